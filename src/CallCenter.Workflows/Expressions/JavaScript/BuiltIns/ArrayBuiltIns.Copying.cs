namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Methods that give a new array or text.</content>
internal static partial class ArrayBuiltIns
{
    private static MethodTable AddCopying(MethodTable table) => table
        .Add("slice", 2, SliceOf)
        .Add("concat", 1, Concat)
        .Add("join", 1, (run, in self, a) => Join(run, ToList(run, self), a.At(0).IsUndefined ? "," : a.TextAt(run, 0)))
        .Add("toString", 0, (run, in self, a) => Join(run, ToList(run, self), ","))
        .Add("toLocaleString", 0, (run, in self, a) => Join(run, ToList(run, self), ","))
        .Add("flat", 0, (run, in self, a) => Flat(run, ToList(run, self), a.IntegerAt(run, 0, 1)))
        .Add("toReversed", 0, (run, in self, a) => Reverse(run, CopyOf(run, self)))
        .Add("toSorted", 1, (run, in self, a) => Value.Of(Sort(run, CopyOf(run, self), a.At(0))))
        .Add("toSpliced", 2, ToSpliced)
        .Add("with", 2, With)
        .Add("keys", 0, (run, in self, a) => IteratorObject.Over(run, Indexes(ToList(run, self))))
        .Add("values", 0, (run, in self, a) => IteratorObject.Over(run, Items(ToList(run, self))))
        .Add("entries", 0, (run, in self, a) => IteratorObject.Over(run, Pairs(run, ToList(run, self))));

    private static ValueList CopyOf(ScriptRun run, in Value self)
    {
        var list = ToList(run, self);
        return Slice(run, list, 0, list.Count);
    }

    private static Value SliceOf(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var list = ToList(run, self);
        var start = Numbers.Clamp(a.IntegerAt(run, 0), list.Count);
        return Value.Of(Slice(run, list, start, Numbers.Clamp(a.IntegerAt(run, 1, list.Count), list.Count)));
    }

    private static Value Concat(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var result = CopyOf(run, self);
        foreach (var item in a)
        {
            if (item.Reference is ValueList) Iteration.Fill(run, result, item);
            else run.Append(result, item);
        }

        return Value.Of(result);
    }

    private static Value Flat(ScriptRun run, ValueList list, double depth)
    {
        var result = run.NewList();
        FlattenInto(run, result, list, depth);
        return Value.Of(result);
    }

    private static void FlattenInto(ScriptRun run, ValueList result, ValueList list, double depth)
    {
        ScriptRun.EnsureStack(run);
        for (var i = 0; i < list.Count; i++)
        {
            run.Step();
            if (depth >= 1 && list[i].Reference is ValueList inner) FlattenInto(run, result, inner, depth - 1);
            else run.Append(result, list[i]);
        }
    }

    private static Value ToSpliced(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var copy = Value.Of(CopyOf(run, self));
        Splice(run, copy, a);
        return copy;
    }

    private static Value With(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var copy = CopyOf(run, self);
        var index = a.IntegerAt(run, 0);
        if (index < 0) index += copy.Count;
        if (index < 0 || index >= copy.Count) throw run.RangeError($"with: the array has no index {Value.NumberText(a.IntegerAt(run, 0))}.", "with:数组没有此下标。");
        copy[(int)index] = a.At(1);
        return Value.Of(copy);
    }

    private static IEnumerator<Value> Indexes(ValueList list)
    {
        for (var i = 0; i < list.Count; i++) yield return i;
    }

    private static IEnumerator<Value> Items(ValueList list)
    {
        for (var i = 0; i < list.Count; i++) yield return list[i];
    }

    private static IEnumerator<Value> Pairs(ScriptRun run, ValueList list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            run.Charge(96);
            yield return Value.ListOf(i, list[i]);
        }
    }
}
