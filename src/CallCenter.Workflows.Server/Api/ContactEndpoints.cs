using CallCenter.Contacts;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.Contacts;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Bindings;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using CallCenter.Workflows.Server.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Api;

/// <summary>Contacts and what happened in them.</summary>
internal static class ContactEndpoints
{
    private const int LongestAddress = 60;
    private const int LongestText = 10_000;

    public static void MapContacts(this IEndpointRouteBuilder routes)
    {
        var contacts = routes.MapGroup("/api/contacts").WithTags("Contacts");
        contacts.MapGet("/", ListAsync).RequireAuthorization(Policies.FloorRead);
        contacts.MapGet("/{id}", FindAsync).RequireAuthorization(Policies.ContactsRead);
        contacts.MapPost("/", ReceiveAsync).RequireAuthorization(Policies.FloorWrite);
    }

    /// <summary>Takes in a message from the web; the flow bound to its address in channel Web is started.</summary>
    private static async Task<Accepted<MessageShown>> ReceiveAsync(MessageWanted wanted, ContactFloor floor)
    {
        new InputCheck()
            .Require(
                wanted.Channel is null || string.Equals(wanted.Channel, Channels.Web, StringComparison.OrdinalIgnoreCase), "channel",
                "渠道须为 Web；来电由电话线路接入。", "The channel must be Web; calls come in by telephone.")
            .Require(wanted.From?.Trim().Length is > 0 and <= LongestAddress, "from", $"请填写客户的电话号码或名称，最多 {LongestAddress} 个字。", $"Give the customer's phone number or name, up to {LongestAddress} characters.")
            .Require(wanted.To?.Trim().Length is > 0 and <= LongestAddress, "to", $"请填写留言的受理地址，最多 {LongestAddress} 个字。", $"Give the address the message is for, up to {LongestAddress} characters.")
            .Require(wanted.Text?.Trim().Length is > 0 and <= LongestText, "text", $"请填写留言，最多 {LongestText} 个字。", $"Give the message, up to {LongestText} characters.")
            .Done();
        var id = await floor.ReceiveMessageAsync(new(new(Guid.CreateVersion7().ToString("N")), wanted.From!.Trim(), wanted.To!.Trim(), wanted.Text!.Trim()));
        return TypedResults.Accepted($"/api/contacts/{id}", new MessageShown(id.Value, Channels.Web));
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
        string id, HttpContext http, ContactReader reader, IContactStore contacts, ContactFloor floor, ContactNames names, ContactVersionViews versions,
        CancellationToken cancellationToken)
    {
        var listing = await reader.FindAsync(id, cancellationToken);
        var record = listing is null ? null : await contacts.FindAsync(new(id), cancellationToken);
        if (listing is null || record is null) return Problem.NotFound($"没有联络“{id}”。", $"There is no contact \"{id}\".");
        var shown = Show(listing, names, await names.OfFlowsAsync([listing.DefinitionId], cancellationToken));
        var inEnglish = http.Language().StartsWith("en", StringComparison.OrdinalIgnoreCase);
        return TypedResults.Ok(new ContactDetail(shown, [.. record.Journal.Select(entry => new JournalLine(entry.At, entry.Kind, inEnglish && entry.English is { } english ? english : entry.Text))])
        {
            Version = await versions.FindAsync(id, cancellationToken),
            Supervision = await floor.SupervisionAsync(record.Id),
        });
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

    public sealed record MessageWanted(string? Channel, string? From, string? To, string? Text);

    public sealed record MessageShown(string Id, string Channel);

    public record ContactShown(
        string Id, string From, string To, string? CustomerName, string Channel, string State, DateTimeOffset ArrivedAt, DateTimeOffset? EndedAt,
        string? AgentName, string? QueueName, string? DefinitionName, string? InstanceId);

    public sealed record ContactDetail : ContactShown
    {
        public ContactDetail(ContactShown contact, IReadOnlyList<JournalLine> journal) : base(contact) => Journal = journal;

        public IReadOnlyList<JournalLine> Journal { get; }

        /// <summary>What it counts to; null when no version was bound.</summary>
        public ContactVersionShown? Version { get; init; }

        /// <summary>Who follows its talk; null when nobody does.</summary>
        public SupervisionSnapshot? Supervision { get; init; }
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
