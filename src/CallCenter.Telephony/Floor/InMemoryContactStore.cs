using System.Collections.Concurrent;
using CallCenter.Contacts;

namespace CallCenter.Telephony.Floor;

/// <summary>Keeps contacts for as long as the process lives: for simulations and tests.</summary>
public sealed class InMemoryContactStore : IContactStore
{
    private readonly ConcurrentDictionary<ContactId, ContactRecord> _contacts = new();

    public ValueTask SaveAsync(IReadOnlyList<ContactRecord> contacts, CancellationToken cancellationToken)
    {
        foreach (var contact in contacts) _contacts[contact.Id] = contact;
        return ValueTask.CompletedTask;
    }

    public ValueTask<ContactRecord?> FindAsync(ContactId contact, CancellationToken cancellationToken) =>
        new(_contacts.GetValueOrDefault(contact));

    public ValueTask<IReadOnlyList<ContactRecord>> ListOpenAsync(CancellationToken cancellationToken) =>
        new([.. _contacts.Values.Where(contact => contact.State != ContactState.Ended)]);
}
