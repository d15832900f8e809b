using System.Globalization;
using CallCenter.Processes.Deployment;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>Draws the handled contacts of a day that are looked at. A day is drawn once; drawing it again answers what was drawn.</summary>
[Activity("CallCenter.DrawSpotCheck", Categories.Processes)]
[Texts("抽取抽查样本", "Draw spot check", "按坐席组、版本与渠道分层，抽取一天已处理的联络供抽查。", "Draws handled contacts of a day, stratified by group, version and channel.")]
[Outcomes("Drawn", "NothingToDraw")]
public sealed class DrawSpotCheck : Activity
{
    [Input("日期", "Day", DescriptionZh = "如 2026-11-20；留空为昨天。", DescriptionEn = "Such as 2026-11-20; yesterday when left out.", IsTemplate = true)]
    public string? Day { get; init; }

    [Input("数量", "Size", DescriptionZh = "留空按系统设置。", DescriptionEn = "As the settings say when left out.")]
    public int? Size { get; init; }

    [Output("抽取数量", "Count")] public int? Count { get; private set; }
    [Output("被拒绝的原因", "Refusal")] public string? Refusal { get; private set; }

    public override ActivityResult Execute(ActivityContext context)
    {
        if (string.IsNullOrWhiteSpace(Day)) return Ask(new AskSpotDraw(null, Size));
        return DateOnly.TryParseExact(Day.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Ask(new AskSpotDraw(day, Size))
            : throw new ActivityFault($"“{Day}”不是日期，应如 2026-11-20。 / \"{Day}\" is no date; write it as 2026-11-20.");
    }

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        if (received is not DeploymentAnswer answer) return base.Resume(context, received);
        Count = answer.Count ?? 0;
        Refusal = answer.Refusal is { } why ? $"{why.Zh} / {why.En}" : null;
        return Done(answer.Refusal is null ? "Drawn" : "NothingToDraw");
    }
}
