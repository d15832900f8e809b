using CallCenter.Agents;
using CallCenter.Calendars;
using CallCenter.Contacts;
using CallCenter.Persistence.Centre.Blocklist;
using CallCenter.Persistence.Centre.Board;
using CallCenter.Persistence.Centre.Calendars;
using CallCenter.Persistence.Centre.Lines;
using CallCenter.Persistence.Centre.People;
using CallCenter.Persistence.Centre.Queues;
using CallCenter.Queues;
using CallCenter.Telephony;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Centre;

/// <summary>
/// The centre's standing facts, held in memory because calls ask for them all the time: who works here, the queues, the
/// calendars, the lines and the blocked numbers. Whoever changes one of them in the database reloads.
/// </summary>
public sealed class CentreDirectory(IDbContextFactory<CallCenterDbContext> database)
{
    private volatile CentreFacts _facts = CentreFacts.Empty;

    /// <summary>All of one moment.</summary>
    public CentreFacts Facts => _facts;

    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var agents = await context.Set<AgentRow>().AsNoTracking().OrderBy(agent => agent.WorkNumber).ToListAsync(cancellationToken);
        var groups = await context.Set<GroupRow>().AsNoTracking().OrderBy(group => group.Id).ToListAsync(cancellationToken);
        var skills = await context.Set<SkillRow>().AsNoTracking().OrderBy(skill => skill.Name).Select(skill => skill.Name).ToListAsync(cancellationToken);
        var queues = await context.Set<QueueRow>().AsNoTracking().OrderBy(queue => queue.Position).ToListAsync(cancellationToken);
        var calendars = await context.Set<CalendarRow>().AsNoTracking().OrderBy(calendar => calendar.Name).ToListAsync(cancellationToken);
        var lines = await context.Set<LineRow>().AsNoTracking().OrderBy(line => line.Number).ToListAsync(cancellationToken);
        var blocked = await context.Set<BlockedNumberRow>().AsNoTracking().ToListAsync(cancellationToken);
        var breaks = await context.Set<BreakReasonRow>().AsNoTracking().OrderBy(reason => reason.Position).Select(reason => reason.Name).ToListAsync(cancellationToken);
        var limits = await context.Set<BoardLimitsRow>().AsNoTracking().ToListAsync(cancellationToken);
        _facts = new(
            [.. agents.Select(agent => agent.ToAgent())],
            [.. groups.Select(group => new AgentGroup(group.Id, group.Name))],
            skills,
            [.. queues.Select(queue => queue.ToQueue())],
            [.. calendars.Select(calendar => calendar.ToCalendar())],
            [.. lines.Select(line => new Line(line.Number, line.Name, line.Recording))],
            blocked.ToDictionary(row => row.Number, row => new BlockedNumber(row.Number, row.Reason, row.ExpiresAt, row.AddedAt), StringComparer.Ordinal),
            breaks) { BoardLimits = limits.ToDictionary(row => row.Queue, row => row.ToLimits(), StringComparer.Ordinal) };
    }
}

/// <summary>A number of the centre, its name, and whether its calls are recorded.</summary>
public sealed record Line(string Number, string Name, RecordingRule Recording = RecordingRule.AsCentre);

/// <summary>A number whose calls are refused, until it expires or is taken out.</summary>
public sealed record BlockedNumber(string Number, string? Reason, DateTimeOffset? ExpiresAt, DateTimeOffset AddedAt);

/// <summary>The centre at a moment. Never changes.</summary>
public sealed record CentreFacts(
    IReadOnlyList<Agent> Agents, IReadOnlyList<AgentGroup> Groups, IReadOnlyList<string> Skills, IReadOnlyList<ServiceQueue> Queues,
    IReadOnlyList<BusinessCalendar> Calendars, IReadOnlyList<Line> Lines, IReadOnlyDictionary<string, BlockedNumber> Blocked,
    IReadOnlyList<string> BreakReasons)
{
    public static readonly CentreFacts Empty = new([], [], [], [], [], [], new Dictionary<string, BlockedNumber>(), []);

    /// <summary>The wall board's limits by queue; those of the centre under <see cref="BoardLimitsRow.Centre"/>.</summary>
    public IReadOnlyDictionary<string, BoardLimits> BoardLimits { get; init; } = new Dictionary<string, BoardLimits>();

    /// <summary>Whether the calls of a number are recorded; no rule for one that is none of the centre's.</summary>
    public RecordingRule RecordingOf(string number) => Lines.FirstOrDefault(line => line.Number == number)?.Recording ?? RecordingRule.AsCentre;

    /// <summary>A calendar by id or by name.</summary>
    public BusinessCalendar? Calendar(string idOrName) => Calendars.FirstOrDefault(
        calendar => calendar.Id.Equals(idOrName, StringComparison.OrdinalIgnoreCase) || calendar.Name.Equals(idOrName, StringComparison.OrdinalIgnoreCase));

    /// <summary>The entry that refuses a caller at a moment, if one does.</summary>
    public BlockedNumber? BlockOf(string number, DateTimeOffset now) =>
        Blocked.GetValueOrDefault(PhoneNumber.Normalize(number)) is { } entry && !(entry.ExpiresAt <= now) ? entry : null;
}
