using System.Collections;

namespace CallCenter.Workflows;

/// <summary>A record of named values, as a JSON object; members keep the order in which they were added.</summary>
public sealed class ValueRecord : IEnumerable<KeyValuePair<string, Value>>
{
    private readonly OrderedDictionary<string, Value> _members;

    public ValueRecord() => _members = new(StringComparer.Ordinal);
    public ValueRecord(int capacity) => _members = new(capacity, StringComparer.Ordinal);

    public int Count => _members.Count;

    /// <summary>The member; undefined when there is none. Setting adds or replaces.</summary>
    public Value this[string name]
    {
        get => _members.TryGetValue(name, out var value) ? value : default;
        set => _members[name] = value;
    }

    public OrderedDictionary<string, Value>.KeyCollection Names => _members.Keys;

    public bool TryGet(string name, out Value value) => _members.TryGetValue(name, out value);
    public bool Has(string name) => _members.ContainsKey(name);
    public bool Remove(string name) => _members.Remove(name);

    /// <summary>For collection initialisers: <c>new ValueRecord { ["a"] = 1 }</c> reads better.</summary>
    public void Add(string name, Value value) => _members[name] = value;

    /// <summary>Same names with equal values, in any order.</summary>
    public bool ContentEquals(ValueRecord other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (Count != other.Count) return false;
        foreach (var (name, value) in _members)
        {
            if (!other._members.TryGetValue(name, out var theirs) || value != theirs) return false;
        }

        return true;
    }

    public OrderedDictionary<string, Value>.Enumerator GetEnumerator() => _members.GetEnumerator();
    IEnumerator<KeyValuePair<string, Value>> IEnumerable<KeyValuePair<string, Value>>.GetEnumerator() => GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
