using System.Collections.Frozen;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>Reading and writing properties of any value.</summary>
internal static class Properties
{
    public static Value Get(ScriptRun run, in Value target, string name)
    {
        switch (target.Reference)
        {
            case ValueRecord record: return record.TryGet(name, out var member) ? member : ObjectBuiltIns.MethodOf(name);
            case ValueList list: return GetOfList(list, name);
            case ScriptObject other: return other.Get(run, name);
            default: return GetOfPrimitive(run, target, name);
        }
    }

    private static Value GetOfList(ValueList list, string name)
    {
        if (name == "length") return list.Count;
        if (Numbers.ToIndex(name) is var index and >= 0) return index < list.Count ? list[index] : default;
        if (list.Named is not null && list.Named.TryGet(name, out var named)) return named;
        return ArrayBuiltIns.Methods.TryGetValue(name, out var method) ? Value.OfTransient(method) : ObjectBuiltIns.MethodOf(name, GlobalNames.Array);
    }

    private static Value GetOfPrimitive(ScriptRun run, in Value target, string name)
    {
        if (target.IsString)
        {
            if (name == "length") return LengthOf(target);
            if (Numbers.ToIndex(name) is var index and >= 0) return CharacterAt(target, index);
            return MethodOf(StringBuiltIns.Methods, name, GlobalNames.String);
        }

        if (target.IsNumber) return MethodOf(NumberBuiltIns.Methods, name, GlobalNames.Number);
        if (target.IsBoolean) return MethodOf(BooleanBuiltIns.Methods, name, GlobalNames.Boolean);
        throw CannotRead(run, target, name, null);
    }

    private static Value MethodOf(FrozenDictionary<string, BuiltIn> methods, string name, string constructor) =>
        methods.TryGetValue(name, out var method) ? Value.OfTransient(method) : ObjectBuiltIns.MethodOf(name, constructor);

    public static double LengthOf(in Value text) => text.Reference is TextValue growing ? growing.Length : text.AsString!.Length;

    private static Value CharacterAt(in Value text, int index)
    {
        var characters = text.AsString!;
        return index < characters.Length ? StringBuiltIns.OneCharacter(characters[index]) : Value.Undefined;
    }

    public static ScriptThrow CannotRead(ScriptRun run, in Value target, string name, string? shown)
    {
        var kind = target.IsNull ? "null" : "undefined";
        var reason = shown is null ? "" : $": {shown} is {kind}";
        var chineseReason = shown is null ? "" : $":{shown} 是 {kind}";
        return run.TypeError($"Cannot read '{name}' of {kind}{reason}. Write ?. to allow for it.", $"无法读取 {kind} 的“{name}”{chineseReason}。可写 ?. 以允许这种情况。");
    }

    /// <summary>Reads by a computed key.</summary>
    public static Value GetIndex(ScriptRun run, in Value target, in Value key)
    {
        if (key.IsNumber && Numbers.ToIndex(key.Number) is var index and >= 0)
        {
            if (target.Reference is ValueList list) return index < list.Count ? list[index] : default;
            if (target.IsString) return CharacterAt(target, index);
        }

        if (target.IsNothing) throw CannotRead(run, target, Operators.ToKey(run, key), null);
        return Get(run, target, Operators.ToKey(run, key));
    }

    public static void Set(ScriptRun run, in Value target, string name, in Value value)
    {
        switch (target.Reference)
        {
            case ValueRecord record: run.SetMember(record, name, value); return;
            case ValueList list: SetOfList(run, list, name, value); return;
            case ScriptObject other: other.Set(run, name, value); return;
            default: break;
        }

        if (target.IsNothing)
        {
            var kind = target.IsNull ? "null" : "undefined";
            throw run.TypeError($"Cannot set '{name}' of {kind}.", $"无法设置 {kind} 的“{name}”。");
        }

        throw run.TypeError($"Cannot set '{name}' of {run.Describe(target)}: only objects and arrays have properties.",
            $"无法设置 {run.Describe(target)} 的“{name}”:只有对象和数组才有属性。");
    }

