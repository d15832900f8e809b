namespace CallCenter.Kpis;

/// <summary>An agent's (or a group's) time in a period.</summary>
/// <param name="Handling">Talk, hold and wrap-up.</param>
/// <param name="Available">Waiting for a contact.</param>
/// <param name="Paid">All that is paid, breaks and training among it.</param>
public readonly record struct AgentTime(TimeSpan Handling, TimeSpan Available, TimeSpan Paid);

/// <summary>A time in one state, from the start to before the end.</summary>
public readonly record struct StateSpan(string State, DateTimeOffset From, DateTimeOffset Until);

/// <summary>A task that was due in a period.</summary>
public readonly record struct DueTask(DateTimeOffset DueAt, DateTimeOffset? DoneAt);

/// <summary>KPIs that are not counted from contacts: time, staff, forecasts, money.</summary>
public static class OperationFigures
{
    private const int MonthsPerYear = 12;

    /// <summary>占用率: handling / (handling + available); breaks count for nothing.</summary>
    public static Ratio Occupancy(AgentTime time) => new(time.Handling.TotalSeconds, (time.Handling + time.Available).TotalSeconds);

    /// <summary>座席使用率: (handling + available) / paid.</summary>
    public static Ratio Utilisation(AgentTime time) => new((time.Handling + time.Available).TotalSeconds, time.Paid.TotalSeconds);

    /// <summary>缩减率: paid time not available for contacts / paid.</summary>
    public static Ratio Shrinkage(AgentTime time) => new((time.Paid - time.Handling - time.Available).TotalSeconds, time.Paid.TotalSeconds);

    /// <summary>How many to employ so that so many are seated: seated / (1 − shrinkage), rounded up.</summary>
    public static int Headcount(int seated, double shrinkage)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shrinkage);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(shrinkage, 1);
        return (int)Math.Ceiling(Math.Round(seated / (1 - shrinkage), 9));
    }

    /// <summary>遵时率: time in the state that was planned for it / planned time. By overlap: the right total at the wrong time is not adherence.</summary>
    public static Ratio Adherence(IReadOnlyCollection<StateSpan> planned, IReadOnlyCollection<StateSpan> actual)
    {
        var kept = planned.Sum(plan => actual.Where(real => real.State == plan.State).Sum(real => Overlap(plan, real)));
        return new Ratio(kept, planned.Sum(plan => (plan.Until - plan.From).TotalSeconds));
    }

    /// <summary>及时率: done by the due time / due in [from, until); what is open and overdue counts where it was due.</summary>
    public static Ratio Timeliness(IEnumerable<DueTask> tasks, DateTimeOffset from, DateTimeOffset until)
    {
        var due = tasks.Where(task => task.DueAt >= from && task.DueAt < until).ToList();
        return new Ratio(due.Count(task => task.DoneAt <= task.DueAt), due.Count);
    }

    /// <summary>流失率: leavers / mean headcount, as of a year.</summary>
    public static Ratio Attrition(int leavers, double headcountAtStart, double headcountAtEnd, int months) =>
        new((double)leavers * MonthsPerYear / months, (headcountAtStart + headcountAtEnd) / 2);

    /// <summary>话务预测误差: WAPE, Σ|actual − forecast| / Σ actual.</summary>
    public static Ratio ForecastError(IReadOnlyList<double> actual, IReadOnlyList<double> forecast) =>
        new(actual.Zip(forecast).Sum(pair => Math.Abs(pair.First - pair.Second)), actual.Sum());

    /// <summary>Whether forecasts are too high (above 0) or too low: Σ(forecast − actual) / Σ actual.</summary>
    public static Ratio ForecastBias(IReadOnlyList<double> actual, IReadOnlyList<double> forecast) => new(forecast.Sum() - actual.Sum(), actual.Sum());

    /// <summary>客户终身价值: Σ marginₜ · retentionᵗ / (1 + discount)ᵗ, t from 0.</summary>
    public static double LifetimeValue(IEnumerable<double> margins, double retention, double discount) =>
        margins.Select((margin, year) => margin * Math.Pow(retention / (1 + discount), year)).Sum();

    private static double Overlap(StateSpan one, StateSpan other)
    {
        var from = one.From > other.From ? one.From : other.From;
        var until = one.Until < other.Until ? one.Until : other.Until;
        return Math.Max(0, (until - from).TotalSeconds);
    }
}
