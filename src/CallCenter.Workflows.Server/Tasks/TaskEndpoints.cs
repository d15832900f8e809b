using System.Security.Claims;
using System.Text.Json;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Tasks;
using CallCenter.Tasks;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Server.Api;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using CallCenter.Workflows.Server.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Tasks;

/// <summary>Tasks that flows give people: one's own lists, all for those who oversee them, and what one does with a task.</summary>
internal static class TaskEndpoints
{
    private const int LongestNote = 500;

    public static void MapTasks(this IEndpointRouteBuilder routes)
    {
        var tasks = routes.MapGroup("/api/tasks").WithTags("Tasks").RequireAuthorization(Policies.TasksOwn);
        tasks.MapGet("/", ListAsync);
        routes.MapGet("/api/tasks/all", ListAllAsync).WithTags("Tasks").RequireAuthorization(Policies.TasksReadAll);
        tasks.MapGet("/counts", async (ClaimsPrincipal person, TaskPeople people, TaskStore store, TimeProvider clock, CancellationToken cancellationToken) =>
            await store.CountAsync(await people.ActorAsync(person, cancellationToken), clock.GetUtcNow(), cancellationToken));
        tasks.MapGet("/assignees", (CentreDirectory directory, HttpContext http) =>
            TaskPeople.Choices(directory.Facts, http.Language()).Select(choice => new AssigneeChoice(choice.Value, choice.Text)).ToList());
        tasks.MapGet("/{id}", FindAsync);
        tasks.MapPost("/{id}/claim", (string id, TaskRequests requests, CancellationToken cancellationToken) =>
            requests.ApplyAsync(id, who => new TaskMove.Claim(who), cancellationToken));
        tasks.MapPost("/{id}/hand-back", (string id, NoteWanted wanted, TaskRequests requests, CancellationToken cancellationToken) =>
            requests.ApplyAsync(id, who => new TaskMove.HandBack(who, Checked(wanted.Note)), cancellationToken));
        tasks.MapPost("/{id}/delegate", DelegateAsync);
        tasks.MapPost("/{id}/complete", CompleteAsync);
    }

    private static async Task<Page<TaskShown>> ListAsync(
        string? scope, string? state, string? search, bool? overdue, [AsParameters] Paging paging, TaskRequests requests, CancellationToken cancellationToken)
    {
        new InputCheck().Require(scope is null or "mine" or "shared", "scope", "范围须为 mine 或 shared。", "The scope is mine or shared.").Done();
        return await requests.ListAsync(scope == "shared" ? TaskScope.Shared : TaskScope.Mine, state, search, overdue, paging, cancellationToken);
    }

    private static Task<Page<TaskShown>> ListAllAsync(
        string? state, string? search, bool? overdue, [AsParameters] Paging paging, TaskRequests requests, CancellationToken cancellationToken) =>
        requests.ListAsync(TaskScope.All, state, search, overdue, paging, cancellationToken);

    private static async Task<Results<Ok<TaskDetail>, Problem>> FindAsync(string id, TaskRequests requests, CancellationToken cancellationToken) =>
        await requests.FindAsync(id, cancellationToken) is { } task ? TypedResults.Ok(task) : TaskRequests.NoTask(id);

    private static async Task<Results<NoContent, Problem>> DelegateAsync(
        string id, DelegationWanted wanted, TaskPeople people, TaskRequests requests, CancellationToken cancellationToken)
    {
        var to = string.IsNullOrWhiteSpace(wanted.To) ? null : await people.FindAsync(wanted.To, cancellationToken);
        new InputCheck().Require(
            to is not null, "to", "请选择转交给哪个角色、小组或坐席，例如 agent:1019。", "Choose a role, a group or an agent to give it to, such as agent:1019.").Done();
        return await requests.ApplyAsync(id, who => new TaskMove.Delegate(who, to!, Checked(wanted.Note)), cancellationToken);
    }

    private static Task<Results<NoContent, Problem>> CompleteAsync(string id, CompletionWanted wanted, TaskRequests requests, CancellationToken cancellationToken)
    {
        new InputCheck().Require(!string.IsNullOrWhiteSpace(wanted.Outcome), "outcome", "请选择办理结果。", "Choose an outcome.").Done();
        var values = wanted.Values is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } given ? given.GetRawText() : null;
        return requests.ApplyAsync(id, who => new TaskMove.Complete(who, wanted.Outcome!, values), cancellationToken);
    }

    private static string? Checked(string? note)
    {
        new InputCheck().Require(!(note?.Length > LongestNote), "note", $"说明最多 {LongestNote} 个字。", $"The note has up to {LongestNote} characters.").Done();
        return string.IsNullOrWhiteSpace(note) ? null : note.Trim();
    }

    public sealed record NoteWanted(string? Note);

    public sealed record DelegationWanted(string? To, string? Note);

    public sealed record CompletionWanted(string? Outcome, JsonElement? Values);

    public sealed record AssigneeChoice(string Key, string Name);
}
