using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Elsa;
using CallCenter.Workflows.Schedules;

namespace CallCenter.Workflows.Tests.Activities.Elsa;

public sealed class CronTests
{
    private static ActivityRun<Cron> Run(string text, object? payload = null) =>
        new(() => new Cron { CronExpression = Read(text) }, new FakeContext { Payload = payload });

    [Fact]
    public void Execute_InMidFlow_WaitsForTheNextMoment()
    {
        var run = Run("0 30 1 * * *").Execute();

        Assert.Equal(new(2026, 3, 2, 1, 30, 0, TimeSpan.Zero), run.Waits[0].DueAt);
        Assert.Equal("Done", run.Elapse().Outcome);
    }

    [Fact]
    public void Execute_StartedByTheClock_IsDone() => Assert.Equal("Done", Run("0 0 0 * * *", payload: "tick").Execute().Outcome);

    [Fact]
    public void Execute_AMomentThatNeverComes_Faults() => Assert.Contains("never comes", Assert.Throws<ActivityFault>(() => Run("0 0 0 30 2 *").Execute()).Message, StringComparison.Ordinal);

    [Fact]
    public void TriggerSchedule_IsTheCalendar() =>
        Assert.Equal("0 0 9 * * *", Assert.IsType<Schedule.Cron>(new Cron { CronExpression = Read("0 0 9 * * *") }.TriggerSchedule()).ToString());

    private static CronExpression Read(string text) => CronExpression.TryParse(text, out var expression, out var error) ? expression : throw new FormatException(error.En);
}
