using System.Text.Json;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Tasks;
using CallCenter.Tasks;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Server.Api;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Tasks;

/// <summary>Tasks as one request is about them: by whom, in which language, and when. Made for each request.</summary>
internal sealed class TaskRequests(HumanTasks tasks, TaskStore store, TaskPeople people, CentreDirectory directory, TimeProvider clock, IHttpContextAccessor http)
{
    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("Tasks are asked for outside of a request.");

    public static Problem NoTask(string id) => Problem.NotFound($"没有任务 {id}，或者它不归您查看。", $"There is no task {id}, or it is not for you to see.");

    public async Task<Page<TaskShown>> ListAsync(TaskScope scope, string? state, string? search, bool? overdue, Paging paging, CancellationToken cancellationToken)
    {
        paging.Checked();
        new InputCheck().Require(state is null or "live" or "over", "state", "状态须为 live 或 over。", "The state is live or over.").Done();
        var now = clock.GetUtcNow();
        var filter = new TaskFilter(scope, await WhoAsync(cancellationToken)) { Live = state != "over", Search = search, OverdueAt = overdue == true ? now : null };
        var (found, total) = await store.ListAsync(filter, paging.Skip, paging.Size, cancellationToken);
        return new([.. found.Select(task => TaskViews.Show(task, now, Http.Language()))], total, paging.Number, paging.Size);
    }

    /// <summary>Null when there is none, or it is not for this person to see.</summary>
    public async Task<TaskDetail?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var who = await WhoAsync(cancellationToken);
        if (await store.FindAsync(id, cancellationToken) is not { } task || !who.MaySee(task)) return null;
        return TaskViews.Show(task, await store.HistoryAsync(id, cancellationToken), who, clock.GetUtcNow(), Http.Language());
    }

    public async Task<Results<NoContent, Problem>> ApplyAsync(string id, Func<TaskActor, TaskMove> move, CancellationToken cancellationToken)
    {
        var made = move(await WhoAsync(cancellationToken));
        if (made is TaskMove.Complete complete && await UnknownAgentsAsync(id, complete.Values, cancellationToken) is { Count: > 0 } unknown)
            return Refused(new(null!, [], TaskRefusal.BadInput, new("请改正标出的内容。", "Mend what is marked."), unknown));
        return await tasks.ApplyAsync(id, made, cancellationToken) switch
        {
            null => NoTask(id),
            { Refusal: null } => TypedResults.NoContent(),
            var step => Refused(step),
        };
    }

    private Task<TaskActor> WhoAsync(CancellationToken cancellationToken) => people.ActorAsync(Http.User, cancellationToken);

    private async Task<IReadOnlyList<FieldError>> UnknownAgentsAsync(string id, string? values, CancellationToken cancellationToken)
    {
        return values is null || await store.FindAsync(id, cancellationToken) is not { } task ? [] : UnknownAgents(task, values, directory.Facts);
    }

    /// <summary>Fields that are to name an agent, and name none of this centre.</summary>
    internal static IReadOnlyList<FieldError> UnknownAgents(HumanTask task, string values, CentreFacts facts)
    {
        if (task.Form is not { } schema || TaskForm.Read(schema).Form is not { } form) return [];
        using var given = JsonDocument.Parse(values);
        if (given.RootElement.ValueKind != JsonValueKind.Object) return [];
        return
        [
            .. from field in form.Fields.Where(field => field.Format == "agent")
               where given.RootElement.TryGetProperty(field.Name, out var value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString())
                   && facts.Agents.All(agent => agent.WorkNumber != value.GetString()!.Trim())
               select new FieldError(field.Name, new("没有这个工号的坐席。", "There is no agent with this number.")),
        ];
    }

    /// <summary>Why a task cannot be done so, by field where the form is wrong.</summary>
    internal static Problem Refused(TaskStep step) => new(
        step.Refusal switch { TaskRefusal.NotYours => ProblemType.Forbidden, TaskRefusal.Conflict => ProblemType.Conflict, _ => ProblemType.InvalidInput },
        TextOf(step.Because!),
        step.Fields?.GroupBy(error => error.Field.Length == 0 ? "values" : "values." + error.Field).ToDictionary(
            field => field.Key, field => field.Select(error => TextOf(error.Because)).ToArray()));

    private static Text TextOf(Why why) => new(why.Zh, why.En);
}
