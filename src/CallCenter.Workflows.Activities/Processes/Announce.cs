using CallCenter.Processes.Deployment;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>Tells a version to groups: their agents read it and take its quiz, which is what opens the gates of training.</summary>
[Activity("CallCenter.Announce", Categories.Processes)]
[Texts("宣布流程版本", "Announce version", "把流程版本宣布给坐席组：坐席阅读确认并通过测验。", "Tells a process version to groups; their agents confirm and take its quiz.")]
[Outcomes("Announced", "Refused")]
public sealed class Announce : Activity
{
    [Input("流程版本", "Version", DescriptionZh = "如 service-hotline:2。", DescriptionEn = "Such as service-hotline:2.", IsTemplate = true)]
    public required string ProcessVersion { get; init; }

    [Input("坐席组", "Groups", DescriptionZh = "坐席组编号的列表，如 g1；已宣布过的组不再重复。", DescriptionEn = "A list of group ids, such as g1; those told before are not told again.")]
    public required IReadOnlyList<string> Groups { get; init; }

    [Input("期限", "Due in")] public TimeSpan DueIn { get; init; } = TimeSpan.FromDays(7);

    [Output("宣布编号", "Announcement")] public string? AnnouncementId { get; private set; }
    [Output("被拒绝的原因", "Refusal")] public string? Refusal { get; private set; }

    public override ActivityResult Execute(ActivityContext context) => Ask(new AskAnnounce(ProcessVersion, Groups, DueIn, context.Now));

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        if (received is not DeploymentAnswer answer) return base.Resume(context, received);
        AnnouncementId = answer.Id;
        Refusal = answer.Refusal is { } why ? $"{why.Zh} / {why.En}" : null;
        return Done(answer.Refusal is null ? "Announced" : "Refused");
    }
}
