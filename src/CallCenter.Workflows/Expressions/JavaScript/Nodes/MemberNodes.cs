namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary><c>target.name</c> and <c>target?.name</c>. <c>shown</c> is the target as the script writes it, for messages.</summary>
internal sealed class MemberNode(Node target, string name, bool optional, int at, string? shown) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var value = target.Evaluate(frame);
        if (value.Reference is ValueRecord record && record.TryGet(name, out var member)) return member;
        return GetOther(frame.Run, value);
    }

    private Value GetOther(ScriptRun run, in Value value)
    {
        if (value.IsNothing)
        {
            if (optional) return Marker.BrokenOff;
            run.At = at;
            throw Properties.CannotRead(run, value, name, shown);
        }

        if (value.Reference is Marker) return value;
        run.At = at;
        return Properties.Get(run, value, name);
    }
}

/// <summary><c>target[key]</c> and <c>target?.[key]</c>.</summary>
internal sealed class IndexNode(Node target, Node key, bool optional, int at, string? shown) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var value = target.Evaluate(frame);
        if (value.Reference is ValueList list)
        {
            var position = key.Evaluate(frame);
            var index = position.IsNumber ? Numbers.ToIndex(position.Number) : -1;
            if ((uint)index < (uint)list.Count) return list[index];
            return Properties.GetIndex(frame.Run, value, position);
        }

        return GetOther(frame, value);
    }

    private Value GetOther(Frame frame, in Value value)
    {
        if (value.IsNothing && optional) return Marker.BrokenOff;
        if (value.Reference is Marker) return value;
        var position = key.Evaluate(frame);
        frame.Run.At = at;
        if (value.IsNothing) throw Properties.CannotRead(frame.Run, value, Operators.ToKey(frame.Run, position), shown);
        return Properties.GetIndex(frame.Run, value, position);
    }
}

/// <summary>The end of a chain with <c>?.</c> in it.</summary>
internal sealed class OptionalChainNode(Node chain) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var value = chain.Evaluate(frame);
        return Marker.IsBrokenOff(value) ? default : value;
    }
}

internal sealed class DeleteNode(Node target, string? name, Node? key, int at) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var value = target.Evaluate(frame);
        if (value.Reference is Marker) return true;
        var property = name ?? Operators.ToKey(frame.Run, key!.Evaluate(frame));
        frame.Run.At = at;
        return Properties.Delete(frame.Run, value, property);
    }
}

internal sealed class ArrayNode(Node?[] items) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var list = frame.Run.NewList(items.Length);
        foreach (var item in items)
        {
            if (item is null) list.Add(default);
            else if (item is SpreadNode spread) spread.AddTo(frame, list);
            else if (list.Count < list.Capacity) list.Add(item.Evaluate(frame));
            else frame.Run.Append(list, item.Evaluate(frame));
        }

        return Value.Of(list);
    }
}

/// <summary><c>...value</c> in an array or among arguments.</summary>
internal sealed class SpreadNode(Node value, int at) : Node
{
    public override Value Evaluate(Frame frame) => value.Evaluate(frame);

    public void AddTo(Frame frame, ValueList list)
    {
        var items = value.Evaluate(frame);
        frame.Run.At = at;
        Iteration.Fill(frame.Run, list, items);
    }
}

/// <summary>One property of an object literal; without name and key it is a spread.</summary>
internal readonly record struct PropertyPart(string? Name, Node? Key, Node Value);

internal sealed class ObjectNode(PropertyPart[] parts) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var run = frame.Run;
        var record = run.NewRecord(parts.Length);
        foreach (var part in parts)
        {
            if (part.Name is not null) record[part.Name] = part.Value.Evaluate(frame);
            else if (part.Key is not null) run.SetMember(record, Operators.ToKey(run, part.Key.Evaluate(frame)), part.Value.Evaluate(frame));
            else ObjectBuiltIns.CopyMembers(run, record, part.Value.Evaluate(frame));
        }

        return Value.Of(record);
    }
}
