using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.Queues;

/// <summary>
/// Promises to call back. The callback waits in the queue in the caller's place, on its own: this flow may say goodbye.
/// </summary>
[Activity("CallCenter.ScheduleCallback", Categories.Queues)]
[Texts("预约回呼", "Schedule callback", "登记回呼，保留客户在队列中的位置，轮到时由坐席回拨。", "Promises a return call that keeps the caller's place in the queue.")]
[Outcomes("Scheduled", "Rejected")]
public sealed class ScheduleCallback : Activity
{
    [Input("号码", "Number", IsTemplate = true, DescriptionZh = "留空则用主叫号码。", DescriptionEn = "Empty takes the caller's number.")]
    public string? Number { get; init; }

    [Input("时间段", "Window", IsTemplate = true,
        DescriptionZh = "例如 14:00-16:00；留空则轮到即回拨。", DescriptionEn = "Such as 14:00-16:00; empty calls as soon as it is its turn.")]
    public string? Window { get; init; }

    [Input("队列", "Queue", Hint = UiHints.DropDown, OptionsFrom = "queues")]
    public required string Queue { get; init; }

    [Output("回呼编号", "Callback id")] public string? CallbackId { get; private set; }
    [Output("拒绝原因", "Problem")] public string? Problem { get; private set; }

    public override ActivityResult Execute(ActivityContext context)
    {
        var number = string.IsNullOrWhiteSpace(Number) ? context.Caller : Number;
        return Wait(
            [On<CallbackScheduled>(context.Contact.Value)],
            new Telephony.ScheduleCallback(context.Contact, context.ExecutionId, number, string.IsNullOrWhiteSpace(Window) ? null : Window, Queue));
    }

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        if (received is not CallbackScheduled scheduled) return base.Resume(context, received);
        if (scheduled.Callback != context.ExecutionId) return Wait([On<CallbackScheduled>(context.Contact.Value)]);
        CallbackId = scheduled.Promised?.Value;
        Problem = scheduled.Problem?.ToString();
        context.Note(Problem ?? "Scheduled", CallbackId);
        return Done(Problem is null ? "Scheduled" : "Rejected");
    }
}
