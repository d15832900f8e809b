using CallCenter.Workflows.Runtime.Hosting;
using CallCenter.Workflows.Runtime.Partitions;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.Extensions.Logging;

namespace CallCenter.Workflows.Runtime.Timers;

/// <summary>
/// Timers are rows. In memory are those up to a moment not far away, read page by page; a timer committed within that reach
/// goes straight in. So neither start nor memory grows with the number of timers.
/// </summary>
internal sealed class TimerStation(
    IInstanceStore store, TimeProvider clock, WorkflowRuntimeOptions options, WorkCounter counter, ILogger logger, Action<TimerMessage> post)
    : Station<object?>("timers", concurrency: 1, counter)
{
    private readonly Lock _lock = new();
    private readonly NearTimers _near = new();
    private ITimer? _timer;
    private DateTimeOffset _armedFor = DateTimeOffset.MaxValue;
    private DateTimeOffset _reach = DateTimeOffset.UnixEpoch;
    private TimerPosition? _position;
    private bool _more;

    public int Count
    {
        get
        {
            lock (_lock) return _near.Count;
        }
    }

    /// <summary>Begins to read; completes the reading later, so that nobody waits for it.</summary>
    public void Start() => Put(null);

    public void Stop()
    {
        lock (_lock)
        {
            _timer?.Dispose();
            _timer = null;
            _armedFor = DateTimeOffset.MinValue;
        }
    }

    /// <summary>Takes in what a commit added and withdrew.</summary>
    public void Changed(InstanceWork work)
    {
        lock (_lock)
        {
            foreach (var number in work.BookmarksRemoved) _near.Remove(work.InstanceId, number);
            foreach (var bookmark in work.BookmarksAdded)
            {
                if (bookmark.DueAt is not { } due || due > _reach) continue;
                _near.Add(work.InstanceId, bookmark.Number, due);
                Arm(due);
            }
        }
    }

    /// <summary>Takes in a timer that was put in another's place by a commit of its own.</summary>
    public void Changed(string instanceId, int? removed, int added, DateTimeOffset? due)
    {
        lock (_lock)
        {
            if (removed is { } number) _near.Remove(instanceId, number);
            if (due is not { } at || at > _reach) return;
            _near.Add(instanceId, added, at);
            Arm(at);
        }
    }

    public override async Task PumpAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        while (TryTake(out _)) taken++;
        try
        {
            do Fire();
            while (NeedsPage() && await ReadPageAsync(cancellationToken));
            lock (_lock) Arm(NextWake());
        }
        finally
        {
            Work.Ended(taken);
        }
    }

    private void Fire()
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            while (_near.TryTakeDue(now, out var timer)) post(new(timer.InstanceId, timer.Number));
        }
    }

    private bool NeedsPage()
    {
        lock (_lock) return _more ? _near.Count < options.TimerPage / 2 : clock.GetUtcNow() >= _reach - options.TimerHorizon / 2;
    }

    private async Task<bool> ReadPageAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset target;
        lock (_lock)
        {
            // Before the rows are read: what is committed meanwhile and not among them must find its way in by itself.
            target = clock.GetUtcNow() + options.TimerHorizon;
            if (target < _reach) target = _reach;
            _reach = target;
        }

        IReadOnlyList<StoredBookmark> page;
        for (var failures = 0; ; )
        {
            try
            {
                page = await store.FindDueAsync(_position, target, options.TimerPage, cancellationToken);
                break;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                var pause = options.BackOff(++failures);
                Log.StoreFailed(logger, "which timers are due", pause, exception);
                Work.SetAside();
                await clock.WaitAsync(pause, cancellationToken);
                Work.TakeUp();
            }
        }

        lock (_lock)
        {
            foreach (var row in page) _near.Add(row.InstanceId, row.Number, row.DueAt!.Value);
            _more = page.Count == options.TimerPage;
            if (_more) _reach = page[^1].DueAt!.Value;
            _position = _more
                ? new(page[^1].DueAt!.Value, page[^1].InstanceId, page[^1].Number)
                : new(target, "\uffff", int.MaxValue);
        }

        return true;
    }

    private DateTimeOffset NextWake()
    {
        var next = _near.NextDue;
        if (_more) return next;
        var read = _reach - options.TimerHorizon / 2;
        return read < next ? read : next;
    }

    private void Arm(DateTimeOffset at)
    {
        if (at >= _armedFor) return;
        var pause = at - clock.GetUtcNow();
        _armedFor = at;
        _timer ??= clock.CreateTimer(_ => Due(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        // Rounded up: a timer that fires a fraction early would only be set again.
        _timer.Change(pause <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    private void Due()
    {
        lock (_lock)
        {
            if (_timer is null) return;
            _armedFor = DateTimeOffset.MaxValue;
        }

        Put(null);
    }
}
