namespace CallCenter.Workflows.Runtime.Hosting;

/// <summary>Waiting on the centre's clock, which may be virtual: never on real time.</summary>
internal static class ClockExtensions
{
    /// <summary>Calls back once after a while.</summary>
    public static void After(this TimeProvider clock, TimeSpan pause, Action action)
    {
        // The timer is reachable from its own state, or it could be collected before it fires.
        var once = new Once(action);
        once.Timer = clock.CreateTimer(static state => ((Once)state!).Fire(), once, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        once.Timer.Change(pause, Timeout.InfiniteTimeSpan);
    }

    public static async Task WaitAsync(this TimeProvider clock, TimeSpan pause, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource();
        clock.After(pause, () => done.TrySetResult());
        await using var registration = cancellationToken.Register(() => done.TrySetCanceled(cancellationToken));
        await done.Task;
    }

    private sealed class Once(Action action)
    {
        public ITimer? Timer { get; set; }

        public void Fire()
        {
            Timer?.Dispose();
            action();
        }
    }
}
