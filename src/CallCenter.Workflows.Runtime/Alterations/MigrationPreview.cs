using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Runtime.Alterations;

/// <summary>Which instances are to move, and to what.</summary>
/// <param name="DefinitionId">The workflow.</param>
/// <param name="FromVersion">Only instances of this version; null takes those of every other version.</param>
/// <param name="ToVersion">Where they go.</param>
/// <param name="Nodes">Activity ids of the old version to those of the new; one not named stays what it is.</param>
/// <param name="IncludeFaulted">Also those that failed, to be retried in the new version.</param>
public sealed record MigrationRequest(
    string DefinitionId, int? FromVersion, int ToVersion, IReadOnlyDictionary<string, string> Nodes, bool IncludeFaulted)
{
    public InstanceFilter Filter => new()
    {
        DefinitionIds = [DefinitionId],
        Version = FromVersion,
        SubStatuses = [InstanceSubStatus.Pending, InstanceSubStatus.Executing, InstanceSubStatus.Suspended, .. IncludeFaulted ? [InstanceSubStatus.Faulted] : Array.Empty<InstanceSubStatus>()],
    };
}

/// <summary>What would become of one instance.</summary>
/// <param name="ActivityIds">Where it stands.</param>
/// <param name="Refusals">Why it cannot be moved; empty when it can.</param>
public sealed record MigrationVerdict(InstanceSummary Instance, IReadOnlyList<string> ActivityIds, IReadOnlyList<Refusal> Refusals);

/// <summary>An activity in which instances stand.</summary>
/// <param name="Version">The version that it is an activity of.</param>
/// <param name="TargetId">The activity of the new version that takes over; null when there is none.</param>
/// <param name="Instances">How many stand here.</param>
/// <param name="Refused">How many of them cannot be moved.</param>
public sealed record MigrationPlace(int Version, string ActivityId, string Name, string Type, string? TargetId, int Instances, int Refused);

/// <summary>What a migration would do.</summary>
/// <param name="Total">How many instances there are to move.</param>
/// <param name="Verdicts">Of those that were looked at, which is all unless there are very many.</param>
public sealed record MigrationPreviewResult(long Total, IReadOnlyList<MigrationVerdict> Verdicts, IReadOnlyList<MigrationPlace> Places, WorkflowGraph To);

/// <summary>Tries a migration on the stored states without changing any.</summary>
public sealed class MigrationPreview(IInstanceReader instances, IGraphSource graphs, InstanceCodec states)
{
    /// <summary>The most instances that are looked at.</summary>
    public const int Most = 10_000;

    private const int Page = 200;

    /// <summary>Null when there is no such version.</summary>
    public async Task<MigrationPreviewResult?> TryAsync(MigrationRequest request, CancellationToken cancellationToken)
    {
        if (await graphs.FindGraphAsync(request.DefinitionId, new(VersionKind.Specific, request.ToVersion), cancellationToken) is not { } to) return null;
        var verdicts = new List<MigrationVerdict>();
        var places = new Dictionary<(int Version, string ActivityId), MigrationPlace>();
        long total = 0, already = 0;
        for (var skip = 0; skip < Most; skip += Page)
        {
            var page = await instances.ListAsync(request.Filter with { Skip = skip, Take = Page }, cancellationToken);
            total = page.TotalCount;
            foreach (var instance in page.Items)
            {
                if (instance.DefinitionVersionId == to.Definition.Id) already++;
                else verdicts.Add(await JudgeAsync(instance, request, to, places, cancellationToken));
            }

            if (page.Items.Count < Page) break;
        }

        return new(total - already, verdicts, [.. places.Values.OrderByDescending(place => place.Refused).ThenByDescending(place => place.Instances)], to);
    }

    private async Task<MigrationVerdict> JudgeAsync(
        InstanceSummary summary, MigrationRequest request, WorkflowGraph to, Dictionary<(int, string), MigrationPlace> places, CancellationToken cancellationToken)
    {
        if (await graphs.GetGraphAsync(summary.DefinitionVersionId, cancellationToken) is not { } from)
            return new(summary, [], [new(null, new("实例所用的版本已不存在。", "The version that the instance runs is not there any more."))]);
        if (await instances.GetAsync(summary.Id, cancellationToken) is not { } row)
            return new(summary, [], [new(null, new("实例刚刚被删除。", "The instance has just been deleted."))]);
        WorkflowInstance instance;
        try
        {
            instance = states.Read(row.State, from);
        }
        catch (FormatException problem)
        {
            return new(summary, [], [new(null, new($"实例无法读取：{problem.Message}", $"The instance cannot be read: {problem.Message}"))]);
        }

        var migration = new Migration(from, to, request.Nodes);
        var refusals = migration.Check(instance);
        var standing = instance.Standing.Select(execution => execution.Node).Distinct().ToList();
        foreach (var node in standing)
        {
            var key = (summary.DefinitionVersion, node.Id);
            var place = places.GetValueOrDefault(key) ?? new(
                summary.DefinitionVersion, node.Id, Migration.Name(node), node.Definition.Type, migration.Target(node)?.Id, 0, 0);
            places[key] = place with { Instances = place.Instances + 1, Refused = place.Refused + (refusals.Count > 0 ? 1 : 0) };
        }

        return new(summary, [.. standing.Select(node => node.Id)], refusals);
    }
}
