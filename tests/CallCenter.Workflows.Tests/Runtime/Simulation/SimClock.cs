namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>A clock that moves only when told to, to the next timer.</summary>
internal sealed class SimClock : TimeProvider
{
    private readonly List<SimTimer> _timers = [];

    public static readonly DateTimeOffset Begin = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; private set; } = Begin;
    public bool HasTimers => _timers.Count > 0;
    public DateTimeOffset NextTimer => _timers.Min(timer => timer.DueAt);

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Goes to the next timer, but no further than allowed, and fires those due then.</summary>
    public void Advance(TimeSpan most)
    {
        var next = NextTimer < Now + most ? NextTimer : Now + most;
        if (next > Now) Now = next;
        foreach (var timer in _timers.Where(timer => timer.DueAt <= Now).ToList())
        {
            if (_timers.Remove(timer)) timer.Fire();
        }
    }

    /// <summary>Time passes with nobody there.</summary>
    public void Jump(TimeSpan by) => Now += by;

    /// <summary>The process died: its timers with it.</summary>
    public void Forget() => _timers.Clear();

    private sealed class SimTimer(SimClock clock, Action fire) : ITimer
    {
        public DateTimeOffset DueAt { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock._timers.Remove(this);
            if (dueTime == Timeout.InfiniteTimeSpan) return true;
            DueAt = clock.Now + dueTime;
            clock._timers.Add(this);
            return true;
        }

        public void Dispose() => clock._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
