namespace CallCenter.Workflows.Runtime.Alterations;

/// <summary>Where plans of alterations live, so that a stop of the server only interrupts them.</summary>
public interface IAlterationStore
{
    /// <summary>Writes a plan with its jobs, all of it or nothing. False when there is a plan of that id already.</summary>
    Task<bool> AddAsync(AlterationPlan plan, IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken);

    Task<AlterationPlan?> FindAsync(string planId, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    /// <param name="isMigration">Only migrations.</param>
    Task<AlterationPlanPage> ListAsync(bool isMigration, int skip, int take, CancellationToken cancellationToken);

    /// <summary>Ids of the plans that are not over, oldest first.</summary>
    Task<IReadOnlyList<string>> ReadOpenAsync(CancellationToken cancellationToken);

    /// <summary>Instances of a plan that are still to be altered, by id.</summary>
    Task<IReadOnlyList<string>> ReadPendingAsync(string planId, int most, CancellationToken cancellationToken);

    /// <summary>Writes how the plan stands, and with it what became of some of its jobs.</summary>
    Task WriteAsync(AlterationPlan plan, IReadOnlyCollection<AlterationJob> jobs, CancellationToken cancellationToken);

    /// <summary>Jobs by instance id; only those of a status, where one is given.</summary>
    Task<AlterationJobPage> ListJobsAsync(string planId, AlterationStatus? status, int skip, int take, CancellationToken cancellationToken);
}
