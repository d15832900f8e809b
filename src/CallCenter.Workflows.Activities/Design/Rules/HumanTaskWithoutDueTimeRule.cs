using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design.Rules;

/// <summary>Every step by people says by when it is done, or how long the agent on the line should take for it.</summary>
public sealed class HumanTaskWithoutDueTimeRule : IDesignRule
{
    public string Id => "human-task-without-due-time";
    public HouseRule Quotes => HouseRule.Time;

    public IEnumerable<Problem> Check(DesignContext context)
    {
        foreach (var entry in context.StepsByPeople)
        {
            var name = RuleContext.NameOf(entry.Node);
            if (DesignContext.IsScriptStep(entry.Node))
            {
                if (!DesignContext.IsGiven(entry, "expectedTime"))
                    yield return entry.Error(
                        Id, "ExpectedTime", $"话术步骤“{name}”没有预计用时。请填写通常需要多久，例如 PT30S。", $"Step \"{name}\" of the script does not say how long it should take. Give it a time, such as PT30S.");
                continue;
            }

            if (DesignContext.IsGiven(entry, "dueIn")) continue;
            yield return entry.Error(
                Id, "DueIn", $"人工步骤“{name}”没有完成时限。请填写多久之内完成，例如 PT4H。", $"\"{name}\" has no time by which it is done. Say how long it may take, such as PT4H.");
        }
    }
}
