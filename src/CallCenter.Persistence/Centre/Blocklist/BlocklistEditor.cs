using CallCenter.Telephony;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Centre.Blocklist;

/// <summary>Changes the blocked numbers, in the database and in what calls are checked against.</summary>
public sealed class BlocklistEditor(IDbContextFactory<CallCenterDbContext> database, CentreDirectory directory)
{
    /// <summary>Blocks a number; an entry that is there already is replaced.</summary>
    public async Task BlockAsync(BlockedNumber entry, string by, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var number = PhoneNumber.Normalize(entry.Number);
        var row = await context.Set<BlockedNumberRow>().FirstOrDefaultAsync(row => row.Number == number, cancellationToken);
        if (row is null) context.Add(row = new() { Number = number, AddedBy = by });
        (row.Reason, row.ExpiresAt, row.AddedBy, row.AddedAt) = (entry.Reason, entry.ExpiresAt, by, entry.AddedAt);
        await context.SaveChangesAsync(cancellationToken);
        await directory.ReloadAsync(cancellationToken);
    }

    /// <summary>False when the number was not blocked.</summary>
    public async Task<bool> UnblockAsync(string number, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var dialled = PhoneNumber.Normalize(number);
        var gone = await context.Set<BlockedNumberRow>().Where(row => row.Number == dialled).ExecuteDeleteAsync(cancellationToken);
        if (gone > 0) await directory.ReloadAsync(cancellationToken);
        return gone > 0;
    }
}
