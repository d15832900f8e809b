namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>A pattern, which can only be assigned to.</summary>
internal abstract class PatternPlace : Place
{
    public sealed override Value Read(Frame frame, in Located located) => default;
}

/// <summary><c>place = value when undefined</c> within a pattern.</summary>
internal sealed class DefaultPlace(Place place, Node otherwise) : PatternPlace
{
    public override void Write(Frame frame, in Located located, in Value value) =>
        place.Assign(frame, value.IsUndefined ? otherwise.Evaluate(frame) : value);
}

internal sealed class ArrayPlace(Place?[] items, Place? rest, int at) : PatternPlace
{
    public override void Write(Frame frame, in Located located, in Value value)
    {
        frame.Run.At = at;
        if (value.Reference is ValueList list)
        {
            for (var i = 0; i < items.Length; i++) items[i]?.Assign(frame, i < list.Count ? list[i] : default);
            if (rest is null) return;
            var left = frame.Run.NewList(Math.Max(0, list.Count - items.Length));
            for (var i = items.Length; i < list.Count; i++) left.Add(list[i]);
            rest.Assign(frame, Value.Of(left));
            return;
        }

        AssignFrom(frame, Iteration.Over(frame.Run, value));
    }

    private void AssignFrom(Frame frame, IEnumerator<Value> values)
    {
        foreach (var item in items)
        {
            var next = values.MoveNext() ? values.Current : default;
            item?.Assign(frame, next);
        }

        if (rest is null) return;
        var left = frame.Run.NewList();
        while (values.MoveNext())
        {
            frame.Run.Step();
            frame.Run.Append(left, values.Current);
        }

        rest.Assign(frame, Value.Of(left));
    }
}

internal sealed class ObjectPlace((string? Name, Node? Key, Place Place)[] members, Place? rest, int at) : PatternPlace
{
    public override void Write(Frame frame, in Located located, in Value value)
    {
        var run = frame.Run;
        run.At = at;
        if (value.IsNothing)
        {
            var kind = value.IsNull ? "null" : "undefined";
            throw run.TypeError($"Cannot take {kind} apart: an object is needed.", $"无法解构 {kind}:需要一个对象。");
        }

        var taken = rest is null ? null : new HashSet<string>(StringComparer.Ordinal);
        foreach (var (fixedName, key, place) in members)
        {
            var name = fixedName ?? Operators.ToKey(run, key!.Evaluate(frame));
            taken?.Add(name);
            place.Assign(frame, Properties.Get(run, value, name));
        }

        if (rest is null) return;
        var left = run.NewRecord();
        foreach (var name in Properties.Keys(run, value))
        {
            if (!taken!.Contains(name)) run.SetMember(left, name, Properties.Get(run, value, name));
        }

        rest.Assign(frame, Value.Of(left));
    }
}
