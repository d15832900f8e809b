namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>What all loops share: counting steps, and telling which breaks and continues are theirs.</summary>
internal abstract class LoopNode(string[] labels, int weight) : StatementNode
{
    /// <summary>True when the loop ends with <paramref name="completion"/>, which is then what the loop itself ends with.</summary>
    protected bool Leaves(Frame frame, ref Completion completion)
    {
        switch (completion)
        {
            case Completion.Normal: return false;
            case Completion.Return: return true;
            case Completion.Break:
                if (frame.Label is null) completion = Completion.Normal;
                return true;
            default: return frame.Label is not null && Array.IndexOf(labels, frame.Label) < 0;
        }
    }

    protected void CountRound(Frame frame) => frame.Run.Work(weight);
}

internal sealed class WhileNode(Node test, StatementNode body, string[] labels, int weight) : LoopNode(labels, weight)
{
    public override Completion Execute(Frame frame)
    {
        while (test.Test(frame))
        {
            CountRound(frame);
            var completion = body.Execute(frame);
            if (completion != Completion.Normal && Leaves(frame, ref completion)) return completion;
        }

        return Completion.Normal;
    }
}

internal sealed class DoNode(StatementNode body, Node test, string[] labels, int weight) : LoopNode(labels, weight)
{
    public override Completion Execute(Frame frame)
    {
        do
        {
            CountRound(frame);
            var completion = body.Execute(frame);
            if (completion != Completion.Normal && Leaves(frame, ref completion)) return completion;
        }
        while (test.Test(frame));
        return Completion.Normal;
    }
}

/// <summary><c>for (start; test; update)</c>; captured variables of the head are new in every round.</summary>
internal sealed class ForNode(StatementNode? start, Node? test, Node? update, StatementNode body, int[] cellsOfHead, string[] labels, int weight)
    : LoopNode(labels, weight)
{
    public override Completion Execute(Frame frame)
    {
        start?.Execute(frame);
        while (test is null || test.Test(frame))
        {
            CountRound(frame);
            var completion = body.Execute(frame);
            if (completion != Completion.Normal && Leaves(frame, ref completion)) return completion;
            if (cellsOfHead.Length > 0) Renew(frame);
            update?.Evaluate(frame);
        }

        return Completion.Normal;
    }

    private void Renew(Frame frame)
    {
        frame.Run.Charge(32L * cellsOfHead.Length);
        foreach (var cell in cellsOfHead) frame.Cells[cell] = new Cell { Value = frame.Cells[cell].Value };
    }
}

internal sealed class ForOfNode(Node source, BlockEntry entry, Place place, StatementNode body, string[] labels, int weight, int at)
    : LoopNode(labels, weight)
{
    public override Completion Execute(Frame frame)
    {
        var items = source.Evaluate(frame);
        frame.Run.At = at;
        return items.Reference is ValueList list ? OverList(frame, list) : OverOther(frame, Iteration.Over(frame.Run, items));
    }

    private Completion OverList(Frame frame, ValueList list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            var completion = Round(frame, list[i]);
            if (completion != Completion.Normal && Leaves(frame, ref completion)) return completion;
        }

        return Completion.Normal;
    }

    private Completion OverOther(Frame frame, IEnumerator<Value> items)
    {
        while (items.MoveNext())
        {
            var completion = Round(frame, items.Current);
            if (completion != Completion.Normal && Leaves(frame, ref completion)) return completion;
        }

        return Completion.Normal;
    }

    private Completion Round(Frame frame, in Value item)
    {
        CountRound(frame);
        entry.Apply(frame);
        place.Assign(frame, item);
        return body.Execute(frame);
    }
}

internal sealed class ForInNode(Node source, BlockEntry entry, Place place, StatementNode body, string[] labels, int weight)
    : LoopNode(labels, weight)
{
    public override Completion Execute(Frame frame)
    {
        var target = source.Evaluate(frame);
        if (target.IsNothing) return Completion.Normal;
        foreach (var name in Properties.Keys(frame.Run, target))
        {
            if (!Properties.HasOwn(frame.Run, target, name)) continue;
            CountRound(frame);
            entry.Apply(frame);
            place.Assign(frame, name);
            var completion = body.Execute(frame);
            if (completion != Completion.Normal && Leaves(frame, ref completion)) return completion;
        }

        return Completion.Normal;
    }
}
