using CallCenter.Workflows.Schedules;

namespace CallCenter.Workflows.Activities.Elsa;

/// <summary>Waits for the next moment of a calendar, or starts a workflow at each.</summary>
[Activity("Elsa.Cron", Categories.Scheduling, Kind = ActivityKind.Trigger)]
[Texts("日历定时", "Cron", "等待日历的下一个时刻；作为触发活动时，每到时刻启动一次流程。", "Waits for the next moment of a calendar; as a trigger it starts the flow at each.")]
public sealed class Cron : Activity
{
    [Input("Cron 表达式", "Cron expression",
        DescriptionZh = "六段：秒 分 时 日 月 星期（UTC），如 0 30 0 * * MON-FRI 即北京时间工作日 8:30。",
        DescriptionEn = "Six fields: second minute hour day month weekday, in UTC, such as 0 30 8 * * MON-FRI.")]
    public required CronExpression CronExpression { get; init; }

    public override Schedule TriggerSchedule() => new Schedule.Cron(CronExpression);

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.TriggerPayload is not null) return Done();
        return CronExpression.Next(context.Now) is { } next
            ? Wait([At(next)])
            : throw Fault.Of($"“{CronExpression}”永远不会到来。", $"'{CronExpression}' never comes.", "cron-never");
    }

    public override ActivityResult Resume(ActivityContext context, object? received) =>
        received is TimerElapsed ? Done() : base.Resume(context, received);
}
