using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>Every step can be come to.</summary>
public sealed class UnreachableStepRule : IDesignRule
{
    public string Id => "unreachable-step";
    public HouseRule Quotes => HouseRule.Necessity;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var chart in context.Charts)
        {
            var reached = chart.Reachable(chart.Starts.Select(entry => entry.Node.Id));
            foreach (var entry in chart.Members.Where(entry => !reached.Contains(entry.Node.Id)))
            {
                var name = RuleContext.NameOf(entry.Node);
                yield return entry.Error(Id, null, $"没有路径通向步骤“{name}”，它永远不会执行。请连线或删除。", $"No path leads to \"{name}\", so it never runs. Connect it or delete it.");
            }
        }
    }
}
