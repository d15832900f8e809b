using System.Security.Claims;
using CallCenter.Persistence.Centre.Audit;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Server.Api;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Processes;

/// <summary>The process catalogue: what the centre does again and again, or might.</summary>
internal static class ProcessEndpoints
{
    public static void MapProcesses(this IEndpointRouteBuilder routes)
    {
        var processes = routes.MapGroup("/api/processes").WithTags("Processes");
        processes.MapGet("/", ListAsync).RequireAuthorization(Policies.ProcessesRead);
        processes.MapPost("/", AddAsync).RequireAuthorization(Policies.ProcessesWrite);
        processes.MapGet("/{id}", FindAsync).RequireAuthorization(Policies.ProcessesRead);
        processes.MapPut("/{id}", ChangeAsync).RequireAuthorization(Policies.ProcessesWrite);
        processes.MapDelete("/{id}", DeleteAsync).RequireAuthorization(Policies.ProcessesWrite);
        processes.MapPut("/{id}/score", ScoreAsync).RequireAuthorization(Policies.ProcessesWrite);
        processes.MapPut("/{id}/standing", DecideAsync).RequireAuthorization(Policies.ProcessesWrite);
    }

    /// <summary>The catalogue, by name; what is left out of the query does not matter.</summary>
    private static async Task<Page<ProcessShown>> ListAsync(
        string? search, ProcessClass? @class, ProcessStanding? standing, ProcessStage? stage, [AsParameters] Paging paging, ProcessStore store, UserAccounts accounts,
        CancellationToken cancellationToken)
    {
        var users = await accounts.ListAsync(cancellationToken);
        var versions = (await store.ListVersionsAsync(null, cancellationToken)).ToLookup(version => version.Version.Process, StringComparer.Ordinal);
        var wanted = search?.Trim() ?? "";
        var shown = (await store.ListAsync(cancellationToken))
            .Select(process => ProcessShown.Of(process, [.. versions[process.Process.Id]], users))
            .Where(process => (@class is null || process.Class == @class) && (standing is null || process.Standing == standing) && (stage is null || process.Stage == stage)
                && new[] { process.Id, process.Name, process.EnglishName, process.OwnerName }.Any(own => own?.Contains(wanted, StringComparison.OrdinalIgnoreCase) == true));
        return paging.Of([.. shown]);
    }

    private static async Task<Results<Ok<ProcessDetail>, Problem>> FindAsync(string id, ProcessStore store, UserAccounts accounts, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } stored ? TypedResults.Ok(await DetailAsync(stored, store, accounts, cancellationToken)) : ProcessProblems.NoProcess(id);

    private static async Task<Created<ProcessDetail>> AddAsync(
        ProcessWanted wanted, ClaimsPrincipal person, ProcessEditor editor, ProcessStore store, UserAccounts accounts, CancellationToken cancellationToken)
    {
        var added = await editor.AddAsync(wanted, person.Identity!.Name!, cancellationToken);
        return TypedResults.Created($"/api/processes/{added.Process.Id}", await DetailAsync(added, store, accounts, cancellationToken));
    }

    private static async Task<Ok<ProcessDetail>> ChangeAsync(
        string id, ProcessWanted wanted, ClaimsPrincipal person, ProcessEditor editor, ProcessStore store, UserAccounts accounts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await DetailAsync(await editor.ChangeAsync(id, wanted, person.Identity!.Name!, cancellationToken), store, accounts, cancellationToken));

    private static async Task<Ok<ProcessDetail>> ScoreAsync(
        string id, ScoreWanted wanted, ClaimsPrincipal person, ProcessEditor editor, ProcessStore store, UserAccounts accounts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await DetailAsync(await editor.ScoreAsync(id, wanted, person.Identity!.Name!, cancellationToken), store, accounts, cancellationToken));

    private static async Task<Ok<ProcessDetail>> DecideAsync(
        string id, StandingWanted wanted, ClaimsPrincipal person, ProcessEditor editor, ProcessStore store, UserAccounts accounts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await DetailAsync(await editor.DecideAsync(id, wanted, person.Identity!.Name!, cancellationToken), store, accounts, cancellationToken));

    private static async Task<Results<NoContent, Problem>> DeleteAsync(
        string id, int? revision, ClaimsPrincipal person, ProcessStore store, AuditTrail trail, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } stored) return ProcessProblems.NoProcess(id);
        var read = ProcessProblems.Required(revision);
        if ((await store.ListVersionsAsync(id, cancellationToken)).Count is > 0 and var count)
        {
            return ProcessProblems.Conflict(
                $"流程“{stored.Process.Name}”已有 {count} 个版本，其历史须保留，不能删除。可以改为放弃。",
                $"The process \"{stored.Process.Name}\" has {count} versions whose history is kept, so it was not deleted. Drop it instead.");
        }

        if (!await store.DeleteAsync(id, read, cancellationToken)) return ProcessProblems.Changed(stored.UpdatedBy);
        await trail.WriteAsync(person.Identity!.Name!, AuditActions.ProcessDeleted, id, stored.Process.Name, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<ProcessDetail> DetailAsync(StoredProcess stored, ProcessStore store, UserAccounts accounts, CancellationToken cancellationToken)
    {
        var versions = await store.ListVersionsAsync(stored.Process.Id, cancellationToken);
        return new(ProcessShown.Of(stored, versions, await accounts.ListAsync(cancellationToken)), stored.Process, [.. versions.Select(VersionHead.Of)]);
    }
}
