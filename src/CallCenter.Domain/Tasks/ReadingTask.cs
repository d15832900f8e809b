namespace CallCenter.Tasks;

/// <summary>
/// The task of an agent to read an announced version and pass its quiz. No flow waits for it, and nobody completes it by hand:
/// it ends when that agent has passed.
/// </summary>
public static class ReadingTask
{
    /// <summary>How it ends.</summary>
    public const string Passed = "Passed";

    /// <summary>What the batches of such tasks begin with.</summary>
    public const string BatchPrefix = "announcement:";

    private static readonly Why Instructions = new(
        "请打开宣布，阅读要改变的做法和差别，确认后做测验。通过测验后任务自动完成。",
        "Open the announcement, read what to do differently and what has changed, confirm it and take the quiz. The task ends by itself once you have passed.");

    internal static Why ByQuizOnly { get; } = new(
        "这项任务不能手工办理：请本人打开宣布，阅读后做测验，通过后自动完成。",
        "This task cannot be done by hand: its agent opens the announcement, reads it and takes the quiz; it ends by itself once that is passed.");

    /// <summary>One for each version and agent, however often and to how many of their groups it is announced.</summary>
    /// <param name="version">As bindings name it.</param>
    /// <param name="agentId">Who is to read it.</param>
    public static string IdOf(string version, string agentId) => $"reading:{version}:{agentId}";

    /// <summary>The announcement a batch of tasks is of; null for any other batch.</summary>
    public static string? AnnouncementOf(string? batch) => batch is not null && batch.StartsWith(BatchPrefix, StringComparison.Ordinal) ? batch[BatchPrefix.Length..] : null;

    /// <param name="announcement">Its id.</param>
    /// <param name="version">As bindings name it.</param>
    /// <param name="agent">Who is to read it.</param>
    /// <param name="named">The version in words.</param>
    /// <param name="announcedAt">From when the time counts that there is.</param>
    /// <param name="dueAt">By when it is to be passed.</param>
    /// <param name="now">When the task is given, which is later for who joins a group later.</param>
    public static HumanTask Of(
        string announcement, string version, TaskAssignee agent, Why named, DateTimeOffset announcedAt, DateTimeOffset dueAt, DateTimeOffset now) => new()
    {
        Id = IdOf(version, agent.Id),
        InstanceId = "",
        Batch = BatchPrefix + announcement,
        IsAwaited = false,
        Title = Both(new($"阅读并通过测验：{named.Zh}", $"Read and pass the quiz: {named.En}")),
        Instructions = Both(Instructions),
        Assignee = agent,
        FirstAssignee = agent,
        Outcomes = [Passed],
        CreatedAt = now,
        Times = TaskTimes.Of(announcedAt, dueAt - announcedAt, null),
    };

    /// <summary>Both languages of a text of such a task, which are kept line by line.</summary>
    public static Why Split(string text) => text.Split('\n', 2) is [var zh, var en] ? new(zh, en) : new(text, text);

    private static string Both(Why text) => $"{text.Zh.ReplaceLineEndings(" ")}\n{text.En.ReplaceLineEndings(" ")}";
}
