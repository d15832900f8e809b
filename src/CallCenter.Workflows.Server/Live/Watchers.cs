namespace CallCenter.Workflows.Server.Live;

/// <summary>Who watches what, by connection.</summary>
internal sealed class Watchers
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HashSet<string>> _byConnection = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    // Read without the lock by whoever reports a change.
    private volatile HashSet<string> _watched = new(StringComparer.Ordinal);

    public bool Watches(string thing) => _watched.Contains(thing);

    public void Add(string connection, string thing)
    {
        lock (_gate)
        {
            if (!_byConnection.TryGetValue(connection, out var things)) _byConnection[connection] = things = new(StringComparer.Ordinal);
            if (!things.Add(thing)) return;
            _counts[thing] = _counts.GetValueOrDefault(thing) + 1;
            _watched = new(_counts.Keys, StringComparer.Ordinal);
        }
    }

    public void Remove(string connection)
    {
        lock (_gate)
        {
            if (!_byConnection.Remove(connection, out var things)) return;
            foreach (var thing in things)
            {
                if (--_counts[thing] == 0) _counts.Remove(thing);
            }

            _watched = new(_counts.Keys, StringComparer.Ordinal);
        }
    }
}
