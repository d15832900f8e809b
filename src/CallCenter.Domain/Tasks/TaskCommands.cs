namespace CallCenter.Tasks;

/// <summary>
/// What a flow asks of the centre's people. Sent after the flow's state is committed, at least once; a task is known by its id,
/// so that a command that comes twice has its effect once.
/// </summary>
/// <param name="Task">The task's id, derived from the run that wants it.</param>
public abstract record TaskCommand(string Task);

/// <summary>Puts a task in people's lists; ends with <see cref="TaskCompleted"/>.</summary>
public sealed record CreateTask(
    string Task, string InstanceId, string Title, string? Instructions, TaskAssignee Assignee, string? Form, IReadOnlyList<string> Outcomes,
    DateTimeOffset CreatedAt, TaskTimes Times) : TaskCommand(Task);

/// <summary>The flow needs it no more. Ignored when it is done, or never came to be.</summary>
/// <param name="Task">The task, or what several have in common.</param>
/// <param name="Reason">For its history; null when the flow ended.</param>
public sealed record WithdrawTask(string Task, Why? Reason = null) : TaskCommand(Task);

/// <summary>Tells many people the same; each has it among their tasks until they have read it. Ends with <see cref="NoticeRead"/> when a receipt is wanted.</summary>
public sealed record PostNotice(
    string Task, string InstanceId, IReadOnlyList<TaskAssignee> Audience, string Text, bool RequireReceipt, DateTimeOffset CreatedAt) : TaskCommand(Task);

/// <summary>A person completed a task.</summary>
/// <param name="Task">Which.</param>
/// <param name="Outcome">One of those it had.</param>
/// <param name="Values">The form as a JSON object; null without a form.</param>
/// <param name="PersonId">Of the user.</param>
/// <param name="PersonName">As others read it.</param>
/// <param name="At">When.</param>
/// <param name="BegunAt">When they took it in hand; null when they never did before completing it.</param>
public sealed record TaskCompleted(
    string Task, string Outcome, string? Values, string PersonId, string PersonName, DateTimeOffset At, DateTimeOffset? BegunAt = null)
{
    /// <summary>As whom they completed a step of a script; null for other tasks.</summary>
    public TaskAgent? Agent { get; init; }
}

/// <summary>An agent by id, number and name.</summary>
public sealed record TaskAgent(string Id, string WorkNumber, string Name);

/// <summary>Everybody has read a notice.</summary>
public sealed record NoticeRead(string Task, DateTimeOffset At);

/// <summary>Asks for whom a task is and when it is due. Answered by <see cref="TaskTerms"/>.</summary>
/// <param name="Assignee">A role, group, agent or person, by name.</param>
/// <param name="DueIn">How long it may take.</param>
/// <param name="Calendar">Whose working time counts.</param>
/// <param name="From">When the task is given.</param>
public sealed record AskTaskTerms(string Assignee, TimeSpan? DueIn, string? Calendar, DateTimeOffset From);

public sealed record TaskTerms(TaskAssignee Assignee, TaskTimes Times);

/// <summary>Asks who belongs to an audience. Answered by <see cref="Audience"/>.</summary>
/// <param name="Named">Roles, groups or agents by name, or <c>*</c> for every agent.</param>
public sealed record AskAudience(IReadOnlyList<string> Named);

public sealed record Audience(IReadOnlyList<TaskAssignee> People);
