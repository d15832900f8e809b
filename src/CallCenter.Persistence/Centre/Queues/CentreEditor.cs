using CallCenter.Agents;
using CallCenter.Persistence.Centre.Board;
using CallCenter.Persistence.Centre.Days;
using CallCenter.Persistence.Centre.People;
using CallCenter.Queues;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Centre.Queues;

/// <summary>Changes queues, groups and break reasons, in the database and in the books that are held in memory.</summary>
public sealed class CentreEditor(IDbContextFactory<CallCenterDbContext> database, CentreDirectory directory)
{
    /// <summary>Adds the queue at the end of the list, or changes the one with its id.</summary>
    /// <returns>True when it is new.</returns>
    public async Task<bool> SaveAsync(ServiceQueue queue, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<QueueRow>().FirstOrDefaultAsync(row => row.Id == queue.Id, cancellationToken);
        var isNew = row is null;
        if (row is null)
        {
            var last = await context.Set<QueueRow>().MaxAsync(other => (int?)other.Position, cancellationToken) ?? 0;
            context.Add(row = new() { Id = queue.Id, Name = queue.Name, Groups = [], Skills = [], Position = last + 1 });
        }

        row.Take(queue);
        await context.SaveChangesAsync(cancellationToken);
        await directory.ReloadAsync(cancellationToken);
        return isNew;
    }

    /// <summary>Deletes the queue with its limits on the wall board and what was counted of its day.</summary>
    public async Task RemoveQueueAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Set<QueueRow>().Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<BoardLimitsRow>().Where(row => row.Queue == id).ExecuteDeleteAsync(cancellationToken);
        await context.Set<DayRow>().Where(row => row.Of == DayOf.Queue && row.Id == id).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await directory.ReloadAsync(cancellationToken);
    }

    /// <summary>Adds the group, or renames the one with its id.</summary>
    /// <returns>True when it is new.</returns>
    public async Task<bool> SaveAsync(AgentGroup group, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<GroupRow>().FirstOrDefaultAsync(row => row.Id == group.Id, cancellationToken);
        var isNew = row is null;
        if (row is null) context.Add(new GroupRow { Id = group.Id, Name = group.Name });
        else row.Name = group.Name;
        await context.SaveChangesAsync(cancellationToken);
        await directory.ReloadAsync(cancellationToken);
        return isNew;
    }

    /// <summary>Replaces the reasons that agents choose from for a break.</summary>
    public async Task SetBreakReasonsAsync(IReadOnlyList<string> reasons, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Set<BreakReasonRow>().ExecuteDeleteAsync(cancellationToken);
        context.AddRange(reasons.Select((reason, position) => new BreakReasonRow { Name = reason, Position = position }));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await directory.ReloadAsync(cancellationToken);
    }
}
