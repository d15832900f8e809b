using CallCenter.Workflows.Expressions.JavaScript;

namespace CallCenter.Workflows.Expressions;

/// <summary>
/// <c>JavaScript</c>: an expression, or statements whose value is that of the last expression or of a <c>return</c>.
/// Scripts see JSON-like values and the globals of the instance, nothing of the host; every evaluation has a budget.
/// </summary>
public sealed class JavaScriptLanguage(ScriptBudget? budget = null) : IExpressionLanguage
{
    private readonly ScriptBudget _budget = budget ?? ScriptBudget.Standard;

    public string Type => "JavaScript";

    public CompiledExpression Compile(Value source) => Compile(source.AsString ?? (source.IsNothing ? "" : source.ToString()));

    /// <summary>Compiles a script. Throws <see cref="ExpressionException"/> with line and column for what cannot be read or is not supported.</summary>
    public CompiledExpression Compile(string source)
    {
        var text = new SourceText(source);
        if (source.Length > _budget.Source)
            throw text.Error(0, $"The script is longer than {_budget.Source / 1024} KB.", $"脚本长度超过 {_budget.Source / 1024} KB。", "source");
        return new Script(Compiler.Compile(text, Parser.Parse(text), _budget.Pattern), text, _budget);
    }

    private sealed class Script(FunctionCode code, SourceText source, ScriptBudget budget) : CompiledExpression
    {
        private readonly bool _isConstant = code.Result is ConstantNode { Value: var value } && Operators.IsPrimitive(value);

        public override bool IsConstant => _isConstant;

        public override Value Evaluate(IExpressionScope scope)
        {
            var run = ScriptRun.Begin(scope, budget, source);
            try
            {
                var frame = run.Enter(code, []);
                foreach (var cell in code.FreshCells) frame.Cells[cell] = new Cell();
                var result = code.Result is not null ? code.Result.Evaluate(frame) : ResultOf(code.Body!, frame);
                return run.Complete(result);
            }
            catch (ScriptThrow thrown)
            {
                run.CleanTouched();
                throw run.Uncaught(thrown);
            }
            catch (ExpressionException)
            {
                run.CleanTouched();
                throw;
            }
            finally
            {
                run.End();
            }
        }

        private static Value ResultOf(StatementNode body, Frame frame)
        {
            body.Execute(frame);
            return frame.Result;
        }
    }
}
