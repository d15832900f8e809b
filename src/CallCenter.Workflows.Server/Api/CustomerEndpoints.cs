using CallCenter.Persistence.Centre.Customers;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Api;

/// <summary>Customers by name or phone.</summary>
internal static class CustomerEndpoints
{
    public static void MapCustomers(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/customers", async (string? search, [AsParameters] Paging paging, CustomerStore customers, CancellationToken cancellationToken) =>
        {
            paging.Checked();
            var (found, total) = await customers.SearchAsync(search, paging.Skip, paging.Size, cancellationToken);
            return new Page<CustomerShown>([.. found.Select(Show)], total, paging.Number, paging.Size);
        }).RequireAuthorization(Policies.CallsSimulate).WithTags("Customers");

    private static CustomerShown Show(CustomerRow customer) =>
        new(customer.Id, customer.Name, customer.Title, customer.Level, customer.Language, [.. customer.Phones.Select(own => own.Phone)]);

    public sealed record CustomerShown(string Id, string Name, string? Title, string Level, string? Language, IReadOnlyList<string> Phones);
}
