using CallCenter.Customers;
using CallCenter.Persistence.Centre.Contacts;
using CallCenter.Telephony;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Centre.Customers;

/// <summary>Looks customers up, with their latest contacts.</summary>
public sealed class CustomerStore(IDbContextFactory<CallCenterDbContext> database) : ICustomerStore
{
    private const int LatestContacts = 5;

    public async ValueTask<Customer?> FindByPhoneAsync(string phone, CancellationToken cancellationToken)
    {
        var dialled = PhoneNumber.Normalize(phone);
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<CustomerPhoneRow>().AsNoTracking().Where(own => own.Phone == dialled)
            .Join(context.Set<CustomerRow>().Include(customer => customer.Phones), own => own.CustomerId, customer => customer.Id, (_, customer) => customer)
            .FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : await WithHistoryAsync(context, row, cancellationToken);
    }

    public async Task<Customer?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var row = await context.Set<CustomerRow>().AsNoTracking().Include(customer => customer.Phones).FirstOrDefaultAsync(customer => customer.Id == id, cancellationToken);
        return row is null ? null : await WithHistoryAsync(context, row, cancellationToken);
    }

    /// <summary>How often the customer has been in contact with us.</summary>
    public async Task<int> CountContactsAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<ContactRow>().CountAsync(contact => contact.CustomerId == id, cancellationToken);
    }

    private static async Task<Customer> WithHistoryAsync(CallCenterDbContext context, CustomerRow row, CancellationToken cancellationToken)
    {
        var history = await context.Set<ContactRow>().AsNoTracking().Where(contact => contact.CustomerId == row.Id)
            .OrderByDescending(contact => contact.ArrivedAt).Take(LatestContacts)
            .Select(contact => new PastContact(new(contact.Id), contact.ArrivedAt, contact.Channel, contact.Summary, contact.AgentName, contact.AgentId))
            .ToListAsync(cancellationToken);
        return new()
        {
            Id = row.Id,
            Name = row.Name,
            Title = row.Title,
            Level = row.Level,
            Language = row.Language,
            Phones = [.. row.Phones.Select(own => own.Phone)],
            History = history,
        };
    }

    /// <summary>Customers whose name or phone holds the text, and how many there are.</summary>
    public async Task<(IReadOnlyList<CustomerRow> Customers, int Total)> SearchAsync(string? text, int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var found = context.Set<CustomerRow>().AsNoTracking();
        if (!string.IsNullOrWhiteSpace(text))
        {
            var wanted = text.Trim();
            var dialled = PhoneNumber.Normalize(wanted);
            found = found.Where(customer => customer.Name.Contains(wanted) || customer.Phones.Any(phone => phone.Phone.Contains(dialled)));
        }

        var total = await found.CountAsync(cancellationToken);
        return (await found.Include(customer => customer.Phones).OrderBy(customer => customer.Id).Skip(skip).Take(take).ToListAsync(cancellationToken), total);
    }
}
