using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

public sealed class DraftVersionTests
{
    [Fact]
    public void Resume_Drafted_GivesItsNumber()
    {
        var run = Steps.Run(() => new DraftVersion());

        Assert.Equal(new AskDraft(Steps.Process), run.Asked);
        Assert.Equal(("Drafted", 3), (Steps.OutcomeOf(run, new("Drafted") { Number = 3 }), run.Last.VersionNumber));
        Assert.Equal("Refused", Steps.OutcomeOf(Steps.Run(() => new DraftVersion()), Steps.Refused));
    }
}
