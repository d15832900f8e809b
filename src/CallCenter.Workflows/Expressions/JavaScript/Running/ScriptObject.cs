namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>An object that is no plain record or list: a function, a date, a map, an error, <c>Math</c>, <c>variables</c>, ...</summary>
internal abstract class ScriptObject : TransientValue
{
    private ValueRecord? _own;

    /// <summary>The name in <c>[object Name]</c>.</summary>
    public virtual string ClassName => "Object";

    /// <summary>Shared by all runs, so scripts must not write to it.</summary>
    public virtual bool IsShared => false;

    /// <summary>Methods and computed properties; what the script itself wrote onto the object goes before them.</summary>
    protected virtual Value GetBuiltIn(ScriptRun run, string name) => default;

    public virtual Value Get(ScriptRun run, string name)
    {
        if (_own is not null && _own.TryGet(name, out var value)) return value;
        return GetBuiltIn(run, name);
    }

    public virtual void Set(ScriptRun run, string name, Value value)
    {
        if (IsShared) throw run.TypeError($"Cannot set '{name}' here: built-in objects cannot be changed.", $"不能设置“{name}”:内置对象不可修改。");
        _own ??= [];
        run.SetMember(_own, name, value);
    }

    public virtual bool Has(ScriptRun run, string name) => (_own?.Has(name) ?? false) || !GetBuiltIn(run, name).IsUndefined;

    public virtual bool HasOwn(ScriptRun run, string name) => _own?.Has(name) ?? false;

    public virtual bool Delete(ScriptRun run, string name) => _own is null || _own.Remove(name) || true;

    public virtual IEnumerable<string> Keys(ScriptRun run) => _own?.Names ?? (IEnumerable<string>)[];

    /// <summary>The items when this can be iterated, else null.</summary>
    public virtual IEnumerator<Value>? Iterate(ScriptRun run) => null;

    public virtual Value ToPrimitive(ScriptRun run, PrimitiveHint hint) => $"[object {ClassName}]";

    /// <summary>The plain value this becomes when it leaves the script; undefined when it has none.</summary>
    public virtual Value ToPlain(ScriptRun run)
    {
        var record = new ValueRecord();
        foreach (var name in Keys(run)) record[name] = Get(run, name);
        return Value.Of(record);
    }

    public override string ToString() => $"[object {ClassName}]";
}

/// <summary>Something that can be called.</summary>
internal abstract class Callable : ScriptObject
{
    public override string ClassName => "Function";

    public abstract string Name { get; }

    public abstract int ParameterCount { get; }

    public abstract Value Call(ScriptRun run, in Value self, ReadOnlySpan<Value> arguments);

    /// <summary>As <c>new</c> calls it.</summary>
    public virtual Value Construct(ScriptRun run, ReadOnlySpan<Value> arguments) =>
        throw run.TypeError($"'{Name}' cannot be used with new: call it, and let it return an object.", $"“{Name}”不能与 new 一起使用:请直接调用它并返回对象。");

    protected override Value GetBuiltIn(ScriptRun run, string name) => name switch
    {
        "name" => Name,
        "length" => ParameterCount,
        _ => FunctionBuiltIns.Methods.TryGetValue(name, out var method) ? Value.OfTransient(method) : default,
    };

    public override Value ToPlain(ScriptRun run) => default;

    public override Value ToPrimitive(ScriptRun run, PrimitiveHint hint) => $"function {Name}() {{ [code] }}";
}

/// <summary>The code of a built-in.</summary>
internal delegate Value NativeCall(ScriptRun run, in Value self, ReadOnlySpan<Value> arguments);

/// <summary>A built-in function or method. Shared by all runs.</summary>
internal sealed class BuiltIn(string name, int parameterCount, NativeCall code) : Callable
{
    public override string Name => name;

    public override int ParameterCount => parameterCount;

    public override bool IsShared => true;

    public NativeCall Code => code;

    public override Value Call(ScriptRun run, in Value self, ReadOnlySpan<Value> arguments)
    {
        run.Step();
        return code(run, self, arguments);
    }
}

internal static class Arguments
{
    /// <summary>The argument, undefined when it was not given.</summary>
    public static Value At(this ReadOnlySpan<Value> arguments, int index) => index < arguments.Length ? arguments[index] : default;

    public static double NumberAt(this ReadOnlySpan<Value> arguments, ScriptRun run, int index) =>
        index < arguments.Length ? Operators.ToNumber(run, arguments[index]) : double.NaN;

    public static double IntegerAt(this ReadOnlySpan<Value> arguments, ScriptRun run, int index, double otherwise = 0) =>
        index < arguments.Length && !arguments[index].IsUndefined ? Operators.ToInteger(run, arguments[index]) : otherwise;

    public static string TextAt(this ReadOnlySpan<Value> arguments, ScriptRun run, int index) => Operators.ToText(run, arguments.At(index));

    public static Callable FunctionAt(this ReadOnlySpan<Value> arguments, ScriptRun run, int index, string method)
    {
        if (arguments.At(index).Reference is Callable function) return function;
        var shown = run.Describe(arguments.At(index));
        throw run.TypeError($"{method} needs a function, not {shown}.", $"{method} 需要一个函数,而不是 {shown}。");
    }
}
