using System.Collections.Frozen;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary><c>Object</c> and the methods every object has.</summary>
internal static class ObjectBuiltIns
{
    public static readonly FrozenDictionary<string, BuiltIn> Methods = new MethodTable()
        .Add("hasOwnProperty", 1, (run, in self, a) => Properties.HasOwn(run, self, Operators.ToKey(run, a.At(0))))
        .Add("propertyIsEnumerable", 1, (run, in self, a) => Properties.HasOwn(run, self, Operators.ToKey(run, a.At(0))))
        .Add("isPrototypeOf", 1, (run, in self, a) => false)
        .Add("toString", 0, (run, in self, a) => self.Reference is ValueRecord || self.IsNothing ? ClassTag(self) : Operators.ToText(run, self))
        .Add("toLocaleString", 0, (run, in self, a) => Operators.ToText(run, self))
        .Add("valueOf", 0, (run, in self, a) => self)
        .Freeze();

    private static readonly FrozenDictionary<string, BuiltIn> Prototype = Methods
        .Where(method => method.Key != "toString")
        .Append(new("toString", new BuiltIn("toString", 0, (run, in self, a) => ClassTag(self))))
        .ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly Constructor Constructor = new("Object", 1, MakeObject, MakeObject)
    {
        Prototype = Prototype,
        Functions = new MethodTable()
            .Add("keys", 1, (run, in self, a) => Value.Of(Names(run, Existing(run, a.At(0)))))
            .Add("values", 1, (run, in self, a) => Value.Of(Members(run, Existing(run, a.At(0)), entries: false)))
            .Add("entries", 1, (run, in self, a) => Value.Of(Members(run, Existing(run, a.At(0)), entries: true)))
            .Add("getOwnPropertyNames", 1, (run, in self, a) => Value.Of(Names(run, Existing(run, a.At(0)))))
            .Add("assign", 2, Assign)
            .Add("fromEntries", 1, FromEntries)
            .Add("groupBy", 2, GroupBy)
            .Add("hasOwn", 2, (run, in self, a) => Properties.HasOwn(run, Existing(run, a.At(0)), Operators.ToKey(run, a.At(1))))
            .Add("is", 2, (run, in self, a) => Same(a.At(0), a.At(1)))
            .Add("freeze", 1, (run, in self, a) => throw CannotFreeze(run, "freeze"))
            .Add("seal", 1, (run, in self, a) => throw CannotFreeze(run, "seal"))
            .Add("isFrozen", 1, (run, in self, a) => Operators.IsPrimitive(a.At(0)))
            .Add("create", 1, Create)
            .Add("defineProperty", 3, (run, in self, a) => throw run.TypeError("Object.defineProperty is not supported: assign the property.", "不支持 Object.defineProperty:请直接给属性赋值。"))
            .Freeze(),
    };

    /// <summary>What objects of the given constructor have without it being a member of theirs.</summary>
    public static Value MethodOf(string name, string constructor = GlobalNames.Object)
    {
        if (Methods.TryGetValue(name, out var method)) return Value.OfTransient(method);
        return name == "constructor" ? GlobalNames.Find(constructor) ?? default : default;
    }

    private static ScriptThrow CannotFreeze(ScriptRun run, string name) =>
        run.TypeError($"Object.{name} is not supported: variables hold plain data that stays changeable.", $"不支持 Object.{name}:变量中保存的是可修改的普通数据。");

    private static Value MakeObject(ScriptRun run, in Value self, ReadOnlySpan<Value> a) => a.At(0).IsNothing ? Value.Of(run.NewRecord()) : a[0];

    private static Value Create(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        if (!a.At(0).IsNull) throw run.TypeError("Object.create is only supported as Object.create(null): prototypes are not supported.", "Object.create 仅支持 Object.create(null):不支持原型。");
        return Value.Of(run.NewRecord());
    }

    private static Value ClassTag(in Value value)
    {
        if (value.IsUndefined) return "[object Undefined]";
        if (value.IsNull) return "[object Null]";
        if (value.IsString) return "[object String]";
        if (value.IsNumber) return "[object Number]";
        if (value.IsBoolean) return "[object Boolean]";
        return value.Reference switch
        {
            ValueList => "[object Array]",
            ScriptObject other => $"[object {other.ClassName}]",
            _ => "[object Object]",
        };
    }

