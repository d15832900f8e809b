using CallCenter.Workflows.Activities.Elsa;
using CallCenter.Workflows.Schedules;

namespace CallCenter.Workflows.Tests.Activities.Elsa;

public sealed class StartAtTests
{
    private static readonly DateTimeOffset Soon = FakeContext.Start.AddHours(3);

    private static ActivityRun<StartAt> Run(DateTimeOffset at, object? payload = null) =>
        new ActivityRun<StartAt>(() => new StartAt { DateTime = at }, new FakeContext { Payload = payload }).Execute();

    [Fact]
    public void Execute_AMomentToCome_IsWaitedFor()
    {
        var run = Run(Soon);

        Assert.Equal(Soon, run.Waits[0].DueAt);
        Assert.Equal("Done", run.Elapse().Outcome);
    }

    [Fact]
    public void Execute_AMomentThatHasPassed_IsDone() => Assert.Equal("Done", Run(FakeContext.Start.AddSeconds(-1)).Outcome);

    [Fact]
    public void Execute_StartedByTheClock_IsDone() => Assert.Equal("Done", Run(Soon, payload: "start").Outcome);

    [Fact]
    public void TriggerSchedule_IsTheMoment() => Assert.Equal(new Schedule.At(Soon), new StartAt { DateTime = Soon }.TriggerSchedule());
}
