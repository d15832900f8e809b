namespace CallCenter.Kpis;

/// <summary>
/// Counts contacts into KPIs by slice and interval of the centre's local time, in one pass and without keeping them: a million
/// contacts leave one <see cref="Tally"/> for each KPI, slice and interval. Intervals are half-open.
/// </summary>
public sealed class KpiCube
{
    private readonly KpiRuleSet _rules;
    private readonly TimeZoneInfo _zone;
    private readonly long _grain;
    private readonly Func<ContactFact, string?> _slice;
    private readonly DateTimeOffset[] _matureUntil;
    private readonly Dictionary<(string Slice, long Interval), Tally[]> _cells = [];

    /// <param name="rules">The choices in the formulas.</param>
    /// <param name="kpis">What to count.</param>
    /// <param name="zone">The centre's.</param>
    /// <param name="asOf">Contacts that are not mature by then are pending.</param>
    /// <param name="slice">What to count apart: the group (as is), a queue, an agent; contacts without it are left out.</param>
    /// <param name="grain">The length of intervals, a divisor of a day; a day as is.</param>
    public KpiCube(
        KpiRuleSet rules, IReadOnlyList<KpiDefinition> kpis, TimeZoneInfo zone, DateTimeOffset asOf,
        Func<ContactFact, string?>? slice = null, TimeSpan? grain = null)
    {
        var length = grain ?? TimeSpan.FromDays(1);
        if (length <= TimeSpan.Zero || TimeSpan.TicksPerDay % length.Ticks != 0)
            throw new ArgumentOutOfRangeException(nameof(grain), length, "The intervals must divide a day evenly, such as 15 minutes, an hour or a day.");
        if (rules.Problems().FirstOrDefault() is { } problem) throw new ArgumentException(problem.En, nameof(rules));

        (_rules, _zone, _grain, _slice) = (rules, zone, length.Ticks, slice ?? (fact => fact.Group));
        Kpis = kpis;
        _matureUntil = [.. kpis.Select(kpi => asOf - kpi.Matures(rules))];
    }

    public IReadOnlyList<KpiDefinition> Kpis { get; }

    public IEnumerable<string> Slices => _cells.Keys.Select(key => key.Slice).Distinct();

    public void Add(ContactFact fact)
    {
        if (_slice(fact) is not { } slice) return;

        Tally[]? cell = null;
        var of = long.MinValue;
        for (var i = 0; i < Kpis.Count; i++)
        {
            var kpi = Kpis[i];
            if (kpi.MomentOf(fact) is not { } moment || kpi.Of(fact, _rules) is not { } contribution) continue;

            var interval = IntervalOf(moment);
            if (cell is null || interval != of) (cell, of) = (Cell(slice, interval), interval);

            // A failure is often known before a success can be: counting early ones would make every young period look bad.
            cell[i] = fact.EndedAt > _matureUntil[i] ? cell[i].WithPending() : cell[i].With(contribution);
        }
    }

    public void Add(IEnumerable<ContactFact> facts)
    {
        foreach (var fact in facts) Add(fact);
    }

    /// <summary>All contacts of a slice in [from, until) of local time; those of all slices when it is null.</summary>
    public Tally Sum(KpiDefinition kpi, string? slice, DateTime from, DateTime until)
    {
        var index = IndexOf(kpi);
        var sum = default(Tally);
        foreach (var ((of, interval), cell) in _cells)
        {
            if ((slice is null || of == slice) && interval * _grain >= from.Ticks && interval * _grain < until.Ticks) sum += cell[index];
        }

        return sum;
    }

    public KpiValue Value(KpiDefinition kpi, string? slice, DateTime from, DateTime until) => KpiValue.Of(kpi, _rules, Sum(kpi, slice, from, until));

    /// <summary>A KPI's days by slice, as pilots compare them.</summary>
    public KpiSeries Series(KpiDefinition kpi)
    {
        var index = IndexOf(kpi);
        var series = new KpiSeries(kpi);
        foreach (var ((slice, interval), cell) in _cells) series.Add(slice, DateOnly.FromDateTime(new DateTime(interval * _grain)), cell[index]);
        return series;
    }

    private int IndexOf(KpiDefinition kpi)
    {
        for (var i = 0; i < Kpis.Count; i++)
        {
            if (Kpis[i].Id == kpi.Id) return i;
        }

        throw new ArgumentException($"\"{kpi.Id}\" is not counted here; counted are {string.Join(", ", Kpis.Select(k => k.Id))}.", nameof(kpi));
    }

    private Tally[] Cell(string slice, long interval)
    {
        if (_cells.TryGetValue((slice, interval), out var cell)) return cell;
        return _cells[(slice, interval)] = new Tally[Kpis.Count];
    }

    private long IntervalOf(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, _zone).DateTime.Ticks / _grain;
}
