using CallCenter.Workflows.Activities.Elsa;
using CallCenter.Workflows.Schedules;
using Timer = CallCenter.Workflows.Activities.Elsa.Timer;

namespace CallCenter.Workflows.Tests.Activities.Elsa;

public sealed class TimerTests
{
    private static ActivityRun<Timer> Run(TimeSpan interval, object? payload = null) =>
        new ActivityRun<Timer>(() => new Timer { Interval = interval }, new FakeContext { Payload = payload }).Execute();

    [Fact]
    public void Execute_InMidFlow_WaitsOneInterval()
    {
        var run = Run(TimeSpan.FromMinutes(5));

        Assert.Equal(FakeContext.Start.AddMinutes(5), run.Waits[0].DueAt);
        Assert.Equal("Done", run.Elapse().Outcome);
    }

    [Fact]
    public void Execute_StartedByTheClock_IsDone() => Assert.Equal("Done", Run(TimeSpan.FromMinutes(5), payload: "tick").Outcome);

    [Fact]
    public void TriggerSchedule_IsTheInterval_UnlessItIsTooShort()
    {
        Assert.Equal(new Schedule.Every(TimeSpan.FromMinutes(1)), new Timer().TriggerSchedule());
        Assert.Null(new Timer { Interval = TimeSpan.FromMilliseconds(1) }.TriggerSchedule());
    }
}
