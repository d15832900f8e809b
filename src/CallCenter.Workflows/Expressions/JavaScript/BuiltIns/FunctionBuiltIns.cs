using System.Collections.Frozen;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>The methods of functions.</summary>
internal static class FunctionBuiltIns
{
    public static readonly FrozenDictionary<string, BuiltIn> Methods = new MethodTable()
        .Add("call", 1, (run, in self, a) => Function(run, self).Call(run, a.At(0), a.Length > 1 ? a[1..] : default))
        .Add("apply", 2, Apply)
        .Add("bind", 1, Bind)
        .Add("toString", 0, (run, in self, a) => Operators.ToText(run, self))
        .Freeze();

    private static Callable Function(ScriptRun run, in Value self)
    {
        ScriptRun.EnsureStack(run);
        return self.Reference as Callable ?? throw run.TypeError($"A function is needed, not {run.Describe(self)}.", $"需要函数,而不是 {run.Describe(self)}。");
    }

    private static Value Apply(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var list = a.At(1).IsNothing ? [] : ArrayBuiltIns.ToList(run, a.At(1));
        run.Charge(16L * list.Count);
        return Function(run, self).Call(run, a.At(0), list.ToArray());
    }

    private static Value Bind(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        run.Charge(96 + 16L * a.Length);
        return Value.OfTransient(new BoundFunction(Function(run, self), a.At(0), a.Length > 1 ? a[1..].ToArray() : []));
    }

    private sealed class BoundFunction(Callable function, Value self, Value[] first) : Callable
    {
        public override string Name => "bound " + function.Name;

        public override int ParameterCount => Math.Max(0, function.ParameterCount - first.Length);

        public override Value Call(ScriptRun run, in Value ignored, ReadOnlySpan<Value> arguments)
        {
            ScriptRun.EnsureStack(run);
            run.Work(1 + (first.Length + arguments.Length) / 8);
            return function.Call(run, self, [.. first, .. arguments]);
        }
    }
}
