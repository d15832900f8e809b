using CallCenter.Persistence.Instances;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Retention;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Retention;

/// <summary>Retention rules and what they take out, on every supported database.</summary>
public sealed class RetentionStore(IDbContextFactory<CallCenterDbContext> databases, IInstanceReader instances, IWriteTurn? turn = null) : IRetentionStore
{
    private const int Finished = (int)InstanceStatus.Finished;
    private const string Default = "";

    public async Task<RetentionRules> ReadRulesAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var rules = await database.Set<RetentionRuleRow>().AsNoTracking().ToDictionaryAsync(row => row.DefinitionId, row => row.ToRule(), cancellationToken);
        return rules.Remove(Default, out var common) ? new(common, rules) : new(RetentionRule.KeepAll, rules);
    }

    public async Task SetRuleAsync(string? definitionId, RetentionRule rule, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var row = await database.FindAsync<RetentionRuleRow>([definitionId ?? Default], cancellationToken);
        if (row is null) database.Add(row = new() { DefinitionId = definitionId ?? Default });
        row.Take(rule);
        await database.SaveChangesAsync(cancellationToken);
    }

    public async Task<bool> RemoveRuleAsync(string? definitionId, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var id = definitionId ?? Default;
        return await database.Set<RetentionRuleRow>().Where(row => row.DefinitionId == id).ExecuteDeleteAsync(cancellationToken) > 0;
    }

    public async Task<IReadOnlyList<string>> ListDefinitionIdsAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await database.Set<InstanceRow>().Select(row => row.DefinitionId).Distinct().ToListAsync(cancellationToken);
    }

    public async Task<InstancePosition?> FindBeyondAsync(string definitionId, int count, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var found = await database.Set<InstanceRow>().Where(row => row.DefinitionId == definitionId && row.Status == Finished)
            .OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Skip(count).Select(row => new { row.CreatedAt, row.Id })
            .FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : new(Moment(found.CreatedAt), found.Id);
    }

    public async Task<IReadOnlyList<FinishedInstance>> FindFinishedAsync(
        string? definitionId, InstancePosition? after, InstancePosition until, int most, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var (last, lastId) = (until.CreatedAt.UtcTicks, until.Id);
        var rows = database.Set<InstanceRow>().AsNoTracking().Where(row => row.Status == Finished
            && row.CreatedAt <= last && (row.CreatedAt < last || row.Id.CompareTo(lastId) <= 0));
        if (definitionId is not null) rows = rows.Where(row => row.DefinitionId == definitionId);
        if (after is { } position)
        {
            var (first, firstId) = (position.CreatedAt.UtcTicks, position.Id);
            rows = rows.Where(row => row.CreatedAt >= first && (row.CreatedAt > first || row.Id.CompareTo(firstId) > 0));
        }

        var page = await rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).Take(most)
            .Select(row => new { row.Id, row.DefinitionId, row.CreatedAt, At = row.FinishedAt ?? row.UpdatedAt }).ToListAsync(cancellationToken);
        return [.. page.Select(row => new FinishedInstance(row.Id, row.DefinitionId, Moment(row.CreatedAt), Moment(row.At)))];
    }

    public async Task<IReadOnlyList<FinishedJournal>> FindJournalAsync(long afterRow, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        var limit = before.UtcTicks;
        var page = await database.Set<JournalRow>().Where(row => row.Id > afterRow && row.At < limit)
            .Join(database.Set<InstanceRow>().Where(row => row.Status == Finished), journal => journal.InstanceId, instance => instance.Id,
                (journal, instance) => new { journal.Id, instance.DefinitionId, journal.At })
            .OrderBy(row => row.Id).Take(most).ToListAsync(cancellationToken);
        return [.. page.Select(row => new FinishedJournal(row.Id, row.DefinitionId, Moment(row.At)))];
    }

    public Task<int> DeleteInstancesAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken) =>
        instances.DeleteAsync(instanceIds, cancellationToken);

    public async Task<int> DeleteJournalAsync(IReadOnlyCollection<long> rows, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        return await turn.InTurnAsync(
            () => database.Set<JournalRow>().Where(row => rows.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    private static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);
}