    private static void SetOfList(ScriptRun run, ValueList list, string name, in Value value)
    {
        if (name == "length") SetLength(run, list, Operators.ToNumber(run, value));
        else if (Numbers.ToIndex(name) is var index and >= 0) run.SetItem(list, index, value);
        else run.SetMember(list.Named ??= [], name, value);
    }

    private static void SetLength(ScriptRun run, ValueList list, double length)
    {
        if (length < 0 || length > uint.MaxValue || length != Math.Truncate(length)) throw run.RangeError("Invalid array length", "数组长度无效");
        run.MarkChanged();
        if (length < list.Count) list.RemoveRange((int)length, list.Count - (int)length);
        else run.Extend(list, (long)length);
    }

    /// <summary>Writes by a computed key.</summary>
    public static void SetIndex(ScriptRun run, in Value target, in Value key, in Value value)
    {
        if (target.Reference is ValueList list && key.IsNumber && Numbers.ToIndex(key.Number) is var index and >= 0) run.SetItem(list, index, value);
        else Set(run, target, Operators.ToKey(run, key), value);
    }

    public static bool Delete(ScriptRun run, in Value target, string name)
    {
        switch (target.Reference)
        {
            case ValueRecord record:
                run.Work(record.Count / 2);
                run.MarkChanged();
                record.Remove(name);
                return true;
            case ValueList list:
                if (name == "length") return false;
                run.MarkChanged();
                if (Numbers.ToIndex(name) is var index and >= 0 && index < list.Count) list[index] = default;
                else list.Named?.Remove(name);
                return true;
            case ScriptObject other: return other.Delete(run, name);
            default:
                if (target.IsNothing) throw CannotRead(run, target, name, null);
                return true;
        }
    }

    public static bool In(ScriptRun run, in Value key, in Value target)
    {
        var name = Operators.ToKey(run, key);
        return target.Reference switch
        {
            ValueRecord or ValueList => HasOwn(run, target, name) || !Get(run, target, name).IsUndefined,
            ScriptObject other => other.Has(run, name),
            _ => throw run.TypeError($"Cannot use 'in' to search for '{name}' in {run.Describe(target)}.", $"不能用 in 在 {run.Describe(target)} 中查找“{name}”。"),
        };
    }

    public static bool HasOwn(ScriptRun run, in Value target, string name) => target.Reference switch
    {
        ValueRecord record => record.Has(name),
        ValueList list => name == "length" || (Numbers.ToIndex(name) is var index and >= 0 ? index < list.Count : list.Named?.Has(name) ?? false),
        ScriptObject other => other.HasOwn(run, name),
        _ => target.IsString && (name == "length" || (Numbers.ToIndex(name) is var at and >= 0 && at < LengthOf(target))),
    };

    /// <summary>The own enumerable names in ECMAScript's order: those that are indexes first, by size.</summary>
    public static List<string> Keys(ScriptRun run, in Value target)
    {
        var names = new List<string>();
        switch (target.Reference)
        {
            case ValueRecord record:
                run.Work(record.Count / 4);
                names.AddRange(record.Names);
                SortIndexes(names);
                break;
            case ValueList list:
                AddIndexes(names, list.Count, run);
                if (list.Named is not null) names.AddRange(list.Named.Names);
                break;
            case ScriptObject other: names.AddRange(other.Keys(run)); break;
            default:
                if (target.IsString) AddIndexes(names, (int)LengthOf(target), run);
                break;
        }

        run.Charge(56 + 8L * names.Count);
        return names;
    }

    private static void AddIndexes(List<string> names, int count, ScriptRun run)
    {
        run.Charge(40L * count);
        run.Work(count / 4);
        for (var i = 0; i < count; i++) names.Add(Value.NumberText(i));
    }

    private static void SortIndexes(List<string> names)
    {
        if (!names.Exists(name => Numbers.ToIndex(name) >= 0)) return;
        var indexes = names.Where(name => Numbers.ToIndex(name) >= 0).OrderBy(Numbers.ToIndex).ToList();
        names.RemoveAll(name => Numbers.ToIndex(name) >= 0);
        names.InsertRange(0, indexes);
    }
}
