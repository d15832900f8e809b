using System.Collections.Frozen;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>Keys of maps and sets compare as === but NaN equals NaN; objects by identity.</summary>
internal sealed class KeyComparer : IEqualityComparer<Value>
{
    public static readonly KeyComparer Instance = new();

    public bool Equals(Value left, Value right) => Operators.SameValueZero(left, right);

    public int GetHashCode(Value value)
    {
        if (value.IsNumber) return value.Number == 0 ? 0 : value.Number.GetHashCode();
        if (value.AsString is { } text) return text.GetHashCode(StringComparison.Ordinal);
        return value.Reference is { } reference ? System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(reference) : 0;
    }
}

/// <summary>Entries in the order they were added, found by key; bears being changed while it is walked over.</summary>
internal sealed class KeyedEntries
{
    private readonly Dictionary<Value, int> _places = new(KeyComparer.Instance);
    private readonly List<(Value Key, Value Value, bool Removed)> _entries = [];

    public int Count => _places.Count;

    public bool TryGet(in Value key, out Value value)
    {
        var found = _places.TryGetValue(key, out var place);
        value = found ? _entries[place].Value : default;
        return found;
    }

    public void Set(ScriptRun run, in Value key, in Value value)
    {
        if (_places.TryGetValue(key, out var place))
        {
            _entries[place] = (_entries[place].Key, value, false);
            return;
        }

        run.Charge(96);
        // -0 as a key is 0.
        var stored = key.IsNumber && key.Number == 0 ? 0 : key;
        _places[stored] = _entries.Count;
        _entries.Add((stored, value, false));
    }

    public bool Remove(in Value key)
    {
        if (!_places.Remove(key, out var place)) return false;
        _entries[place] = (default, default, true);
        return true;
    }

    public void Clear()
    {
        for (var i = 0; i < _entries.Count; i++) _entries[i] = (default, default, true);
        _places.Clear();
    }

    public IEnumerable<(Value Key, Value Value)> Walk(ScriptRun run)
    {
        for (var i = 0; i < _entries.Count; i++)
        {
            run.Step();
            if (!_entries[i].Removed) yield return (_entries[i].Key, _entries[i].Value);
        }
    }
}

internal sealed class MapObject : ScriptObject
{
    public KeyedEntries Entries { get; } = new();

    public override string ClassName => "Map";

    protected override Value GetBuiltIn(ScriptRun run, string name) =>
        name == "size" ? Entries.Count : MapBuiltIns.MapMethods.TryGetValue(name, out var method) ? Value.OfTransient(method) : default;

    public override IEnumerator<Value> Iterate(ScriptRun run) => Entries.Walk(run).Select(entry => Value.ListOf(entry.Key, entry.Value)).GetEnumerator();

    /// <summary>An object, since that is what a map of names is wanted for.</summary>
    public override Value ToPlain(ScriptRun run)
    {
        var record = new ValueRecord();
        foreach (var (key, value) in Entries.Walk(run)) record[Operators.ToKey(run, key)] = value;
        return Value.Of(record);
    }
}

internal sealed class SetObject : ScriptObject
{
    public KeyedEntries Entries { get; } = new();

    public override string ClassName => "Set";

    protected override Value GetBuiltIn(ScriptRun run, string name) =>
        name == "size" ? Entries.Count : MapBuiltIns.SetMethods.TryGetValue(name, out var method) ? Value.OfTransient(method) : default;

    public override IEnumerator<Value> Iterate(ScriptRun run) => Entries.Walk(run).Select(entry => entry.Key).GetEnumerator();

    public override Value ToPlain(ScriptRun run) => Value.Of(Iteration.ToList(run, Value.OfTransient(this)));
}

/// <summary><c>Map</c> and <c>Set</c>.</summary>
internal static class MapBuiltIns
{
    public static readonly FrozenDictionary<string, BuiltIn> MapMethods = new MethodTable()
        .Add("get", 1, (run, in self, a) => Map(run, self).TryGet(a.At(0), out var value) ? value : default)
        .Add("set", 2, (run, in self, a) =>
        {
            Map(run, self).Set(run, a.At(0), a.At(1));
            return self;
        })
        .Add("has", 1, (run, in self, a) => Map(run, self).TryGet(a.At(0), out _))
        .Add("delete", 1, (run, in self, a) => Map(run, self).Remove(a.At(0)))
        .Add("clear", 0, (run, in self, a) => Clear(Map(run, self)))
        .Add("keys", 0, (run, in self, a) => Iterator(run, Map(run, self).Walk(run).Select(entry => entry.Key)))
        .Add("values", 0, (run, in self, a) => Iterator(run, Map(run, self).Walk(run).Select(entry => entry.Value)))
        .Add("entries", 0, (run, in self, a) => Iterator(run, Map(run, self).Walk(run).Select(entry => Pair(run, entry.Key, entry.Value))))
        .Add("forEach", 1, (run, in self, a) => ForEach(run, Map(run, self), self, a))
        .Freeze();

