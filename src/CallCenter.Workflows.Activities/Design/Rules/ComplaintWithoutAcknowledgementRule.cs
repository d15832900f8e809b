using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>Who complains hears that the complaint has arrived, before it is worked on.</summary>
public sealed class ComplaintWithoutAcknowledgementRule : IDesignRule
{
    private static readonly string[] Complaint = ["投诉", "complaint"];
    private static readonly string[] Acknowledgement = ["受理", "回执", "告知", "确认收到", "acknowledge", "confirm receipt"];

    public string Id => "complaint-without-acknowledgement";
    public HouseRule Quotes => HouseRule.FlowRisk;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        if (!Has(context.Definition.Name ?? "", Complaint) || context.Of("CallCenter.HumanTask").FirstOrDefault() is not { } first) yield break;
        if (context.Nodes.Any(entry => Has(RuleContext.NameOf(entry.Node), Acknowledgement) || Has(DesignContext.FixedText(entry, "title") ?? "", Acknowledgement))) yield break;
        yield return first.Warning(
            Id, null, "投诉流程没有向客户确认受理的步骤。请在调查之前加上，例如“告知客户已受理”。",
            "No step of this complaint flow tells the customer that the complaint has arrived. Add one before the investigation, such as \"Acknowledge the complaint\".");
    }

    private static bool Has(string text, string[] words) => words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
