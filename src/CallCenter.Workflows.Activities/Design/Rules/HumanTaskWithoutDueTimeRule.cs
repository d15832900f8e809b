using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>Every step by people says by when it is done.</summary>
public sealed class HumanTaskWithoutDueTimeRule : IDesignRule
{
    public string Id => "human-task-without-due-time";
    public HouseRule Quotes => HouseRule.Time;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var entry in context.Of("CallCenter.HumanTask"))
        {
            if (DesignContext.IsGiven(entry, "dueIn")) continue;
            var name = RuleContext.NameOf(entry.Node);
            yield return entry.Error(
                Id, "DueIn", $"人工步骤“{name}”没有完成时限。请填写多久之内完成，例如 PT4H。", $"\"{name}\" has no time by which it is done. Say how long it may take, such as PT4H.");
        }
    }
}
