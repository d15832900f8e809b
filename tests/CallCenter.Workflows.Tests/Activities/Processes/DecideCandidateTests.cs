using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

public sealed class DecideCandidateTests
{
    [Theory]
    [InlineData("Chosen", ProcessStanding.Chosen)]
    [InlineData("Dropped", ProcessStanding.Dropped)]
    public void Execute_Decision_IsAskedForAndIsItsOutcome(string decision, ProcessStanding standing)
    {
        var run = Steps.Run(() => new DecideCandidate { Decision = decision, Reason = "why" });

        Assert.Equal(new AskStanding(Steps.Process, standing, "why"), run.Asked);
        Assert.Equal(decision, Steps.OutcomeOf(run, new(decision)));
    }

    [Fact]
    public void Execute_NoSuchDecision_SaysWhichThereAre() => Assert.Contains(
        "Chosen or Dropped", Assert.Throws<ActivityFault>(() => Steps.Run(() => new DecideCandidate { Decision = "Candidate" })).Message, StringComparison.Ordinal);

    [Fact]
    public void Resume_Refused_IsAnOutcome() => Assert.Equal("Refused", Steps.OutcomeOf(Steps.Run(() => new DecideCandidate()), Steps.Refused));
}
