namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Methods that call a function with every item.</content>
internal static partial class ArrayBuiltIns
{
    private static MethodTable AddWalking(MethodTable table) => table
        .Add("forEach", 1, ForEach)
        .Add("map", 1, Map)
        .Add("filter", 1, Filter)
        .Add("some", 1, (run, in self, a) => Any(run, self, a, "some", wanted: true))
        .Add("every", 1, (run, in self, a) => !Any(run, self, a, "every", wanted: false))
        .Add("reduce", 1, (run, in self, a) => Reduce(run, self, a, "reduce", backwards: false))
        .Add("reduceRight", 1, (run, in self, a) => Reduce(run, self, a, "reduceRight", backwards: true))
        .Add("flatMap", 1, FlatMap);

    private static Value ForEach(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var list = ToList(run, self);
        var action = a.FunctionAt(run, 0, "forEach");
        var count = list.Count;
        for (var i = 0; i < count && i < list.Count; i++) CallBack(run, action, a.At(1), list[i], i, self);
        return default;
    }

    private static Value Map(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var list = ToList(run, self);
        var map = a.FunctionAt(run, 0, "map");
        var count = list.Count;
        var result = run.NewList(count);
        for (var i = 0; i < count; i++) result.Add(i < list.Count ? CallBack(run, map, a.At(1), list[i], i, self) : default);
        return Value.Of(result);
    }

    private static Value Filter(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var list = ToList(run, self);
        var test = a.FunctionAt(run, 0, "filter");
        var count = list.Count;
        var result = run.NewList();
        for (var i = 0; i < count && i < list.Count; i++)
        {
            var item = list[i];
            if (Operators.ToBoolean(CallBack(run, test, a.At(1), item, i, self))) run.Append(result, item);
        }

        return Value.Of(result);
    }

    private static bool Any(ScriptRun run, in Value self, ReadOnlySpan<Value> a, string method, bool wanted)
    {
        var list = ToList(run, self);
        var test = a.FunctionAt(run, 0, method);
        var count = list.Count;
        for (var i = 0; i < count && i < list.Count; i++)
        {
            if (Operators.ToBoolean(CallBack(run, test, a.At(1), list[i], i, self)) == wanted) return true;
        }

        return false;
    }

    private static Value Reduce(ScriptRun run, in Value self, ReadOnlySpan<Value> a, string method, bool backwards)
    {
        var list = ToList(run, self);
        var combine = a.FunctionAt(run, 0, method);
        var count = list.Count;
        var step = 0;
        Value result;
        if (a.Length > 1)
        {
            result = a[1];
        }
        else
        {
            if (count == 0) throw run.TypeError($"{method} of an empty array needs an initial value.", $"空数组的 {method} 需要初始值。");
            result = list[backwards ? count - 1 : 0];
            step = 1;
        }

        for (; step < count; step++)
        {
            var i = backwards ? count - 1 - step : step;
            if (i >= list.Count) continue;
            var arguments = default(FourValues);
            arguments[0] = result;
            arguments[1] = list[i];
            arguments[2] = i;
            arguments[3] = self;
            result = combine.Call(run, default, arguments);
        }

        return result;
    }

    private static Value FlatMap(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var list = ToList(run, self);
        var map = a.FunctionAt(run, 0, "flatMap");
        var count = list.Count;
        var result = run.NewList();
        for (var i = 0; i < count && i < list.Count; i++)
        {
            var mapped = CallBack(run, map, a.At(1), list[i], i, self);
            if (mapped.Reference is ValueList inner) Iteration.Fill(run, result, Value.Of(inner));
            else run.Append(result, mapped);
        }

        return Value.Of(result);
    }
}
