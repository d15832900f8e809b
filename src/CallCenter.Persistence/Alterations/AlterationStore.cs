using System.Linq.Expressions;
using CallCenter.Workflows.Runtime.Alterations;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Alterations;

/// <summary>Plans of alterations in the database.</summary>
public sealed class AlterationStore(IDbContextFactory<CallCenterDbContext> databases) : IAlterationStore
{
    private static readonly Expression<Func<AlterationJobRow, AlterationJob>> Job = row => new(
        row.PlanId, row.InstanceId, (AlterationStatus)row.Status, row.Log,
        row.CompletedAt == null ? null : new DateTimeOffset(row.CompletedAt.Value, TimeSpan.Zero));

    public async Task<bool> AddAsync(AlterationPlan plan, IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Set<AlterationPlanRow>().AnyAsync(row => row.Id == plan.Id, cancellationToken)) return false;
        database.Add(Fill(new() { Id = plan.Id, Content = plan.Content }, plan));
        database.AddRange(instanceIds.Select(id => new AlterationJobRow { PlanId = plan.Id, InstanceId = id }));

        // One SaveChanges is one transaction.
        await database.SaveChangesAsync(cancellationToken);
        return true;
    }

    public async Task<AlterationPlan?> FindAsync(string planId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Set<AlterationPlanRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == planId, cancellationToken) is { } row ? Read(row) : null;
    }

    public async Task<AlterationPlanPage> ListAsync(bool isMigration, int skip, int take, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var rows = database.Set<AlterationPlanRow>().AsNoTracking().Where(row => !isMigration || row.ToVersion != null);
        var page = await rows.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);
        return new([.. page.Select(Read)], await rows.CountAsync(cancellationToken));
    }

    public async Task<IReadOnlyList<string>> ReadOpenAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Set<AlterationPlanRow>()
            .Where(row => row.Status == (int)AlterationStatus.Pending || row.Status == (int)AlterationStatus.Running)
            .OrderBy(row => row.CreatedAt).Select(row => row.Id).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<string>> ReadPendingAsync(string planId, int most, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Set<AlterationJobRow>().Where(row => row.PlanId == planId && row.Status == (int)AlterationStatus.Pending)
            .OrderBy(row => row.InstanceId).Take(most).Select(row => row.InstanceId).ToListAsync(cancellationToken);
    }

    public async Task WriteAsync(AlterationPlan plan, IReadOnlyCollection<AlterationJob> jobs, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (await database.Set<AlterationPlanRow>().FirstOrDefaultAsync(row => row.Id == plan.Id, cancellationToken) is not { } stored) return;
        Fill(stored, plan);
        var byId = jobs.ToDictionary(job => job.InstanceId, StringComparer.Ordinal);
        var ids = byId.Keys.ToList();
        foreach (var row in await database.Set<AlterationJobRow>().Where(row => row.PlanId == plan.Id && ids.Contains(row.InstanceId)).ToListAsync(cancellationToken))
        {
            var job = byId[row.InstanceId];
            (row.Status, row.Log, row.CompletedAt) = ((int)job.Status, job.Log, job.CompletedAt?.UtcTicks);
        }

        await database.SaveChangesAsync(cancellationToken);
    }

    public async Task<AlterationJobPage> ListJobsAsync(string planId, AlterationStatus? status, int skip, int take, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var rows = database.Set<AlterationJobRow>().AsNoTracking().Where(row => row.PlanId == planId);
        if (status is { } wanted) rows = rows.Where(row => row.Status == (int)wanted);
        var page = await rows.OrderBy(row => row.InstanceId).Skip(skip).Take(take).Select(Job).ToListAsync(cancellationToken);
        return new(page, await rows.CountAsync(cancellationToken));
    }

    private static AlterationPlanRow Fill(AlterationPlanRow row, AlterationPlan plan)
    {
        (row.DefinitionId, row.ToVersion, row.CreatedBy, row.CreatedAt) = (plan.DefinitionId, plan.ToVersion, plan.CreatedBy, plan.CreatedAt.UtcTicks);
        (row.StartedAt, row.CompletedAt, row.Status) = (plan.StartedAt?.UtcTicks, plan.CompletedAt?.UtcTicks, (int)plan.Status);
        (row.Total, row.Succeeded, row.Failed) = (plan.Total, plan.Succeeded, plan.Failed);
        return row;
    }

    private static AlterationPlan Read(AlterationPlanRow row) => new(row.Id, row.Content, row.DefinitionId, row.ToVersion, row.CreatedBy, Moment(row.CreatedAt))
    {
        Status = (AlterationStatus)row.Status,
        StartedAt = row.StartedAt is { } started ? Moment(started) : null,
        CompletedAt = row.CompletedAt is { } completed ? Moment(completed) : null,
        Total = row.Total,
        Succeeded = row.Succeeded,
        Failed = row.Failed,
    };

    private static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);
}
