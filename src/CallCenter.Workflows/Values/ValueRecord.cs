using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace CallCenter.Workflows;

/// <summary>
/// A record of named values, as a JSON object; members keep the order in which they were added. Small records, which
/// nearly all are, are searched in a row; larger ones keep an index. Members may change while they are enumerated.
/// </summary>
public sealed class ValueRecord : IEnumerable<KeyValuePair<string, Value>>
{
    private const int SearchedInARow = 8;

    private string[] _names = [];
    private Value[] _values = [];
    private int _count;

    /// <summary>Chains of members with the same hash: the first of each bucket, then the next of each member; 1-based.</summary>
    private int[]? _buckets;
    private int[]? _next;

    public ValueRecord() { }

    public ValueRecord(int capacity)
    {
        if (capacity > 0) Resize(capacity);
    }

    public int Count => _count;

    /// <summary>The member; undefined when there is none. Setting adds or replaces.</summary>
    public Value this[string name]
    {
        get => Find(name) is var at and >= 0 ? _values[at] : default;
        set
        {
            var at = Find(name);
            if (at >= 0) _values[at] = value;
            else Append(name, value);
        }
    }

    /// <summary>The names in their order.</summary>
    public NameList Names => new(this);

    public bool TryGet(string name, out Value value)
    {
        var at = Find(name);
        value = at >= 0 ? _values[at] : default;
        return at >= 0;
    }

    public bool Has(string name) => Find(name) >= 0;

    public bool Remove(string name)
    {
        var at = Find(name);
        if (at < 0) return false;
        RemoveAt(at);
        return true;
    }

    /// <summary>For collection initialisers: <c>new ValueRecord { ["a"] = 1 }</c> reads better.</summary>
    public void Add(string name, Value value) => this[name] = value;

    /// <summary>The member at a position in the order.</summary>
    public KeyValuePair<string, Value> At(int position)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)position, (uint)_count, nameof(position));
        return new(_names[position], _values[position]);
    }

    internal void SetAt(int position, Value value) => _values[position] = value;

    internal void RemoveAt(int position)
    {
        _count--;
        Array.Copy(_names, position + 1, _names, position, _count - position);
        Array.Copy(_values, position + 1, _values, position, _count - position);
        _names[_count] = null!;
        _values[_count] = default;
        if (_buckets is not null) Index(_names.Length);
    }

    /// <summary>Same names with equal values, in any order.</summary>
    public bool ContentEquals(ValueRecord other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (_count != other._count) return false;
        for (var i = 0; i < _count; i++)
        {
            if (!other.TryGet(_names[i], out var theirs) || _values[i] != theirs) return false;
        }

        return true;
    }

    public Enumerator GetEnumerator() => new(this);
    IEnumerator<KeyValuePair<string, Value>> IEnumerable<KeyValuePair<string, Value>>.GetEnumerator() => GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(string name)
    {
        if (_buckets is not null) return FindInIndex(name);
        var names = _names;
        for (var i = 0; i < _count; i++)
        {
            // Names of a definition are mostly the same object; only then the characters have to be looked at.
            if (ReferenceEquals(names[i], name) || string.Equals(names[i], name, StringComparison.Ordinal)) return i;
        }

        return -1;
    }

    private int FindInIndex(string name)
    {
        var at = _buckets![BucketOf(name)] - 1;
        while (at >= 0 && !string.Equals(_names[at], name, StringComparison.Ordinal)) at = _next![at] - 1;
        return at;
    }

    private int BucketOf(string name) => (int)((uint)name.GetHashCode(StringComparison.Ordinal) % (uint)_buckets!.Length);

    private void Append(string name, Value value)
    {
        if (_count == _names.Length) Resize(Math.Max(4, _count * 2));
        _names[_count] = name;
        _values[_count] = value;
        _count++;
        if (_buckets is not null) Link(_count - 1);
        else if (_count > SearchedInARow) Index(_names.Length);
    }

    private void Resize(int size)
    {
        Array.Resize(ref _names, size);
        Array.Resize(ref _values, size);
        if (_buckets is not null) Index(size);
    }

    private void Index(int size)
    {
        _buckets = new int[size];
        _next = new int[size];
        for (var i = 0; i < _count; i++) Link(i);
    }

    private void Link(int at)
    {
        var bucket = BucketOf(_names[at]);
        _next![at] = _buckets![bucket];
        _buckets[bucket] = at + 1;
    }

    /// <summary>Walks over the members in their order.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<string, Value>>
    {
        private readonly ValueRecord _record;
        private int _at;

        internal Enumerator(ValueRecord record)
        {
            _record = record;
            _at = -1;
        }

        public readonly KeyValuePair<string, Value> Current => new(_record._names[_at], _record._values[_at]);

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => ++_at < _record._count;

        public void Reset() => _at = -1;

        public readonly void Dispose() { }
    }

    /// <summary>The names of a record, as a view.</summary>
    [SuppressMessage("Performance", "CA1815:Override equals and operator equals on value types", Justification = "A view, never compared.")]
    public readonly struct NameList : IReadOnlyList<string>
    {
        private readonly ValueRecord _record;

        internal NameList(ValueRecord record) => _record = record;

        public int Count => _record._count;

        public string this[int index] => _record.At(index).Key;

        public IEnumerator<string> GetEnumerator()
        {
            for (var i = 0; i < _record._count; i++) yield return _record._names[i];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
