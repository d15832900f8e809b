using CallCenter.Workflows.Schedules;

namespace CallCenter.Workflows.Activities.Elsa;

/// <summary>Waits for a moment, or starts a workflow at it. A moment that has passed is now.</summary>
[Activity("Elsa.StartAt", Categories.Scheduling, Kind = ActivityKind.Trigger)]
[Texts("定时开始", "Start At", "到指定的时刻继续；作为触发活动时，到时启动流程一次。", "Goes on at a moment; as a trigger it starts the flow once, then.")]
public sealed class StartAt : Activity
{
    [Input("时刻", "Date and time", Hint = UiHints.DateTimePicker,
        DescriptionZh = "如 2026-12-01T09:00:00+08:00；没有时区的按 UTC。", DescriptionEn = "Such as 2026-12-01T09:00:00+08:00; without a zone it is UTC.")]
    public required DateTimeOffset DateTime { get; init; }

    public override Schedule TriggerSchedule() => new Schedule.At(DateTime);

    public override ActivityResult Execute(ActivityContext context) =>
        context.TriggerPayload is not null || DateTime <= context.Now ? Done() : Wait([At(DateTime)]);

    public override ActivityResult Resume(ActivityContext context, object? received) =>
        received is TimerElapsed ? Done() : base.Resume(context, received);
}
