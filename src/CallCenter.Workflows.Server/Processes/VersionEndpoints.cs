using System.Security.Claims;
using CallCenter.Persistence.Centre.Audit;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Processes;

/// <summary>The versions of a process and the moves that people make with them.</summary>
internal static class VersionEndpoints
{
    public static void MapVersions(this IEndpointRouteBuilder routes)
    {
        var versions = routes.MapGroup("/api/processes/{id}/versions").WithTags("Processes");
        versions.MapGet("/", ListAsync).RequireAuthorization(Policies.ProcessesRead);
        versions.MapPost("/", DraftAsync).RequireAuthorization(Policies.ProcessesWrite);
        versions.MapGet("/{number:int}", FindAsync).RequireAuthorization(Policies.ProcessesRead);
        versions.MapPut("/{number:int}", ChangeAsync).RequireAuthorization(Policies.ProcessesWrite);
        versions.MapPost("/{number:int}/revise", ReviseAsync).RequireAuthorization(Policies.ProcessesWrite);
        versions.MapPost("/{number:int}/release", ReleaseAsync).RequireAuthorization(Policies.ProcessesWrite);
        versions.MapPost("/{number:int}/reject", RejectAsync).RequireAuthorization(Policies.ProcessesWrite);
        versions.MapPost("/{number:int}/retire", RetireAsync).RequireAuthorization(Policies.ProcessesWrite);
        versions.MapGet("/{number:int}/comparison", CompareAsync).RequireAuthorization(Policies.ProcessesRead);
    }

