using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

public sealed class RollBackTests
{
    [Fact]
    public void Resume_RolledBackOrRefused_EndsByIt()
    {
        var run = Steps.Run(() => new RollBack { Rollout = "rollout-1", Groups = ["g1"] });

        var asked = Assert.IsType<AskRollBack>(run.Asked);
        Assert.Equal(("rollout-1", "g1"), (asked.Rollout, Assert.Single(asked.Groups)));
        Assert.Equal("RolledBack", Steps.OutcomeOf(run, new("RolledBack")));
        Assert.Equal("Refused", Steps.OutcomeOf(Steps.Run(() => new RollBack()), Steps.Refused));
    }
}
