using CallCenter.Contacts;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.Contacts;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Api;

/// <summary>Contacts and what happened in them.</summary>
internal static class ContactEndpoints
{
    public static void MapContacts(this IEndpointRouteBuilder routes)
    {
        var contacts = routes.MapGroup("/api/contacts").WithTags("Contacts").RequireAuthorization(Policies.FloorRead);
        contacts.MapGet("/", ListAsync);
        contacts.MapGet("/{id}", FindAsync);
    }

    private static async Task<Page<ContactShown>> ListAsync(
        string? search, string? state, [AsParameters] Paging paging, ContactReader reader, ContactNames names, CancellationToken cancellationToken)
    {
        paging.Checked();
        var wanted = StateOf(state);
        var (found, total) = await reader.ListAsync(search, wanted, paging.Skip, paging.Size, cancellationToken);
        var flowNames = await names.OfFlowsAsync(found.Select(listing => listing.DefinitionId), cancellationToken);
        return new([.. found.Select(listing => Show(listing, names, flowNames))], total, paging.Number, paging.Size);
    }

    private static async Task<Results<Ok<ContactDetail>, Problem>> FindAsync(
        string id, ContactReader reader, IContactStore contacts, ContactNames names, CancellationToken cancellationToken)
    {
        var listing = await reader.FindAsync(id, cancellationToken);
        var record = listing is null ? null : await contacts.FindAsync(new(id), cancellationToken);
        if (listing is null || record is null) return Problem.NotFound($"没有联络“{id}”。", $"There is no contact \"{id}\".");
        var shown = Show(listing, names, await names.OfFlowsAsync([listing.DefinitionId], cancellationToken));
        return TypedResults.Ok(new ContactDetail(shown, [.. record.Journal.Select(entry => new JournalLine(entry.At, entry.Kind, entry.Text))]));
    }

    private static ContactState? StateOf(string? state)
    {
        if (string.IsNullOrWhiteSpace(state)) return null;
        var all = string.Join(", ", Enum.GetNames<ContactState>());
        var known = Enum.TryParse<ContactState>(state, ignoreCase: true, out var wanted) && Enum.IsDefined(wanted);
        new InputCheck().Require(known, "state", $"状态须为：{all}。", $"The state must be one of: {all}.").Done();
        return wanted;
    }

    private static ContactShown Show(ContactListing listing, ContactNames names, IReadOnlyDictionary<string, string> flows)
    {
        var contact = listing.Contact;
        return new(
            contact.Id, contact.From, contact.To, listing.CustomerName, contact.Channel, contact.State.ToString(), contact.ArrivedAt, contact.EndedAt,
            contact.AgentName, names.OfQueue(contact.Queue), listing.DefinitionId is { } flow ? flows.GetValueOrDefault(flow, flow) : null, listing.InstanceId);
    }

    public record ContactShown(
        string Id, string From, string To, string? CustomerName, string Channel, string State, DateTimeOffset ArrivedAt, DateTimeOffset? EndedAt,
        string? AgentName, string? QueueName, string? DefinitionName, string? InstanceId);

    public sealed record ContactDetail : ContactShown
    {
        public ContactDetail(ContactShown contact, IReadOnlyList<JournalLine> journal) : base(contact) => Journal = journal;

        public IReadOnlyList<JournalLine> Journal { get; }
    }

    public sealed record JournalLine(DateTimeOffset At, string Kind, string Text);
}

/// <summary>Names that people know, for the ids that contacts keep.</summary>
internal sealed class ContactNames(DefinitionLibrary definitions, CentreDirectory directory)
{
    public string? OfQueue(string? idOrName) => directory.Facts.Queues.FirstOrDefault(queue => queue.Id == idOrName)?.Name ?? idOrName;

    public async Task<IReadOnlyDictionary<string, string>> OfFlowsAsync(IEnumerable<string?> definitionIds, CancellationToken cancellationToken)
    {
        var wanted = definitionIds.OfType<string>().Distinct().ToList();
        if (wanted.Count == 0) return new Dictionary<string, string>();
        var page = await definitions.ListAsync(new() { Version = VersionOptions.Latest, DefinitionIds = wanted }, cancellationToken);
        return page.Items.ToDictionary(head => head.DefinitionId, head => head.Name ?? head.DefinitionId, StringComparer.Ordinal);
    }
}
