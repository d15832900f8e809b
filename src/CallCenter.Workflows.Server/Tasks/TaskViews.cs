using System.Text.Json;
using CallCenter.Tasks;

namespace CallCenter.Workflows.Server.Tasks;

/// <summary>A task in a list.</summary>
public sealed record TaskShown(
    string Id, string Title, TaskState State, AssigneeShown Assignee, string? Claimer, DateTimeOffset CreatedAt, DateTimeOffset? DueAt, bool IsOverdue, int Escalation,
    string? Outcome, DateTimeOffset? EndedAt);

/// <summary>A task with all that is needed to do it.</summary>
/// <param name="Task">As in a list.</param>
/// <param name="InstanceId">The flow's run; null for a task that no flow has given.</param>
/// <param name="Form">A JSON schema.</param>
/// <param name="Values">What was filled in.</param>
/// <param name="May">What whoever asks may do with it.</param>
/// <param name="Announcement">What is to be read, where the task ends by its quiz; null for any other task.</param>
public sealed record TaskDetail(
    TaskShown Task, string? InstanceId, string? Instructions, JsonElement? Form, JsonElement? Values, IReadOnlyList<string> Outcomes, TaskRights May, IReadOnlyList<TaskLineShown> History,
    AnnouncementLink? Announcement);

/// <param name="Id">Of the announcement.</param>
/// <param name="Address">Where whoever asks sees it: to take the quiz, or to follow it.</param>
public sealed record AnnouncementLink(string Id, string Address);

public sealed record AssigneeShown(AssigneeKind Kind, string Id, string Name);

public sealed record TaskRights(bool Claim, bool HandBack, bool Delegate, bool Complete);

public sealed record TaskLineShown(DateTimeOffset At, TaskLineKind Kind, string? Person, string? Text);

internal static class TaskViews
{
    public static TaskShown Show(HumanTask task, DateTimeOffset now, string language) => new(
        task.Id, TaskPeople.TextOf(task.Titles).In(language), task.State, new(task.Assignee.Kind, task.Assignee.Id, TaskPeople.NameOf(task.Assignee, language)), task.Claimer?.Name,
        task.CreatedAt, task.Times.DueAt, task.IsOverdueAt(now), task.Escalation, task.Outcome, task.EndedAt);

    public static TaskDetail Show(HumanTask task, IReadOnlyList<TaskLine> history, TaskActor who, DateTimeOffset now, string language) => new(
        Show(task, now, language), task.InstanceId.Length == 0 ? null : task.InstanceId, task.BothInstructions is { } what ? TaskPeople.TextOf(what).In(language) : null, Json(task.Form), Json(task.Values), task.Outcomes, RightsOf(task, who),
        [.. history.Select(line => new TaskLineShown(line.At, line.Kind, line.Person, line.Text))], LinkOf(task, who));

    private static TaskRights RightsOf(HumanTask task, TaskActor who)
    {
        if (!task.IsLive || task.Announcement is not null) return new(false, false, false, false);
        var (claimed, mine) = (task.Claimer is not null, who.Owns(task));
        return new(
            !claimed && !who.OwnKeys.Contains(task.Assignee.Key) && who.MayTake(task),
            (claimed || task.Assignee != task.FirstAssignee) && (mine || who.Oversees),
            mine || who.Oversees,
            claimed ? mine : who.MayTake(task));
    }

    private static AnnouncementLink? LinkOf(HumanTask task, TaskActor who) => task.Announcement is not { } id
        ? null
        : new(id, $"{(who.OwnKeys.Contains(task.Assignee.Key) ? "/announcements" : "/pilots/announcements")}/{id}");

    private static JsonElement? Json(string? text) => text is null ? null : JsonSerializer.Deserialize<JsonElement>(text);
}
