namespace CallCenter.Workflows.Activities.Elsa;

/// <summary>Waits for a time.</summary>
[Activity("Elsa.Delay", Categories.Scheduling)]
[Texts("延时", "Delay", "等待一段时间后继续。", "Goes on after a time.")]
public sealed class Delay : Activity
{
    [Input("时长", "Time span", DescriptionZh = "如 PT10S 或 00:00:10。", DescriptionEn = "Such as PT10S or 00:00:10.")]
    public TimeSpan TimeSpan { get; init; }

    public override ActivityResult Execute(ActivityContext context) =>
        TimeSpan > TimeSpan.Zero ? Wait([At(context.Now + TimeSpan)]) : Done();

    public override ActivityResult Resume(ActivityContext context, object? received) =>
        received is TimerElapsed ? Done() : base.Resume(context, received);
}
