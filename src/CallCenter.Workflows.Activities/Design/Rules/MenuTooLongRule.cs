using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>A menu has no more choices than a caller can keep in mind.</summary>
public sealed class MenuTooLongRule : IDesignRule
{
    private const int Most = 5;

    public string Id => "menu-too-long";
    public HouseRule Quotes => HouseRule.FlowRisk;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var entry in context.Of("CallCenter.Menu"))
        {
            if (DesignContext.FixedList(entry, "choices") is not { Count: > Most } choices) continue;
            var name = RuleContext.NameOf(entry.Node);
            yield return entry.Warning(
                Id, "Choices", $"菜单“{name}”有 {choices.Count} 个选项，客户记不住，不宜超过 {Most} 个。请分成两级。",
                $"Menu \"{name}\" has {choices.Count} choices, more than a caller keeps in mind. Let it have {Most} at most, in two levels.");
        }
    }
}
