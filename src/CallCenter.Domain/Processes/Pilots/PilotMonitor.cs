using CallCenter.Kpis;
using CallCenter.Processes.Statistics;

namespace CallCenter.Processes.Pilots;

/// <summary>Gathers the evidence of a pilot on any day. The bounds of its daily looks are computed once for all days.</summary>
public sealed class PilotMonitor
{
    private readonly IReadOnlyList<double> _limits;

    public PilotMonitor(PilotPlan plan)
        : this(plan, Limits(plan))
    {
    }

    /// <summary>For many pilots of the same length.</summary>
    /// <param name="plan">What to watch.</param>
    /// <param name="limits">As <see cref="Limits"/> gives them.</param>
    public PilotMonitor(PilotPlan plan, IReadOnlyList<double> limits) => (Plan, _limits) = (plan, limits);

    public PilotPlan Plan { get; }

    /// <summary>
    /// The p at or below which harm is shown, for each day's look. Spending goes by the calendar (Lan and DeMets, "Group sequential
    /// procedures: calendar versus information time", 1989), so that the days in which KPIs only mature are watched too.
    /// </summary>
    public static IReadOnlyList<double> Limits(PilotPlan plan)
    {
        var looks = plan.DecisionOn.DayNumber - plan.Measured.From.DayNumber;
        return AlphaSpending.NominalP(plan.Spending, [.. Enumerable.Range(1, looks).Select(look => look / (double)looks)], plan.HarmAlpha);
    }

    /// <param name="until">The first day that is not known.</param>
    /// <param name="series">Each KPI's tallies, by its id.</param>
    /// <param name="conduct">How the pilot was run so far.</param>
    public PilotEvidence At(DateOnly until, IReadOnlyDictionary<string, KpiSeries> series, PilotConduct conduct)
    {
        var look = Math.Clamp(until.DayNumber - Plan.Measured.From.DayNumber, 0, _limits.Count);
        var isComplete = look == _limits.Count;
        return new PilotEvidence(
            until,
            look,
            _limits.Count,
            look == 0 ? 0 : _limits[look - 1],
            [.. Plan.Kpis.Where(rule => series.ContainsKey(rule.Kpi)).Select(rule =>
                KpiComparison.Of(Plan, rule, series[rule.Kpi], until, test: isComplete && rule.Role == KpiRole.Primary))],
            SampleRatio.P(conduct.Volumes, conduct.Overdispersion),
            conduct,
            isComplete && Plan.Primary is { } primary && series.TryGetValue(primary.Kpi, out var own) ? Trend(own) : null);
    }

    /// <summary>The weeks before the launch, of designs that compare groups side by side; null for others.</summary>
    public TrendEvidence? Trend(KpiSeries series)
    {
        if (Plan.Design is not PilotDesign.Parallel arms) return null;

        var gaps = Enumerable.Range(0, Plan.BaselineWeeks)
            .Select(week => DayRange.Of(Plan.Baseline.From.AddDays(7 * week), 7))
            .Select(week => (week.From, Gap: Mean(series, arms.Pilots, week) - Mean(series, arms.Controls, week)))
            .Where(week => week.Gap is not null)
            .Select(week => new WeeklyGap(week.From, week.Gap!.Value)).ToList();
        var placebo = Placebo(series, arms);
        return new TrendEvidence(gaps, placebo, placebo is null ? null : 2 * Math.Min(placebo.PLess(0), placebo.PMore(0)));
    }

    private EffectEstimate? Placebo(KpiSeries series, PilotDesign.Parallel arms)
    {
        if (Plan.BaselineWeeks < 2) return null;
        var middle = Plan.Baseline.From.AddDays(7 * (Plan.BaselineWeeks / 2));
        var changes = new List<GroupChange>();
        foreach (var group in arms.Groups)
        {
            if (series.Mean(group, Plan.Baseline with { Until = middle }) is not { } early) return null;
            if (series.Mean(group, Plan.Baseline with { From = middle }) is not { } late) return null;
            changes.Add(new GroupChange(group, arms.Pilots.Contains(group), early, late));
        }

        return Effects.Estimate(changes, Estimator.Changes);
    }

    private static double? Mean(KpiSeries series, IReadOnlyList<string> groups, DayRange week)
    {
        var means = groups.Select(group => series.Mean(group, week)).OfType<double>().ToList();
        return means.Count == 0 ? null : means.Average();
    }
}
