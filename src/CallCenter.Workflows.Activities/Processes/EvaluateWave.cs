using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>Notes how people judged the KPIs since the last wave, and says whether the next one may start.</summary>
[Activity("CallCenter.EvaluateWave", Categories.Processes)]
[Texts("评估推广批次", "Evaluate wave", "记录上一批之后的指标判定，并说明下一批能否启动。", "Notes how KPIs were judged since the last wave, and says whether the next may start.")]
[Outcomes("Ready", "Waiting", "Finished", "Stopped")]
public sealed class EvaluateWave : RolloutActivity
{
    [Input("指标判定", "KPIs judged", Hint = UiHints.JsonEditor, DefaultSyntax = "Object",
        DescriptionZh = "指标编号与是否良好，如 {\"satisfaction\": true}。", DescriptionEn = "Ids of KPIs and whether they are good, such as {\"satisfaction\": true}.")]
    public Value Judged { get; init; }

    [Output("推广版本", "Roll-out version")] public string? RolloutVersion { get; private set; }
    [Output("下一批的坐席组", "Next wave's groups")] public IReadOnlyList<string> Groups { get; private set; } = [];

    protected override bool HasRefusal => false;

    protected override LifecycleQuestion Question(string process) => new AskRollout(process, Given(Rollout),
        (Judged.AsRecord ?? []).Where(given => given.Value.IsBoolean).ToDictionary(given => given.Key, given => given.Value.IsTrue, StringComparer.Ordinal));

    protected override void Take(LifecycleAnswer answer)
    {
        base.Take(answer);
        (RolloutVersion, Groups) = (answer.Version, answer.Groups);
    }
}
