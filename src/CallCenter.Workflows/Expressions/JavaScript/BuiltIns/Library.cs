using System.Collections.Frozen;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>A table of built-in methods while it is written down.</summary>
internal sealed class MethodTable
{
    private readonly Dictionary<string, BuiltIn> _methods = new(StringComparer.Ordinal);

    public MethodTable Add(string name, int parameterCount, NativeCall code)
    {
        _methods[name] = new BuiltIn(name, parameterCount, code);
        return this;
    }

    public FrozenDictionary<string, BuiltIn> Freeze() => _methods.ToFrozenDictionary(StringComparer.Ordinal);
}

/// <summary>A shared object with fixed members, such as <c>Math</c>, or the methods behind <c>Array.prototype</c>.</summary>
internal sealed class FixedObject(string name, IReadOnlyDictionary<string, BuiltIn> methods, IReadOnlyDictionary<string, Value>? constants = null) : ScriptObject
{
    public override string ClassName => name;

    public override bool IsShared => true;

    protected override Value GetBuiltIn(ScriptRun run, string name) =>
        methods.TryGetValue(name, out var method) ? Value.OfTransient(method)
        : constants is not null && constants.TryGetValue(name, out var constant) ? constant
        : default;

    public override bool HasOwn(ScriptRun run, string name) => Has(run, name);

    public override Value ToPlain(ScriptRun run) => default;
}

/// <summary>A built-in constructor such as <c>Array</c>: it can be called, used with new, and has functions of its own.</summary>
internal sealed class Constructor(string name, int parameterCount, NativeCall call, NativeCall? construct) : Callable
{
    public IReadOnlyDictionary<string, BuiltIn> Functions { get; init; } = FrozenDictionary<string, BuiltIn>.Empty;

    public IReadOnlyDictionary<string, Value> Constants { get; init; } = FrozenDictionary<string, Value>.Empty;

    public IReadOnlyDictionary<string, BuiltIn> Prototype { get; init; } = FrozenDictionary<string, BuiltIn>.Empty;

    public override string Name => name;

    public override int ParameterCount => parameterCount;

    public override bool IsShared => true;

    public override Value Call(ScriptRun run, in Value self, ReadOnlySpan<Value> arguments)
    {
        run.Step();
        return call(run, self, arguments);
    }

    public override Value Construct(ScriptRun run, ReadOnlySpan<Value> arguments) =>
        construct is null ? base.Construct(run, arguments) : construct(run, default, arguments);

    protected override Value GetBuiltIn(ScriptRun run, string name)
    {
        if (Functions.TryGetValue(name, out var function)) return Value.OfTransient(function);
        if (Constants.TryGetValue(name, out var constant)) return constant;
        if (name == "prototype") return Value.OfTransient(new FixedObject(Name, Prototype));
        return base.GetBuiltIn(run, name);
    }
}

/// <summary>What <c>map.entries()</c> and its like give: items one after the other.</summary>
internal sealed class IteratorObject(IEnumerator<Value> items) : ScriptObject
{
    private static readonly BuiltIn NextMethod = new("next", 0, (run, in self, arguments) =>
    {
        if (self.Reference is not IteratorObject iterator) throw run.TypeError("next needs an iterator.");
        var more = iterator.Move(run);
        var result = run.NewRecord(2);
        result["value"] = more ? iterator.Current : Value.Undefined;
        result["done"] = !more;
        return Value.Of(result);
    });

    private static readonly FrozenDictionary<string, BuiltIn> Helpers = new MethodTable()
        .Add("toArray", 0, (run, in self, arguments) => Value.Of(Iteration.ToList(run, self)))
        .Freeze();

    private Value Current => items.Current;

    public override string ClassName => "Iterator";

    private bool Move(ScriptRun run)
    {
        run.Step();
        return items.MoveNext();
    }

    public override IEnumerator<Value> Iterate(ScriptRun run) => items;

    protected override Value GetBuiltIn(ScriptRun run, string name) =>
        name == "next" ? Value.OfTransient(NextMethod) : Helpers.TryGetValue(name, out var helper) ? Value.OfTransient(helper) : default;

    public override Value ToPlain(ScriptRun run) => Value.Of(Iteration.ToList(run, Value.OfTransient(this)));

    public static Value Over(ScriptRun run, IEnumerator<Value> items)
    {
        run.Charge(96);
        return Value.OfTransient(new IteratorObject(items));
    }
}
