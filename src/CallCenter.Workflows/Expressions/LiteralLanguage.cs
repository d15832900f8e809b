namespace CallCenter.Workflows.Expressions;

/// <summary>
/// <c>Literal</c>: the stored value as it is. Designers store most literals as text (<c>"True"</c>, <c>"42"</c>);
/// turning them into the type an input asks for is the matter of the reader of that input.
/// </summary>
public sealed class LiteralLanguage : IExpressionLanguage
{
    public string Type => "Literal";

    public CompiledExpression Compile(Value source) => ConstantExpression.Of(source);
}

/// <summary>An expression that gives the same value in every run; lists and records are copied, as scripts may change them.</summary>
internal abstract class ConstantExpression : CompiledExpression
{
    public static CompiledExpression Of(Value value) =>
        value.Kind is ValueKind.List or ValueKind.Record ? new Copied(value) : new Shared(value);

    private sealed class Shared(Value value) : ConstantExpression
    {
        public override bool IsConstant => true;

        public override Value Evaluate(IExpressionScope scope) => value;
    }

    private sealed class Copied(Value value) : ConstantExpression
    {
        public override Value Evaluate(IExpressionScope scope) => value.Copy();
    }
}
