using CallCenter.Persistence.Announcements;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.Audit;
using CallCenter.Persistence.Pilots;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Announcements;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.Processes;

namespace CallCenter.Workflows.Server.Announcements;

/// <summary>Tells versions to groups from one source, and takes receipts and quizzes to where pilots and roll-outs look for them.</summary>
internal sealed class AnnouncementDesk(
    AnnouncementStore store, ProcessStore processes, PilotStore exposures, ReadingTasks tasks, CentreDirectory directory, CentreTime time, AuditTrail trail)
{
    /// <summary>A version of another status is not ready to be learned, or need not be any more.</summary>
    internal static readonly VersionStatus[] Announceable =
        [VersionStatus.Released, VersionStatus.Piloting, VersionStatus.Proven, VersionStatus.RollingOut, VersionStatus.InForce];

    /// <summary>Replaces a version's lesson, which is fixed as soon as somebody may have read it.</summary>
    /// <exception cref="ProblemException">It is wrong, was announced, or somebody else was faster.</exception>
    public async Task SaveLessonAsync(ProcessVersion version, Lesson lesson, int revision, string by, CancellationToken cancellationToken)
    {
        var check = new InputCheck();
        foreach (var (field, why) in lesson.Problems()) check.Require(false, field, why.Zh, why.En);
        check.Done();
        if (await store.IsAnnouncedAsync(version.Process, version.Number, cancellationToken))
        {
            throw new ProblemException(ProcessProblems.Conflict(
                "已经宣布过，内容不能再改：大家读到的必须一致。请修订出新版本。", "It has been announced and cannot change: everybody must read the same. Revise the version instead."));
        }

        if (!await store.SaveLessonAsync(version.Process, version.Number, lesson, revision, (time.Now, by), cancellationToken)) throw new ProblemException(ProcessProblems.Changed());
        await trail.WriteAsync(by, AuditActions.LessonSaved, version.Id, null, cancellationToken);
    }

    /// <exception cref="ProblemException">The version is not ready to be told, or the groups or the time are wrong.</exception>
    /// <param name="wanted">Which version, to whom.</param>
    /// <param name="by">Who announces it.</param>
    /// <param name="id">Null for a new one; one that is there already is answered as it is.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<AnnouncementRow> AnnounceAsync(AnnouncementWanted wanted, string by, string? id, CancellationToken cancellationToken)
    {
        if (id is not null && await store.FindAsync(id, cancellationToken) is { } known)
        {
            await tasks.GiveAsync(known, cancellationToken);
            return known;
        }

        var version = string.IsNullOrWhiteSpace(wanted.Version) ? null : (await processes.FindVersionAsync(wanted.Version, cancellationToken))?.Version;
        var groups = (wanted.Groups ?? []).Distinct(StringComparer.Ordinal).ToList();
        var unknown = groups.Where(group => directory.Facts.Groups.All(known => known.Id != group)).ToList();
        new InputCheck()
            .Require(version is not null, "version", $"没有流程版本“{wanted.Version}”。", $"There is no process version \"{wanted.Version}\".")
            .Require(groups.Count > 0, "groups", "请选择至少一个坐席组。", "Choose at least one group.")
            .Require(unknown.Count == 0, "groups", $"没有坐席组：{string.Join("、", unknown)}。", $"There is no group: {string.Join(", ", unknown)}.")
            .Require(wanted.DueAt > time.Now, "dueAt", "截止时间须在将来。", "The due time lies in the future.")
            .Done();
        if (!Announceable.Contains(version!.Status))
        {
            throw new ProblemException(ProcessProblems.Conflict(
                $"版本 {version.Number} 还没有发布或已停用，不能宣布。", $"Version {version.Number} is not released, or is over; it cannot be announced."));
        }

        if ((await store.LessonAsync(version.Process, version.Number, cancellationToken)).Lesson.Missing().ToList() is { Count: > 0 } missing)
            throw new ProblemException(ProcessProblems.Conflict(string.Concat(missing.Select(why => why.Zh)), string.Join(" ", missing.Select(why => why.En))));

        var row = new AnnouncementRow
        {
            Id = id ?? "announcement-" + Guid.CreateVersion7(time.Now).ToString("N")[^12..], Process = version.Process, Number = version.Number, Groups = groups, DueAt = wanted.DueAt!.Value,
            CreatedAt = time.Now, CreatedBy = by,
        };
        await store.AddAsync(row, cancellationToken);
        await tasks.GiveAsync(row, cancellationToken);
        await trail.WriteAsync(by, AuditActions.VersionAnnounced, version.Id, string.Join(", ", groups), cancellationToken);
        return row;
    }

    /// <summary>Tells only the groups that have not been told; when all have, the latest of the version's announcements is answered.</summary>
    /// <exception cref="ProblemException">As for <see cref="AnnounceAsync"/>.</exception>
    public async Task<AnnouncementRow> AnnounceToRestAsync(AnnouncementWanted wanted, string by, string id, CancellationToken cancellationToken)
    {
        var told = (await store.ListAsync(0, int.MaxValue, cancellationToken)).Rows.Where(row => FormattableString.Invariant($"{row.Process}:{row.Number}") == wanted.Version).ToList();
        var rest = (wanted.Groups ?? []).Except(told.SelectMany(row => row.Groups), StringComparer.Ordinal).ToList();
        return wanted.Groups is { Count: > 0 } && rest.Count == 0 ? told[0] : await AnnounceAsync(wanted with { Groups = rest }, by, id, cancellationToken);
    }

    public async Task<AnnouncementRow> FoundAsync(string id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) ?? throw new ProblemException(None(id));

    /// <summary>Those for an agent: of the groups they are in now, so that who joins a group learns too. Their tasks are made to fit.</summary>
    public async Task<IReadOnlyList<AnnouncementRow>> ForAsync(string agentId, CancellationToken cancellationToken)
    {
        var groups = GroupsOf(agentId);
        List<AnnouncementRow> rows = [.. (await store.ListAsync(0, int.MaxValue, cancellationToken)).Rows.Where(row => row.Groups.Any(groups.Contains))];
        await tasks.MendAsync(agentId, rows, cancellationToken);
        return rows;
    }

    /// <exception cref="ProblemException">There is none, or it is for others.</exception>
    public async Task<AnnouncementRow> ForAsync(string agentId, string id, CancellationToken cancellationToken)
    {
        var row = await FoundAsync(id, cancellationToken);
        return row.Groups.Any(GroupsOf(agentId).Contains) ? row : throw new ProblemException(None(id));
    }

    public Task<ExposureRow> ReadAsync(AnnouncementRow row, string agentId, CancellationToken cancellationToken) =>
        NoteAsync(row.Version, agentId, hasRead: true, null, cancellationToken);

    /// <summary>Notes a receipt or a score, wherever they come from, and ends the task of who has passed.</summary>
    public async Task<ExposureRow> NoteAsync(string version, string agentId, bool hasRead, double? score, CancellationToken cancellationToken)
    {
        var exposure = await exposures.NoteExposureAsync(version, agentId, hasRead, score, Quiz.PassMark, time.Now, cancellationToken);
        await tasks.EndAsync(exposure, cancellationToken);
        return exposure;
    }

    /// <summary>Who has not read first cannot show what they have understood.</summary>
    /// <exception cref="ProblemException">It was not read, or an answer is missing.</exception>
    public async Task<(QuizResult Result, ExposureRow Exposure)> TakeQuizAsync(AnnouncementRow row, string agentId, IReadOnlyList<int>? answers, CancellationToken cancellationToken)
    {
        var questions = (await store.LessonAsync(row.Process, row.Number, cancellationToken)).Lesson.Questions;
        new InputCheck().Require(answers?.Count == questions.Count, "answers", $"请回答全部 {questions.Count} 题。", $"Answer all {questions.Count} questions.").Done();
        if ((await store.ExposuresOfAsync(agentId, cancellationToken)).GetValueOrDefault(row.Version)?.ReadAt is null)
            throw new ProblemException(ProcessProblems.Conflict("请先阅读并确认，再做测验。", "Read and confirm it first, then take the quiz."));
        var result = Quiz.Grade(questions, answers!);
        return (result, await NoteAsync(row.Version, agentId, hasRead: true, result.Score, cancellationToken));
    }

    private IReadOnlyList<string> GroupsOf(string agentId) => directory.Facts.Agents.FirstOrDefault(agent => agent.Id == agentId)?.Groups ?? [];

    private static Problem None(string id) => Problem.NotFound($"没有宣布“{id}”，或者它不是给您的。", $"There is no announcement \"{id}\", or it is not for you.");
}
