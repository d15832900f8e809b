using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Runtime.Stores;

/// <summary>What people look at of instances: lists, one of them, its journal. Reads beside the partitions and never holds them up.</summary>
public interface IInstanceReader
{
    /// <summary>A page of instances, newest first unless the filter says otherwise.</summary>
    Task<InstancePage> ListAsync(InstanceFilter filter, CancellationToken cancellationToken);

    /// <summary>The instance without its state: one indexed row, asked every few seconds by every open viewer.</summary>
    Task<InstanceSummary?> FindSummaryAsync(string instanceId, CancellationToken cancellationToken);

    Task<StoredInstance?> GetAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>The packed journal of an instance, in order, from the row that holds a sequence on.</summary>
    Task<IReadOnlyList<StoredJournal>> ReadJournalAsync(string instanceId, int fromSequence, CancellationToken cancellationToken);

    /// <summary>Deletes those of the instances that are over, with their journals; answers how many. Running ones stay.</summary>
    Task<int> DeleteAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken);
}

/// <summary>A row of an instance list.</summary>
public sealed record InstanceSummary(
    string Id, string DefinitionId, string DefinitionVersionId, int DefinitionVersion, string? CorrelationId, string? Name, string? ParentInstanceId,
    InstanceStatus Status, InstanceSubStatus SubStatus, int IncidentCount, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FinishedAt);

public sealed record InstancePage(IReadOnlyList<InstanceSummary> Items, long TotalCount);

/// <summary>Which instances; an empty list or null filters nothing.</summary>
public sealed record InstanceFilter
{
    /// <summary>Contained in id, name, correlation id, definition id or definition version id, whatever the case.</summary>
    public string? SearchTerm { get; init; }

    public IReadOnlyList<string> Ids { get; init; } = [];
    public IReadOnlyList<string> DefinitionIds { get; init; } = [];
    public IReadOnlyList<string> DefinitionVersionIds { get; init; } = [];
    public int? Version { get; init; }
    public string? CorrelationId { get; init; }
    public bool? HasIncidents { get; init; }
    public IReadOnlyList<InstanceStatus> Statuses { get; init; } = [];
    public IReadOnlyList<InstanceSubStatus> SubStatuses { get; init; } = [];
    public IReadOnlyList<MomentFilter> Moments { get; init; } = [];
    public InstanceOrder OrderBy { get; init; } = InstanceOrder.Created;
    public bool Ascending { get; init; }
    public int Skip { get; init; }
    public int Take { get; init; } = 10;
}

public enum InstanceOrder { Created, Updated, Finished, Name }

/// <summary>A condition on a time of the instance.</summary>
public sealed record MomentFilter(InstanceMoment Column, MomentOperator Operator, DateTimeOffset At);

public enum InstanceMoment { Created, Updated, Finished }

public enum MomentOperator { Is, IsNot, LessThan, GreaterThan, LessThanOrEqual, GreaterThanOrEqual }