    public static readonly FrozenDictionary<string, BuiltIn> SetMethods = new MethodTable()
        .Add("add", 1, (run, in self, a) =>
        {
            Set(run, self).Set(run, a.At(0), a.At(0));
            return self;
        })
        .Add("has", 1, (run, in self, a) => Set(run, self).TryGet(a.At(0), out _))
        .Add("delete", 1, (run, in self, a) => Set(run, self).Remove(a.At(0)))
        .Add("clear", 0, (run, in self, a) => Clear(Set(run, self)))
        .Add("keys", 0, (run, in self, a) => Iterator(run, Set(run, self).Walk(run).Select(entry => entry.Key)))
        .Add("values", 0, (run, in self, a) => Iterator(run, Set(run, self).Walk(run).Select(entry => entry.Key)))
        .Add("entries", 0, (run, in self, a) => Iterator(run, Set(run, self).Walk(run).Select(entry => Pair(run, entry.Key, entry.Key))))
        .Add("forEach", 1, (run, in self, a) => ForEach(run, Set(run, self), self, a))
        .Freeze();

    public static readonly Constructor MapConstructor = new("Map", 0, (run, in self, a) => throw NeedsNew(run, "Map"), NewMap) { Prototype = MapMethods };

    public static readonly Constructor SetConstructor = new("Set", 0, (run, in self, a) => throw NeedsNew(run, "Set"), NewSet) { Prototype = SetMethods };

    private static ScriptThrow NeedsNew(ScriptRun run, string name) => run.TypeError($"{name} needs new: new {name}().", $"{name} 需要 new:new {name}()。");

    private static KeyedEntries Map(ScriptRun run, in Value self) =>
        (self.Reference as MapObject)?.Entries ?? throw run.TypeError($"A Map is needed, not {run.Describe(self)}.", $"需要 Map,而不是 {run.Describe(self)}。");

    private static KeyedEntries Set(ScriptRun run, in Value self) =>
        (self.Reference as SetObject)?.Entries ?? throw run.TypeError($"A Set is needed, not {run.Describe(self)}.", $"需要 Set,而不是 {run.Describe(self)}。");

    private static Value Clear(KeyedEntries entries)
    {
        entries.Clear();
        return default;
    }

    private static Value Pair(ScriptRun run, in Value key, in Value value)
    {
        run.Charge(96);
        return Value.ListOf(key, value);
    }

    private static Value Iterator(ScriptRun run, IEnumerable<Value> items) => IteratorObject.Over(run, items.GetEnumerator());

    private static Value ForEach(ScriptRun run, KeyedEntries entries, Value self, ReadOnlySpan<Value> a)
    {
        var action = a.FunctionAt(run, 0, "forEach");
        foreach (var (key, value) in entries.Walk(run))
        {
            var arguments = default(FourValues);
            arguments[0] = value;
            arguments[1] = key;
            arguments[2] = self;
            action.Call(run, a.At(1), ((ReadOnlySpan<Value>)arguments)[..3]);
        }

        return default;
    }

    private static Value NewMap(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        run.Charge(256);
        var map = new MapObject();
        if (a.At(0).IsNothing) return Value.OfTransient(map);
        var entries = Iteration.Over(run, a[0]);
        while (entries.MoveNext())
        {
            var entry = entries.Current;
            if (Operators.IsPrimitive(entry)) throw run.TypeError($"new Map needs pairs, not {run.Describe(entry)}.", $"new Map 需要键值对,而不是 {run.Describe(entry)}。");
            map.Entries.Set(run, Properties.Get(run, entry, "0"), Properties.Get(run, entry, "1"));
        }

        return Value.OfTransient(map);
    }

    private static Value NewSet(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        run.Charge(256);
        var set = new SetObject();
        if (a.At(0).IsNothing) return Value.OfTransient(set);
        var items = Iteration.Over(run, a[0]);
        while (items.MoveNext()) set.Entries.Set(run, items.Current, items.Current);
        return Value.OfTransient(set);
    }
}
