namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Methods that change the array.</content>
internal static partial class ArrayBuiltIns
{
    private static MethodTable AddChanging(MethodTable table) => table
        .Add("push", 1, Push)
        .Add("pop", 0, (run, in self, a) => RemoveAt(run, Changed(run, self), last: true))
        .Add("shift", 0, (run, in self, a) => RemoveAt(run, Changed(run, self), last: false))
        .Add("unshift", 1, Unshift)
        .Add("splice", 2, Splice)
        .Add("reverse", 0, (run, in self, a) => Reverse(run, Changed(run, self)))
        .Add("sort", 1, (run, in self, a) => Value.Of(Sort(run, Changed(run, self), a.At(0))))
        .Add("fill", 1, Fill)
        .Add("copyWithin", 2, CopyWithin);

    private static ValueList Changed(ScriptRun run, in Value self)
    {
        run.MarkChanged();
        return self.Reference as ValueList
            ?? throw run.TypeError($"This method changes an array; it cannot be used on {run.Describe(self)}.", $"此方法会修改数组,不能用于 {run.Describe(self)}。");
    }

    private static Value Push(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var list = Changed(run, self);
        foreach (var item in a) run.Append(list, item);
        return list.Count;
    }

    private static Value RemoveAt(ScriptRun run, ValueList list, bool last)
    {
        if (list.Count == 0) return default;
        var index = last ? list.Count - 1 : 0;
        if (!last) run.Work(list.Count / 32);
        var item = list[index];
        list.RemoveAt(index);
        return item;
    }

    private static Value Unshift(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var list = Changed(run, self);
        run.Work(list.Count / 32);
        run.Charge(16L * a.Length);
        list.InsertRange(0, a.ToArray());
        return list.Count;
    }

    private static Value Splice(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var list = Changed(run, self);
        var start = Numbers.Clamp(a.IntegerAt(run, 0), list.Count);
        var count = a.Length == 0 ? 0
            : a.Length == 1 ? list.Count - start
            : (int)Math.Clamp(a.IntegerAt(run, 1), 0, list.Count - start);
        var removed = Slice(run, list, start, start + count);
        run.Work(list.Count / 32);
        list.RemoveRange(start, count);
        if (a.Length > 2)
        {
            run.Charge(16L * a.Length);
            list.InsertRange(start, a[2..].ToArray());
        }

        return Value.Of(removed);
    }

    private static Value Reverse(ScriptRun run, ValueList list)
    {
        run.Work(list.Count / 8);
        list.Reverse();
        return Value.Of(list);
    }

    private static Value Fill(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var list = Changed(run, self);
        var start = Numbers.Clamp(a.IntegerAt(run, 1), list.Count);
        var end = Numbers.Clamp(a.IntegerAt(run, 2, list.Count), list.Count);
        run.Work(list.Count / 8);
        for (var i = start; i < end; i++) list[i] = a.At(0);
        return self;
    }

    private static Value CopyWithin(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var list = Changed(run, self);
        var target = Numbers.Clamp(a.IntegerAt(run, 0), list.Count);
        var start = Numbers.Clamp(a.IntegerAt(run, 1), list.Count);
        var end = Numbers.Clamp(a.IntegerAt(run, 2, list.Count), list.Count);
        var copy = Slice(run, list, start, end);
        for (var i = 0; i < copy.Count && target + i < list.Count; i++) list[target + i] = copy[i];
        return self;
    }

    /// <summary>
    /// Sorts in place: undefined last, by the given function or by text. A merge sort of its own, as it must be stable
    /// and must bear comparisons that contradict each other or change the list.
    /// </summary>
    private static ValueList Sort(ScriptRun run, ValueList list, in Value comparison)
    {
        if (!comparison.IsUndefined && comparison.Reference is not Callable)
            throw run.TypeError($"sort needs a function, not {run.Describe(comparison)}.", $"sort 需要一个函数,而不是 {run.Describe(comparison)}。");
        var items = list.Where(item => !item.IsUndefined).ToArray();
        run.Charge(40L * list.Count);
        run.Work(10 + list.Count / 2);
        if (comparison.Reference is Callable function) MergeSort(items, new Value[items.Length], new ByFunction(run, function));
        else SortByText(run, items);
        var undefined = list.Count - items.Length;
        list.Clear();
        list.AddRange(items);
        for (var i = 0; i < undefined; i++) list.Add(default);
        return list;
    }

    private static void SortByText(ScriptRun run, Value[] items)
    {
        var texts = new string[items.Length];
        for (var i = 0; i < items.Length; i++) texts[i] = Operators.ToText(run, items[i]);
        var pairs = new (string Text, Value Item)[items.Length];
        for (var i = 0; i < items.Length; i++) pairs[i] = (texts[i], items[i]);
        MergeSort(pairs, new (string, Value)[items.Length], new ByText(run));
        for (var i = 0; i < items.Length; i++) items[i] = pairs[i].Item;
    }

    private interface IOrder<T>
    {
        bool IsAfter(in T left, in T right);
    }

    private readonly struct ByFunction(ScriptRun run, Callable function) : IOrder<Value>
    {
        public bool IsAfter(in Value left, in Value right)
        {
            var arguments = default(FourValues);
            arguments[0] = left;
            arguments[1] = right;
            return Operators.ToNumber(run, function.Call(run, default, ((ReadOnlySpan<Value>)arguments)[..2])) > 0;
        }
    }

    private readonly struct ByText(ScriptRun run) : IOrder<(string Text, Value Item)>
    {
        public bool IsAfter(in (string Text, Value Item) left, in (string Text, Value Item) right)
        {
            run.Work(1 + Math.Min(left.Text.Length, right.Text.Length) / 64);
            return string.CompareOrdinal(left.Text, right.Text) > 0;
        }
    }

    private static void MergeSort<T, TOrder>(Span<T> items, Span<T> room, TOrder order)
        where TOrder : IOrder<T>
    {
        if (items.Length < 2) return;
        var middle = items.Length / 2;
        var left = items[..middle];
        var right = items[middle..];
        MergeSort(left, room[..middle], order);
        MergeSort(right, room[middle..], order);
        if (!order.IsAfter(left[^1], right[0])) return;
        left.CopyTo(room);
        var waiting = room[..middle];
        int i = 0, j = 0, at = 0;
        while (i < waiting.Length && j < right.Length) items[at++] = order.IsAfter(waiting[i], right[j]) ? right[j++] : waiting[i++];
        while (i < waiting.Length) items[at++] = waiting[i++];
    }
}
