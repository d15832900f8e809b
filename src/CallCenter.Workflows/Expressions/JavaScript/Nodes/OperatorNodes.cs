namespace CallCenter.Workflows.Expressions.JavaScript;

internal interface IComparison
{
    static abstract bool Numbers(double left, double right);

    static abstract bool Others(ScriptRun run, in Value left, in Value right);
}

internal readonly struct LessThan : IComparison
{
    public static bool Numbers(double left, double right) => left < right;
    public static bool Others(ScriptRun run, in Value left, in Value right) => Operators.Compare(run, left, right) < 0;
}

internal readonly struct AtMost : IComparison
{
    public static bool Numbers(double left, double right) => left <= right;
    public static bool Others(ScriptRun run, in Value left, in Value right) => Operators.Compare(run, left, right) <= 0;
}

internal readonly struct GreaterThan : IComparison
{
    public static bool Numbers(double left, double right) => left > right;
    public static bool Others(ScriptRun run, in Value left, in Value right) => Operators.Compare(run, left, right) > 0;
}

internal readonly struct AtLeast : IComparison
{
    public static bool Numbers(double left, double right) => left >= right;
    public static bool Others(ScriptRun run, in Value left, in Value right) => Operators.Compare(run, left, right) >= 0;
}

internal readonly struct StrictlyEqual : IComparison
{
    public static bool Numbers(double left, double right) => left == right;
    public static bool Others(ScriptRun run, in Value left, in Value right) => Operators.StrictEquals(left, right);
}

internal readonly struct StrictlyUnequal : IComparison
{
    public static bool Numbers(double left, double right) => left != right;
    public static bool Others(ScriptRun run, in Value left, in Value right) => !Operators.StrictEquals(left, right);
}

internal readonly struct LooselyEqual : IComparison
{
    public static bool Numbers(double left, double right) => left == right;
    public static bool Others(ScriptRun run, in Value left, in Value right) => Operators.LooseEquals(run, left, right);
}

internal readonly struct LooselyUnequal : IComparison
{
    public static bool Numbers(double left, double right) => left != right;
    public static bool Others(ScriptRun run, in Value left, in Value right) => !Operators.LooseEquals(run, left, right);
}

internal sealed class ComparisonNode<T>(Node left, Node right) : Node
    where T : struct, IComparison
{
    public override Value Evaluate(Frame frame) => Value.Of(Test(frame));

    public override bool Test(Frame frame)
    {
        var first = left.Evaluate(frame);
        var second = right.Evaluate(frame);
        return first.IsNumber && second.IsNumber ? T.Numbers(first.Number, second.Number) : T.Others(frame.Run, first, second);
    }
}

/// <summary>A comparison with a number that stands in the script, by far the most frequent.</summary>
internal sealed class NumberComparisonNode<T>(Node left, double right) : Node
    where T : struct, IComparison
{
    public override Value Evaluate(Frame frame) => Value.Of(Test(frame));

    public override bool Test(Frame frame)
    {
        var first = left.Evaluate(frame);
        return first.IsNumber ? T.Numbers(first.Number, right) : T.Others(frame.Run, first, right);
    }
}

internal interface IArithmetic
{
    static abstract double Of(double left, double right);
}

internal readonly struct Minus : IArithmetic { public static double Of(double left, double right) => left - right; }
internal readonly struct Times : IArithmetic { public static double Of(double left, double right) => left * right; }
internal readonly struct Over : IArithmetic { public static double Of(double left, double right) => left / right; }
internal readonly struct Modulo : IArithmetic { public static double Of(double left, double right) => Operators.Remainder(left, right); }
internal readonly struct PowerOf : IArithmetic { public static double Of(double left, double right) => Numbers.Power(left, right); }
internal readonly struct BitAnd : IArithmetic { public static double Of(double left, double right) => Numbers.ToInt32(left) & Numbers.ToInt32(right); }
internal readonly struct BitOr : IArithmetic { public static double Of(double left, double right) => Numbers.ToInt32(left) | Numbers.ToInt32(right); }
internal readonly struct BitXor : IArithmetic { public static double Of(double left, double right) => Numbers.ToInt32(left) ^ Numbers.ToInt32(right); }
internal readonly struct ShiftLeft : IArithmetic { public static double Of(double left, double right) => Numbers.ToInt32(left) << (Numbers.ToInt32(right) & 31); }
internal readonly struct ShiftRight : IArithmetic { public static double Of(double left, double right) => Numbers.ToInt32(left) >> (Numbers.ToInt32(right) & 31); }
internal readonly struct ShiftUnsigned : IArithmetic { public static double Of(double left, double right) => (uint)Numbers.ToInt32(left) >> (Numbers.ToInt32(right) & 31); }

internal sealed class ArithmeticNode<T>(Node left, Node right) : Node
    where T : struct, IArithmetic
{
    public override Value Evaluate(Frame frame)
    {
        var first = left.Evaluate(frame);
        var second = right.Evaluate(frame);
        if (first.IsNumber && second.IsNumber) return T.Of(first.Number, second.Number);
        var number = Operators.ToNumber(frame.Run, first);
        return T.Of(number, Operators.ToNumber(frame.Run, second));
    }
}

internal sealed class NumberArithmeticNode<T>(Node left, double right) : Node
    where T : struct, IArithmetic
{
    public override Value Evaluate(Frame frame)
    {
        var first = left.Evaluate(frame);
        return T.Of(first.IsNumber ? first.Number : Operators.ToNumber(frame.Run, first), right);
    }
}

internal sealed class AddNode(Node left, Node right) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var first = left.Evaluate(frame);
        var second = right.Evaluate(frame);
        return first.IsNumber && second.IsNumber ? first.Number + second.Number : Operators.Add(frame.Run, first, second);
    }
}

internal sealed class NegateNode(Node operand) : Node
{
    public override Value Evaluate(Frame frame) => -Operators.ToNumber(frame.Run, operand.Evaluate(frame));
}

internal sealed class ToNumberNode(Node operand) : Node
{
    public override Value Evaluate(Frame frame) => Operators.ToNumber(frame.Run, operand.Evaluate(frame));
}

internal sealed class BitNotNode(Node operand) : Node
{
    public override Value Evaluate(Frame frame) => (double)~Operators.ToInt32(frame.Run, operand.Evaluate(frame));
}

internal sealed class VoidNode(Node operand) : Node
{
    public override Value Evaluate(Frame frame)
    {
        operand.Evaluate(frame);
        return default;
    }
}
