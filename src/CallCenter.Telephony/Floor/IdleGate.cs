namespace CallCenter.Telephony.Floor;

/// <summary>Counts work under way, so that a virtual clock can wait until there is none.</summary>
internal sealed class IdleGate
{
    private readonly Lock _gate = new();
    private int _count;
    private TaskCompletionSource? _idle;

    public bool IsIdle
    {
        get
        {
            lock (_gate) return _count == 0;
        }
    }

    public void Enter()
    {
        lock (_gate) _count++;
    }

    public void Leave()
    {
        TaskCompletionSource? idle = null;
        lock (_gate)
        {
            if (--_count == 0) (idle, _idle) = (_idle, null);
        }

        idle?.SetResult();
    }

    public Task WaitAsync()
    {
        lock (_gate)
        {
            if (_count == 0) return Task.CompletedTask;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }
}
