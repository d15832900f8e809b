using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>A decision says on the drawing what is decided.</summary>
public sealed class UnnamedDecisionRule : IDesignRule
{
    public string Id => "unnamed-decision";
    public HouseRule Quotes => HouseRule.Document;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var entry in context.Of("Elsa.FlowDecision", "Elsa.FlowSwitch", "Elsa.If", "Elsa.Switch"))
        {
            if (!string.IsNullOrWhiteSpace(entry.Node.DisplayText)) continue;
            yield return entry.Warning(
                Id, null, $"判断“{RuleContext.NameOf(entry.Node)}”没有显示名称，图上看不出判断什么。请写成问题，例如“是否保修期内？”。",
                $"Decision \"{RuleContext.NameOf(entry.Node)}\" has no display text, so the drawing does not say what is decided. Write it as a question, such as \"Under warranty?\".");
        }
    }
}
