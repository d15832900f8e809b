using System.Linq.Expressions;
using CallCenter.Persistence.HeatMaps;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Instances;

/// <summary>Instances for people, read beside the partitions.</summary>
public sealed class InstanceReader(IDbContextFactory<CallCenterDbContext> databases, IWriteTurn? turn = null) : IInstanceReader
{
    private static readonly Expression<Func<InstanceRow, InstanceSummary>> Summary = row => new(
        row.Id, row.DefinitionId, row.DefinitionVersionId, row.DefinitionVersion, row.CorrelationId, row.Name, row.ParentInstanceId,
        (InstanceStatus)row.Status, (InstanceSubStatus)row.SubStatus, row.IncidentCount,
        new DateTimeOffset(row.CreatedAt, TimeSpan.Zero), new DateTimeOffset(row.UpdatedAt, TimeSpan.Zero),
        row.FinishedAt == null ? null : new DateTimeOffset(row.FinishedAt.Value, TimeSpan.Zero));

    public async Task<InstancePage> ListAsync(InstanceFilter filter, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var rows = InstanceQueries.Of(database.Set<InstanceRow>().AsNoTracking(), filter);
        var total = await rows.LongCountAsync(cancellationToken);
        var page = InstanceQueries.Ordered(rows, filter).Skip(filter.Skip).Take(filter.Take);
        return new(await page.Select(Summary).ToListAsync(cancellationToken), total);
    }

    public async Task<InstanceSummary?> FindSummaryAsync(string instanceId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Set<InstanceRow>().AsNoTracking().Where(row => row.Id == instanceId).Select(Summary).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<StoredInstance?> GetAsync(string instanceId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var row = await database.Set<InstanceRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == instanceId, cancellationToken);
        return row is null ? null : new(
            row.Id, row.DefinitionId, row.DefinitionVersionId, row.DefinitionVersion, row.CorrelationId, row.Name, row.ParentInstanceId,
            (InstanceStatus)row.Status, (InstanceSubStatus)row.SubStatus, row.IncidentCount, row.IsAsking, row.Revision,
            Moment(row.CreatedAt), Moment(row.UpdatedAt), row.FinishedAt is { } finished ? Moment(finished) : null, row.State);
    }

    public async Task<IReadOnlyList<StoredJournal>> ReadJournalAsync(string instanceId, int fromSequence, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await database.Set<JournalRow>().AsNoTracking()
            .Where(row => row.InstanceId == instanceId && row.FirstSequence + row.Count > fromSequence).OrderBy(row => row.FirstSequence)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new StoredJournal(row.InstanceId, row.FirstSequence, row.Count, Moment(row.At), row.Entries))];
    }

    public Task<int> DeleteAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken) =>
        turn.InTurnAsync(() => DeleteNowAsync(instanceIds, cancellationToken), cancellationToken);

    private async Task<int> DeleteNowAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var over = await database.Set<InstanceRow>().Where(row => instanceIds.Contains(row.Id) && row.Status == (int)InstanceStatus.Finished)
            .Select(row => row.Id).ToListAsync(cancellationToken);
        await database.Set<JournalRow>().Where(row => over.Contains(row.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        await database.Set<UncountedRunRow>().Where(row => over.Contains(row.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        await database.Set<CountedFaultRow>().Where(row => over.Contains(row.InstanceId)).ExecuteDeleteAsync(cancellationToken);
        await database.Set<InstanceRow>().Where(row => over.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return over.Count;
    }

    private static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);
}
