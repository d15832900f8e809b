namespace CallCenter.Workflows.Expressions.JavaScript;

internal sealed class NotNode(Node operand) : Node
{
    public override Value Evaluate(Frame frame) => Value.Of(!operand.Test(frame));

    public override bool Test(Frame frame) => !operand.Test(frame);
}

internal sealed class AndNode(Node left, Node right) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var first = left.Evaluate(frame);
        return Operators.ToBoolean(first) ? right.Evaluate(frame) : first;
    }

    public override bool Test(Frame frame) => left.Test(frame) && right.Test(frame);
}

internal sealed class OrNode(Node left, Node right) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var first = left.Evaluate(frame);
        return Operators.ToBoolean(first) ? first : right.Evaluate(frame);
    }

    public override bool Test(Frame frame) => left.Test(frame) || right.Test(frame);
}

internal sealed class NullishNode(Node left, Node right) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var first = left.Evaluate(frame);
        return first.IsNothing ? right.Evaluate(frame) : first;
    }
}

/// <summary>A long chain of one logical operator, or of arithmetic of one precedence, from left to right without going deep.</summary>
internal sealed class ChainNode(Node first, (string Sign, Node Operand)[] rest) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var value = first.Evaluate(frame);
        foreach (var (sign, operand) in rest)
        {
            switch (sign)
            {
                case "&&":
                    if (!Operators.ToBoolean(value)) return value;
                    value = operand.Evaluate(frame);
                    break;
                case "||":
                    if (Operators.ToBoolean(value)) return value;
                    value = operand.Evaluate(frame);
                    break;
                case "??":
                    if (!value.IsNothing) return value;
                    value = operand.Evaluate(frame);
                    break;
                default:
                    value = Binary.Apply(frame.Run, sign, value, operand.Evaluate(frame));
                    break;
            }
        }

        return value;
    }
}

/// <summary>Binary operators chosen by their sign, where speed does not matter.</summary>
internal static class Binary
{
    public static Value Apply(ScriptRun run, string sign, in Value left, in Value right) => sign switch
    {
        "<" => LessThan.Others(run, left, right),
        "<=" => AtMost.Others(run, left, right),
        ">" => GreaterThan.Others(run, left, right),
        ">=" => AtLeast.Others(run, left, right),
        "==" => Operators.LooseEquals(run, left, right),
        "!=" => !Operators.LooseEquals(run, left, right),
        "===" => Operators.StrictEquals(left, right),
        "!==" => !Operators.StrictEquals(left, right),
        "in" => Properties.In(run, left, right),
        "instanceof" => ObjectBuiltIns.InstanceOf(run, left, right),
        _ => Operators.Arithmetic(run, sign, left, right),
    };
}

internal sealed class BinaryNode(string sign, Node left, Node right, int at) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var first = left.Evaluate(frame);
        var second = right.Evaluate(frame);
        frame.Run.At = at;
        return Binary.Apply(frame.Run, sign, first, second);
    }
}
