using CallCenter.Contacts;

namespace CallCenter.Workflows.Server.Contacts;

/// <summary>
/// Work in order within a contact and side by side between contacts: the events of one contact must not overtake each other,
/// and a thousand contacts must not wait for one another's commit.
/// </summary>
internal sealed class ContactLanes(Action<ContactId, Exception> failed)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ContactId, Queue<Func<Task>>> _lanes = [];
    private TaskCompletionSource? _idle;

    public bool IsIdle
    {
        get
        {
            lock (_gate) return _lanes.Count == 0;
        }
    }

    public void Add(ContactId contact, Func<Task> work)
    {
        lock (_gate)
        {
            if (_lanes.TryGetValue(contact, out var lane))
            {
                lane.Enqueue(work);
                return;
            }

            _lanes[contact] = lane = new();
            lane.Enqueue(work);
            _ = Task.Run(() => RunAsync(contact, lane));
        }
    }

    public Task UntilIdleAsync()
    {
        lock (_gate)
        {
            if (_lanes.Count == 0) return Task.CompletedTask;
            _idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    private async Task RunAsync(ContactId contact, Queue<Func<Task>> lane)
    {
        while (true)
        {
            Func<Task>? work;
            lock (_gate)
            {
                if (!lane.TryDequeue(out work))
                {
                    _lanes.Remove(contact);
                    if (_lanes.Count == 0) Interlocked.Exchange(ref _idle, null)?.SetResult();
                    return;
                }
            }

            try
            {
                await work();
            }
            catch (Exception failure)
            {
                failed(contact, failure);
            }
        }
    }
}
