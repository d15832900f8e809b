using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

public sealed class ScoreCandidateTests
{
    private static ActivityRun<ScoreCandidate> Run(string points) => Steps.Run(() => new ScoreCandidate { Points = ValueJson.Parse(points) });

    [Fact]
    public void Execute_Points_AreThoseOfTheCriteriaInTheirOrder()
    {
        var asked = Assert.IsType<AskScore>(Run("""{"volume":2,"goal":5,"note":"x","other":3}""").Asked);

        Assert.Equal([new CriterionPoints("goal", 5), new CriterionPoints("volume", 2)], asked.Points);
    }

    [Fact]
    public void Execute_PointsNotWhole_NamesTheCriterion() =>
        Assert.Contains("\"goal\"", Assert.Throws<ActivityFault>(() => Run("""{"goal":2.5}""")).Message, StringComparison.Ordinal);

    [Fact]
    public void Resume_Scored_GivesThePriority()
    {
        var run = Run("{}");

        Assert.Equal(("Scored", 1.5), (Steps.OutcomeOf(run, new("Scored") { Figure = 1.5 }), run.Last.Priority));
        Assert.Equal("Refused", Steps.OutcomeOf(Run("{}"), Steps.Refused));
    }
}
