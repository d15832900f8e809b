using CallCenter.Persistence.Announcements;
using CallCenter.Persistence.Pilots;
using CallCenter.Processes.Announcements;

namespace CallCenter.Workflows.Server.Announcements;

/// <summary>A lesson as it is written.</summary>
/// <param name="Revision">That was read; 0 for a new one.</param>
public sealed record LessonWanted(string? Different, string? EnglishDifferent, IReadOnlyList<QuestionWanted>? Questions, int? Revision)
{
    internal Lesson ToLesson() => new(
        Different?.Trim() ?? "", Optional(EnglishDifferent),
        [.. (Questions ?? []).Select(question => new QuizQuestion(
            question?.Text?.Trim() ?? "", Optional(question?.EnglishText),
            [.. (question?.Choices ?? []).Select(choice => new QuizChoice(choice?.Text?.Trim() ?? "", Optional(choice?.EnglishText)))], question?.Right ?? -1))]);

    private static string? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public sealed record QuestionWanted(string? Text, string? EnglishText, IReadOnlyList<ChoiceWanted>? Choices, int? Right);

public sealed record ChoiceWanted(string? Text, string? EnglishText);

/// <param name="IsFixed">It was announced: everybody reads the same.</param>
/// <param name="Missing">What keeps it from being announced.</param>
public sealed record LessonShown(
    string Different, string? EnglishDifferent, IReadOnlyList<QuizQuestion> Questions, int Revision, DateTimeOffset? UpdatedAt, string? UpdatedBy, bool IsFixed, IReadOnlyList<Why> Missing)
{
    public static LessonShown Of(StoredLesson stored, bool isFixed) => new(
        stored.Lesson.Different, stored.Lesson.EnglishDifferent, stored.Lesson.Questions, stored.Revision, stored.UpdatedAt, stored.UpdatedBy, isFixed, [.. stored.Lesson.Missing()]);
}

/// <summary>A version to be told to groups.</summary>
/// <param name="DueAt">By then everybody is to have read it and passed.</param>
public sealed record AnnouncementWanted(string? Version, IReadOnlyList<string>? Groups, DateTimeOffset? DueAt);

/// <summary>An announcement in a list.</summary>
/// <param name="Agents">Of its groups, as they are now.</param>
/// <param name="Read">Of them with a receipt.</param>
/// <param name="Passed">Of them with receipt and quiz.</param>
public sealed record AnnouncementShown(
    string Id, string Process, int Number, string Version, string ProcessName, string? ProcessEnglishName, IReadOnlyList<string> Groups, DateTimeOffset DueAt, bool IsOverdue,
    DateTimeOffset CreatedAt, string CreatedBy, int Agents, int Read, int Passed);

/// <param name="Progress">Group by group.</param>
public sealed record AnnouncementDetail(AnnouncementShown Head, IReadOnlyList<ChangeLine> Changes, string Different, int Questions, IReadOnlyList<GroupProgress> Progress);

public sealed record GroupProgress(string Id, string Name, int Read, int Passed, IReadOnlyList<AgentProgress> Agents);

/// <param name="Attempts">How often the quiz was tried.</param>
/// <param name="Score">The best, 0 to 1.</param>
public sealed record AgentProgress(string Id, string Name, string WorkNumber, DateTimeOffset? ReadAt, DateTimeOffset? PassedAt, int Attempts, double? Score);

/// <summary>An announcement as one of those it is for has it in the list.</summary>
public sealed record OwnAnnouncement(
    string Id, string ProcessName, int Number, DateTimeOffset DueAt, bool IsOverdue, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt, DateTimeOffset? PassedAt, int Attempts, double? Score)
{
    internal static OwnAnnouncement Of(AnnouncementRow row, string processName, ExposureRow? exposure, DateTimeOffset now) => new(
        row.Id, processName, row.Number, row.DueAt, exposure is not { ReadAt: not null, QuizPassedAt: not null } && now > row.DueAt, row.CreatedAt, exposure?.ReadAt, exposure?.QuizPassedAt,
        exposure?.QuizAttempts ?? 0, exposure?.QuizScore);
}

/// <summary>What an agent reads, in their language, and the quiz without its answers.</summary>
public sealed record OwnAnnouncementDetail(OwnAnnouncement Head, string Different, IReadOnlyList<ChangeLine> Changes, IReadOnlyList<QuestionShown> Questions, double PassMark);

/// <param name="Answers">The places of the chosen answers from 0, question by question.</param>
public sealed record AnswersGiven(IReadOnlyList<int>? Answers);

/// <param name="Wrong">Questions that were not answered right, from 0.</param>
public sealed record QuizAnswer(double Score, bool IsPassed, IReadOnlyList<int> Wrong, OwnAnnouncement Head);
