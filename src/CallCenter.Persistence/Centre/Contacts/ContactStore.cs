using System.Collections.Concurrent;
using CallCenter.Contacts;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Centre.Contacts;

/// <summary>Contacts in the database. A save writes the contact's row and of its journal only what is new or changed.</summary>
public sealed class ContactStore(IDbContextFactory<CallCenterDbContext> database) : IContactStore
{
    /// <summary>The journal of each living contact as it is stored.</summary>
    private readonly ConcurrentDictionary<ContactId, IReadOnlyList<JournalEntry>> _stored = new();

    public async ValueTask SaveAsync(IReadOnlyList<ContactRecord> contacts, CancellationToken cancellationToken)
    {
        if (contacts.Count == 0) return;
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await LearnAsync(context, contacts, cancellationToken);
        foreach (var contact in contacts)
        {
            var row = ContactRow.Of(contact);
            if (_stored.TryGetValue(contact.Id, out var stored))
            {
                context.Attach(row).State = EntityState.Modified;
                context.Entry(row).Property(contact => contact.Summary).IsModified = false;
            }
            else
            {
                context.Add(row);
            }

            SaveJournal(context, contact, stored ?? []);
        }

        await context.SaveChangesAsync(cancellationToken);
        foreach (var contact in contacts)
        {
            if (contact.State == ContactState.Ended) _stored.TryRemove(contact.Id, out _);
            else _stored[contact.Id] = contact.Journal;
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

    /// <summary>New lines are added; of the others only those that changed since are written, such as keys that turned out to be secret.</summary>
    private static void SaveJournal(CallCenterDbContext context, ContactRecord contact, IReadOnlyList<JournalEntry> stored)
    {
        for (var i = 0; i < contact.Journal.Count; i++)
        {
            var entry = contact.Journal[i];
            if (i >= stored.Count) context.Add(Line(contact.Id, entry));
            else if (entry != stored[i]) context.Update(Line(contact.Id, entry));
        }
    }

    /// <summary>After a restart, what is stored of contacts not seen yet is read once.</summary>
    private async Task LearnAsync(CallCenterDbContext context, IReadOnlyList<ContactRecord> contacts, CancellationToken cancellationToken)
    {
        var unknown = contacts.Where(contact => !_stored.ContainsKey(contact.Id)).Select(contact => contact.Id.Value).ToList();
        if (unknown.Count == 0) return;
        foreach (var id in await context.Set<ContactRow>().Where(row => unknown.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken))
            _stored[new(id)] = await JournalAsync(context, id, cancellationToken);
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
