using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.Pilots;
using CallCenter.Processes.Bindings;
using CallCenter.Processes.Lifecycle;
using CallCenter.Processes.Rollouts;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Rollouts;

/// <summary>Roll-outs in the database; a step, its bindings and its version's standing change in one transaction.</summary>
public sealed class RolloutStore(IDbContextFactory<CallCenterDbContext> database, BindingBook bindings)
{
    private static readonly RolloutStatus[] NotOver = [RolloutStatus.Planned, RolloutStatus.Running, RolloutStatus.Paused];

    public async Task<(IReadOnlyList<RolloutRow> Rows, int Total)> ListAsync(string? process, int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var rows = context.Set<RolloutRow>().AsNoTracking();
        if (!string.IsNullOrEmpty(process)) rows = rows.Where(row => row.Process == process);
        return (await rows.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id).Skip(skip).Take(take).ToListAsync(cancellationToken), await rows.CountAsync(cancellationToken));
    }

    public async Task<RolloutRow?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<RolloutRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    /// <summary>The roll-out of a process that is not over; there is one at most.</summary>
    public async Task<RolloutRow?> FindOpenAsync(string process, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<RolloutRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Process == process && NotOver.Contains(row.Status), cancellationToken);
    }

    /// <summary>All that are not over, the oldest first.</summary>
    public async Task<IReadOnlyList<RolloutRow>> ListOpenAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<RolloutRow>().AsNoTracking().Where(row => NotOver.Contains(row.Status)).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<RolloutEventRow>> EventsAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<RolloutEventRow>().AsNoTracking().Where(row => row.RolloutId == id).OrderBy(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Adds a roll-out and moves its version to being rolled out.</summary>
    public async Task AddAsync(RolloutRow row, ProcessVersion moved, RolloutEventRow happened, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        context.Add(row);
        context.Add(happened);
        await PilotStore.MoveAsync(context, moved, row.CreatedBy, VersionStatus.Released, VersionStatus.Proven);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Writes what a command made of a roll-out. Throws <see cref="PilotConflictException"/> when it changed since it was read.</summary>
    /// <param name="read">As it was.</param>
    /// <param name="state">As it is to be.</param>
    /// <param name="bound">Groups to bind.</param>
    /// <param name="released">Groups to give back their version before; null for none, empty for all.</param>
    /// <param name="moved">Versions whose standing changes with it.</param>
    /// <param name="happened">For the record.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task StepAsync(
        RolloutRow read, (RolloutStatus Status, string Json) state, IReadOnlyList<VersionBinding> bound, IReadOnlyList<string>? released,
        IReadOnlyList<(ProcessVersion Version, VersionStatus From)> moved, RolloutEventRow happened, CancellationToken cancellationToken)
    {
        async Task Also(CallCenterDbContext context)
        {
            var row = await context.Set<RolloutRow>().FirstOrDefaultAsync(row => row.Id == read.Id && row.Revision == read.Revision, cancellationToken)
                ?? throw new PilotConflictException($"Roll-out {read.Id} has changed meanwhile.");
            (row.Status, row.State) = state;
            row.Revision++;
            context.Add(happened);
            foreach (var (version, from) in moved) await PilotStore.MoveAsync(context, version, happened.By, from);
        }

        if (released is not null) await bindings.WithdrawAsync(read.Id, released.Count == 0 ? null : released, happened.At, happened.By, Also, cancellationToken);
        else await bindings.BindAsync(bound, [], happened.By, Also, cancellationToken);
    }
}
