using CallCenter.Kpis;
using CallCenter.Persistence.Centre.Contacts;
using CallCenter.Contacts;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Facts;

/// <summary>
/// The facts of contacts that have ended, each written once. A write also marks the days it counts on, so that
/// <see cref="KpiDays"/> counts them anew.
/// </summary>
public sealed class FactStore(IDbContextFactory<CallCenterDbContext> database, IWriteTurn? turn = null)
{
    /// <summary>A repeat later than this matters to no set of rules.</summary>
    private static readonly TimeSpan LongestRepeat = TimeSpan.FromDays(KpiRuleSet.LongestRepeatWindow);

    private RowShape<FactRow>? _shape;

    /// <summary>Adds those that are not there yet. Days are of the zone.</summary>
    public async Task AddAsync(IReadOnlyList<(string ContactId, ContactFact Fact)> facts, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        if (facts.Count == 0) return;
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await turn.InTurnAsync(() => WriteAsync(context, facts, zone, cancellationToken), cancellationToken);
    }

    /// <summary>Contacts that ended since a moment and have no fact, the eldest first: what a stop of the server interrupted.</summary>
    public async Task<IReadOnlyList<ContactId>> FindMissingAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var ids = await context.Set<ContactRow>().AsNoTracking()
            .Where(contact => contact.State == ContactState.Ended && contact.ArrivedAt >= since && !context.Set<FactRow>().Any(fact => fact.ContactId == contact.Id))
            .OrderBy(contact => contact.ArrivedAt).Select(contact => contact.Id).ToListAsync(cancellationToken);
        return [.. ids.Select(id => new ContactId(id))];
    }

    public async Task<ContactFact?> FindAsync(string contactId, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return (await context.Set<FactRow>().AsNoTracking().FirstOrDefaultAsync(fact => fact.ContactId == contactId, cancellationToken))?.ToFact();
    }

    private async Task<int> WriteAsync(
        CallCenterDbContext context, IReadOnlyList<(string ContactId, ContactFact Fact)> facts, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var known = await KnownAsync(context, facts, cancellationToken);
        var rows = facts.Where(fact => known.Add(fact.ContactId)).Select(fact => FactRow.Of(fact.ContactId, fact.Fact, zone)).OrderBy(row => row.ArrivedAt).ToList();
        var days = rows.SelectMany(row => row.Days).ToHashSet();
        using (var writer = new RowWriter<FactRow>(context, _shape ??= new(context)))
        {
            foreach (var row in rows)
            {
                if (await RepeatedAsync(context, row, cancellationToken) is { } before) days.UnionWith(before.Days);
                await writer.InsertAsync(row, cancellationToken);
            }
        }

        await MarkAsync(context, days, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rows.Count;
    }

    private static async Task<HashSet<string>> KnownAsync(
        CallCenterDbContext context, IReadOnlyList<(string ContactId, ContactFact Fact)> facts, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ids in facts.Select(fact => fact.ContactId).Chunk(500))
            known.UnionWith(await context.Set<FactRow>().Where(fact => ids.Contains(fact.ContactId)).Select(fact => fact.ContactId).ToListAsync(cancellationToken));
        return known;
    }

    /// <summary>The customer's last contact for the same reason learns that they came again; see <see cref="Repeats"/>.</summary>
    private static async Task<FactRow?> RepeatedAsync(CallCenterDbContext context, FactRow row, CancellationToken cancellationToken)
    {
        if (row.CustomerId is null || row.Reason is null) return null;
        var since = row.ArrivedAt - LongestRepeat;
        var before = await context.Set<FactRow>()
            .Where(fact => fact.CustomerId == row.CustomerId && fact.Reason == row.Reason && fact.EndedAt >= since && fact.ArrivedAt <= row.ArrivedAt)
            .OrderByDescending(fact => fact.EndedAt).FirstOrDefaultAsync(cancellationToken);
        if (before is null || before.RepeatAfterSeconds is not null) return null;
        before.RepeatAfterSeconds = Math.Max(0, (row.ArrivedAt - before.EndedAt).TotalSeconds);
        await context.SaveChangesAsync(cancellationToken);
        return before;
    }

    private static async Task MarkAsync(CallCenterDbContext context, HashSet<int> days, CancellationToken cancellationToken)
    {
        var stamp = Guid.NewGuid().ToString("N");
        var marked = await context.Set<StaleDayRow>().Where(row => days.Contains(row.Day)).ToListAsync(cancellationToken);
        foreach (var row in marked) row.Stamp = stamp;
        context.AddRange(days.Except(marked.Select(row => row.Day)).Select(day => new StaleDayRow { Day = day, Stamp = stamp }));
    }
}
