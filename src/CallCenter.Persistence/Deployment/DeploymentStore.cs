using CallCenter.Persistence.Centre.Contacts;
using CallCenter.Persistence.Facts;
using CallCenter.Processes.Deployment;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Deployment;

/// <summary>A contact that an agent handled under a version of a process.</summary>
public sealed record HandledContact(DrawCandidate Candidate, string AgentId, DateTimeOffset ArrivedAt, DateTimeOffset EndedAt);

/// <summary>Which spot checks.</summary>
/// <param name="Looked">Whether a person has looked; null for both.</param>
public sealed record SpotCheckFilter(int? Day, bool? Looked, SpotResult? Result);

/// <summary>Spot checks and problems in the database.</summary>
public sealed class DeploymentStore(IDbContextFactory<CallCenterDbContext> database)
{
    private const string UnknownChannel = Contacts.Channels.Voice;

    /// <summary>What may be drawn of a day of the centre.</summary>
    public async Task<IReadOnlyList<HandledContact>> HandledAsync(int day, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var facts = await context.Set<FactRow>().AsNoTracking().Where(fact => fact.ArrivedDay == day && fact.AgentId != null && fact.Group != null && fact.Version != null)
            .Select(fact => new { fact.ContactId, fact.Group, fact.Version, fact.AgentId, fact.ArrivedAt, fact.EndedAt }).ToListAsync(cancellationToken);
        var channels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var ids in facts.Select(fact => fact.ContactId).Chunk(500))
        {
            foreach (var contact in await context.Set<ContactRow>().AsNoTracking().Where(contact => ids.Contains(contact.Id)).Select(contact => new { contact.Id, contact.Channel }).ToListAsync(cancellationToken))
                channels[contact.Id] = contact.Channel;
        }

        return [.. facts.Select(fact => new HandledContact(
            new(fact.ContactId, fact.Group!, fact.Version!, channels.GetValueOrDefault(fact.ContactId, UnknownChannel)), fact.AgentId!, fact.ArrivedAt, fact.EndedAt))];
    }

    public async Task<SpotDrawRow?> FindDrawAsync(int day, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<SpotDrawRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Day == day, cancellationToken);
    }

    public async Task AddDrawAsync(SpotDrawRow draw, IReadOnlyList<SpotCheckRow> checks, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        context.Add(draw);
        context.AddRange(checks);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The latest contacts first.</summary>
    public async Task<(IReadOnlyList<SpotCheckRow> Rows, int Total)> ListChecksAsync(SpotCheckFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var rows = context.Set<SpotCheckRow>().AsNoTracking();
        if (filter.Day is { } day) rows = rows.Where(row => row.Day == day);
        if (filter.Looked is { } looked) rows = rows.Where(row => row.Result != null == looked);
        if (filter.Result is { } result) rows = rows.Where(row => row.Result == result);
        return (await rows.OrderByDescending(row => row.ContactAt).ThenBy(row => row.Id).Skip(skip).Take(take).ToListAsync(cancellationToken), await rows.CountAsync(cancellationToken));
    }

    public async Task<SpotCheckRow?> FindCheckAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<SpotCheckRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    /// <returns>Null when there is no such check.</returns>
    public async Task<SpotCheckRow?> NoteResultAsync(string id, SpotResult result, string? remark, (DateTimeOffset At, string By) change, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        if (await context.Set<SpotCheckRow>().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } row) return null;
        (row.Result, row.Remark, row.CheckedAt, row.CheckedBy) = (result, remark, change.At, change.By);
        await context.SaveChangesAsync(cancellationToken);
        return row;
    }

    /// <summary>The latest first.</summary>
    public async Task<(IReadOnlyList<DeploymentProblemRow> Rows, int Total)> ListProblemsAsync(ProblemStatus? status, ProblemKind? kind, int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var rows = context.Set<DeploymentProblemRow>().AsNoTracking();
        if (status is not null) rows = rows.Where(row => row.Status == status);
        if (kind is not null) rows = rows.Where(row => row.Kind == kind);
        return (await rows.OrderByDescending(row => row.OpenedAt).ThenBy(row => row.Id).Skip(skip).Take(take).ToListAsync(cancellationToken), await rows.CountAsync(cancellationToken));
    }

    /// <summary>What waits for its owner: to be solved, or to be looked at again. The first due first.</summary>
    public async Task<IReadOnlyList<DeploymentProblemRow>> ListProblemsOfAsync(string owner, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<DeploymentProblemRow>().AsNoTracking()
            .Where(row => row.Owner == owner && (row.Status == ProblemStatus.Open || (row.Status == ProblemStatus.Closed && row.ReviewAt <= now)))
            .OrderBy(row => row.DueAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
    }

    public async Task<DeploymentProblemRow?> FindProblemAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await context.Set<DeploymentProblemRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    public async Task AddProblemAsync(DeploymentProblemRow row, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <returns>Null when somebody else was faster.</returns>
    public async Task<DeploymentProblemRow?> SaveProblemAsync(
        DeploymentProblemRow read, DeploymentProblem problem, (DateTimeOffset At, string By) change, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        if (await context.Set<DeploymentProblemRow>().FirstOrDefaultAsync(row => row.Id == read.Id && row.Revision == read.Revision, cancellationToken) is not { } row) return null;
        row.Take(problem);
        row.Revision++;
        (row.UpdatedAt, row.UpdatedBy) = (change.At, change.By);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return row;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }
}
