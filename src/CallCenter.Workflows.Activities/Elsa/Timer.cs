using CallCenter.Workflows.Schedules;

namespace CallCenter.Workflows.Activities.Elsa;

/// <summary>Waits one interval, or starts a workflow after each.</summary>
[Activity("Elsa.Timer", Categories.Scheduling, Kind = ActivityKind.Trigger)]
[Texts("定时器", "Timer", "等待一个间隔；作为触发活动时，每隔一段时间启动一次流程。", "Waits one interval; as a trigger it starts the flow after each.")]
public sealed class Timer : Activity
{
    /// <summary>In seconds; a shorter one would start flows without end.</summary>
    private const double ShortestInterval = 0.1;

    [Input("间隔", "Interval", Min = ShortestInterval, DescriptionZh = "如 PT1M 或 00:01:00。", DescriptionEn = "Such as PT1M or 00:01:00.")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    public override Schedule? TriggerSchedule() => Interval.TotalSeconds >= ShortestInterval ? new Schedule.Every(Interval) : null;

    public override ActivityResult Execute(ActivityContext context) =>
        context.TriggerPayload is not null || Interval <= TimeSpan.Zero ? Done() : Wait([At(context.Now + Interval)]);

    public override ActivityResult Resume(ActivityContext context, object? received) =>
        received is TimerElapsed ? Done() : base.Resume(context, received);
}
