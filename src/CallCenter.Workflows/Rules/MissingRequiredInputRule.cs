using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.Rules;

/// <summary>Inputs without which an activity cannot run are given.</summary>
public sealed class MissingRequiredInputRule : IDefinitionRule
{
    public string Id => "missing-required-input";

    public IEnumerable<Problem> Check(RuleContext context)
    {
        foreach (var entry in context.Nodes)
        {
            foreach (var input in entry.Type?.Inputs ?? [])
            {
                if (!input.IsRequired || IsGiven(entry.Node, input.JsonName)) continue;
                var name = RuleContext.NameOf(entry.Node);
                yield return entry.Error(
                    Id, input.Name,
                    $"活动“{name}”缺少必填项“{input.Label.Zh}”（{input.Name}）。请填写。",
                    $"Activity \"{name}\" lacks \"{input.Label.En}\" ({input.Name}), which is required. Fill it in.");
            }
        }
    }

    private static bool IsGiven(ActivityNode node, string property)
    {
        if (node.Inputs.TryGetValue(property, out var expression)) return !IsBlank(expression.Source);
        return node.Properties.TryGetValue(property, out var value) && !IsBlank(value);
    }

    private static bool IsBlank(Value value) =>
        value.IsNothing || value.AsList is { Count: 0 } || (value.AsString is { } text && (string.IsNullOrWhiteSpace(text) || text.Trim() == "[]"));
}
