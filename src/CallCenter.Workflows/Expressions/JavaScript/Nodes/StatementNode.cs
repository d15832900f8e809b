namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>How a statement ended; a label, if any, stands in <see cref="Frame.Label"/>.</summary>
internal enum Completion
{
    Normal,
    Break,
    Continue,
    Return,
}

internal abstract class StatementNode
{
    public abstract Completion Execute(Frame frame);
}

internal sealed class EmptyNode : StatementNode
{
    public override Completion Execute(Frame frame) => Completion.Normal;
}

internal sealed class ExpressionStatementNode(Node expression) : StatementNode
{
    public override Completion Execute(Frame frame)
    {
        expression.Evaluate(frame);
        return Completion.Normal;
    }
}

/// <summary>An expression on the level of the script: its value is the result unless another follows.</summary>
internal sealed class ResultStatementNode(Node expression) : StatementNode
{
    public override Completion Execute(Frame frame)
    {
        frame.Result = expression.Evaluate(frame);
        return Completion.Normal;
    }
}

/// <summary>Before an if or a loop on the level of the script: its value counts, not that of what stood before.</summary>
internal sealed class ForgetResultNode(StatementNode inner) : StatementNode
{
    public override Completion Execute(Frame frame)
    {
        frame.Result = default;
        return inner.Execute(frame);
    }
}

internal sealed class GuardStatementNode(StatementNode inner) : StatementNode
{
    public override Completion Execute(Frame frame)
    {
        ScriptRun.EnsureStack(frame.Run);
        return inner.Execute(frame);
    }
}

internal sealed class PlaceStatementNode(Place place, Node value) : StatementNode
{
    public override Completion Execute(Frame frame)
    {
        place.Assign(frame, value.Evaluate(frame));
        return Completion.Normal;
    }
}

internal sealed class LocalStatementNode(int index, Node value) : StatementNode
{
    public override Completion Execute(Frame frame)
    {
        frame.Locals[index] = value.Evaluate(frame);
        return Completion.Normal;
    }
}

internal sealed class ListNode(StatementNode[] statements) : StatementNode
{
    public override Completion Execute(Frame frame)
    {
        foreach (var statement in statements)
        {
            var completion = statement.Execute(frame);
            if (completion != Completion.Normal) return completion;
        }

        return Completion.Normal;
    }
}

/// <summary>What a block does on entry: variables become unset, captured ones get a new cell, functions are made.</summary>
internal sealed class BlockEntry
{
    public int[] UnsetLocals { get; init; } = [];
    public int[] FreshCells { get; init; } = [];
    public (Place Place, FunctionNode Function)[] Functions { get; init; } = [];

    public bool IsEmpty => UnsetLocals.Length == 0 && FreshCells.Length == 0 && Functions.Length == 0;

    public void Apply(Frame frame)
    {
        foreach (var local in UnsetLocals) frame.Locals[local] = Marker.Unset;
        foreach (var cell in FreshCells) frame.Cells[cell] = new Cell { Value = Marker.Unset };
        if (FreshCells.Length > 0) frame.Run.Charge(32L * FreshCells.Length);
        foreach (var (place, function) in Functions) place.Assign(frame, function.Evaluate(frame));
    }
}

internal sealed class BlockNode(BlockEntry entry, StatementNode body) : StatementNode
{
    public override Completion Execute(Frame frame)
    {
        entry.Apply(frame);
        return body.Execute(frame);
    }
}

internal sealed class IfNode((Node Test, StatementNode Body)[] branches, StatementNode? otherwise) : StatementNode
{
    public override Completion Execute(Frame frame)
    {
        foreach (var (test, body) in branches)
        {
            if (test.Test(frame)) return body.Execute(frame);
        }

        return otherwise?.Execute(frame) ?? Completion.Normal;
    }
}

internal sealed class ReturnNode(Node? value) : StatementNode
{
    public override Completion Execute(Frame frame)
    {
        frame.Result = value?.Evaluate(frame) ?? default;
        return Completion.Return;
    }
}

internal sealed class JumpNode(Completion kind, string? label) : StatementNode
{
    public override Completion Execute(Frame frame)
    {
        frame.Label = label;
        return kind;
    }
}

internal sealed class LabelledNode(string label, StatementNode body) : StatementNode
{
    public override Completion Execute(Frame frame)
    {
        var completion = body.Execute(frame);
        return completion == Completion.Break && frame.Label == label ? Completion.Normal : completion;
    }
}

internal sealed class ThrowNode(Node value, int at) : StatementNode
{
    public override Completion Execute(Frame frame)
    {
        var thrown = value.Evaluate(frame);
        frame.Run.ChargeThrow();
        throw new ScriptThrow(thrown, at);
    }
}

internal sealed class TryNode(StatementNode body, BlockEntry? entry, Place? caught, StatementNode? handler, StatementNode? last) : StatementNode
{
    public override Completion Execute(Frame frame) => last is null ? Guarded(frame) : WithFinally(frame);

    private Completion Guarded(Frame frame)
    {
        if (handler is null) return body.Execute(frame);
        var depth = frame.Run.Depth;
        Value thrown;
        try
        {
            return body.Execute(frame);
        }
        catch (ScriptThrow problem)
        {
            thrown = problem.Thrown;
        }

        frame.Run.Depth = depth;
        entry?.Apply(frame);
        caught?.Assign(frame, thrown);
        return handler.Execute(frame);
    }

    /// <summary>Runs the finally block also when the script throws, but not when it is stopped for a budget.</summary>
    private Completion WithFinally(Frame frame)
    {
        var depth = frame.Run.Depth;
        ScriptThrow? pending = null;
        var completion = Completion.Normal;
        try
        {
            completion = Guarded(frame);
        }
        catch (ScriptThrow problem)
        {
            pending = problem;
        }

        frame.Run.Depth = depth;
        var (result, label) = (frame.Result, frame.Label);
        var finished = last!.Execute(frame);
        if (finished != Completion.Normal) return finished;
        if (pending is not null)
        {
            frame.Run.ChargeThrow();
            throw new ScriptThrow(pending.Thrown, pending.At);
        }

        (frame.Result, frame.Label) = (result, label);
        return completion;
    }
}

internal sealed class SwitchNode(Node value, BlockEntry entry, (Node? Test, StatementNode Body)[] cases) : StatementNode
{
    public override Completion Execute(Frame frame)
    {
        var wanted = value.Evaluate(frame);
        entry.Apply(frame);
        var start = Array.FindIndex(cases, one => one.Test is not null && Operators.StrictEquals(wanted, one.Test.Evaluate(frame)));
        if (start < 0) start = Array.FindIndex(cases, one => one.Test is null);
        if (start < 0) return Completion.Normal;
        for (var i = start; i < cases.Length; i++)
        {
            var completion = cases[i].Body.Execute(frame);
            if (completion == Completion.Break && frame.Label is null) return Completion.Normal;
            if (completion != Completion.Normal) return completion;
        }

        return Completion.Normal;
    }
}
