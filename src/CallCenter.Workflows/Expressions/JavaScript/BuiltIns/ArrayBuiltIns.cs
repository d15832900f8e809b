using System.Collections.Frozen;
using System.Text;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary><c>Array</c>: the table of its methods, and what the methods share.</summary>
internal static partial class ArrayBuiltIns
{
    public static readonly FrozenDictionary<string, BuiltIn> Methods =
        AddCopying(AddWalking(AddSearching(AddChanging(new MethodTable())))).Freeze();

    public static readonly Constructor Constructor = new("Array", 1, MakeArray, MakeArray)
    {
        Prototype = Methods,
        Functions = new MethodTable()
            .Add("isArray", 1, (run, in self, a) => a.At(0).Reference is ValueList)
            .Add("of", 0, (run, in self, a) => Value.Of(Copy(run, a)))
            .Add("from", 1, From)
            .Freeze(),
    };

    private static ValueList Copy(ScriptRun run, ReadOnlySpan<Value> items)
    {
        var list = run.NewList(items.Length);
        foreach (var item in items) list.Add(item);
        return list;
    }

    private static Value MakeArray(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        if (a.Length != 1 || !a[0].IsNumber) return Value.Of(Copy(run, a));
        var length = a[0].Number;
        if (length < 0 || length > uint.MaxValue || length != Math.Truncate(length)) throw run.RangeError("Invalid array length", "数组长度无效");
        var list = new ValueList();
        run.Charge(64);
        run.Extend(list, (long)length);
        return Value.Of(list);
    }

    private static Value From(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var source = a.At(0);
        var list = run.NewList();
        if (Iteration.IsIterable(run, source)) Iteration.Fill(run, list, source);
        else if (source.IsNothing) throw run.TypeError($"Array.from cannot read {Operators.ToText(run, source)}.", $"Array.from 无法读取 {Operators.ToText(run, source)}。");
        else list = ToList(run, source);
        if (a.At(1).IsUndefined) return Value.Of(list);
        var map = a.FunctionAt(run, 1, "Array.from");
        for (var i = 0; i < list.Count; i++) list[i] = CallBack(run, map, a.At(2), list[i], i, default);
        return Value.Of(list);
    }

    /// <summary>The list a method works on; texts, iterables and objects with a length are read into one.</summary>
    public static ValueList ToList(ScriptRun run, in Value value)
    {
        if (value.Reference is ValueList list) return list;
        if (value.IsNothing) throw run.TypeError($"An array is needed, not {Operators.ToText(run, value)}.", $"需要数组,而不是 {Operators.ToText(run, value)}。");
        if (Iteration.IsIterable(run, value)) return Iteration.ToList(run, value);
        var result = run.NewList();
        if (value.Reference is not (ValueRecord or ScriptObject)) return result;
        var length = Operators.ToInteger(run, Properties.Get(run, value, "length"));
        if (!(length > 0)) return result;
        run.Extend(result, (long)Math.Min(length, int.MaxValue));
        for (var i = 0; i < result.Count; i++) result[i] = Properties.Get(run, value, Value.NumberText(i));
        return result;
    }

    /// <summary>Calls back with item, index and the whole, as most methods do.</summary>
    public static Value CallBack(ScriptRun run, Callable function, in Value self, in Value item, int index, in Value whole)
    {
        var arguments = default(FourValues);
        arguments[0] = item;
        arguments[1] = index;
        arguments[2] = whole;
        return function.Call(run, self, ((ReadOnlySpan<Value>)arguments)[..3]);
    }

    public static Value Join(ScriptRun run, ValueList list, string separator)
    {
        if (!run.EnterList(list)) return "";
        var built = new StringBuilder();
        try
        {
            AppendItems(run, built, list, separator);
        }
        finally
        {
            run.LeaveList();
        }

        run.Work(list.Count / 4 + built.Length / 32);
        return run.NewText(built.ToString());
    }

    private static void AppendItems(ScriptRun run, StringBuilder built, ValueList list, string separator)
    {
        for (var i = 0; i < list.Count; i++)
        {
            var item = list[i];
            var text = item.IsNothing ? "" : Operators.ToText(run, item);
            run.Charge(2L * (text.Length + separator.Length));
            if (i > 0) built.Append(separator);
            built.Append(text);
        }
    }

    private static ValueList Slice(ScriptRun run, ValueList list, int start, int end)
    {
        var count = Math.Max(0, end - start);
        var result = run.NewList(count);
        run.Work(count / 8);
        if (count > 0) result.AddRange(list.GetRange(start, count));
        return result;
    }
}
