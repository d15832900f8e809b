using CallCenter.Workflows.Activities.Elsa;

namespace CallCenter.Workflows.Tests.Activities.Elsa;

public sealed class DelayTests
{
    [Fact]
    public void Execute_Time_IsWaitedFor()
    {
        var run = new ActivityRun<Delay>(() => new Delay { TimeSpan = TimeSpan.FromMinutes(2) }, new FakeContext()).Execute();

        Assert.Equal(FakeContext.Start.AddMinutes(2), run.Waits[0].DueAt);
        Assert.Equal("Done", run.Elapse().Outcome);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Execute_NoTime_IsDoneAtOnce(int seconds) =>
        Assert.Equal("Done", new ActivityRun<Delay>(() => new Delay { TimeSpan = TimeSpan.FromSeconds(seconds) }, new FakeContext()).Execute().Outcome);
}
