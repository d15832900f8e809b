using CallCenter.Kpis;
using CallCenter.Processes.Statistics;

namespace CallCenter.Processes.Pilots;

/// <summary>A KPI of the pilot's arms, compared on group means.</summary>
/// <param name="Rule">Its role and margin.</param>
/// <param name="Units">The means of each group (or block of days) before and during; before is 0 where it is not used.</param>
/// <param name="Estimate">Pilot less control, in the KPI's unit; null while there is not enough for one.</param>
/// <param name="Randomisation">The randomisation test for "better"; null where not asked for.</param>
/// <param name="HarmP">One-sided p for "worse than nothing changed".</param>
/// <param name="NonInferiorityP">One-sided p for "not worse by the margin".</param>
/// <param name="Missing">Groups without contacts in one of the periods.</param>
/// <param name="Obstacle">Why it cannot be compared at all; null when it can.</param>
public sealed record KpiComparison(
    KpiRule Rule, IReadOnlyList<GroupChange> Units, EffectEstimate? Estimate, RandomisationResult? Randomisation, double? HarmP,
    double? NonInferiorityP, IReadOnlyList<string> Missing, Why? Obstacle)
{
    /// <summary>Compares what is known up to a day.</summary>
    /// <param name="plan">The pilot's.</param>
    /// <param name="rule">Which KPI.</param>
    /// <param name="series">Its tallies by group and day.</param>
    /// <param name="until">The first day that is not known.</param>
    /// <param name="test">Whether to run the randomisation test, which only the end of the pilot needs.</param>
    public static KpiComparison Of(PilotPlan plan, KpiRule rule, KpiSeries series, DateOnly until, bool test)
    {
        if (Splitting.Obstacle(plan, series.Kpi) is { } obstacle) return new(rule, [], null, null, null, null, [], obstacle);

        var analysis = DesignAnalysis.Of(plan, series, until);
        if (analysis.Missing.Count > 0 || analysis.Units.Count == 0)
            return new(rule, analysis.Units, null, null, null, null, analysis.Missing, null);

        var better = series.Kpi.Better == KpiDirection.Higher ? 1 : -1;
        var randomisation = test
            ? RandomisationTest.Run(plan.Design.Mechanism, [.. plan.Design.Assigned], arms => better * analysis.Difference(arms), plan.Seed)
            : null;
        var estimate = analysis.Estimate();
        return new(
            rule, analysis.Units, estimate, randomisation,
            better > 0 ? estimate?.PLess(0) : estimate?.PMore(0),
            better > 0 ? estimate?.PMore(-rule.Margin) : estimate?.PLess(rule.Margin),
            [], null);
    }
}
