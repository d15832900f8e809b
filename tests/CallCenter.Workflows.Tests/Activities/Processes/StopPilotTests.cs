using CallCenter.Processes.Lifecycle;
using CallCenter.Processes.Pilots;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

public sealed class StopPilotTests
{
    [Theory]
    [InlineData("Ship", VerdictKind.Ship)]
    [InlineData("rollback", VerdictKind.RollBack)]
    public void Execute_Decision_IsAskedFor(string decision, VerdictKind kind)
    {
        var run = Steps.Run(() => new StopPilot { Decision = decision, Reason = "why" });

        Assert.Equal(new AskPilotEnd(Steps.Process, null, kind, "why"), run.Asked);
        Assert.Equal("Stopped", Steps.OutcomeOf(run, new("Stopped")));
        Assert.Equal("Refused", Steps.OutcomeOf(Steps.Run(() => new StopPilot { Decision = decision }), Steps.Refused));
    }

    [Fact]
    public void Execute_NoSuchDecision_SaysWhichThereAre() => Assert.Contains(
        "Ship, Hold", Assert.Throws<ActivityFault>(() => Steps.Run(() => new StopPilot { Decision = "Maybe" })).Message, StringComparison.Ordinal);
}
