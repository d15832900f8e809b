using CallCenter.Tasks;

namespace CallCenter.Workflows.Activities.People;

/// <summary>
/// Tells people something. The flow goes on from <c>Done</c> at once; where a receipt is wanted it goes on from <c>AllRead</c> as
/// well when everybody has confirmed to have read it.
/// </summary>
[Activity("CallCenter.NotifyAgents", Categories.People)]
[Texts("通知坐席", "Notify agents", "把一条通知发给角色、小组或坐席，可要求回执。", "Sends a notice to roles, groups or agents, with a receipt if wanted.")]
[Outcomes("Done", "AllRead")]
public sealed class NotifyAgents : Activity
{
    [Input("对象", "Audience", DescriptionZh = "角色、小组或坐席的列表，如 group:g7；* 为全体坐席。", DescriptionEn = "A list of roles, groups or agents, such as group:g7; * is every agent.")]
    public required IReadOnlyList<string> Audience { get; init; }

    [Input("内容", "Text", Hint = UiHints.MultiLine, IsTemplate = true)]
    public required string Text { get; init; }

    [Input("要求回执", "Require receipt", DescriptionZh = "所有人确认已读后走“全部已读”。", DescriptionEn = "Goes on from \"All read\" when everybody has confirmed.")]
    public bool RequireReceipt { get; init; }

    public override ActivityResult Execute(ActivityContext context) => Ask(new AskAudience(Audience));

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        switch (received)
        {
            case Tasks.Audience audience:
                var notice = new PostNotice(context.TaskId, context.InstanceId, audience.People, Text, RequireReceipt, context.Now);
                context.Note("NoticePosted", audience.People.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
                return RequireReceipt && audience.People.Count > 0
                    ? new ActivityResult.Waiting([On<NoticeRead>(notice.Task)], [notice]) { Outcomes = [ActivityPorts.Done] }
                    : Done(ActivityPorts.Done, notice);
            case NoticeRead: return Done("AllRead");
            default: return base.Resume(context, received);
        }
    }

    public override IReadOnlyList<object> Withdraw(ActivityContext context) => RequireReceipt ? [new WithdrawTask(context.TaskId)] : [];
}
