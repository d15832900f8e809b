namespace CallCenter.Workflows.Expressions;

/// <summary><c>Input</c>: the value of a workflow input, given by its name or by its whole definition <c>{name,type,...}</c>.</summary>
public sealed class InputLanguage : IExpressionLanguage
{
    public string Type => "Input";

    public CompiledExpression Compile(Value source) => new Read(NamedReference.Read(source, "an input", "输入"));

    private sealed class Read(string name) : CompiledExpression
    {
        public override Value Evaluate(IExpressionScope scope) => scope.GetInput(name);
    }
}
