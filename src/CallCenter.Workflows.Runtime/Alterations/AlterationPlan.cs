namespace CallCenter.Workflows.Runtime.Alterations;

public enum AlterationStatus { Pending, Running, Completed, Failed }

/// <summary>Changes to be made to many instances, one after another, and how far that is.</summary>
/// <param name="Id">Names the plan; an instance is altered by it once.</param>
/// <param name="Content">The alterations as JSON; see <see cref="AlterationOrders"/>.</param>
/// <param name="DefinitionId">Of a migration: the workflow whose instances are moved.</param>
/// <param name="ToVersion">Of a migration: the version they are moved to.</param>
/// <param name="CreatedBy">Who wants it.</param>
public sealed record AlterationPlan(string Id, string Content, string? DefinitionId, int? ToVersion, string? CreatedBy, DateTimeOffset CreatedAt)
{
    public AlterationStatus Status { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>How many instances it is for.</summary>
    public int Total { get; init; }

    /// <summary>How many were altered, and how many could not be.</summary>
    public int Succeeded { get; init; }

    public int Failed { get; init; }
}

/// <summary>One instance's part of a plan.</summary>
/// <param name="Log">Why it could not be altered, as JSON; null when it was, or is still to be.</param>
public sealed record AlterationJob(string PlanId, string InstanceId, AlterationStatus Status, string? Log, DateTimeOffset? CompletedAt);

public sealed record AlterationPlanPage(IReadOnlyList<AlterationPlan> Items, int TotalCount);

public sealed record AlterationJobPage(IReadOnlyList<AlterationJob> Items, int TotalCount);
