using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>A flow that serves a caller ends by saying so, not by running out of steps.</summary>
public sealed class CallerCutOffRule : IDesignRule
{
    private static readonly string[] Ends = ["CallCenter.EndContact", "Elsa.End", "Elsa.Finish", "Elsa.Complete", "Elsa.Fault", "Elsa.Break"];

    public string Id => "caller-cut-off";
    public HouseRule Quotes => HouseRule.FlowRisk;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        if (!context.ServesContacts || context.Charts is not [var chart, ..]) yield break;
        foreach (var entry in chart.Members)
        {
            if (chart.From(entry.Node.Id).Any() || Ends.Contains(entry.Node.Type)) continue;
            var name = RuleContext.NameOf(entry.Node);
            yield return entry.Warning(
                Id, null, $"流程在“{name}”之后就没有了，客户被突然挂断。请接“结束联络”并道别。", $"Nothing follows \"{name}\", so the caller is cut off. Let \"End contact\" say goodbye.");
        }
    }
}
