using System.Security.Claims;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Alterations;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Elsa;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Api.Migrations;

/// <summary>Moving running instances to another version: try it first, then start it, then see what came of each instance.</summary>
internal static class MigrationEndpoints
{
    public static void MapMigrations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/migrations").WithTags("Migrations");
        group.MapPost("/dry-run", TryAsync).RequireAuthorization(Policies.InstancesWrite);
        group.MapPost("/", StartAsync).RequireAuthorization(Policies.InstancesWrite);
        group.MapGet("/", ListAsync).RequireAuthorization(Policies.InstancesRead);
        group.MapGet("/{id}", GetAsync).RequireAuthorization(Policies.InstancesRead);
        group.MapGet("/{id}/instances", InstancesAsync).RequireAuthorization(Policies.InstancesRead);
    }

    /// <summary>What would become of each instance; <paramref name="refused"/> shows only those that cannot be moved.</summary>
    private static async Task<Results<Ok<MigrationTrial>, Problem>> TryAsync(
        MigrationWanted wanted, bool? refused, [AsParameters] Paging paging, MigrationPreview preview, CancellationToken cancellationToken)
    {
        paging.Checked();
        if (await preview.TryAsync(wanted.Checked(), cancellationToken) is not { } result) return MissingVersion(wanted);
        CheckNodes(wanted, result.To);
        var shown = refused == true ? [.. result.Verdicts.Where(verdict => verdict.Refusals.Count > 0)] : result.Verdicts;
        return TypedResults.Ok(new MigrationTrial(
            result.Total, result.Verdicts.Count, result.Verdicts.Count(verdict => verdict.Refusals.Count == 0), result.Verdicts.Count(verdict => verdict.Refusals.Count > 0),
            result.Places, [.. result.To.Nodes.Select(MigrationTarget.Of)], paging.Of([.. shown.Select(MigrationCase.Of)])));
    }

    private static async Task<Results<Created<MigrationShown>, Problem>> StartAsync(
        MigrationWanted wanted, ClaimsPrincipal person, AlterationRunner runner, DefinitionLibrary library, TimeProvider clock, CancellationToken cancellationToken)
    {
        var request = wanted.Checked();
        if (await library.FindGraphAsync(request.DefinitionId, new(VersionKind.Specific, request.ToVersion), cancellationToken) is not { } to) return MissingVersion(wanted);
        CheckNodes(wanted, to);
        var ids = await runner.SelectAsync(request.Filter, cancellationToken);
        var plan = new AlterationPlan(
            Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), wanted.ToContent(), request.DefinitionId, request.ToVersion, person.Identity?.Name, clock.GetUtcNow());
        var submitted = await runner.SubmitAsync(plan, ids, cancellationToken);
        return TypedResults.Created($"/api/migrations/{plan.Id}", MigrationShown.Of(submitted!));
    }

    private static async Task<Page<MigrationShown>> ListAsync([AsParameters] Paging paging, IAlterationStore store, CancellationToken cancellationToken)
    {
        paging.Checked();
        var page = await store.ListAsync(isMigration: true, paging.Skip, paging.Size, cancellationToken);
        return new([.. page.Items.Select(MigrationShown.Of)], page.TotalCount, paging.Number, paging.Size);
    }

    private static async Task<Results<Ok<MigrationShown>, Problem>> GetAsync(string id, IAlterationStore store, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } plan ? TypedResults.Ok(MigrationShown.Of(plan)) : Missing(id);

    private static async Task<Results<Ok<Page<MigratedInstance>>, Problem>> InstancesAsync(
        string id, AlterationStatus? status, [AsParameters] Paging paging, IAlterationStore store, CancellationToken cancellationToken)
    {
        paging.Checked();
        if (await store.FindAsync(id, cancellationToken) is null) return Missing(id);
        var page = await store.ListJobsAsync(id, status, paging.Skip, paging.Size, cancellationToken);
        return TypedResults.Ok(new Page<MigratedInstance>([.. page.Items.Select(MigratedInstance.Of)], page.TotalCount, paging.Number, paging.Size));
    }

    private static void CheckNodes(MigrationWanted wanted, WorkflowGraph to)
    {
        var check = new InputCheck();
        foreach (var (_, target) in wanted.Nodes ?? new Dictionary<string, string>())
        {
            check.Require(
                string.IsNullOrEmpty(target) || to.Find(target) is not null, "nodes",
                $"版本 {wanted.ToVersion} 没有活动 {target}。", $"Version {wanted.ToVersion} has no activity {target}.");
        }

        check.Done();
    }

    private static Problem Missing(string id) => Problem.NotFound($"没有迁移 {id}。", $"There is no migration {id}.");

    private static Problem MissingVersion(MigrationWanted wanted) => Problem.NotFound(
        $"流程 {wanted.DefinitionId} 没有版本 {wanted.ToVersion}。", $"Workflow {wanted.DefinitionId} has no version {wanted.ToVersion}.");
}

