namespace CallCenter.Telephony.Simulator;

/// <summary>
/// The centre's clock when calls are simulated: paced (real time by a speed factor) or virtual (it stands still until it is
/// advanced, and then fires timers in due order, waiting after each until everything that follows from it is done).
/// </summary>
public sealed class SimulationClock : TimeProvider
{
    private readonly long _realStart = System.GetTimestamp();
    private readonly DateTimeOffset _start;
    private readonly Lock _gate = new();
    private readonly PriorityQueue<(VirtualTimer Timer, long Stamp), (long Due, long Sequence)> _timers = new();
    private Task _advancing = Task.CompletedTask;
    private long _virtualTicks;
    private long _sequence;

    /// <param name="speed">Simulated seconds in a real second; 0 makes the clock virtual.</param>
    /// <param name="start">What it shows first; null is the real time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The speed is negative or not a number.</exception>
    public SimulationClock(double speed, DateTimeOffset? start = null)
    {
        if (!double.IsFinite(speed) || speed < 0)
            throw new ArgumentOutOfRangeException(nameof(speed), speed, "The speed is 0 (virtual) or a positive factor such as 1 or 10.");
        Speed = speed;
        _start = (start ?? System.GetUtcNow()).ToUniversalTime();
    }

    public static SimulationClock Virtual(DateTimeOffset start) => new(0, start);

    public double Speed { get; }
    public bool IsVirtual => Speed == 0;

    /// <summary>Completes when all work that is under way is done and only time can bring more. Only used when virtual.</summary>
    public Func<ValueTask> UntilIdle { get; set; } = () => ValueTask.CompletedTask;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() =>
        IsVirtual ? Interlocked.Read(ref _virtualTicks) : (long)(System.GetElapsedTime(_realStart).Ticks * Speed);

    public override DateTimeOffset GetUtcNow() => _start.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (!IsVirtual) return new PacedTimer(this, callback, state, dueTime, period);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets simulated time pass. Calls at the same time follow one another.</summary>
    /// <exception cref="InvalidOperationException">The clock is paced: its time passes by itself.</exception>
    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default)
    {
        if (!IsVirtual) throw new InvalidOperationException("Only a virtual clock (speed 0) can be advanced; this one runs by itself.");
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        lock (_gate) return _advancing = AdvanceAsync(_advancing, by, cancellationToken);
    }

    private async Task AdvanceAsync(Task previous, TimeSpan by, CancellationToken cancellationToken)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        var target = GetTimestamp() + by.Ticks;
        await UntilIdle();
        while (TakeDue(target) is { } timer)
        {
            timer.Fire();
            await UntilIdle();
            cancellationToken.ThrowIfCancellationRequested();
        }

        Interlocked.Exchange(ref _virtualTicks, target);
    }

    /// <summary>When the next timer is due; null when none is set, or the clock is paced.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
            {
                DropVoid();
                return _timers.TryPeek(out _, out var at) ? _start.AddTicks(at.Due) : null;
            }
        }
    }

    private VirtualTimer? TakeDue(long target)
    {
        lock (_gate)
        {
            DropVoid();
            if (!_timers.TryPeek(out var next, out var at) || at.Due > target) return null;
            _timers.Dequeue();
            if (at.Due > _virtualTicks) Interlocked.Exchange(ref _virtualTicks, at.Due);
            next.Timer.Repeat(at.Due);
            return next.Timer;
        }
    }

    private void DropVoid()
    {
        while (_timers.TryPeek(out var next, out _) && next.Stamp != next.Timer.Stamp) _timers.Dequeue();
    }

    private sealed class VirtualTimer(SimulationClock clock, TimerCallback callback, object? state) : ITimer
    {
        private long _period;

        /// <summary>Goes up with each change, so that what was set before is void.</summary>
        public long Stamp { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                if (Stamp < 0) return false;
                Stamp++;
                _period = period > TimeSpan.Zero ? period.Ticks : 0;
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
                if (dueTime > TimeSpan.Zero) Set(clock._virtualTicks + dueTime.Ticks);
            }

            // "At once" needs no time to pass.
            if (dueTime == TimeSpan.Zero)
            {
                if (_period > 0) Repeat(clock._virtualTicks);
                ThreadPool.QueueUserWorkItem(_ => Fire());
            }

            return true;
        }

        public void Fire() => callback(state);

        public void Repeat(long from)
        {
            lock (clock._gate)
            {
                if (_period > 0 && Stamp >= 0) Set(from + _period);
            }
        }

        public void Dispose()
        {
            lock (clock._gate) Stamp = -1;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(long due) => clock._timers.Enqueue((this, Stamp), (due, clock._sequence++));
    }

    private sealed class PacedTimer : ITimer
    {
        private readonly ITimer _real;
        private readonly double _speed;

        public PacedTimer(SimulationClock clock, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _speed = clock.Speed;
            _real = System.CreateTimer(callback, state, Real(dueTime), Real(period));
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => _real.Change(Real(dueTime), Real(period));
        public void Dispose() => _real.Dispose();
        public ValueTask DisposeAsync() => _real.DisposeAsync();

        /// <summary>
        /// A timer that fires early would find that it is not yet time. So it is rounded up to a millisecond, and one more is added,
        /// as the system's timers may themselves be up to a millisecond early; what is due at once stays so.
        /// </summary>
        private TimeSpan Real(TimeSpan simulated) => simulated == Timeout.InfiniteTimeSpan || simulated == TimeSpan.Zero
            ? simulated
            : TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(simulated.TotalMilliseconds / _speed) + 1, uint.MaxValue - 1));
    }
}
