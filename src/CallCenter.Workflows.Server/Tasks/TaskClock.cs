using CallCenter.Workflows.Server.Contacts;
using CallCenter.Persistence.Tasks;
using CallCenter.Tasks;

namespace CallCenter.Workflows.Server.Tasks;

/// <summary>
/// Reminds of tasks and escalates those that are overdue, when their stored times come; what came due while the server stood still
/// is made up for at its start. Tells flows again what they could not take before. Runs on the centre's clock.
/// </summary>
internal sealed partial class TaskClock(TaskStore store, TaskTelling telling, TasksPush push, TimeProvider time, ILogger<TaskClock> logger) : IHostedService, IBackgroundWork, IAsyncDisposable
{
    private const int Batch = 200;

    private static readonly TimeSpan TellAgainAfter = TimeSpan.FromMinutes(1);

    /// <summary>The clock's timers do not reach further than this; then it just looks again.</summary>
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(20);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private ITimer? _timer;
    private Task _round = Task.CompletedTask;
    private bool _looks;
    private bool _again;
    private long _rounds;

    /// <summary>Grows with every look at the times.</summary>
    public long Rounds => Interlocked.Read(ref _rounds);

    public bool IsIdle
    {
        get
        {
            lock (_gate) return !_looks;
        }
    }

    public Task UntilIdleAsync()
    {
        lock (_gate) return _round;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(_ => LookAgain(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        LookAgain();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await UntilIdleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_timer is not null) await _timer.DisposeAsync();
        _stopping.Dispose();
    }

    /// <summary>A time may have come, or there is a new one. Returns at once.</summary>
    public void LookAgain()
    {
        lock (_gate)
        {
            if (_timer is null || _stopping.IsCancellationRequested) return;
            Interlocked.Increment(ref _rounds);
            _again = true;
            if (_looks) return;
            _looks = true;
            _round = Task.Run(LookAsync);
        }
    }

    private async Task LookAsync()
    {
        while (true)
        {
            lock (_gate)
            {
                // Said under the lock: who comes a moment later begins a new round.
                if (!_again || _stopping.IsCancellationRequested)
                {
                    _looks = false;
                    return;
                }

                _again = false;
            }

            var next = TellAgainAfter;
            try
            {
                next = await PassAsync(_stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                // The server stops; what is due is made up for at its next start.
            }
            catch (Exception exception)
            {
                LogFailed(logger, exception);
            }

            if (!_stopping.IsCancellationRequested) _timer!.Change(next, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Does what is due, and answers how long nothing will be.</summary>
    private async Task<TimeSpan> PassAsync(CancellationToken cancellationToken)
    {
        while (await store.DueByAsync(time.GetUtcNow(), Batch, cancellationToken) is { Count: > 0 } due)
        {
            foreach (var id in due) await store.ChangeAsync(id, new TaskMove.TimePassed(), time.GetUtcNow(), cancellationToken);
            push.Changed();
        }

        var untold = await store.UntoldAsync(Batch, cancellationToken);
        foreach (var id in untold)
        {
            if (await store.FindAsync(id, cancellationToken) is { State: TaskState.Done } task) await telling.TellAsync(task, cancellationToken);
        }

        var furthest = untold.Count > 0 && (await store.UntoldAsync(1, cancellationToken)).Count > 0 ? TellAgainAfter : Furthest;
        if (await store.NextAtAsync(cancellationToken) is not { } next) return furthest == Furthest ? Timeout.InfiniteTimeSpan : furthest;
        var pause = next - time.GetUtcNow();
        return pause <= TimeSpan.Zero ? TimeSpan.FromTicks(1) : pause < furthest ? pause : furthest;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The times of tasks could not be looked at; this is tried again in a minute.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
