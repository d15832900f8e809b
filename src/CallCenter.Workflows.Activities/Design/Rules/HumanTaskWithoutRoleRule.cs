using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>Every step by people says whose it is.</summary>
public sealed class HumanTaskWithoutRoleRule : IDesignRule
{
    public string Id => "human-task-without-role";
    public HouseRule Quotes => HouseRule.Responsibility;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var entry in context.Of("CallCenter.HumanTask"))
        {
            if (DesignContext.IsGiven(entry, "assignee")) continue;
            var name = RuleContext.NameOf(entry.Node);
            yield return entry.Error(
                Id, "Assignee", $"人工步骤“{name}”没有责任人。请选择角色、坐席组或坐席。", $"Nobody is responsible for \"{name}\". Choose a role, a group or an agent.");
        }
    }
}
