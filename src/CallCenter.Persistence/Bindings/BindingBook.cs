using CallCenter.Processes.Bindings;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Bindings;

/// <summary>
/// All bindings, in the database and in memory, because every contact asks for them. A change is stored before it holds, and
/// changes go one after another.
/// </summary>
public sealed class BindingBook(IDbContextFactory<CallCenterDbContext> database, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _changing = new(1, 1);
    private volatile BindingHistory _history = BindingHistory.Empty;

    /// <summary>All of one moment.</summary>
    public BindingHistory History => _history;

    public BindingAnswer Resolve(BindingQuery query) => _history.Resolve(query);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await LoadAsync(context, cancellationToken);
    }

    /// <summary>Adds bindings and stays, all or none, and with them what else must be true from the same moment.</summary>
    internal Task BindAsync(
        IReadOnlyList<VersionBinding> bindings, IReadOnlyList<GroupStay> stays, string by, Func<CallCenterDbContext, Task> also, CancellationToken cancellationToken) =>
        ChangeAsync(
            async context =>
            {
                await also(context);
                var now = clock.GetUtcNow();
                context.AddRange(bindings.Select(binding => new BindingRow
                {
                    Process = binding.Process, Version = binding.Version, Group = binding.Group, Entry = binding.Entry, From = binding.From, Source = binding.Source,
                    MadeAt = now, MadeBy = by,
                }));
                context.AddRange(stays.Select(stay => new GroupStayRow { AgentId = stay.AgentId, Group = stay.Group, Pilot = stay.Pilot, From = stay.From, Until = stay.Until }));
            },
            cancellationToken);

    public Task BindAsync(VersionBinding binding, string by, CancellationToken cancellationToken) => BindAsync([binding], [], by, _ => Task.CompletedTask, cancellationToken);

    /// <summary>Ends all that a source set, or what it set for some groups; what that covered comes back.</summary>
    /// <param name="source">A pilot, a roll-out, a person.</param>
    /// <param name="groups">Null for all.</param>
    /// <param name="at">Contacts that start then or later.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="also">What else must be true from the same moment.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    internal Task WithdrawAsync(
        string source, IReadOnlyCollection<string>? groups, DateTimeOffset at, string by, Func<CallCenterDbContext, Task> also, CancellationToken cancellationToken) =>
        ChangeAsync(
            async context =>
            {
                await also(context);
                foreach (var row in await context.Set<BindingRow>().Where(row => row.Source == source && row.WithdrawnAt == null).ToListAsync(cancellationToken))
                {
                    if (groups is null || (row.Group is { } group && groups.Contains(group))) (row.WithdrawnAt, row.WithdrawnBy) = (at, by);
                }

                foreach (var stay in await context.Set<GroupStayRow>().Where(stay => stay.Pilot == source && stay.Until > at).ToListAsync(cancellationToken))
                {
                    if (groups is null || groups.Contains(stay.Group)) stay.Until = at;
                }
            },
            cancellationToken);

    /// <summary>Ends one binding; false when there is none of that number, or it is withdrawn already.</summary>
    public async Task<bool> WithdrawAsync(long id, DateTimeOffset at, string by, CancellationToken cancellationToken)
    {
        var done = false;
        await ChangeAsync(
            async context =>
            {
                if (await context.Set<BindingRow>().FirstOrDefaultAsync(row => row.Id == id && row.WithdrawnAt == null, cancellationToken) is not { } row) return;
                (row.WithdrawnAt, row.WithdrawnBy, done) = (at, by, true);
            },
            cancellationToken);
        return done;
    }

    /// <summary>The history, the latest first.</summary>
    public async Task<(IReadOnlyList<BindingRow> Rows, int Total)> ListAsync(string? process, int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var rows = context.Set<BindingRow>().AsNoTracking();
        if (!string.IsNullOrEmpty(process)) rows = rows.Where(row => row.Process == process);
        return (await rows.OrderByDescending(row => row.Id).Skip(skip).Take(take).ToListAsync(cancellationToken), await rows.CountAsync(cancellationToken));
    }

    public async Task<BindingRow?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<BindingRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    public void Dispose() => _changing.Dispose();

    private async Task ChangeAsync(Func<CallCenterDbContext, Task> change, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            await using var context = await database.CreateDbContextAsync(cancellationToken);
            await change(context);
            await context.SaveChangesAsync(cancellationToken);
            await LoadAsync(context, cancellationToken);
        }
        finally
        {
            _changing.Release();
        }
    }

    private async Task LoadAsync(CallCenterDbContext context, CancellationToken cancellationToken)
    {
        var bindings = await context.Set<BindingRow>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var stays = await context.Set<GroupStayRow>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
        _history = new([.. bindings.Select(row => row.ToBinding())], [.. stays.Select(row => row.ToStay())]);
    }
}
