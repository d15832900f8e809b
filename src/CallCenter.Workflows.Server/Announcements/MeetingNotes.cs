using CallCenter.Persistence.Announcements;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Announcements;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Processes;
using CallCenter.Workflows.Server.Processes.Documents;
using CallCenter.Workflows.Server.Web;

namespace CallCenter.Workflows.Server.Announcements;

/// <summary>Makes what a team lead takes to the meeting before a shift from what the announcement's page is made of.</summary>
internal sealed class MeetingNotes(
    AnnouncementStore store, ProcessStore processes, AnnouncementContent content, AnnouncementProgress progress, CentreTime time)
{
    public async Task<Handout> MakeAsync(AnnouncementRow row, string language, CancellationToken cancellationToken)
    {
        var isChinese = language == RequestLanguage.Chinese;
        var words = new DocumentWords(isChinese);
        var version = (await processes.RequireVersionAsync(row.Process, row.Number, cancellationToken)).Version;
        var lesson = (await store.LessonAsync(row.Process, row.Number, cancellationToken)).Lesson;
        var (head, groups) = await progress.OfAsync(row, cancellationToken);
        var changes = await content.ChangesAsync(version, language, cancellationToken);
        return new(
            language, words.Of($"班前会纪要：{head.ProcessName} v{row.Number}", $"Meeting note: {head.ProcessEnglishName ?? head.ProcessName} v{row.Number}"), FactsOf(head, groups, words),
            [
                new(words.Of("要改变的做法", "What to do differently"), [.. lesson.DifferentIn(isChinese).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]),
                ChangesOf(changes, words),
                new(words.Of("测验题目（一起讨论，不附答案）", "Questions of the quiz (to talk about, without answers)"), [.. lesson.Questions.SelectMany((question, place) => Of(question, place, isChinese))]),
                PendingOf(groups, words),
                new(words.Of("签字", "Signed"), [words.Of("日期：________________　主持人签字：________________", "Date: ________________   Signature of who led the meeting: ________________")]),
            ]);
    }

    private List<DocumentFact> FactsOf(AnnouncementShown head, IReadOnlyList<GroupProgress> groups, DocumentWords words) =>
    [
        new(words.Of("版本", "Version"), head.Version),
        new(words.Of("坐席组", "Groups"), words.List(groups.Select(group => group.Name))),
        new(words.Of("截止", "Due"), Local(head.DueAt)),
        new(words.Of("宣布", "Announced"), $"{Local(head.CreatedAt)} · {head.CreatedBy}"),
        new(words.Of("已通过", "Passed"), FormattableString.Invariant($"{head.Passed} / {head.Agents}")),
        new(words.Of("纪要生成于", "As of"), Local(time.Now)),
    ];

    private static HandoutSection ChangesOf(IReadOnlyList<ChangeLine> changes, DocumentWords words)
    {
        var title = words.Of("与上一版本的差别", "What differs from the version before");
        return changes.Count == 0
            ? new(title, [words.Of("没有差别，或没有上一版本。", "Nothing, or there is no version before.")])
            : new(title, [], new(
                [words.Of("变化", "Change"), words.Of("步骤", "Step"), words.Of("细节", "Details")],
                [.. changes.Select(change => new[] { KindOf(change.Kind, words), change.What, string.Join("; ", change.Details) })]));
    }

    private static IEnumerable<string> Of(QuizQuestion question, int place, bool isChinese)
    {
        var shown = QuestionShown.Of(question, isChinese);
        yield return FormattableString.Invariant($"{place + 1}. {shown.Text}");
        yield return string.Join("　", shown.Choices.Select((choice, i) => $"{(char)('A' + i)}. {choice}"));
    }

    private static HandoutSection PendingOf(IReadOnlyList<GroupProgress> groups, DocumentWords words)
    {
        var title = words.Of("还没有阅读或通过的人", "Who has not read or passed yet");
        List<string[]> rows =
        [
            .. from @group in groups
               from agent in @group.Agents
               where !AnnouncementProgress.IsDone(agent)
               select new[] { @group.Name, $"{agent.Name} {agent.WorkNumber}", agent.ReadAt is null ? words.Of("未阅读", "Has not read it") : words.Of("已阅读，未通过测验", "Has read it, not passed"), "" },
        ];
        return rows.Count == 0
            ? new(title, [words.Of("全部通过。", "Everybody has passed.")])
            : new(title, [], new([words.Of("坐席组", "Group"), words.Of("坐席", "Agent"), words.Of("进度", "How far"), words.Of("签到", "Attended")], rows));
    }

    private static string KindOf(string kind, DocumentWords words) => kind switch
    {
        "Added" => words.Of("新增", "Added"),
        "Removed" => words.Of("删除", "Removed"),
        "Moved" => words.Of("移动", "Moved"),
        _ => words.Of("修改", "Changed"),
    };

    private string Local(DateTimeOffset at) => $"{TimeZoneInfo.ConvertTime(at, time.Zone):yyyy-MM-dd HH:mm}";
}
