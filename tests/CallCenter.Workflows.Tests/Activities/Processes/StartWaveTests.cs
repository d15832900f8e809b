using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

public sealed class StartWaveTests
{
    private static ActivityRun<StartWave> Run() => Steps.Run(() => new StartWave { SignOffRole = "ProcessOwner", SignedOffBy = "林经理" });

    /// <summary>A question that is repeated after a crash starts the wave it was about, not the one after.</summary>
    [Theory]
    [InlineData("Ready")]
    [InlineData("Waiting")]
    public void Resume_NextWaveKnown_AsksForThatOne(string standing)
    {
        var run = Run();
        Assert.Null(Assert.IsType<AskRollout>(run.Asked).Rollout);

        Assert.Equal(new AskWave(Steps.Process, "rollout-1", 2, "ProcessOwner", "林经理"), run.Answer(new LifecycleAnswer(standing) { Id = "rollout-1", Number = 2 }).Asked);
        Assert.Equal(("Started", 2), (Steps.OutcomeOf(run, new("Started") { Id = "rollout-1", Number = 2 }), run.Last.Wave));
    }

    [Fact]
    public void Resume_NoneToStart_EndsWithoutAsking()
    {
        Assert.Equal("Finished", Steps.OutcomeOf(Run(), new("Finished") { Id = "rollout-1", Number = 3 }));
        Assert.Equal("Refused", Steps.OutcomeOf(Run(), new("Stopped", new("已暂停。", "Paused."))));
        Assert.Equal("Refused", Steps.OutcomeOf(Run(), Steps.Refused));
    }

    [Fact]
    public void Resume_GatesClosed_SaysWhich()
    {
        var run = Run().Answer(new LifecycleAnswer("Waiting") { Id = "rollout-1", Number = 1 });

        Assert.Equal(("GatesClosed", "缺少同意。"), (Steps.OutcomeOf(run, new("GatesClosed", new("缺少同意。", "Not agreed."))), run.Last.Explanation));
    }
}
