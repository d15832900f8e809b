using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>A step that is about one roll-out of a process.</summary>
public abstract class RolloutActivity : LifecycleActivity
{
    [Input("推广", "Roll-out", DescriptionZh = "推广编号；留空则取该流程最近的推广。", DescriptionEn = "Its id; empty takes the latest of the process.")]
    public string? Rollout { get; init; }

    [Output("批次", "Wave")] public int? Wave { get; protected set; }

    protected override void Take(LifecycleAnswer answer) => Wave = answer.Number;
}
