using CallCenter.Kpis;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Deployment;
using CallCenter.Persistence.Facts;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Deployment;
using CallCenter.Processes.Rollouts;
using CallCenter.Workflows.Server.Facts;

namespace CallCenter.Workflows.Server.Deployment;

/// <summary>What a review looks at: the goals of the problem's process, before the problem was opened and since something was done.</summary>
public sealed class ProblemGoals(ProcessStore processes, KpiDays days, CentreDirectory directory, CentreTime time)
{
    /// <summary>A shorter time says too little, whatever the weekday.</summary>
    private const int FewestDays = 7;

    /// <summary>The KPIs of the process's profile, counted over the problem's group, or all groups; without those of the centre as a whole.</summary>
    public async Task<IReadOnlyList<GoalShown>> OfAsync(DeploymentProblemRow problem, CancellationToken cancellationToken)
    {
        var targets = (await processes.FindAsync(problem.Process, cancellationToken))?.Process.Kpis.ToDictionary(goal => goal.Kpi, goal => goal.Target, StringComparer.Ordinal) ?? [];
        var kpis = targets.Keys.Select(KpiCatalogue.Find).OfType<KpiDefinition>().Where(kpi => kpi is { Attribution: not KpiAttribution.Centre, Better: not KpiDirection.None }).ToList();
        IReadOnlyList<string> groups = problem.Group is { } group ? [group] : [.. directory.Facts.Groups.Select(one => one.Id)];
        var opened = time.DayOf(problem.OpenedAt);
        var since = new DayRange(time.DayOf(problem.Status == ProblemStatus.Closed ? problem.UpdatedAt : problem.OpenedAt).AddDays(1), time.Today);
        var before = new DayRange(opened.AddDays(-Math.Max(FewestDays, since.Days)), opened);
        var (was, isNow) = (await CountAsync(before), await CountAsync(since));
        return [.. kpis.Select(kpi => GoalShown.Of(was[kpi.Id], isNow[kpi.Id]))];

        async Task<IReadOnlyDictionary<string, GateMeasure>> CountAsync(DayRange range) =>
            (await days.SeriesAsync(time.Rules, kpis, range, time.Today, time.Zone, cancellationToken))
            .ToDictionary(series => series.Key, series => GateMeasure.Of(time.Rules, series.Value, targets[series.Key], groups, range), StringComparer.Ordinal);
    }
}

/// <summary>A goal of a process as a review sees it.</summary>
/// <param name="Target">In the KPI's own scale.</param>
/// <param name="Before">As long before the problem was opened as has passed since, a week at least.</param>
/// <param name="Since">From the day after something was done until yesterday.</param>
/// <param name="Holds">Whether the goal is reached since then; null while too little is known.</param>
public sealed record GoalShown(string Kpi, string Name, string EnglishName, KpiUnit Unit, double Target, KpiValue Before, KpiValue Since, bool? Holds)
{
    public static GoalShown Of(GateMeasure before, GateMeasure since) =>
        new(since.Kpi.Id, since.Kpi.Name, since.Kpi.EnglishName, since.Kpi.Unit, since.Limit, before.Value, since.Value, since.Holds);
}
