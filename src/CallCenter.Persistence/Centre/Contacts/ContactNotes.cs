using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Centre.Contacts;

/// <summary>What agents write down of their contacts: in a line, what it was about.</summary>
public sealed class ContactNotes(IDbContextFactory<CallCenterDbContext> database)
{
    public async Task<string?> ReadAsync(string contactId, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<ContactRow>().Where(contact => contact.Id == contactId).Select(contact => contact.Summary).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>False when the contact is not, or not last, with that agent.</summary>
    public async Task<bool> WriteAsync(string contactId, string agentId, string? summary, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<ContactRow>().Where(contact => contact.Id == contactId && contact.AgentId == agentId)
            .ExecuteUpdateAsync(set => set.SetProperty(contact => contact.Summary, summary), cancellationToken) > 0;
    }
}
