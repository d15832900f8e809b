using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

public sealed class EvaluatePilotTests
{
    [Theory]
    [InlineData("Ship")]
    [InlineData("Hold")]
    [InlineData("RollBack")]
    [InlineData("Invalid")]
    [InlineData("Running")]
    public void Resume_Verdict_IsItsOutcome(string verdict)
    {
        var run = Steps.Run(() => new EvaluatePilot());

        Assert.Equal(new AskPilotVerdict(Steps.Process, null), run.Asked);
        Assert.Equal((verdict, 9), (Steps.OutcomeOf(run, new(verdict) { Number = 9 }), run.Last.Day));
    }

    [Fact]
    public void Resume_NothingToEvaluate_IsAnIncident() => Assert.Throws<ActivityFault>(() => Steps.Run(() => new EvaluatePilot()).Answer(Steps.Refused));
}
