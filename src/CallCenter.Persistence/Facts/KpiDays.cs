using CallCenter.Kpis;
using CallCenter.Processes.Pilots;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Facts;

/// <summary>A group's work on a day.</summary>
public readonly record struct GroupDay(string Group, DateOnly Day, long Contacts, int Agents);

/// <summary>
/// KPIs by group and day. A day is counted from its facts once, by the KPIs' own formulas, and again only after its facts
/// changed; whoever asks for weeks of a million contacts reads a few hundred tallies.
/// </summary>
public sealed class KpiDays(IDbContextFactory<CallCenterDbContext> database, IWriteTurn? turn = null) : IDisposable
{
    private readonly SemaphoreSlim _counting = new(1, 1);

    /// <summary>
    /// Each KPI's days by group. What is not mature at the beginning of <paramref name="asOf"/> is pending, whatever is known of it:
    /// a failure is often known before a success can be.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, KpiSeries>> SeriesAsync(
        KpiRuleSet rules, IReadOnlyCollection<KpiDefinition> kpis, DayRange days, DateOnly asOf, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await CountAsync(rules, days, zone, cancellationToken);
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var (key, ids) = (KeyOf(rules), kpis.Select(kpi => kpi.Id).ToList());
        var (from, until) = (days.From.DayNumber, days.Until.DayNumber);
        var rows = await context.Set<KpiDayRow>().AsNoTracking()
            .Where(row => row.Rules == key && ids.Contains(row.Kpi) && row.Day >= from && row.Day < until).ToListAsync(cancellationToken);
        var series = kpis.ToDictionary(kpi => kpi.Id, kpi => new KpiSeries(kpi), StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var maturedUntil = asOf.DayNumber - (int)Math.Ceiling(series[row.Kpi].Kpi.Matures(rules).TotalDays);
            var tally = row.Day < maturedUntil ? new Tally(row.Count, row.Sum, row.SumOfSquares, row.Largest) : new Tally(0, 0, 0, 0, row.Count);
            series[row.Kpi].Add(row.Group, DateOnly.FromDayNumber(row.Day), tally);
        }

