namespace CallCenter.Workflows.Runtime.Hosting;

/// <summary>Counts what is queued or under way, so that one can wait until all is done. What is handed on is counted before its origin ends.</summary>
internal sealed class WorkCounter
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _idle;
    private int _open;

    public bool IsIdle => Volatile.Read(ref _open) == 0;

    public void Began(int count = 1)
    {
        lock (_lock) _open += count;
    }

    public void Ended(int count = 1)
    {
        TaskCompletionSource? idle = null;
        lock (_lock)
        {
            _open -= count;
            if (_open == 0) (idle, _idle) = (_idle, null);
        }

        idle?.TrySetResult();
    }

    public Task UntilIdleAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_open == 0) return Task.CompletedTask;
            _idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task.WaitAsync(cancellationToken);
        }
    }
}

/// <summary>One station's part of the work. It can be set aside while the station waits for the clock.</summary>
internal sealed class WorkShare(WorkCounter counter)
{
    private readonly Lock _lock = new();
    private int _open;
    private bool _aside;

    public void Began(int count = 1)
    {
        lock (_lock)
        {
            _open += count;
            if (!_aside) counter.Began(count);
        }
    }

    public void Ended(int count = 1)
    {
        lock (_lock)
        {
            _open -= count;
            if (!_aside) counter.Ended(count);
        }
    }

    /// <summary>What is open, and what comes, does not count until <see cref="TakeUp"/>.</summary>
    public void SetAside()
    {
        lock (_lock)
        {
            if (_aside) return;
            _aside = true;
            counter.Ended(_open);
        }
    }

    public void TakeUp()
    {
        lock (_lock)
        {
            if (!_aside) return;
            _aside = false;
            counter.Began(_open);
        }
    }
}
