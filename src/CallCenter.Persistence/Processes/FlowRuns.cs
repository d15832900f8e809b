using CallCenter.Persistence.Instances;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Processes;

/// <summary>How often workflows ran, counted by the database.</summary>
public sealed class FlowRuns(IDbContextFactory<CallCenterDbContext> database)
{
    /// <summary>Runs that began in the period, by definition; one that never ran is not among them.</summary>
    /// <param name="until">Not included.</param>
    public async Task<IReadOnlyDictionary<string, long>> CountAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var (first, end) = (from.UtcTicks, until.UtcTicks);
        return await context.Set<InstanceRow>().Where(row => row.CreatedAt >= first && row.CreatedAt < end)
            .GroupBy(row => row.DefinitionId).Select(runs => new { Definition = runs.Key, Count = runs.LongCount() })
            .ToDictionaryAsync(runs => runs.Definition, runs => runs.Count, cancellationToken);
    }
}
