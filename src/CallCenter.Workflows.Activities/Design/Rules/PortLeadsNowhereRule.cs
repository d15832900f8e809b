using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>Whatever may come of a step while a caller is on the line leads on to another.</summary>
public sealed class PortLeadsNowhereRule : IDesignRule
{
    public string Id => "port-leads-nowhere";
    public HouseRule Quotes => HouseRule.FlowRisk;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        if (!context.ServesContacts) yield break;
        foreach (var chart in context.Charts)
        {
            foreach (var entry in chart.Members.Where(entry => entry.Node.Type.StartsWith("CallCenter.", StringComparison.Ordinal) && entry.Type?.IsTerminal == false))
            {
                if (entry.Type?.PortsOf(entry.Node) is not { Count: > 1 } || chart.OpenPorts(entry).ToList() is not { Count: > 0 } open) continue;
                var name = RuleContext.NameOf(entry.Node);
                yield return entry.Warning(
                    Id, null, $"“{name}”的出口“{string.Join("”、“", open)}”没有连接，流程在那里中断，客户被挂断。请连到下一步。",
                    $"{string.Join(", ", open)} of \"{name}\" lead nowhere: the flow stops there and the caller is cut off. Connect them.");
            }
        }
    }
}
