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
    private const int LongestReason = 500;

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

    private static async Task<Results<Created<ProcessDetail>, Problem>> AddAsync(
        ProcessWanted wanted, ClaimsPrincipal person, ProcessStore store, UserAccounts accounts, AuditTrail trail, CancellationToken cancellationToken)
    {
        ProcessChecks.CheckNewId(wanted.Id);
        await CheckAsync(wanted, null, false, store, accounts, cancellationToken);
        var by = person.Identity!.Name!;
        var process = wanted.ApplyTo(new Process { Id = wanted.Id!, Name = "", Owner = "" });
        if (await store.AddAsync(process, by, cancellationToken) is not { } added)
            return ProcessProblems.Conflict($"已有编号为“{wanted.Id}”的流程。", $"There is a process with the id \"{wanted.Id}\" already.");
        await trail.WriteAsync(by, AuditActions.ProcessSaved, added.Process.Id, added.Process.Name, cancellationToken);
        return TypedResults.Created($"/api/processes/{added.Process.Id}", await DetailAsync(added, store, accounts, cancellationToken));
    }

    private static async Task<Results<Ok<ProcessDetail>, Problem>> ChangeAsync(
        string id, ProcessWanted wanted, ClaimsPrincipal person, ProcessStore store, UserAccounts accounts, AuditTrail trail, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } stored) return ProcessProblems.NoProcess(id);
        var revision = ProcessProblems.Required(wanted.Revision);
        await CheckAsync(wanted, id, stored.Process.Standing == ProcessStanding.Chosen, store, accounts, cancellationToken);
        return await SaveAsync(stored, wanted.ApplyTo(stored.Process), revision, AuditActions.ProcessSaved, person, store, accounts, trail, cancellationToken);
    }

    private static async Task<Results<Ok<ProcessDetail>, Problem>> ScoreAsync(
        string id, ScoreWanted wanted, ClaimsPrincipal person, ProcessStore store, UserAccounts accounts, AuditTrail trail, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } stored) return ProcessProblems.NoProcess(id);
        var revision = ProcessProblems.Required(wanted.Revision);
        ProcessChecks.Check(wanted);
        var scored = stored.Process with { Score = [.. wanted.Points!.Select(entry => new CriterionPoints(entry!.Criterion!, entry.Points!.Value))] };
        return await SaveAsync(stored, scored, revision, AuditActions.ProcessScored, person, store, accounts, trail, cancellationToken);
    }

    private static async Task<Results<Ok<ProcessDetail>, Problem>> DecideAsync(
        string id, StandingWanted wanted, ClaimsPrincipal person, ProcessStore store, UserAccounts accounts, AuditTrail trail, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } stored) return ProcessProblems.NoProcess(id);
        var revision = ProcessProblems.Required(wanted.Revision);
        new InputCheck()
            .Require(ProcessChecks.IsOneOf<ProcessStanding>(wanted.Standing), "standing",
                $"决定须为：{ProcessChecks.Names<ProcessStanding>()}。", $"The decision is one of: {ProcessChecks.Names<ProcessStanding>()}.")
            .Require(wanted.Reason is null || wanted.Reason.Length <= LongestReason, "reason", $"理由最多 {LongestReason} 个字。", $"The reason has up to {LongestReason} characters.")
            .Done();
        var standing = Enum.Parse<ProcessStanding>(wanted.Standing!, ignoreCase: true);
        var process = stored.Process;
        var check = new InputCheck().Require(
            standing != ProcessStanding.Dropped || !string.IsNullOrWhiteSpace(wanted.Reason), "reason", "请说明为什么放弃。", "Say why it is dropped.");
        if (standing == ProcessStanding.Chosen && process.Class == ProcessClass.KeyUser)
            ProcessChecks.CheckReach(check, process.Customers.Count, process.Channels.Count, process.ServiceKinds.Count);
        check.Done();
        if (standing != ProcessStanding.Chosen && await AliveAsync(id, store, cancellationToken) is { } alive)
        {
            return ProcessProblems.Conflict(
                $"版本 {alive} 还没有放弃或停用；请先处理它。", $"Version {alive} is neither rejected nor retired; see to it first.");
        }

        var decided = process with { Standing = standing, StandingReason = string.IsNullOrWhiteSpace(wanted.Reason) ? null : wanted.Reason.Trim() };
        return await SaveAsync(stored, decided, revision, AuditActions.ProcessDecided, person, store, accounts, trail, cancellationToken);
    }

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

    private static async Task<Results<Ok<ProcessDetail>, Problem>> SaveAsync(
        StoredProcess stored, Process process, int revision, string action, ClaimsPrincipal person, ProcessStore store, UserAccounts accounts, AuditTrail trail,
        CancellationToken cancellationToken)
    {
        var by = person.Identity!.Name!;
        if (await store.SaveAsync(process, revision, by, cancellationToken) is not { } saved) return ProcessProblems.Changed(stored.UpdatedBy);
        await trail.WriteAsync(by, action, process.Id, process.Name, cancellationToken);
        return TypedResults.Ok(await DetailAsync(saved, store, accounts, cancellationToken));
    }

    private static async Task CheckAsync(ProcessWanted wanted, string? id, bool isChosen, ProcessStore store, UserAccounts accounts, CancellationToken cancellationToken)
    {
        var owners = CatalogueEndpoints.Owners(await accounts.ListAsync(cancellationToken)).Select(owner => owner.UserName).ToList();
        var (axes, _) = await store.ReadAxesAsync(cancellationToken);
        ProcessChecks.Check(wanted, id, await store.ListAsync(cancellationToken), axes, owners, isChosen);
    }

    private static async Task<int?> AliveAsync(string id, ProcessStore store, CancellationToken cancellationToken) =>
        (await store.ListVersionsAsync(id, cancellationToken)).FirstOrDefault(version => version.Version.Status is not (VersionStatus.Rejected or VersionStatus.Retired))?.Version.Number;

    private static async Task<ProcessDetail> DetailAsync(StoredProcess stored, ProcessStore store, UserAccounts accounts, CancellationToken cancellationToken)
    {
        var versions = await store.ListVersionsAsync(stored.Process.Id, cancellationToken);
        return new(ProcessShown.Of(stored, versions, await accounts.ListAsync(cancellationToken)), stored.Process, [.. versions.Select(VersionHead.Of)]);
    }
}
