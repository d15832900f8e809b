namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Methods that look for items.</content>
internal static partial class ArrayBuiltIns
{
    private static MethodTable AddSearching(MethodTable table) => table
        .Add("indexOf", 1, (run, in self, a) => IndexOf(run, ToList(run, self), a))
        .Add("lastIndexOf", 1, (run, in self, a) => LastIndexOf(run, ToList(run, self), a))
        .Add("includes", 1, (run, in self, a) => Includes(run, ToList(run, self), a))
        .Add("find", 1, (run, in self, a) => ItemAt(self, FindIndex(run, self, a, "find", backwards: false)))
        .Add("findIndex", 1, (run, in self, a) => FindIndex(run, self, a, "findIndex", backwards: false))
        .Add("findLast", 1, (run, in self, a) => ItemAt(self, FindIndex(run, self, a, "findLast", backwards: true)))
        .Add("findLastIndex", 1, (run, in self, a) => FindIndex(run, self, a, "findLastIndex", backwards: true))
        .Add("at", 1, At);

    private static Value IndexOf(ScriptRun run, ValueList list, ReadOnlySpan<Value> a)
    {
        run.Work(list.Count / 8);
        for (var i = Numbers.Clamp(a.IntegerAt(run, 1), list.Count); i < list.Count; i++)
        {
            if (Operators.StrictEquals(list[i], a.At(0))) return i;
        }

        return -1;
    }

    private static Value LastIndexOf(ScriptRun run, ValueList list, ReadOnlySpan<Value> a)
    {
        run.Work(list.Count / 8);
        var start = a.IntegerAt(run, 1, list.Count - 1);
        start = start < 0 ? list.Count + start : Math.Min(start, list.Count - 1);
        for (var i = (int)Math.Max(-1, start); i >= 0; i--)
        {
            if (Operators.StrictEquals(list[i], a.At(0))) return i;
        }

        return -1;
    }

    private static Value Includes(ScriptRun run, ValueList list, ReadOnlySpan<Value> a)
    {
        run.Work(list.Count / 8);
        for (var i = Numbers.Clamp(a.IntegerAt(run, 1), list.Count); i < list.Count; i++)
        {
            if (Operators.SameValueZero(list[i], a.At(0))) return true;
        }

        return false;
    }

    private static Value ItemAt(in Value self, in Value index) =>
        self.Reference is ValueList list && index.Number is >= 0 and var at && at < list.Count ? list[(int)at] : default;

    private static Value FindIndex(ScriptRun run, in Value self, ReadOnlySpan<Value> a, string method, bool backwards)
    {
        var list = ToList(run, self);
        var test = a.FunctionAt(run, 0, method);
        var count = list.Count;
        for (var step = 0; step < count; step++)
        {
            var i = backwards ? count - 1 - step : step;
            var item = i < list.Count ? list[i] : default;
            if (Operators.ToBoolean(CallBack(run, test, a.At(1), item, i, self))) return i;
        }

        return -1;
    }

    private static Value At(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var list = ToList(run, self);
        var index = a.IntegerAt(run, 0);
        if (index < 0) index += list.Count;
        return index >= 0 && index < list.Count ? list[(int)index] : default;
    }
}
