using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Expressions;

namespace CallCenter.Workflows.Rules;

/// <summary>The inputs whose value is known before any run.</summary>
internal static class ConstantInputs
{
    public static IEnumerable<(RuleNode Entry, InputType Input, Value Value)> Of(RuleContext context)
    {
        foreach (var entry in context.Nodes)
        {
            foreach (var (input, expression) in entry.GivenInputs())
            {
                if (context.Languages.TryGetValue(RuleContext.LanguageOf(expression, input), out var language) && Constant(language, expression.Source) is { } value)
                    yield return (entry, input, value);
            }
        }
    }

    private static Value? Constant(IExpressionLanguage language, Value source)
    {
        try
        {
            var compiled = language.Compile(source);
            return compiled is ConstantExpression or { IsConstant: true } ? compiled.Evaluate(NoScope.Instance) : null;
        }
        catch (ExpressionException)
        {
            // The rule about reading expressions names it.
            return null;
        }
    }
}
