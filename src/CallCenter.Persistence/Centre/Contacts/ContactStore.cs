using System.Collections.Concurrent;
using CallCenter.Contacts;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Centre.Contacts;

/// <summary>Contacts in the database. A save writes the contact's row and only those journal lines that are new.</summary>
public sealed class ContactStore(IDbContextFactory<CallCenterDbContext> database) : IContactStore
{
    /// <summary>How many journal lines of each living contact are stored.</summary>
    private readonly ConcurrentDictionary<ContactId, int> _storedLines = new();

    public async ValueTask SaveAsync(IReadOnlyList<ContactRecord> contacts, CancellationToken cancellationToken)
    {
        if (contacts.Count == 0) return;
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await LearnAsync(context, contacts, cancellationToken);
        foreach (var contact in contacts)
        {
            var row = ContactRow.Of(contact);
            var stored = _storedLines.GetValueOrDefault(contact.Id, -1);
            if (stored < 0)
            {
                context.Add(row);
            }
            else
            {
                context.Attach(row).State = EntityState.Modified;
                context.Entry(row).Property(contact => contact.Summary).IsModified = false;
            }

            context.AddRange(contact.Journal.Where(entry => entry.Sequence > stored).Select(entry => Line(contact.Id, entry)));
        }

        await context.SaveChangesAsync(cancellationToken);
        foreach (var contact in contacts)
        {
            if (contact.State == ContactState.Ended) _storedLines.TryRemove(contact.Id, out _);
            else _storedLines[contact.Id] = contact.Journal.Count == 0 ? 0 : contact.Journal[^1].Sequence;
        }
    }

    public async ValueTask<ContactRecord?> FindAsync(ContactId contact, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<ContactRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == contact.Value, cancellationToken);
        return row is null ? null : row.ToRecord(await JournalAsync(context, contact.Value, cancellationToken));
    }

    public async ValueTask<IReadOnlyList<ContactRecord>> ListOpenAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<ContactRow>().AsNoTracking().Where(row => row.State != ContactState.Ended).OrderBy(row => row.ArrivedAt)
            .ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.Id).ToList();
        var lines = await context.Set<ContactJournalRow>().AsNoTracking().Where(entry => ids.Contains(entry.ContactId)).OrderBy(entry => entry.Sequence)
            .ToListAsync(cancellationToken);
        var byContact = lines.ToLookup(entry => entry.ContactId, entry => entry.ToEntry());
        return [.. rows.Select(row => row.ToRecord([.. byContact[row.Id]]))];
    }

    /// <summary>After a restart, what is stored of contacts not seen yet is read once.</summary>
    private async Task LearnAsync(CallCenterDbContext context, IReadOnlyList<ContactRecord> contacts, CancellationToken cancellationToken)
    {
        var unknown = contacts.Where(contact => !_storedLines.ContainsKey(contact.Id)).Select(contact => contact.Id.Value).ToList();
        if (unknown.Count == 0) return;
        var stored = await context.Set<ContactRow>().Where(row => unknown.Contains(row.Id))
            .Select(row => new { row.Id, Last = context.Set<ContactJournalRow>().Where(entry => entry.ContactId == row.Id).Max(entry => (int?)entry.Sequence) })
            .ToListAsync(cancellationToken);
        foreach (var contact in stored) _storedLines[new(contact.Id)] = contact.Last ?? 0;
    }

    private static async Task<IReadOnlyList<JournalEntry>> JournalAsync(CallCenterDbContext context, string contactId, CancellationToken cancellationToken)
    {
        var lines = await context.Set<ContactJournalRow>().AsNoTracking().Where(entry => entry.ContactId == contactId).OrderBy(entry => entry.Sequence)
            .ToListAsync(cancellationToken);
        return [.. lines.Select(line => line.ToEntry())];
    }

    private static ContactJournalRow Line(ContactId contact, JournalEntry entry) => new()
    {
        ContactId = contact.Value,
        Sequence = entry.Sequence,
        At = entry.At,
        Kind = entry.Kind,
        Text = entry.Text,
        Language = entry.Language,
    };
}
