using System.Collections.Concurrent;
using CallCenter.Kpis;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Facts;
using CallCenter.Persistence.Pilots;
using CallCenter.Processes.Pilots;
using CallCenter.Processes.Statistics;
using CallCenter.Workflows.Server.Facts;

namespace CallCenter.Workflows.Server.Pilots;

/// <summary>Gathers what is known of a pilot as of a day, and what the rules make of it.</summary>
public sealed class PilotMonitoring(KpiDays kpis, PilotStore pilots, CentreDirectory directory, CentreTime time)
{
    /// <summary>The bounds of daily looks take long and depend on few figures.</summary>
    private readonly ConcurrentDictionary<(int Looks, double Alpha, SpendingFunction Spending), IReadOnlyList<double>> _limits = new();

    /// <summary>As of a day that is not over yet: it does not count.</summary>
    public async Task<MonitorView> ViewAsync(PilotPlan plan, DateOnly today, CancellationToken cancellationToken)
    {
        var until = today < plan.DecisionOn ? today : plan.DecisionOn;
        var days = new DayRange(plan.Baseline.From, until > plan.Launch ? until : plan.Launch);
        var definitions = plan.Kpis.Select(rule => KpiCatalogue.Find(rule.Kpi)).OfType<KpiDefinition>().ToList();
        var series = await kpis.SeriesAsync(plan.Rules, definitions, days, until, time.Zone, cancellationToken);
        var work = await kpis.WorkAsync(plan.Rules, days, time.Zone, cancellationToken);
        var expected = new ExpectedWork(plan, work);
        var conduct = new PilotConduct(
            Volumes(plan, work, expected, until), Overdispersion(plan, work, expected), await ExposureAsync(plan, cancellationToken),
            Contamination.Share(plan, await kpis.VersionsAsync(plan.Rules, days, time.Zone, cancellationToken)));
        var monitor = new PilotMonitor(plan, LimitsOf(plan));
        var evidence = monitor.At(until, series, conduct);
        var verdict = PilotVerdict.Of(plan, evidence);
        var trend = evidence.Trend ?? (plan.Primary is { } primary && series.TryGetValue(primary.Kpi, out var own) ? monitor.Trend(own) : null);
        return new(
            until, evidence.Look, evidence.Looks, evidence.IsComplete, verdict.Kind, verdict.Reasons, evidence.HarmLimit, evidence.SampleRatioP, evidence.SampleRatioAlarm,
            [.. conduct.Volumes.Select((arm, i) => new ArmView(arm.Arm, arm.Contacts, Measured(plan, work, until, i == 0).Sum(day => day.Agents)))], conduct.Exposure, plan.LeastExposure,
            conduct.Contamination, plan.MostContamination, [.. evidence.Kpis.Select(kpi => Show(plan, kpi, series[kpi.Rule.Kpi], until))],
            trend is null ? null : new(trend.Gaps, trend.P));
    }

    /// <summary>The agents of the pilot's groups with what they have read and passed.</summary>
    public async Task<IReadOnlyList<ExposureRecord>> ExposuresAsync(PilotPlan plan, CancellationToken cancellationToken)
    {
        var noted = (await pilots.ExposuresAsync(plan.PilotVersion, cancellationToken)).ToDictionary(row => row.AgentId, StringComparer.Ordinal);
        var groups = plan.Design.Treated;
        return [.. from agent in directory.Facts.Agents
            let @group = agent.Groups.FirstOrDefault(groups.Contains)
            where @group is not null
            let row = noted.GetValueOrDefault(agent.Id)
            select new ExposureRecord(agent.Id, @group, plan.PilotVersion, row?.ReadAt, row?.QuizPassedAt)];
    }

    private async Task<double?> ExposureAsync(PilotPlan plan, CancellationToken cancellationToken) =>
        Exposure.Share(await ExposuresAsync(plan, cancellationToken), time.Now);

    private IReadOnlyList<double> LimitsOf(PilotPlan plan) => _limits.GetOrAdd(
        (plan.DecisionOn.DayNumber - plan.Measured.From.DayNumber, plan.HarmAlpha, plan.Spending), _ => PilotMonitor.Limits(plan));

    private static IReadOnlyList<ArmVolume> Volumes(PilotPlan plan, IReadOnlyList<GroupDay> work, ExpectedWork expected, DateOnly until)
    {
        ArmVolume Of(string name, bool isPilot)
        {
            var own = Measured(plan, work, until, isPilot).ToList();
            return new(name, own.Sum(day => day.Contacts), own.Sum(expected.Of));
        }

        return [Of("pilot", true), Of("control", false)];
    }

