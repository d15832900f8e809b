namespace CallCenter.Tasks;

/// <summary>How far a task is.</summary>
public enum TaskState
{
    /// <summary>Nobody has it in hand.</summary>
    Open,

    /// <summary>Somebody has taken it.</summary>
    Claimed,

    Done,

    /// <summary>Nobody needs it any more: its flow went on without it, or ended.</summary>
    Withdrawn,
}

/// <summary>Something a flow wants a person to do, and where it waits for what came of it; or an announced version to read.</summary>
public sealed record HumanTask
{
    public required string Id { get; init; }

    /// <summary>The flow that waits; empty for a task that no flow has given.</summary>
    public required string InstanceId { get; init; }

    /// <summary>What several tasks have in common that one activity made, such as a notice to many; null for a task of its own.</summary>
    public string? Batch { get; init; }

    /// <summary>Its flow waits for what comes of it.</summary>
    public bool IsAwaited { get; init; } = true;

    public required string Title { get; init; }
    public string? Instructions { get; init; }

    /// <summary>Who is to do it now.</summary>
    public required TaskAssignee Assignee { get; init; }

    /// <summary>Who was to do it in the beginning: a task that is handed back goes there.</summary>
    public required TaskAssignee FirstAssignee { get; init; }

    /// <summary>A JSON schema that <see cref="TaskForm"/> reads; null without a form.</summary>
    public string? Form { get; init; }

    /// <summary>How it can be completed, in the order of the buttons.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public TaskTimes Times { get; init; } = TaskTimes.None;
    public TaskState State { get; init; }

    /// <summary>What kind of step of a guided script it is; null for a task of its own.</summary>
    public ScriptStepKind? Script { get; init; }

    /// <summary>Who has it in hand, or completed it.</summary>
    public TaskPerson? Claimer { get; init; }

    /// <summary>When they took it; null while it is open, and when it was completed without having been taken.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    public string? Outcome { get; init; }

    /// <summary>What was filled in, as a JSON object.</summary>
    public string? Values { get; init; }

    /// <summary>When it was completed or withdrawn.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public bool IsReminded { get; init; }

    /// <summary>0 until it is overdue, then 1: its team leads are to see to it, then 2: the process owners.</summary>
    public int Escalation { get; init; }

    /// <summary>The announcement that it asks to be read; null for any other task.</summary>
    public string? Announcement => ReadingTask.AnnouncementOf(Batch);

    /// <summary>The title in both languages; what a flow's author wrote is the same in both.</summary>
    public Why Titles => TextsOf(Title);

    /// <summary>The instructions in both languages; null without any.</summary>
    public Why? BothInstructions => Instructions is null ? null : TextsOf(Instructions);

    public bool IsLive => State is TaskState.Open or TaskState.Claimed;

    public bool IsOverdueAt(DateTimeOffset moment) => Times.DueAt is { } due && (EndedAt ?? moment) >= due && State != TaskState.Withdrawn;

    /// <summary>When the clock has something to say about it next. It never speaks into a talk: a script's time is shown, not escalated.</summary>
    public DateTimeOffset? NextAt => !IsLive || Script is not null ? null : this switch
    {
        { IsReminded: false, Escalation: 0, Times.RemindAt: { } remind } => remind,
        { Escalation: 0 } => Times.DueAt,
        { Escalation: 1 } => Times.EscalateAt,
        _ => null,
    };

    private Why TextsOf(string text) => Announcement is null ? new(text, text) : ReadingTask.Split(text);
}

/// <summary>A person by name.</summary>
/// <param name="Id">Of the user.</param>
/// <param name="Name">As others read it.</param>
public sealed record TaskPerson(string Id, string Name);

/// <summary>A line of a task's history.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Person">Who did it; null when the flow or the clock did.</param>
/// <param name="Text">A note, an outcome, or to whom it went.</param>
public sealed record TaskLine(DateTimeOffset At, TaskLineKind Kind, string? Person, string? Text);

public enum TaskLineKind { Created, Claimed, HandedBack, Delegated, Reminded, Overdue, Escalated, Completed, Withdrawn }
