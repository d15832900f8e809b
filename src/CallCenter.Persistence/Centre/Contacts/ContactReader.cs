using CallCenter.Contacts;
using CallCenter.Persistence.Centre.Customers;
using CallCenter.Persistence.Instances;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Centre.Contacts;

/// <summary>A contact with what lists show beside it.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="CustomerName">Of the customer it was linked to.</param>
/// <param name="InstanceId">The flow that handles or handled it.</param>
/// <param name="DefinitionId">That flow's definition.</param>
public sealed record ContactListing(ContactRow Contact, string? CustomerName, string? InstanceId, string? DefinitionId);

/// <summary>What people look at of contacts.</summary>
public sealed class ContactReader(IDbContextFactory<CallCenterDbContext> database)
{
    /// <summary>Contacts, the latest first, whose numbers, customer or agent hold the text.</summary>
    public async Task<(IReadOnlyList<ContactListing> Contacts, int Total)> ListAsync(
        string? search, ContactState? state, int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var found = context.Set<ContactRow>().AsNoTracking();
        if (state is { } wanted) found = found.Where(contact => contact.State == wanted);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var text = search.Trim();
            found = found.Where(contact => contact.From.Contains(text) || contact.To.Contains(text) || contact.AgentName!.Contains(text)
                || context.Set<CustomerRow>().Any(customer => customer.Id == contact.CustomerId && customer.Name.Contains(text)));
        }

        var total = await found.CountAsync(cancellationToken);
        return (await Listings(context, found.OrderByDescending(contact => contact.ArrivedAt).Skip(skip).Take(take)).ToListAsync(cancellationToken), total);
    }

    public async Task<ContactListing?> FindAsync(string contactId, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var one = context.Set<ContactRow>().AsNoTracking().Where(contact => contact.Id == contactId);
        return await Listings(context, one).FirstOrDefaultAsync(cancellationToken);
    }

    private static IQueryable<ContactListing> Listings(CallCenterDbContext context, IQueryable<ContactRow> contacts) =>
        from contact in contacts
        let instance = context.Set<InstanceRow>().Where(instance => instance.CorrelationId == contact.Id).OrderBy(instance => instance.CreatedAt)
            .Select(instance => new { instance.Id, instance.DefinitionId }).FirstOrDefault()
        select new ContactListing(
            contact,
            context.Set<CustomerRow>().Where(customer => customer.Id == contact.CustomerId).Select(customer => customer.Name).FirstOrDefault(),
            instance.Id,
            instance.DefinitionId);
}
