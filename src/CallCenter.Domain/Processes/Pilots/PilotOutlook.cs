using CallCenter.Kpis;
using CallCenter.Processes.Statistics;

namespace CallCenter.Processes.Pilots;

/// <summary>What a pilot side by side can show, judged from the groups' past before its launch.</summary>
public static class PilotOutlook
{
    /// <summary>
    /// The spread of a KPI in the weeks before the launch, brought to the pilot's length; null when the past has too few groups or
    /// contacts, or the design is not one of groups side by side.
    /// </summary>
    public static PowerInput? Input(PilotPlan plan, KpiSeries series)
    {
        if (plan.Design is not PilotDesign.Parallel arms || plan.BaselineWeeks < 2) return null;

        var days = 7 * (plan.BaselineWeeks / 2);
        var early = arms.Groups.Select(group => series.Sum(group, DayRange.Of(plan.Baseline.From, days))).ToList();
        var late = arms.Groups.Select(group => series.Sum(group, new DayRange(plan.Launch.AddDays(-days), plan.Launch))).ToList();
        if (early.Concat(late).Any(tally => tally.Count == 0)) return null;
        if (Clusters.Correlation(late) is not { } alike || Clusters.Deviation(late) is not { } deviation) return null;

        return new PowerInput(
            deviation * series.Kpi.Scale,
            late.Average(tally => (double)tally.Count) / days * plan.Measured.Days,
            alike,
            Math.Clamp(Pearson([.. early.Select(Mean)], [.. late.Select(Mean)]), 0, 0.99),
            arms.Pilots.Count,
            arms.Controls.Count,
            arms.Groups.Count >= Effects.FewestGroups(plan.Estimator) ? plan.Estimator : Estimator.Changes);
    }

    /// <summary>The correlation of two rows of figures; 0 where one of them does not vary.</summary>
    public static double Pearson(IReadOnlyList<double> xs, IReadOnlyList<double> ys)
    {
        var (x, y) = (xs.Average(), ys.Average());
        var both = xs.Zip(ys).Sum(pair => (pair.First - x) * (pair.Second - y));
        var all = Math.Sqrt(xs.Sum(value => (value - x) * (value - x)) * ys.Sum(value => (value - y) * (value - y)));
        return all > 0 ? both / all : 0;
    }

    private static double Mean(Tally tally) => tally.Sum / tally.Count;
}
