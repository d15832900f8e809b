using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

public sealed class ReleaseVersionTests
{
    [Fact]
    public void Resume_ReleasedOrRefused_EndsByIt()
    {
        var run = Steps.Run(() => new ReleaseVersion { ProcessVersion = 1 });

        Assert.Equal(new AskRelease(Steps.Process, 1), run.Asked);
        Assert.Equal("Released", Steps.OutcomeOf(run, new("Released") { Number = 1 }));
        Assert.Equal("Refused", Steps.OutcomeOf(Steps.Run(() => new ReleaseVersion()), Steps.Refused));
    }
}
