using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>Two steps are connected once by one port.</summary>
public sealed class DuplicateConnectionRule : IDesignRule
{
    public string Id => "duplicate-connection";
    public HouseRule Quotes => HouseRule.Guidelines;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var chart in context.Charts)
        {
            foreach (var twice in chart.Connections.GroupBy(line => (line.SourceId, line.SourcePort, line.TargetId)).Where(same => same.Count() > 1))
            {
                var (from, to) = (chart.Member(twice.Key.SourceId), RuleContext.NameOf(chart.Member(twice.Key.TargetId).Node));
                var name = RuleContext.NameOf(from.Node);
                yield return from.Warning(Id, null, $"“{name}”到“{to}”有重复的连线。请删除多余的。", $"\"{name}\" is connected to \"{to}\" more than once. Delete the copies.");
            }
        }
    }
}