    /// <summary>The latest first.</summary>
    private static async Task<Results<Ok<VersionList>, Problem>> ListAsync(string id, ProcessStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is null
            ? ProcessProblems.NoProcess(id)
            : TypedResults.Ok(new VersionList([.. (await store.ListVersionsAsync(id, cancellationToken)).Select(VersionHead.Of)]));

    private static async Task<Created<VersionDetail>> DraftAsync(
        string id, ClaimsPrincipal person, VersionEditor editor, DefinitionLibrary library, CancellationToken cancellationToken) =>
        await CreatedAsync(await editor.DraftAsync(id, null, person.Identity!.Name!, cancellationToken), library, cancellationToken);

    private static async Task<Created<VersionDetail>> ReviseAsync(
        string id, int number, ClaimsPrincipal person, VersionEditor editor, DefinitionLibrary library, CancellationToken cancellationToken) =>
        await CreatedAsync(await editor.DraftAsync(id, number, person.Identity!.Name!, cancellationToken), library, cancellationToken);

    private static async Task<Ok<VersionDetail>> FindAsync(string id, int number, ProcessStore store, DefinitionLibrary library, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ShowAsync(await store.RequireVersionAsync(id, number, cancellationToken), library, cancellationToken));

    private static async Task<Ok<VersionDetail>> ChangeAsync(
        string id, int number, VersionWanted wanted, ClaimsPrincipal person, ProcessStore store, VersionEditor editor, DefinitionLibrary library,
        CancellationToken cancellationToken)
    {
        var stored = await store.RequireVersionAsync(id, number, cancellationToken);
        var revision = ProcessProblems.Required(wanted.Revision);
        var known = (await library.ListAsync(new() { Version = VersionOptions.Latest }, cancellationToken)).Items.Select(head => head.DefinitionId).ToHashSet(StringComparer.Ordinal);
        VersionChecks.Check(wanted, known);
        var saved = await editor.ChangeAsync(stored, wanted.ApplyTo(stored.Version), revision, person.Identity!.Name!, cancellationToken);
        return TypedResults.Ok(await ShowAsync(saved, library, cancellationToken));
    }

    private static async Task<Ok<VersionDetail>> ReleaseAsync(
        string id, int number, MoveWanted wanted, ClaimsPrincipal person, ProcessStore store, VersionEditor editor, DefinitionLibrary library,
        CancellationToken cancellationToken)
    {
        var stored = await store.RequireVersionAsync(id, number, cancellationToken);
        var released = await editor.ReleaseAsync(stored, ProcessProblems.Required(wanted.Revision), person.Identity!.Name!, cancellationToken);
        return TypedResults.Ok(await ShowAsync(released, library, cancellationToken));
    }

    private static Task<Ok<VersionDetail>> RejectAsync(
        string id, int number, MoveWanted wanted, ClaimsPrincipal person, ProcessStore store, VersionEditor editor, DefinitionLibrary library,
        CancellationToken cancellationToken) =>
        MoveAsync(id, number, wanted, new VersionMove.Reject(), AuditActions.VersionRejected, person, store, editor, library, cancellationToken);

    private static Task<Ok<VersionDetail>> RetireAsync(
        string id, int number, MoveWanted wanted, ClaimsPrincipal person, ProcessStore store, VersionEditor editor, DefinitionLibrary library,
        CancellationToken cancellationToken) =>
        MoveAsync(id, number, wanted, new VersionMove.Retire(), AuditActions.VersionRetired, person, store, editor, library, cancellationToken);

    /// <summary>What differs from version <paramref name="with"/>; from the one it revises, or the one before, when that is left out.</summary>
    private static async Task<Ok<VersionComparison>> CompareAsync(
        string id, int number, int? with, ProcessStore store, VersionComparer comparer, CancellationToken cancellationToken)
    {
        var after = await store.RequireVersionAsync(id, number, cancellationToken);
        var other = with ?? after.Version.Revises ?? number - 1;
        new InputCheck().Require(other > 0 && other != number, "with", "请选择另一个版本来比较。", "Choose another version to compare with.").Done();
        var before = await store.RequireVersionAsync(id, other, cancellationToken);
        return TypedResults.Ok(await comparer.CompareAsync(before.Version, after.Version, cancellationToken));
    }

    private static async Task<Ok<VersionDetail>> MoveAsync(
        string id, int number, MoveWanted wanted, VersionMove move, string action, ClaimsPrincipal person, ProcessStore store, VersionEditor editor,
        DefinitionLibrary library, CancellationToken cancellationToken)
    {
        var stored = await store.RequireVersionAsync(id, number, cancellationToken);
        var moved = await editor.MoveAsync(stored, move, ProcessProblems.Required(wanted.Revision), action, person.Identity!.Name!, cancellationToken);
        return TypedResults.Ok(await ShowAsync(moved, library, cancellationToken));
    }

    private static async Task<Created<VersionDetail>> CreatedAsync(StoredVersion added, DefinitionLibrary library, CancellationToken cancellationToken) => TypedResults.Created(
        FormattableString.Invariant($"/api/processes/{added.Version.Process}/versions/{added.Version.Number}"), await ShowAsync(added, library, cancellationToken));

    private static async Task<VersionDetail> ShowAsync(StoredVersion stored, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        var version = stored.Version;
        return new(
            VersionHead.Of(stored), await FlowsAsync(version, library, cancellationToken), [.. version.Steps.Select(StepShown.Of)], version.Kpis, version.WithoutProof,
            stored.Revision, stored.UpdatedAt, stored.UpdatedBy);
    }

    private static async Task<IReadOnlyList<FlowShown>> FlowsAsync(ProcessVersion version, DefinitionLibrary library, CancellationToken cancellationToken)
    {
        if (version.Flows.Count == 0) return [];
        if (version.Definitions.Count > 0)
        {
            var frozen = (await library.ListAsync(new() { Ids = [.. version.Definitions.Select(definition => definition.VersionId)] }, cancellationToken)).Items.ToDictionary(head => head.Id);
            return
            [
                .. version.Definitions.Select(definition => frozen.GetValueOrDefault(definition.VersionId) is { } head
                    ? new FlowShown(definition.DefinitionId, head.Name, head.Id, head.Version, IsFrozen: true)
                    : new FlowShown(definition.DefinitionId, null, definition.VersionId, null, IsFrozen: true)),
            ];
        }

        var published = await VersionEditor.PublishedAsync(library, version.Flows, cancellationToken);
        var latest = (await library.ListAsync(new() { Version = VersionOptions.Latest, DefinitionIds = version.Flows }, cancellationToken)).Items.ToDictionary(head => head.DefinitionId);
        return
        [
            .. version.Flows.Select(flow => new FlowShown(
                flow, latest.GetValueOrDefault(flow)?.Name, published.GetValueOrDefault(flow)?.Id, published.GetValueOrDefault(flow)?.Version, IsFrozen: false)),
        ];
    }

    public sealed record VersionList(IReadOnlyList<VersionHead> Items);
}
