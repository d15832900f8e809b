using CallCenter.Contacts;
using CallCenter.Persistence.Instances;
using CallCenter.Telephony;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Centre.Contacts;

/// <summary>Flows that live as long as their contact.</summary>
public sealed class WaitingFlows(IDbContextFactory<CallCenterDbContext> database)
{
    /// <summary>The contacts whose end some flow waits for.</summary>
    public async Task<IReadOnlyList<ContactId>> ContactsAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var keys = await context.Set<BookmarkRow>().AsNoTracking()
            .Where(bookmark => bookmark.StimulusName == nameof(ContactEnded) && bookmark.StimulusKey != null)
            .Select(bookmark => bookmark.StimulusKey!).Distinct().ToListAsync(cancellationToken);
        return [.. keys.Select(key => new ContactId(key))];
    }

    /// <summary>The first flow of a contact, or null.</summary>
    public async Task<string?> FindAsync(ContactId contact, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<InstanceRow>().AsNoTracking().Where(instance => instance.CorrelationId == contact.Value)
            .OrderBy(instance => instance.CreatedAt).Select(instance => instance.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
