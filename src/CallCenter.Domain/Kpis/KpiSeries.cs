namespace CallCenter.Kpis;

/// <summary>Days from the first to before the end.</summary>
public readonly record struct DayRange(DateOnly From, DateOnly Until)
{
    public int Days => Until.DayNumber - From.DayNumber;

    public static DayRange Of(DateOnly from, int days) => new(from, from.AddDays(days));

    public override string ToString() => FormattableString.Invariant($"{From:yyyy-MM-dd}/{Until:yyyy-MM-dd}");
}

/// <summary>One KPI's tallies by group and day.</summary>
public sealed class KpiSeries(KpiDefinition kpi)
{
    private readonly Dictionary<string, SortedList<int, Tally>> _groups = [];

    public KpiDefinition Kpi { get; } = kpi;

    public IEnumerable<string> Groups => _groups.Keys;

    public void Add(string group, DateOnly day, Tally tally)
    {
        if (!_groups.TryGetValue(group, out var days)) _groups[group] = days = [];
        days[day.DayNumber] = days.GetValueOrDefault(day.DayNumber) + tally;
    }

    /// <summary>All of a group's days in the range.</summary>
    public Tally Sum(string group, DayRange range)
    {
        var sum = default(Tally);
        if (!_groups.TryGetValue(group, out var days)) return sum;
        for (var day = range.From.DayNumber; day < range.Until.DayNumber; day++)
        {
            if (days.TryGetValue(day, out var tally)) sum += tally;
        }

        return sum;
    }

    /// <summary>A group's mean over the range, in the KPI's unit; null without contacts.</summary>
    public double? Mean(string group, DayRange range) => Sum(group, range).Mean * Kpi.Scale;
}
