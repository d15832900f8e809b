namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>A compiled expression. Holds no state of a run.</summary>
internal abstract class Node
{
    public abstract Value Evaluate(Frame frame);

    /// <summary>Evaluates as a condition; comparisons answer without making a value.</summary>
    public virtual bool Test(Frame frame) => Operators.ToBoolean(Evaluate(frame));
}

internal sealed class ConstantNode(Value value) : Node
{
    private readonly bool _test = Operators.ToBoolean(value);

    public Value Value => value;

    public override Value Evaluate(Frame frame) => value;

    public override bool Test(Frame frame) => _test;
}

/// <summary>Stands at intervals in deep trees and stops before the thread's stack is used up.</summary>
internal sealed class GuardNode(Node inner) : Node
{
    public override Value Evaluate(Frame frame)
    {
        ScriptRun.EnsureStack(frame.Run);
        return inner.Evaluate(frame);
    }
}

internal sealed class SequenceNode(Node[] items) : Node
{
    public override Value Evaluate(Frame frame)
    {
        for (var i = 0; i < items.Length - 1; i++) items[i].Evaluate(frame);
        return items[^1].Evaluate(frame);
    }
}

internal sealed class ConditionalNode((Node Test, Node Value)[] branches, Node otherwise) : Node
{
    public override Value Evaluate(Frame frame)
    {
        foreach (var (test, value) in branches)
        {
            if (test.Test(frame)) return value.Evaluate(frame);
        }

        return otherwise.Evaluate(frame);
    }
}

internal sealed class TemplateNode(string[] texts, Node[] parts) : Node
{
    public override Value Evaluate(Frame frame)
    {
        Value result = texts[0];
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i].Evaluate(frame);
            if (part.IsSensitive) result = Texts.Concatenate(frame.Run, result, part);
            else result = Texts.Concatenate(frame.Run, result, Operators.ToText(frame.Run, part));
            if (texts[i + 1].Length > 0) result = Texts.Concatenate(frame.Run, result, texts[i + 1]);
        }

        return result;
    }
}

internal sealed class PatternNode(PatternObject pattern) : Node
{
    public override Value Evaluate(Frame frame)
    {
        frame.Run.Charge(96);
        return Value.OfTransient(pattern.Clone());
    }
}

internal sealed class FunctionNode(FunctionCode code, (bool FromCell, int Index)[] captures) : Node
{
    public override Value Evaluate(Frame frame) => Value.OfTransient(Create(frame));

    public ScriptFunction Create(Frame frame)
    {
        frame.Run.Charge(64 + 8 * captures.Length);
        if (captures.Length == 0) return new ScriptFunction(code, []);
        var captured = new Cell[captures.Length];
        for (var i = 0; i < captured.Length; i++)
            captured[i] = captures[i].FromCell ? frame.Cells[captures[i].Index] : frame.Captured[captures[i].Index];
        return new ScriptFunction(code, captured);
    }
}
