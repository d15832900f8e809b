using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>A caller has what they want after three menus.</summary>
public sealed class MenuTooDeepRule : IDesignRule
{
    private const int Most = 3;

    public string Id => "menu-too-deep";
    public HouseRule Quotes => HouseRule.FlowRisk;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var chart in context.Charts)
        {
            var depths = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var start in chart.Starts) Walk(chart, start.Node.Id, 0, [], depths);
            foreach (var entry in chart.Members.Where(entry => entry.Node.Type == "CallCenter.Menu" && depths.GetValueOrDefault(entry.Node.Id) == Most + 1))
            {
                var name = RuleContext.NameOf(entry.Node);
                yield return entry.Warning(
                    Id, null, $"到菜单“{name}”时客户已按过 {Most} 级菜单。请减少层级。", $"Menu \"{name}\" comes after {Most} others. Let callers have what they want sooner.");
            }
        }
    }

    /// <summary>The most menus on any way to each step that does not go in circles.</summary>
    private static void Walk(FlowChart chart, string id, int before, HashSet<string> way, Dictionary<string, int> depths)
    {
        var depth = before + (chart.Member(id).Node.Type == "CallCenter.Menu" ? 1 : 0);
        if ((depths.TryGetValue(id, out var known) && known >= depth) || !way.Add(id)) return;
        depths[id] = depth;
        foreach (var line in chart.From(id)) Walk(chart, line.TargetId, depth, way, depths);
        way.Remove(id);
    }
}
