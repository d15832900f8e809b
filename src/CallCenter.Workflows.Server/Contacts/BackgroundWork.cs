namespace CallCenter.Workflows.Server.Contacts;

/// <summary>Work besides the floor's and the flows', which a virtual clock waits for too.</summary>
public interface IBackgroundWork
{
    bool IsIdle { get; }

    /// <summary>Goes up whenever it passes work on to others.</summary>
    long Rounds => 0;

    Task UntilIdleAsync();
}

/// <summary>Counts pieces of work under way.</summary>
internal sealed class PendingWork
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

    public Task UntilIdleAsync()
    {
        lock (_gate)
        {
            if (_count == 0) return Task.CompletedTask;
            return (_idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public void Began()
    {
        lock (_gate) _count++;
    }

    public void Ended(int count)
    {
        lock (_gate)
        {
            _count -= count;
            if (_count == 0) Interlocked.Exchange(ref _idle, null)?.SetResult();
        }
    }
}
