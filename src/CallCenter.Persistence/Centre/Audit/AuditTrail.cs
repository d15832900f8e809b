using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Centre.Audit;

/// <summary>Which entries are looked for; what is null does not matter.</summary>
public sealed record AuditFilter
{
    /// <summary>In the person's name, the thing's id or its name.</summary>
    public string? Search { get; init; }

    public string? Action { get; init; }
    public DateTimeOffset? From { get; init; }

    /// <summary>Not included.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>Who did what to which thing, and when.</summary>
public sealed class AuditTrail(IDbContextFactory<CallCenterDbContext> database)
{
    /// <summary>Returns when it is stored: what must be written down does not happen before it is.</summary>
    public async Task WriteAsync(string person, string action, string subject, string? subjectName, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        context.Add(new AuditRow { At = TimeProvider.System.GetUtcNow(), Person = person, Action = action, Subject = subject, SubjectName = subjectName });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The latest first.</summary>
    public async Task<(IReadOnlyList<AuditRow> Entries, int Total)> ListAsync(AuditFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var rows = context.Set<AuditRow>().AsNoTracking();
        if (filter.Action is { } action) rows = rows.Where(row => row.Action == action);
        if (filter.From is { } from) rows = rows.Where(row => row.At >= from);
        if (filter.Until is { } until) rows = rows.Where(row => row.At < until);
        if (filter.Search?.Trim() is { Length: > 0 } text)
            rows = rows.Where(row => row.Person.Contains(text) || row.Subject.Contains(text) || row.SubjectName!.Contains(text));
        var total = await rows.CountAsync(cancellationToken);
        return (await rows.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Skip(skip).Take(take).ToListAsync(cancellationToken), total);
    }
}
