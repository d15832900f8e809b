using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

public sealed class StartPilotTests
{
    [Fact]
    public void Resume_StartedOrRefused_EndsByIt()
    {
        var run = Steps.Run(() => new StartPilot { Pilot = " pilot-1 ", Reason = "" });

        Assert.Equal(new AskPilotStart(Steps.Process, "pilot-1", null), run.Asked);
        Assert.Equal("Started", Steps.OutcomeOf(run, new("Started")));
        Assert.Equal("Refused", Steps.OutcomeOf(Steps.Run(() => new StartPilot()), Steps.Refused));
    }
}