/// <summary>Which instances to move and where to.</summary>
/// <param name="FromVersion">Only instances of this version; left out, of every other version.</param>
/// <param name="Nodes">Activity ids of the old version to those of the new; one not named stays what it is.</param>
/// <param name="IncludeFaulted">Move those too that failed.</param>
/// <param name="Retry">Run what failed again after the move.</param>
internal sealed record MigrationWanted(
    string? DefinitionId, int? FromVersion, int? ToVersion, Dictionary<string, string>? Nodes = null, bool IncludeFaulted = false, bool Retry = false)
{
    public MigrationRequest Checked()
    {
        new InputCheck()
            .Require(!string.IsNullOrWhiteSpace(DefinitionId), "definitionId", "请选择流程。", "Choose a workflow.")
            .Require(ToVersion is > 0, "toVersion", "请选择目标版本。", "Choose the version to move to.")
            .Require(FromVersion is null || FromVersion != ToVersion, "fromVersion", "原版本与目标版本应不同。", "The versions to move from and to must differ.")
            .Done();
        return new(DefinitionId!, FromVersion, ToVersion!.Value, AlterationOrders.NodesOf(NodesJson), IncludeFaulted || Retry);
    }

    public string ToContent()
    {
        var alterations = new JsonArray(new JsonObject { ["type"] = "Migrate", ["targetVersion"] = ToVersion, ["nodes"] = NodesJson });
        if (Retry) alterations.Add(new JsonObject { ["type"] = "Retry" });
        return new JsonObject { ["alterations"] = alterations, ["fromVersion"] = FromVersion }.ToJsonString(ElsaAnswers.Json);
    }

    private JsonObject NodesJson => new((Nodes ?? []).Select(pair => new KeyValuePair<string, JsonNode?>(pair.Key, pair.Value)));
}

/// <summary>What a migration would do.</summary>
/// <param name="Total">How many instances there are to move.</param>
/// <param name="Looked">How many of them were looked at.</param>
/// <param name="Targets">The activities of the new version.</param>
internal sealed record MigrationTrial(
    long Total, int Looked, int Movable, int Refused, IReadOnlyList<MigrationPlace> Places, IReadOnlyList<MigrationTarget> Targets, Page<MigrationCase> Instances);

/// <summary>An activity that may take over.</summary>
/// <param name="Container">The activity it is in; only one in the same place can take over.</param>
internal sealed record MigrationTarget(string Id, string Name, string Type, string? Container)
{
    public static MigrationTarget Of(CompiledNode node) => new(node.Id, Migration.Name(node), node.Definition.Type, node.Parent?.Id);
}

/// <summary>What would become of one instance.</summary>
internal sealed record MigrationCase(
    string InstanceId, string? Name, string? CorrelationId, int Version, InstanceSubStatus SubStatus, IReadOnlyList<string> ActivityIds, IReadOnlyList<MigrationReason> Reasons)
{
    public static MigrationCase Of(MigrationVerdict verdict) => new(
        verdict.Instance.Id, verdict.Instance.Name, verdict.Instance.CorrelationId, verdict.Instance.DefinitionVersion, verdict.Instance.SubStatus,
        verdict.ActivityIds, MigrationReason.Of(verdict.Refusals));
}

internal sealed record MigrationReason(string? ActivityId, string Reason)
{
    public static IReadOnlyList<MigrationReason> Of(IEnumerable<Refusal> refusals) =>
        [.. refusals.Select(refusal => new MigrationReason(refusal.ActivityId, refusal.Reason.Read()))];
}

/// <summary>A migration and how far it is.</summary>
internal sealed record MigrationShown(
    string Id, string? DefinitionId, int? FromVersion, int? ToVersion, IReadOnlyDictionary<string, string> Nodes, bool Retry, AlterationStatus Status,
    int Total, int Succeeded, int Failed, string? CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? CompletedAt)
{
    public static MigrationShown Of(AlterationPlan plan)
    {
        var content = DefinitionJson.Parse(plan.Content);
        var orders = (content.Array("alterations") ?? []).OfType<JsonObject>().ToList();
        return new(
            plan.Id, plan.DefinitionId, content.Whole("fromVersion"), plan.ToVersion,
            AlterationOrders.NodesOf(orders.Find(order => order.Text("type") == "Migrate")?.Object("nodes")), orders.Exists(order => order.Text("type") == "Retry"),
            plan.Status, plan.Total, plan.Succeeded, plan.Failed, plan.CreatedBy, plan.CreatedAt, plan.StartedAt, plan.CompletedAt);
    }
}

/// <summary>What came of one instance.</summary>
internal sealed record MigratedInstance(string InstanceId, AlterationStatus Status, IReadOnlyList<MigrationReason> Reasons, DateTimeOffset? CompletedAt)
{
    public static MigratedInstance Of(AlterationJob job) => new(job.InstanceId, job.Status, MigrationReason.Of(RefusalLog.Read(job.Log)), job.CompletedAt);
}