        return series;
    }

    /// <summary>The work of each group on each day.</summary>
    public async Task<IReadOnlyList<GroupDay>> WorkAsync(KpiRuleSet rules, DayRange days, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await CountAsync(rules, days, zone, cancellationToken);
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var (from, until) = (days.From.DayNumber, days.Until.DayNumber);
        return [.. (await context.Set<GroupDayRow>().AsNoTracking().Where(row => row.Day >= from && row.Day < until).ToListAsync(cancellationToken))
            .Select(row => new GroupDay(row.Group, DateOnly.FromDayNumber(row.Day), row.Contacts, row.Agents))];
    }

    /// <summary>Under which versions the groups' contacts ran.</summary>
    public async Task<IReadOnlyList<VersionUse>> VersionsAsync(KpiRuleSet rules, DayRange days, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await CountAsync(rules, days, zone, cancellationToken);
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var (from, until) = (days.From.DayNumber, days.Until.DayNumber);
        return [.. (await context.Set<VersionDayRow>().AsNoTracking().Where(row => row.Day >= from && row.Day < until).ToListAsync(cancellationToken))
            .Select(row => new VersionUse(row.Group, DateOnly.FromDayNumber(row.Day), row.Version, row.Contacts))];
    }

    /// <summary>Counts the days of the range that changed. Cheap when none did.</summary>
    public async Task CountAsync(KpiRuleSet rules, DayRange days, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await _counting.WaitAsync(cancellationToken);
        try
        {
            foreach (var stale in await StaleAsync(days, cancellationToken)) await CountAsync(rules, stale, zone, cancellationToken);
        }
        finally
        {
            _counting.Release();
        }
    }

    public void Dispose() => _counting.Dispose();

    private async Task<IReadOnlyList<StaleDayRow>> StaleAsync(DayRange days, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var (from, until) = (days.From.DayNumber, days.Until.DayNumber);
        return await context.Set<StaleDayRow>().AsNoTracking().Where(row => row.Day >= from && row.Day < until).OrderBy(row => row.Day).ToListAsync(cancellationToken);
    }

    private async Task CountAsync(KpiRuleSet rules, StaleDayRow stale, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var count = await ReadAsync(rules, stale.Day, zone, cancellationToken);
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await turn.InTurnAsync(() => ReplaceAsync(context, stale, count, cancellationToken), cancellationToken);
    }

    private async Task<DayCount> ReadAsync(KpiRuleSet rules, int day, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var count = new DayCount(rules, DateOnly.FromDayNumber(day), zone);
        var facts = context.Set<FactRow>().AsNoTracking()
            .Where(fact => fact.Group != null && (fact.EndedDay == day || fact.OfferedDay == day || fact.ArrivedDay == day)).AsAsyncEnumerable();
        await foreach (var fact in facts.WithCancellation(cancellationToken)) count.Add(fact);
        return count;
    }

    /// <summary>The mark goes only if nothing was written since it was read; else the day is counted again next time.</summary>
    private static async Task<int> ReplaceAsync(CallCenterDbContext context, StaleDayRow stale, DayCount count, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Set<KpiDayRow>().Where(row => row.Day == stale.Day).ExecuteDeleteAsync(cancellationToken);
        await context.Set<GroupDayRow>().Where(row => row.Day == stale.Day).ExecuteDeleteAsync(cancellationToken);
        await context.Set<VersionDayRow>().Where(row => row.Day == stale.Day).ExecuteDeleteAsync(cancellationToken);
        await context.Set<StaleDayRow>().Where(row => row.Day == stale.Day && row.Stamp == stale.Stamp).ExecuteDeleteAsync(cancellationToken);
        context.AddRange(count.Kpis());
        context.AddRange(count.Groups());
        context.AddRange(count.Versions());
        var written = await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return written;
    }

    internal static string KeyOf(KpiRuleSet rules) => FormattableString.Invariant($"{rules.Id}:{rules.Version}");
}

/// <summary>A day as it is being counted.</summary>
internal sealed class DayCount(KpiRuleSet rules, DateOnly day, TimeZoneInfo zone)
{
    private readonly KpiCube _cube = new(rules, KpiCatalogue.All, zone, DateTimeOffset.MaxValue);
    private readonly Dictionary<string, HashSet<string>> _agents = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Group, string Version), long> _versions = [];

    public void Add(FactRow fact)
    {
        _cube.Add(fact.ToFact());
        if (fact.EndedDay != day.DayNumber || fact.Group is not { } group) return;
        if (!_agents.TryGetValue(group, out var agents)) _agents[group] = agents = new(StringComparer.Ordinal);
        if (fact.AgentId is { } agent) agents.Add(agent);
        var key = (group, fact.Version ?? "");
        _versions[key] = _versions.GetValueOrDefault(key) + 1;
    }

    public IEnumerable<KpiDayRow> Kpis() =>
        from kpi in KpiCatalogue.All
        let series = _cube.Series(kpi)
        from slice in _cube.Slices
        let tally = series.Sum(slice, DayRange.Of(day, 1))
        where tally.Count > 0
        select new KpiDayRow
        {
            Rules = KpiDays.KeyOf(rules), Kpi = kpi.Id, Day = day.DayNumber, Group = slice, Count = tally.Count, Sum = tally.Sum, SumOfSquares = tally.SumOfSquares, Largest = tally.Largest,
        };

    public IEnumerable<GroupDayRow> Groups() => _agents.Select(pair => new GroupDayRow
    {
        Day = day.DayNumber, Group = pair.Key, Agents = pair.Value.Count, Contacts = _versions.Where(use => use.Key.Group == pair.Key).Sum(use => use.Value),
    });

    public IEnumerable<VersionDayRow> Versions() =>
        _versions.Select(pair => new VersionDayRow { Day = day.DayNumber, Group = pair.Key.Group, Version = pair.Key.Version, Contacts = pair.Value });
}