    private static IEnumerable<GroupDay> Measured(PilotPlan plan, IReadOnlyList<GroupDay> work, DateOnly until, bool isPilot) => work.Where(day =>
        day.Day >= plan.Measured.From && day.Day < until && day.Day < plan.Measured.Until
        && plan.Design.Groups.Contains(day.Group) && plan.Design.IsPilot(plan, day.Group, day.Day) == isPilot);

    /// <summary>How much more than by chance the groups' work strayed from what is expected of them, before the launch.</summary>
    private static double Overdispersion(PilotPlan plan, IReadOnlyList<GroupDay> work, ExpectedWork expected) => SampleRatio.Overdispersion(
        work.Where(day => day.Day < plan.Launch && plan.Design.Groups.Contains(day.Group) && day.Agents > 0).GroupBy(day => day.Day)
            .Select(day => (IReadOnlyCollection<ArmVolume>)[.. day.Select(own => new ArmVolume(own.Group, own.Contacts, expected.Of(own)))]));

    private static KpiView Show(PilotPlan plan, KpiComparison comparison, KpiSeries series, DateOnly until)
    {
        var (kpi, estimate) = (series.Kpi, comparison.Estimate);
        var interval = estimate?.Interval(0.95);
        var known = until < plan.Measured.Until ? until : plan.Measured.Until;
        var measured = new DayRange(plan.Measured.From, known > plan.Measured.From ? known : plan.Measured.From);
        return new(
            kpi.Id, kpi.Name, kpi.EnglishName, kpi.Unit, kpi.Better, comparison.Rule.Role, comparison.Rule.Margin, estimate?.Effect, Finite(interval?.Low), Finite(interval?.High),
            comparison.Randomisation?.P, comparison.HarmP, comparison.NonInferiorityP, comparison.Obstacle, comparison.Missing,
            KpiValue.Of(kpi, plan.Rules, Arm(plan, series, measured, true)), KpiValue.Of(kpi, plan.Rules, Arm(plan, series, measured, false)),
            [.. comparison.Units.Select(unit => new GroupView(unit.Group, unit.IsPilot, unit.Before, unit.During))], Days(plan, series, until));
    }

    /// <summary>Before the launch the arms are those to come, so that one sees whether they were alike.</summary>
    private static List<DayView> Days(PilotPlan plan, KpiSeries series, DateOnly until)
    {
        var days = new List<DayView>();
        for (var day = plan.Baseline.From; day < until; day = day.AddDays(1))
        {
            var one = DayRange.Of(day, 1);
            days.Add(new(day, Arm(plan, series, one, true).Mean * series.Kpi.Scale, Arm(plan, series, one, false).Mean * series.Kpi.Scale));
        }

        return days;
    }

    private static Tally Arm(PilotPlan plan, KpiSeries series, DayRange days, bool isPilot)
    {
        var sum = default(Tally);
        for (var day = days.From; day < days.Until; day = day.AddDays(1))
        {
            foreach (var group in plan.Design.Groups)
            {
                var has = plan.Design is PilotDesign.Parallel arms ? arms.Pilots.Contains(group) : plan.Design.IsPilot(plan, group, day);
                if (has == isPilot) sum += series.Sum(group, DayRange.Of(day, 1));
            }
        }

        return sum;
    }

    private static double? Finite(double? value) => value is { } known && double.IsFinite(known) ? known : null;

    /// <summary>
    /// What to expect of a group's agents: its own rate before the launch, for groups serve queues that are not alike. Days of
    /// agents stand for their hours.
    /// </summary>
    private sealed class ExpectedWork
    {
        private readonly Dictionary<string, double> _rates;
        private readonly double _mean;

        public ExpectedWork(PilotPlan plan, IReadOnlyList<GroupDay> work)
        {
            var before = work.Where(day => day.Day < plan.Launch && day.Agents > 0).ToList();
            _rates = before.GroupBy(day => day.Group).ToDictionary(days => days.Key, Rate, StringComparer.Ordinal);
            _mean = before.Count > 0 ? Rate(before) : 1;
        }

        public double Of(GroupDay day) => day.Agents * _rates.GetValueOrDefault(day.Group, _mean);

        private static double Rate(IEnumerable<GroupDay> days) => days.Sum(day => (double)day.Contacts) / days.Sum(day => day.Agents);
    }
}
