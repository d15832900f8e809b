using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>Keeps what was decided about a candidate: it is to be defined, or it is dropped.</summary>
[Activity("CallCenter.DecideCandidate", Categories.Processes)]
[Texts("选定或放弃候选流程", "Decide candidate", "记录对候选流程的决定：选定后才能起草版本。", "Keeps what was decided about a candidate; only what is chosen can be drafted.")]
[Outcomes("Chosen", "Dropped", "Refused")]
public sealed class DecideCandidate : LifecycleActivity
{
    [Input("决定", "Decision", Hint = UiHints.DropDown, Options = ["Chosen|选定|Chosen", "Dropped|放弃|Dropped"])]
    public string Decision { get; init; } = nameof(ProcessStanding.Chosen);

    [Input("理由", "Reason", IsTemplate = true)] public string? Reason { get; init; }

    protected override LifecycleQuestion Question(string process) => new AskStanding(process, Decision switch
    {
        nameof(ProcessStanding.Chosen) => ProcessStanding.Chosen,
        nameof(ProcessStanding.Dropped) => ProcessStanding.Dropped,
        _ => throw new ActivityFault($"决定“{Decision}”不存在，应为 Chosen 或 Dropped。 / There is no decision \"{Decision}\"; Chosen or Dropped is right."),
    }, Given(Reason));
}
