using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>What a step works out is used by somebody.</summary>
public sealed class UnusedVariableRule : IDesignRule
{
    public string Id => "unused-variable";
    public HouseRule Quotes => HouseRule.Necessity;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var entry in context.Of("Elsa.SetVariable"))
        {
            if (!entry.Node.Properties.TryGetValue("variable", out var variable)) continue;
            var (id, name) = (variable["id"].AsString ?? "", variable["name"].AsString ?? "");
            if (id.Length == 0 || context.Nodes.Any(other => Reads(other.Node, entry.Node, id, name))) continue;
            var step = RuleContext.NameOf(entry.Node);
            yield return entry.Warning(
                Id, null, $"步骤“{step}”设置的变量“{name}”没有任何步骤使用。请删除，或用起来。", $"Nothing reads variable \"{name}\", which \"{step}\" sets. Delete the step, or use the variable.");
        }
    }

    private static bool Reads(ActivityNode node, ActivityNode setter, string id, string name) =>
        node.Inputs.Values.Any(expression => Mentions(expression.Source, id, name))
        || node.Properties.Any(property => (node != setter || property.Key != "variable") && Mentions(property.Value, id, name));

    private static bool Mentions(Value value, string id, string name)
    {
        if (value.AsList is { } list) return list.Any(item => Mentions(item, id, name));
        if (value.AsRecord is { } record) return record.Any(member => Mentions(member.Value, id, name));
        return value.AsString is { } text && (text.Contains(id, StringComparison.Ordinal) || (name.Length > 0 && text.Contains(name, StringComparison.Ordinal)));
    }
}
