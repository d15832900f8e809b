namespace CallCenter.Workflows.Expressions;

/// <summary><c>Variable</c>: the value of a variable, given by its name or by its whole definition <c>{id,name,...}</c>. An unset one is undefined.</summary>
public sealed class VariableLanguage : IExpressionLanguage
{
    public string Type => "Variable";

    public CompiledExpression Compile(Value source) => new Read(NamedReference.Read(source, "a variable", "变量"));

    private sealed class Read(string name) : CompiledExpression
    {
        public override Value Evaluate(IExpressionScope scope) => scope.TryGetVariable(name, out var value) ? value : Value.Undefined;
    }
}
