namespace CallCenter.Workflows.Runtime.Composition;

/// <summary>For which instances others are being started right now.</summary>
internal sealed class StartsUnderWay
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _byParent = new(StringComparer.Ordinal);

    public void Begin(string parentInstanceId)
    {
        lock (_lock)
        {
            if (!_byParent.TryGetValue(parentInstanceId, out var entry)) _byParent[parentInstanceId] = entry = new();
            entry.Count++;
        }
    }

    public void End(string parentInstanceId)
    {
        lock (_lock)
        {
            var entry = _byParent[parentInstanceId];
            if (--entry.Count > 0) return;
            _byParent.Remove(parentInstanceId);
            entry.Ended.SetResult();
        }
    }

    public Task UntilEndedAsync(string parentInstanceId)
    {
        lock (_lock) return _byParent.TryGetValue(parentInstanceId, out var entry) ? entry.Ended.Task : Task.CompletedTask;
    }

    private sealed class Entry
    {
        public int Count { get; set; }
        public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
