using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Expressions;

namespace CallCenter.Workflows.Rules;

/// <summary>Every expression is of a known type and can be read.</summary>
public sealed class ExpressionParsesRule : IDefinitionRule
{
    public string Id => "expression-does-not-parse";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var entry in context.Nodes)
        {
            foreach (var (input, expression) in entry.GivenInputs())
            {
                if (Mistake(context, RuleContext.LanguageOf(expression, input), expression.Source) is not { } mistake) continue;
                yield return Wrong(entry, input.Name, input.Label, mistake);
            }

            foreach (var input in entry.Type?.Inputs ?? [])
            {
                if (!input.IsRaw || !entry.Node.Properties.TryGetValue(input.JsonName, out var raw)) continue;
                foreach (var (label, condition) in Conditions(raw))
                {
                    if (Mistake(context, condition.Type, condition.Source) is { } mistake)
                        yield return Wrong(entry, input.Name, new(label, label), mistake);
                }
            }
        }
    }

    /// <summary>The conditions in a switch's cases.</summary>
    private static IEnumerable<(string Label, Expression Condition)> Conditions(Value raw)
    {
        foreach (var item in raw.AsList ?? [])
        {
            var condition = item["condition"];
            if (condition["type"].AsString is { } type && !condition["value"].IsNothing)
                yield return (item["label"].ToString(), new(type, condition["value"]));
        }
    }

    private static Activities.Text? Mistake(RuleContext context, string type, Value source)
    {
        if (!context.Languages.TryGetValue(type, out var language))
        {
            var known = string.Join(", ", context.Languages.Keys.Order(StringComparer.Ordinal));
            return new($"此处没有表达式类型 {type}，可用：{known}。", $"Expression type {type} is not known here; use one of {known}.");
        }

        try
        {
            language.Compile(source);
            return null;
        }
        catch (ExpressionException exception)
        {
            return new(exception.ChineseMessage ?? exception.Message, exception.Message);
        }
    }

    private Problem Wrong(RuleNode entry, string property, Activities.Text label, Activities.Text mistake)
    {
        var name = RuleContext.NameOf(entry.Node);
        return entry.Error(
            Id, property,
            $"活动“{name}”的“{label.Zh}”（{property}）无法解析：{mistake.Zh}",
            $"\"{label.En}\" ({property}) of activity \"{name}\" cannot be read: {mistake.En}");
    }
}
