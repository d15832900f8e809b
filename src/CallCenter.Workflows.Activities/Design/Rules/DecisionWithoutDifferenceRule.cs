using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>A decision leads to different steps.</summary>
public sealed class DecisionWithoutDifferenceRule : IDesignRule
{
    public string Id => "decision-without-difference";
    public HouseRule Quotes => HouseRule.Necessity;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var chart in context.Charts)
        {
            foreach (var entry in chart.Members.Where(entry => entry.Node.Type is "Elsa.FlowDecision" or "Elsa.FlowSwitch"))
            {
                if (chart.OpenPorts(entry).Any() || chart.From(entry.Node.Id).Select(line => line.TargetId).Distinct().Count() != 1) continue;
                var name = RuleContext.NameOf(entry.Node);
                yield return entry.Warning(
                    Id, null, $"判断“{name}”的所有出口都到同一步骤，判断没有作用。请删除它。", $"All ports of decision \"{name}\" lead to the same step, so it decides nothing. Delete it.");
            }
        }
    }
}
