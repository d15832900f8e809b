using CallCenter.Telephony.Simulator;

namespace CallCenter.Telephony.Tests.Simulator;

public sealed class SimulationClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private readonly SimulationClock _clock = SimulationClock.Virtual(Start);
    private readonly List<string> _fired = [];

    private ITimer Set(string name, double seconds, double period = -1) => _clock.CreateTimer(
        _ => _fired.Add($"{name}@{(_clock.GetUtcNow() - Start).TotalSeconds}"), null, TimeSpan.FromSeconds(seconds),
        period < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(period));

    [Fact]
    public async Task Advance_Timers_FireInDueOrderThenOrderOfSetting()
    {
        Set("late", 3);
        Set("first", 1);
        Set("second", 1);

        await _clock.AdvanceAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(["first@1", "second@1"], _fired);
        Assert.Equal(Start.AddSeconds(2), _clock.GetUtcNow());
        Assert.Equal(2 * TimeSpan.TicksPerSecond, _clock.GetTimestamp());
        Assert.Equal(TimeSpan.FromSeconds(2), _clock.GetElapsedTime(0));
        Assert.Equal(Start.AddSeconds(3), _clock.NextDue);
    }

    [Fact]
    public async Task Advance_TimerSetByATimer_FiresInTheSameAdvance()
    {
        _clock.CreateTimer(_ => Set("child", 1), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        await _clock.AdvanceAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(["child@2"], _fired);
    }

    [Fact]
    public async Task Advance_AfterEachTimer_WaitsUntilIdle()
    {
        Set("a", 1);
        Set("b", 1);
        _clock.UntilIdle = async () =>
        {
            await Task.Yield();
            _fired.Add("idle");
        };

        await _clock.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(["idle", "a@1", "idle", "b@1", "idle"], _fired);
    }

    [Fact]
    public async Task Advance_PeriodicTimer_FiresEachTimeUntilDisposed()
    {
        var timer = Set("tick", 1, 2);
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(5));
        timer.Dispose();
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(["tick@1", "tick@3", "tick@5"], _fired);
        Assert.False(timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public async Task Change_TimerThatIsSet_VoidsWhatWasSet()
    {
        var timer = Set("once", 1);
        Assert.True(timer.Change(TimeSpan.FromSeconds(4), Timeout.InfiniteTimeSpan));
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(3));
        Assert.Empty(_fired);
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await _clock.AdvanceAsync(TimeSpan.FromSeconds(3));

        Assert.Empty(_fired);
        Assert.Null(_clock.NextDue);
    }

    [Fact]
    public async Task Delay_OnTheClock_CompletesWhenItIsTime()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(10), _clock);
        await _clock.AdvanceAsync(TimeSpan.FromMinutes(9));
        Assert.False(delay.IsCompleted);

        await _clock.AdvanceAsync(TimeSpan.FromMinutes(1));
        await delay;
    }

    [Fact]
    public async Task Advance_TwiceAtOnce_OneAfterTheOther()
    {
        Set("a", 1);
        await Task.WhenAll(_clock.AdvanceAsync(TimeSpan.FromSeconds(1)), _clock.AdvanceAsync(TimeSpan.FromSeconds(1)));

        Assert.Equal(Start.AddSeconds(2), _clock.GetUtcNow());
        Assert.Equal(["a@1"], _fired);
    }

    [Fact]
    public async Task Advance_PacedClock_SaysThatItRunsByItself()
    {
        var clock = new SimulationClock(1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => clock.AdvanceAsync(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Paced_SpeedAThousand_RunsAThousandTimesAsFast()
    {
        var clock = new SimulationClock(1000, Start);
        var begun = TimeProvider.System.GetTimestamp();

        await Task.Delay(TimeSpan.FromSeconds(60), clock);

        // It cannot be early by the simulated clock, nor take anything near a real minute.
        Assert.True(clock.GetUtcNow() - Start >= TimeSpan.FromSeconds(60));
        Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Speed_Impossible_IsRefused(double speed) => Assert.Throws<ArgumentOutOfRangeException>(() => new SimulationClock(speed));
}
