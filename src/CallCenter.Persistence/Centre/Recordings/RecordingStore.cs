using CallCenter.Contacts;
using CallCenter.Persistence.Centre.Contacts;
using CallCenter.Persistence.Centre.Customers;
using CallCenter.Persistence.Instances;
using CallCenter.Workflows.Runtime.Retention;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Centre.Recordings;

/// <summary>Which recordings are looked for; what is null does not matter.</summary>
public sealed record RecordingFilter
{
    /// <summary>In the caller's or the called number, the agent's or the customer's name.</summary>
    public string? Search { get; init; }

    public string? ContactId { get; init; }
    public string? AgentId { get; init; }
    public string? Queue { get; init; }
    public string? CustomerId { get; init; }
    public string? DefinitionId { get; init; }
    public int? DefinitionVersion { get; init; }
    public RecordingKind? Kind { get; init; }
    public DateTimeOffset? From { get; init; }

    /// <summary>Not included.</summary>
    public DateTimeOffset? Until { get; init; }

    public RecordingReach? Within { get; init; }
}

/// <summary>Recordings of these agents, and of these queues where no agent was reached.</summary>
public sealed record RecordingReach(IReadOnlyList<string> Agents, IReadOnlyList<string> Queues)
{
    public bool Covers(RecordingRow recording) =>
        recording.AgentId is { } agent ? Agents.Contains(agent) : recording.Queue is { } queue && Queues.Contains(queue);
}

/// <summary>A recording with the name of the customer it was linked to.</summary>
public sealed record RecordingListing(RecordingRow Recording, string? CustomerName);

/// <summary>The flow that handles or handled a contact.</summary>
public sealed record HandlingFlow(string InstanceId, string DefinitionId, int Version);

/// <summary>The index of recordings.</summary>
public sealed class RecordingStore(IDbContextFactory<CallCenterDbContext> database)
{
    /// <summary>Adds a recording, once: one that is there already stays.</summary>
    public async Task AddAsync(RecordingRow recording, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        if (await context.Set<RecordingRow>().AnyAsync(row => row.Id == recording.Id, cancellationToken)) return;
        context.Add(recording);
        await context.SaveChangesAsync(cancellationToken);
    }

    public async Task<RecordingListing?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await Listings(context, context.Set<RecordingRow>().AsNoTracking().Where(row => row.Id == id)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The latest first.</summary>
    public async Task<(IReadOnlyList<RecordingListing> Recordings, int Total)> ListAsync(RecordingFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var found = Of(context, filter);
        var total = await found.CountAsync(cancellationToken);
        var page = found.OrderByDescending(row => row.StartedAt).ThenByDescending(row => row.Id).Skip(skip).Take(take);
        return (await Listings(context, page).ToListAsync(cancellationToken), total);
    }

    /// <summary>Of a contact's recordings, those that are in keeping.</summary>
    public async Task<IReadOnlySet<string>> KeptAsync(ContactId contact, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<RecordingRow>().Where(row => row.ContactId == contact.Value).Select(row => row.Id).ToHashSetAsync(cancellationToken);
    }

    /// <summary>Contacts since a moment that are over and of whose recordings not all are in keeping.</summary>
    public async Task<IReadOnlyList<ContactId>> FindUnkeptAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var over = await context.Set<ContactRow>().AsNoTracking()
            .Where(contact => contact.State == ContactState.Ended && contact.ArrivedAt >= since).OrderBy(contact => contact.ArrivedAt)
            .Select(contact => new { contact.Id, contact.Recordings, Kept = context.Set<RecordingRow>().Count(row => row.ContactId == contact.Id) })
            .ToListAsync(cancellationToken);
        return [.. over.Where(contact => contact.Recordings.Count > contact.Kept).Select(contact => new ContactId(contact.Id))];
    }

    public async Task<HandlingFlow?> FlowOfAsync(ContactId contact, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<InstanceRow>().AsNoTracking().Where(row => row.CorrelationId == contact.Value).OrderBy(row => row.CreatedAt)
            .Select(row => new HandlingFlow(row.Id, row.DefinitionId, row.DefinitionVersion)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Recordings by their beginning, oldest first, that began before a moment.</summary>
    public async Task<IReadOnlyList<KeptRecording>> FindBeforeAsync(KeptRecording? after, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var rows = context.Set<RecordingRow>().AsNoTracking().Where(row => row.StartedAt < before);
        if (after is { } last)
        {
            var (at, id) = (last.At, last.Id);
            rows = rows.Where(row => row.StartedAt >= at && (row.StartedAt > at || row.Id.CompareTo(id) > 0));
        }

        return await rows.OrderBy(row => row.StartedAt).ThenBy(row => row.Id).Take(most)
            .Select(row => new KeptRecording(row.Id, row.DefinitionId, row.StartedAt)).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<string>> FilesAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<RecordingRow>().Where(row => ids.Contains(row.Id)).Select(row => row.File).ToListAsync(cancellationToken);
    }

    public async Task<int> DeleteAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<RecordingRow>().Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<RecordingRow> Of(CallCenterDbContext context, RecordingFilter filter)
    {
        var rows = context.Set<RecordingRow>().AsNoTracking();
        if (filter.ContactId is { } contact) rows = rows.Where(row => row.ContactId == contact);
        if (filter.AgentId is { } agent) rows = rows.Where(row => row.AgentId == agent);
        if (filter.Queue is { } queue) rows = rows.Where(row => row.Queue == queue);
        if (filter.CustomerId is { } customer) rows = rows.Where(row => row.CustomerId == customer);
        if (filter.DefinitionId is { } definition) rows = rows.Where(row => row.DefinitionId == definition);
        if (filter.DefinitionVersion is { } version) rows = rows.Where(row => row.DefinitionVersion == version);
        if (filter.Kind is { } kind) rows = rows.Where(row => row.Kind == kind);
        if (filter.From is { } from) rows = rows.Where(row => row.StartedAt >= from);
        if (filter.Until is { } until) rows = rows.Where(row => row.StartedAt < until);
        if (filter.Within is { } reach)
        {
            var (agents, queues) = (reach.Agents, reach.Queues);
            rows = rows.Where(row => row.AgentId != null ? agents.Contains(row.AgentId) : row.Queue != null && queues.Contains(row.Queue));
        }

        if (filter.Search?.Trim() is { Length: > 0 } text)
        {
            rows = rows.Where(row => row.From.Contains(text) || row.To.Contains(text) || row.AgentName!.Contains(text)
                || context.Set<CustomerRow>().Any(customer => customer.Id == row.CustomerId && customer.Name.Contains(text)));
        }

        return rows;
    }

    private static IQueryable<RecordingListing> Listings(CallCenterDbContext context, IQueryable<RecordingRow> recordings) =>
        recordings.Select(row => new RecordingListing(
            row, context.Set<CustomerRow>().Where(customer => customer.Id == row.CustomerId).Select(customer => customer.Name).FirstOrDefault()));
}
