namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Binary operators.</content>
internal sealed partial class Compiler
{
    private static Node Operator(string sign, Node left, Node right, int at) => sign switch
    {
        "&&" => new AndNode(left, right),
        "||" => new OrNode(left, right),
        "??" => new NullishNode(left, right),
        "+" => new AddNode(left, right),
        "-" => Arithmetic<Minus>(left, right),
        "*" => Arithmetic<Times>(left, right),
        "/" => Arithmetic<Over>(left, right),
        "%" => Arithmetic<Modulo>(left, right),
        "**" => Arithmetic<PowerOf>(left, right),
        "&" => Arithmetic<BitAnd>(left, right),
        "|" => Arithmetic<BitOr>(left, right),
        "^" => Arithmetic<BitXor>(left, right),
        "<<" => Arithmetic<ShiftLeft>(left, right),
        ">>" => Arithmetic<ShiftRight>(left, right),
        ">>>" => Arithmetic<ShiftUnsigned>(left, right),
        "<" => Comparison<LessThan>(left, right),
        "<=" => Comparison<AtMost>(left, right),
        ">" => Comparison<GreaterThan>(left, right),
        ">=" => Comparison<AtLeast>(left, right),
        "===" => Comparison<StrictlyEqual>(left, right),
        "!==" => Comparison<StrictlyUnequal>(left, right),
        "==" => Comparison<LooselyEqual>(left, right),
        "!=" => Comparison<LooselyUnequal>(left, right),
        _ => new BinaryNode(sign, left, right, at),
    };

    private static Node Arithmetic<T>(Node left, Node right)
        where T : struct, IArithmetic =>
        right is ConstantNode { Value.IsNumber: true } constant
            ? new NumberArithmeticNode<T>(left, constant.Value.Number)
            : new ArithmeticNode<T>(left, right);

    private static Node Comparison<T>(Node left, Node right)
        where T : struct, IComparison =>
        right is ConstantNode { Value.IsNumber: true } constant
            ? new NumberComparisonNode<T>(left, constant.Value.Number)
            : new ComparisonNode<T>(left, right);
}