    private static Value Existing(ScriptRun run, in Value value) => value.IsNothing
        ? throw run.TypeError($"Cannot convert {Operators.ToText(run, value)} to an object.", $"无法将 {Operators.ToText(run, value)} 转换为对象。")
        : value;

    private static ValueList Names(ScriptRun run, in Value value)
    {
        var names = Properties.Keys(run, value);
        var list = run.NewList(names.Count);
        foreach (var name in names) list.Add(name);
        return list;
    }

    private static ValueList Members(ScriptRun run, in Value value, bool entries)
    {
        var names = Properties.Keys(run, value);
        var list = run.NewList(names.Count);
        foreach (var name in names)
        {
            var member = Properties.Get(run, value, name);
            if (entries)
            {
                run.Charge(96);
                list.Add(Value.ListOf(name, member));
            }
            else
            {
                list.Add(member);
            }
        }

        return list;
    }

    /// <summary>Copies the own members of anything into a record, as spread and Object.assign do.</summary>
    public static void CopyMembers(ScriptRun run, ValueRecord target, in Value source)
    {
        if (source.IsNothing) return;
        if (source.Reference is ValueRecord record)
        {
            run.Work(record.Count / 4);
            for (var i = 0; i < record.Count; i++)
            {
                var (name, member) = record.At(i);
                run.SetMember(target, name, member);
            }

            return;
        }

        foreach (var name in Properties.Keys(run, source)) run.SetMember(target, name, Properties.Get(run, source, name));
    }

    private static Value Assign(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var target = Existing(run, a.At(0));
        for (var i = 1; i < a.Length; i++)
        {
            foreach (var name in Properties.Keys(run, a[i])) Properties.Set(run, target, name, Properties.Get(run, a[i], name));
        }

        return target;
    }

    private static Value FromEntries(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var record = run.NewRecord();
        var entries = Iteration.Over(run, a.At(0));
        while (entries.MoveNext())
        {
            run.Step();
            var entry = entries.Current;
            if (Operators.IsPrimitive(entry)) throw run.TypeError($"Object.fromEntries needs pairs, not {run.Describe(entry)}.", $"Object.fromEntries 需要键值对,而不是 {run.Describe(entry)}。");
            run.SetMember(record, Operators.ToKey(run, Properties.Get(run, entry, "0")), Properties.Get(run, entry, "1"));
        }

        return Value.Of(record);
    }

    private static Value GroupBy(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var group = a.FunctionAt(run, 1, "Object.groupBy");
        var record = run.NewRecord();
        var items = Iteration.Over(run, a.At(0));
        for (var index = 0; items.MoveNext(); index++)
        {
            var item = items.Current;
            var key = Operators.ToKey(run, ArrayBuiltIns.CallBack(run, group, default, item, index, a.At(0)));
            if (!record.TryGet(key, out var list)) run.SetMember(record, key, list = Value.Of(run.NewList()));
            run.Append(list.AsList!, item);
        }

        return Value.Of(record);
    }

    /// <summary>Object.is: as === but NaN is NaN, and 0 is not -0.</summary>
    private static bool Same(in Value left, in Value right) =>
        left.IsNumber && right.IsNumber ? left.Number.Equals(right.Number) && double.IsNegative(left.Number) == double.IsNegative(right.Number) || (double.IsNaN(left.Number) && double.IsNaN(right.Number))
        : Operators.StrictEquals(left, right);

    public static Value InstanceOf(ScriptRun run, in Value value, in Value constructor)
    {
        if (constructor.Reference is not Expressions.JavaScript.Callable callable)
            throw run.TypeError($"The right side of instanceof must be a constructor, not {run.Describe(constructor)}.", $"instanceof 右侧必须是构造函数,而不是 {run.Describe(constructor)}。");
        if (callable is not Expressions.JavaScript.Constructor) return false;
        return callable.Name switch
        {
            "Object" => !Operators.IsPrimitive(value),
            "Array" => value.Reference is ValueList,
            "Date" => value.Reference is DateObject,
            "Map" => value.Reference is MapObject,
            "Set" => value.Reference is SetObject,
            "RegExp" => value.Reference is PatternObject,
            "Error" => value.Reference is ErrorObject,
            _ => value.Reference is ErrorObject error && error.Kind == callable.Name,
        };
    }
}
