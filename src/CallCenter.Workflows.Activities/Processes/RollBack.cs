using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>Gives groups the version back that they had before a roll-out; all of them, and the roll-out is over.</summary>
[Activity("CallCenter.RollBack", Categories.Processes)]
[Texts("回退", "Roll back", "让指定坐席组恢复原版本；不指定则全部回退并结束推广。", "Gives groups back the version they had; all of them when none is named, which ends the roll-out.")]
[Outcomes("RolledBack", "Refused")]
public sealed class RollBack : RolloutActivity
{
    [Input("坐席组", "Groups", DescriptionZh = "坐席组编号；留空为全部。", DescriptionEn = "Ids of groups; empty is all.")]
    public IReadOnlyList<string> Groups { get; init; } = [];

    protected override LifecycleQuestion Question(string process) => new AskRollBack(process, Given(Rollout), Groups);
}
