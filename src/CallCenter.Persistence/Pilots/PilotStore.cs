using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Bindings;
using CallCenter.Processes.Lifecycle;
using CallCenter.Processes.Pilots;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Pilots;

/// <summary>
/// Pilots in the database. What a launch or an end changes (the pilot, its version's standing, the bindings) changes in one
/// transaction.
/// </summary>
public sealed class PilotStore(IDbContextFactory<CallCenterDbContext> database, BindingBook bindings)
{
    public async Task<(IReadOnlyList<PilotRow> Rows, int Total)> ListAsync(string? process, int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var rows = context.Set<PilotRow>().AsNoTracking();
        if (!string.IsNullOrEmpty(process)) rows = rows.Where(row => row.Process == process);
        return (await rows.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id).Skip(skip).Take(take).ToListAsync(cancellationToken), await rows.CountAsync(cancellationToken));
    }

    public async Task<PilotRow?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<PilotRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    public async Task<IReadOnlyList<PilotRow>> ListAsync(PilotStatus[] statuses, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<PilotRow>().AsNoTracking().Where(row => statuses.Contains(row.Status)).OrderBy(row => row.CreatedAt).ToListAsync(cancellationToken);
    }

    public async Task AddAsync(PilotRow row, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Changes a pilot that is in a status; false when it is not any more.</summary>
    public async Task<bool> ChangeAsync(string id, PilotStatus status, Action<PilotRow> change, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        if (await context.Set<PilotRow>().FirstOrDefaultAsync(row => row.Id == id && row.Status == status, cancellationToken) is not { } row) return false;
        change(row);
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Binds the pilot's groups and moves its version. Throws <see cref="PilotConflictException"/> when somebody was faster.</summary>
    public Task LaunchAsync(
        string id, IReadOnlyList<VersionBinding> bound, IReadOnlyList<GroupStay> stays, ProcessVersion moved, string by, Action<PilotRow> change, CancellationToken cancellationToken) =>
        bindings.BindAsync(
            bound, stays, by,
            async context =>
            {
                change(await TakeAsync(context, id, PilotStatus.Planned, cancellationToken));
                await MoveAsync(context, moved, by, VersionStatus.Released, VersionStatus.Proven);
            },
            cancellationToken);

    /// <summary>Ends a running pilot and moves its version.</summary>
    /// <param name="id">Which.</param>
    /// <param name="at">From then on the groups are back on what they had before; null keeps the pilot's bindings.</param>
    /// <param name="moved">The version as it is then.</param>
    /// <param name="by">Who ends it.</param>
    /// <param name="change">Of the pilot.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task EndAsync(string id, DateTimeOffset? at, ProcessVersion moved, string by, Action<PilotRow> change, CancellationToken cancellationToken)
    {
        async Task Also(CallCenterDbContext context)
        {
            change(await TakeAsync(context, id, PilotStatus.Running, cancellationToken));
            await MoveAsync(context, moved, by, VersionStatus.Piloting);
        }

        return at is { } moment ? bindings.WithdrawAsync(id, null, moment, by, Also, cancellationToken) : bindings.BindAsync([], [], by, Also, cancellationToken);
    }

    /// <summary>The receipts and quizzes of a version, by agent.</summary>
    public async Task<IReadOnlyList<ExposureRow>> ExposuresAsync(string version, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<ExposureRow>().AsNoTracking().Where(row => row.Version == version).OrderBy(row => row.AgentId).ToListAsync(cancellationToken);
    }

    /// <summary>Notes a receipt, or a try of the quiz. The first receipt and the first pass count; of scores the best is kept.</summary>
    public async Task<ExposureRow> NoteExposureAsync(string version, string agentId, bool hasRead, double? score, double passMark, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<ExposureRow>().FirstOrDefaultAsync(row => row.Version == version && row.AgentId == agentId, cancellationToken);
        if (row is null) context.Add(row = new() { Version = version, AgentId = agentId });
        if (hasRead) row.ReadAt ??= now;
        if (score is { } right)
        {
            row.QuizAttempts++;
            row.QuizScore = Math.Max(row.QuizScore ?? 0, right);
            if (right >= passMark) row.QuizPassedAt ??= now;
        }

        await context.SaveChangesAsync(cancellationToken);
        return row;
    }

    private static async Task<PilotRow> TakeAsync(CallCenterDbContext context, string id, PilotStatus status, CancellationToken cancellationToken) =>
        await context.Set<PilotRow>().FirstOrDefaultAsync(row => row.Id == id && row.Status == status, cancellationToken)
            ?? throw new PilotConflictException($"Pilot {id} is not {status} any more.");

    internal static async Task MoveAsync(CallCenterDbContext context, ProcessVersion moved, string by, params VersionStatus[] from)
    {
        var row = await context.Set<ProcessVersionRow>().FirstOrDefaultAsync(row => row.Process == moved.Process && row.Number == moved.Number && from.Contains(row.Status))
            ?? throw new PilotConflictException($"Version {moved.Id} has moved meanwhile.");
        row.Take(moved).Revision++;
        (row.UpdatedAt, row.UpdatedBy) = (TimeProvider.System.GetUtcNow(), by);
    }
}

/// <summary>Somebody else changed the same meanwhile; nothing was written.</summary>
public sealed class PilotConflictException(string message) : Exception(message);
