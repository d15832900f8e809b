using CallCenter.Queues;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Centre.Board;

/// <summary>Changes the limits of the wall board, in the database and in the books that are held in memory.</summary>
public sealed class BoardLimitsEditor(IDbContextFactory<CallCenterDbContext> database, CentreDirectory directory)
{
    /// <param name="queue">A queue's id, or <see cref="BoardLimitsRow.Centre"/>.</param>
    /// <param name="limits">Its limits from now on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task SaveAsync(string queue, BoardLimits limits, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<BoardLimitsRow>().FirstOrDefaultAsync(row => row.Queue == queue, cancellationToken);
        if (row is null) context.Add(row = new() { Queue = queue });
        row.Take(limits);
        await context.SaveChangesAsync(cancellationToken);
        await directory.ReloadAsync(cancellationToken);
    }
}
