using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Bindings;

/// <summary>Which version each contact runs under.</summary>
public sealed class ContactVersionStore(IDbContextFactory<CallCenterDbContext> database)
{
    public async Task<ContactVersionRow?> FindAsync(string contactId, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<ContactVersionRow>().AsNoTracking().FirstOrDefaultAsync(row => row.ContactId == contactId, cancellationToken);
    }

    /// <summary>Adds it; what was resolved before stays, whatever is bound by now. Answers what holds.</summary>
    public async Task<ContactVersionRow> KeepAsync(ContactVersionRow row, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        if (await context.Set<ContactVersionRow>().AsNoTracking().FirstOrDefaultAsync(known => known.ContactId == row.ContactId, cancellationToken) is { } known) return known;
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        return row;
    }

    /// <summary>The first agent took the contact: from now on it counts to their group. A later agent changes nothing.</summary>
    public async Task TakeAsync(ContactVersionRow taken, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<ContactVersionRow>().FirstOrDefaultAsync(known => known.ContactId == taken.ContactId, cancellationToken);
        if (row is { Group: not null }) return;
        if (row is null) context.Add(taken);
        else (row.Process, row.Version, row.Group, row.ResolvedAt) = (taken.Process, taken.Version, taken.Group, taken.ResolvedAt);
        await context.SaveChangesAsync(cancellationToken);
    }
}
