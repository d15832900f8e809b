using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>Every step by people is said in words, from which the document is made.</summary>
public sealed class HumanTaskWithoutInstructionsRule : IDesignRule
{
    public string Id => "human-task-without-instructions";
    public HouseRule Quotes => HouseRule.Document;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var entry in context.Of("CallCenter.HumanTask"))
        {
            if (DesignContext.IsGiven(entry, "instructions")) continue;
            var name = RuleContext.NameOf(entry.Node);
            yield return entry.Warning(
                Id, "Instructions", $"人工步骤“{name}”没有说明，流程文档里只剩标题。请写明怎么做。",
                $"\"{name}\" has no instructions, so the document has its title only. Say how it is done.");
        }
    }
}
