using CallCenter.Processes.Statistics;

namespace CallCenter.Processes.Pilots;

/// <summary>What tells whether a pilot was run as planned.</summary>
/// <param name="Volumes">Contacts and agent hours of each arm in the measured time so far.</param>
/// <param name="Overdispersion">From days before the launch; see <see cref="SampleRatio.Overdispersion"/>.</param>
/// <param name="Exposure">The part of the pilot's agents with read receipt and quiz; null while unknown.</param>
/// <param name="Contamination">The part of contacts on the other arm's version; null while unknown.</param>
public sealed record PilotConduct(IReadOnlyList<ArmVolume> Volumes, double Overdispersion = 1, double? Exposure = null, double? Contamination = null);

/// <summary>The gap between the arms in a week before the launch.</summary>
public readonly record struct WeeklyGap(DateOnly Week, double Gap);

/// <summary>Whether the arms went side by side before the pilot.</summary>
/// <param name="Gaps">Week by week, pilot less control, to be drawn.</param>
/// <param name="Placebo">The "effect" of nothing: the later half of the baseline against the earlier; null when there are too few weeks or groups.</param>
/// <param name="P">Two-sided p of the placebo.</param>
public sealed record TrendEvidence(IReadOnlyList<WeeklyGap> Gaps, EffectEstimate? Placebo, double? P)
{
    /// <summary>A placebo below this is worth a warning, no more: one in twenty is by chance.</summary>
    public const double Suspicious = 0.05;
}

/// <summary>All a verdict rests on, as of a day.</summary>
/// <param name="Until">The first day that is not known.</param>
/// <param name="Look">Which look it is, of <paramref name="Looks"/>.</param>
/// <param name="Looks">How many were planned, one a day to the decision.</param>
/// <param name="HarmLimit">At or below this p, harm is shown at this look.</param>
/// <param name="Kpis">The comparisons.</param>
/// <param name="SampleRatioP">p that the arms' volumes follow their agent hours.</param>
/// <param name="Conduct">How it was run.</param>
/// <param name="Trend">Of the primary, before the launch.</param>
public sealed record PilotEvidence(
    DateOnly Until, int Look, int Looks, double HarmLimit, IReadOnlyList<KpiComparison> Kpis, double? SampleRatioP, PilotConduct Conduct,
    TrendEvidence? Trend)
{
    /// <summary>All that was planned is known: the pilot can be decided.</summary>
    public bool IsComplete => Look >= Looks;

    /// <summary>Bonferroni over the looks before the end, for this alarm sounds any day.</summary>
    public double SampleRatioAlarm => IsComplete ? SampleRatio.Alarm : SampleRatio.Alarm / Looks;

    public KpiComparison? Primary => Kpis.FirstOrDefault(kpi => kpi.Rule.Role == KpiRole.Primary);
}
