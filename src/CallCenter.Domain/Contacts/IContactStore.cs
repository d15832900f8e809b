namespace CallCenter.Contacts;

/// <summary>Where contacts are kept. The floor has the living ones in memory and hands each change over here.</summary>
public interface IContactStore
{
    /// <summary>Adds or replaces, all or none. A later save of the same contact holds everything of the earlier one.</summary>
    ValueTask SaveAsync(IReadOnlyList<ContactRecord> contacts, CancellationToken cancellationToken);

    ValueTask<ContactRecord?> FindAsync(ContactId contact, CancellationToken cancellationToken);

    /// <summary>Contacts that were not ended when last saved, for taking up the floor again after a restart.</summary>
    ValueTask<IReadOnlyList<ContactRecord>> ListOpenAsync(CancellationToken cancellationToken);
}
