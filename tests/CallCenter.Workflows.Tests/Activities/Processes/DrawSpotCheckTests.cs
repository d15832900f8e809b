using CallCenter.Processes.Deployment;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

public sealed class DrawSpotCheckTests
{
    private static ActivityRun<DrawSpotCheck> Run(string? day) => new ActivityRun<DrawSpotCheck>(() => new DrawSpotCheck { Day = day, Size = 5 }).Execute();

    [Fact]
    public void Execute_Day_AsksForIt()
    {
        Assert.Equal(new AskSpotDraw(new DateOnly(2026, 11, 20), 5), Run("2026-11-20").Asked);
        Assert.Equal(new AskSpotDraw(null, 5), Run(" ").Asked);
    }

    [Fact]
    public void Execute_NoDate_FaultsWithAnExample() => Assert.Contains("2026-11-20", Assert.Throws<ActivityFault>(() => Run("gestern")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(false, "Drawn", 5)]
    [InlineData(true, "NothingToDraw", 0)]
    public void Resume_Answer_IsTheOutcome(bool refused, string outcome, int count)
    {
        var run = Run(null).Answer(refused ? new DeploymentAnswer(null, Refusal: new("无", "none")) : new DeploymentAnswer("2026-11-20", 5));
        Assert.Equal((outcome, count, refused ? "无 / none" : null), (run.Outcome, run.Last.Count, run.Last.Refusal));
    }
}
