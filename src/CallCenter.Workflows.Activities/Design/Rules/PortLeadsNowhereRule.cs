using CallCenter.Workflows.Activities;
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
                if (entry.Type?.PortsOf(entry.Node) is not { Count: > 1 }) continue;
                var open = chart.OpenPorts(entry).Where(port => MayCome(entry, port)).Select(PortTexts.Of).ToList();
                if (open.Count == 0) continue;
                var name = RuleContext.NameOf(entry.Node);
                yield return entry.Warning(
                    Id, null, $"“{name}”的出口“{string.Join("”、“", open.Select(port => port.Zh))}”没有连接，流程在那里中断，客户被挂断。请连到下一步。",
                    $"Of \"{name}\", {string.Join(", ", open.Select(port => $"\"{port.En}\""))} leads nowhere: the flow stops there and the caller is cut off. Connect it.");
            }
        }
    }

    /// <summary>Callers ask for a callback where one is offered.</summary>
    private static bool MayCome(RuleNode entry, string port) => port != "CallbackRequested" || DesignContext.IsGiven(entry, "offerCallbackAfter");
}
