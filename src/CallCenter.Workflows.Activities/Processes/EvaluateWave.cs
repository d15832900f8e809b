using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>Says by the facts whether the next wave may start, and notes where people judge the KPIs otherwise.</summary>
[Activity("CallCenter.EvaluateWave", Categories.Processes)]
[Texts("评估推广批次", "Evaluate wave", "按事实计算上一批之后的指标，说明下一批能否启动；人员可写明理由另行判定。", "Works out the KPIs since the last wave and says whether the next may start; people may judge otherwise and say why.")]
[Outcomes("Ready", "Waiting", "Finished", "Stopped")]
public sealed class EvaluateWave : RolloutActivity
{
    [Input("指标判定", "KPIs judged", Hint = UiHints.JsonEditor, DefaultSyntax = "Object",
        DescriptionZh = "指标编号与是否良好，如 {\"satisfaction\": true}。", DescriptionEn = "Ids of KPIs and whether they are good, such as {\"satisfaction\": true}.")]
    public Value Judged { get; init; }

    [Input("判定理由", "Reason", Hint = UiHints.MultiLine, IsTemplate = true,
        DescriptionZh = "判定与事实不同时必填；没有理由时只采纳“不良”的判定。", DescriptionEn = "Where it is judged other than the facts say; without a reason only \"not good\" counts.")]
    public string? Reason { get; init; }

    [Output("推广版本", "Roll-out version")] public string? RolloutVersion { get; private set; }
    [Output("下一批的坐席组", "Next wave's groups")] public IReadOnlyList<string> Groups { get; private set; } = [];

    protected override bool HasRefusal => false;

    protected override LifecycleQuestion Question(string process) => new AskRollout(process, Given(Rollout),
        (Judged.AsRecord ?? []).Where(given => given.Value.IsBoolean).ToDictionary(given => given.Key, given => given.Value.IsTrue, StringComparer.Ordinal), Given(Reason));

    protected override void Take(LifecycleAnswer answer)
    {
        base.Take(answer);
        (RolloutVersion, Groups) = (answer.Version, answer.Groups);
    }
}
