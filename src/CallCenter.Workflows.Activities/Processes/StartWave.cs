using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>
/// Starts the next wave of a roll-out when its gates are open. It asks which wave is next first, so that one that has started is
/// not taken for the one to start when the question is repeated.
/// </summary>
[Activity("CallCenter.StartWave", Categories.Processes)]
[Texts("启动推广批次", "Start wave", "关口全部打开时启动下一批；没有批次可启动时走“已完成”。", "Starts the next wave when its gates are open; Finished when none is left.")]
[Outcomes("Started", "GatesClosed", "Finished", "Refused")]
public sealed class StartWave : RolloutActivity
{
    [Input("同意的角色", "Signed off by role", DescriptionZh = "有人同意本批时，其角色，如 ProcessOwner。", DescriptionEn = "The role of whoever agreed to this wave, such as ProcessOwner.")]
    public string? SignOffRole { get; init; }

    [Input("同意人", "Signed off by", IsTemplate = true)] public string? SignedOffBy { get; init; }

    public override ActivityResult Resume(ActivityContext context, object? received) => received switch
    {
        LifecycleAnswer { Outcome: "Ready" or "Waiting", Id: { } rollout, Number: { } wave } => Ask(
            new AskWave(ProcessOf(context), rollout, wave, Given(SignOffRole), Given(SignedOffBy))),
        LifecycleAnswer { Outcome: "Stopped" } stopped => Finish(context, stopped with { Outcome = LifecycleAnswer.Refused }),
        _ => base.Resume(context, received),
    };

    protected override LifecycleQuestion Question(string process) => new AskRollout(process, Given(Rollout), new Dictionary<string, bool>());
}
