using System.Collections.Concurrent;
using CallCenter.Contacts;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Centre.Contacts;

/// <summary>Contacts in the database. A save writes only what is new or changed: mostly a line of the journal.</summary>
public sealed class ContactStore(IDbContextFactory<CallCenterDbContext> database, IWriteTurn? turn = null) : IContactStore
{
    /// <summary>Each living contact as it is stored.</summary>
    private readonly ConcurrentDictionary<ContactId, ContactRecord> _stored = new();

    private RowShape<ContactRow>? _figures;
    private RowShape<ContactJournalRow>? _lines;

    public async ValueTask SaveAsync(IReadOnlyList<ContactRecord> contacts, CancellationToken cancellationToken)
    {
        if (contacts.Count == 0) return;
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await LearnAsync(context, contacts, cancellationToken);
        await turn.InTurnAsync(() => WriteAsync(context, contacts, cancellationToken), cancellationToken);
        foreach (var contact in contacts)
        {
            if (contact.State == ContactState.Ended) _stored.TryRemove(contact.Id, out _);
            else _stored[contact.Id] = contact;
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

    private async Task<int> WriteAsync(CallCenterDbContext context, IReadOnlyList<ContactRecord> contacts, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        using var figures = new RowWriter<ContactRow>(context, _figures ??= new(context, kept: nameof(ContactRow.Summary)));
        using var lines = new RowWriter<ContactJournalRow>(context, _lines ??= new(context));
        foreach (var contact in contacts)
        {
            var stored = _stored.GetValueOrDefault(contact.Id);
            if (stored is null) await figures.InsertAsync(ContactRow.Of(contact), cancellationToken);
            else if (!contact.HasSameFigures(stored)) await figures.UpdateAsync(ContactRow.Of(contact), cancellationToken);
            await WriteJournalAsync(lines, contact, stored?.Journal ?? [], cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return contacts.Count;
    }

    /// <summary>New lines are added; of the others only those that changed since are written, such as keys that turned out to be secret.</summary>
    private static async Task WriteJournalAsync(
        RowWriter<ContactJournalRow> lines, ContactRecord contact, IReadOnlyList<JournalEntry> stored, CancellationToken cancellationToken)
    {
        for (var i = 0; i < contact.Journal.Count; i++)
        {
            var entry = contact.Journal[i];
            if (i >= stored.Count) await lines.InsertAsync(Line(contact.Id, entry), cancellationToken);
            else if (entry != stored[i]) await lines.UpdateAsync(Line(contact.Id, entry), cancellationToken);
        }
    }

    /// <summary>After a restart, what is stored of contacts not seen yet is read once.</summary>
    private async Task LearnAsync(CallCenterDbContext context, IReadOnlyList<ContactRecord> contacts, CancellationToken cancellationToken)
    {
        var unknown = contacts.Where(contact => !_stored.ContainsKey(contact.Id)).Select(contact => contact.Id.Value).ToList();
        if (unknown.Count == 0) return;
        foreach (var row in await context.Set<ContactRow>().AsNoTracking().Where(row => unknown.Contains(row.Id)).ToListAsync(cancellationToken))
            _stored[new(row.Id)] = row.ToRecord(await JournalAsync(context, row.Id, cancellationToken));
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
        English = entry.English,
        Sound = entry.Sound,
    };
}
