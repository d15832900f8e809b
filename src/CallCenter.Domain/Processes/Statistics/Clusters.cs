using CallCenter.Kpis;

namespace CallCenter.Processes.Statistics;

/// <summary>
/// What it costs that contacts of one group are alike (Kish, "Survey Sampling", 1965; Donner and Klar, "Design and Analysis of
/// Cluster Randomization Trials in Health Research", 2000). ρ is the intraclass correlation, m the contacts of a group in a period.
/// </summary>
public static class Clusters
{
    /// <summary>1 + (m − 1)ρ: how many times more contacts are needed than if they were independent.</summary>
    public static double DesignEffect(double contacts, double correlation) => 1 + ((contacts - 1) * correlation);

    /// <summary>How many independent contacts the group's contacts are worth.</summary>
    public static double EffectiveContacts(double contacts, double correlation) => contacts / DesignEffect(contacts, correlation);

    /// <summary>The variance of a group's mean in a period: σ²(1 + (m − 1)ρ)/m.</summary>
    public static double MeanVariance(double deviation, double contacts, double correlation) =>
        deviation * deviation * DesignEffect(contacts, correlation) / contacts;

    /// <summary>
    /// ρ by the analysis of variance, (MSB − MSW)/(MSB + (m₀ − 1)MSW), with m₀ for groups of unequal size (Donner and Klar, 2000);
    /// not below 0. Null when groups or contacts are too few.
    /// </summary>
    public static double? Correlation(IReadOnlyCollection<Tally> groups)
    {
        var filled = groups.Where(group => group.Count > 0).ToList();
        var total = filled.Aggregate(default(Tally), Tally.Add);
        if (filled.Count < 2 || total.Count <= filled.Count) return null;

        var grand = total.Sum / total.Count;
        var between = filled.Sum(group => group.Count * Math.Pow((group.Sum / group.Count) - grand, 2)) / (filled.Count - 1);
        var within = WithinVariance(filled, total.Count);
        var size = (total.Count - (filled.Sum(group => (double)group.Count * group.Count) / total.Count)) / (filled.Count - 1);
        var all = between + ((size - 1) * within);
        return all <= 0 ? 0 : Math.Max(0, (between - within) / all);
    }

    /// <summary>The standard deviation of single contacts, σ² = within groups + between groups; null when they are too few.</summary>
    public static double? Deviation(IReadOnlyCollection<Tally> groups)
    {
        var filled = groups.Where(group => group.Count > 0).ToList();
        var count = filled.Sum(group => group.Count);
        if (Correlation(filled) is not { } correlation || correlation >= 1) return null;
        return Math.Sqrt(WithinVariance(filled, count) / (1 - correlation));
    }

    private static double WithinVariance(List<Tally> groups, long count) =>
        groups.Sum(group => Math.Max(0, group.SumOfSquares - (group.Sum * group.Sum / group.Count))) / (count - groups.Count);
}
