using CallCenter.Processes.Lifecycle;
using CallCenter.Processes.Pilots;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>Ends a pilot by what people decided. Unless it is to ship, its groups get back what they had.</summary>
[Activity("CallCenter.StopPilot", Categories.Processes)]
[Texts("结束试点", "Stop pilot", "按人员的决定结束试点；除推广外，各组恢复原版本。", "Ends a pilot by what people decided; unless it ships, groups get back what they had.")]
[Outcomes("Stopped", "Refused")]
public sealed class StopPilot : PilotActivity
{
    [Input("决定", "Decision", Hint = UiHints.DropDown, Options = ["Ship|推广|Ship", "Hold|暂缓|Hold", "RollBack|回退|Roll back", "Invalid|无效|Invalid"])]
    public required string Decision { get; init; }

    [Input("理由", "Reason", IsTemplate = true, DescriptionZh = "与规则建议不同时须说明。", DescriptionEn = "Needed where it goes against what the rules propose.")]
    public string? Reason { get; init; }

    protected override LifecycleQuestion Question(string process) => new AskPilotEnd(
        process, Given(Pilot),
        Enum.TryParse<VerdictKind>(Decision, ignoreCase: true, out var decision) && Enum.IsDefined(decision) ? decision : throw new ActivityFault(
            $"决定“{Decision}”不存在，应为 Ship、Hold、RollBack 或 Invalid。 / There is no decision \"{Decision}\"; Ship, Hold, RollBack or Invalid is right."),
        Given(Reason));
}
