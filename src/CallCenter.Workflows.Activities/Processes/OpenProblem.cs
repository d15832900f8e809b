using CallCenter.Processes.Deployment;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>Opens a problem with a deployed process, for somebody to see to, with what was done at once.</summary>
[Activity("CallCenter.OpenProblem", Categories.Processes)]
[Texts("登记部署问题", "Open problem", "登记一个部署问题：类别、负责人、期限与立即采取的措施。", "Opens a problem with a deployed process: its kind, owner, due time and immediate action.")]
[Outcomes("Opened", "Refused")]
public sealed class OpenProblem : Activity
{
    [Input("类别", "Kind", Hint = UiHints.DropDown, Options = ["UnevenUnderstanding|理解不一致|Uneven understanding", "NotFollowed|未按照流程执行|Not followed"])]
    public string Kind { get; init; } = nameof(ProblemKind.NotFollowed);

    [Input("流程", "Process", IsTemplate = true)] public required string Process { get; init; }
    [Input("坐席组", "Group", IsTemplate = true)] public string? Group { get; init; }
    [Input("问题", "What", Hint = UiHints.MultiLine, IsTemplate = true)] public required string What { get; init; }
    [Input("立即措施", "Immediate action", Hint = UiHints.MultiLine, IsTemplate = true)] public required string ImmediateAction { get; init; }
    [Input("负责人", "Owner", DescriptionZh = "登录用户名。", DescriptionEn = "A user who signs in.", IsTemplate = true)] public required string Owner { get; init; }
    [Input("期限", "Due in")] public TimeSpan DueIn { get; init; } = TimeSpan.FromDays(1);

    [Output("问题编号", "Problem")] public string? ProblemId { get; private set; }
    [Output("被拒绝的原因", "Refusal")] public string? Refusal { get; private set; }

    public override ActivityResult Execute(ActivityContext context) => Ask(new AskOpenProblem(
        Enum.TryParse<ProblemKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : throw new ActivityFault(
            $"没有问题类别“{Kind}”，应为 UnevenUnderstanding 或 NotFollowed。 / There is no kind \"{Kind}\"; UnevenUnderstanding or NotFollowed is right."),
        Process, string.IsNullOrWhiteSpace(Group) ? null : Group, What, ImmediateAction, Owner, DueIn, context.Now));

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        if (received is not DeploymentAnswer answer) return base.Resume(context, received);
        ProblemId = answer.Id;
        Refusal = answer.Refusal is { } why ? $"{why.Zh} / {why.En}" : null;
        return Done(answer.Refusal is null ? "Opened" : "Refused");
    }
}
