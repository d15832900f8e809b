namespace CallCenter.Workflows.Runtime.Timers;

/// <summary>The timers in memory by due time. Withdrawn ones stay in the heap until their time comes and are passed over then.</summary>
internal sealed class NearTimers
{
    private readonly Dictionary<(string InstanceId, int Number), DateTimeOffset> _live = [];
    private readonly PriorityQueue<(string InstanceId, int Number), long> _heap = new();

    public int Count => _live.Count;

    /// <summary>The earliest, perhaps of one withdrawn.</summary>
    public DateTimeOffset NextDue => _heap.TryPeek(out _, out var ticks) ? new(ticks, TimeSpan.Zero) : DateTimeOffset.MaxValue;

    public void Add(string instanceId, int number, DateTimeOffset due)
    {
        if (_live.TryAdd((instanceId, number), due)) _heap.Enqueue((instanceId, number), due.UtcTicks);
    }

    public void Remove(string instanceId, int number)
    {
        _live.Remove((instanceId, number));
        if (_heap.Count > 1000 && _heap.Count > 4 * _live.Count) Compact();
    }

    public bool TryTakeDue(DateTimeOffset now, out (string InstanceId, int Number) timer)
    {
        while (_heap.TryPeek(out timer, out var ticks) && ticks <= now.UtcTicks)
        {
            _heap.Dequeue();
            if (_live.Remove(timer)) return true;
        }

        return false;
    }

    private void Compact()
    {
        _heap.Clear();
        foreach (var (key, due) in _live) _heap.Enqueue(key, due.UtcTicks);
    }
}
