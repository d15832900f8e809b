using System.Security.Cryptography;
using CallCenter.Kpis;
using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Facts;
using CallCenter.Persistence.Pilots;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Lifecycle;
using CallCenter.Processes.Pilots;
using CallCenter.Telephony;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Facts;

namespace CallCenter.Workflows.Server.Pilots;

/// <summary>A plan with all that is to be known of it before its launch.</summary>
public sealed record PlannedPilot(PilotPlan Plan, IReadOnlyList<PilotFinding> Findings)
{
    public bool HasErrors => Findings.Any(finding => finding.Severity == FindingSeverity.Error);

    public bool HasWarnings => Findings.Any(finding => finding.Severity == FindingSeverity.Warning);
}

/// <summary>Draws a pilot's arms, and says what the plan can and cannot show.</summary>
public sealed class PilotPlanner(CentreDirectory directory, ProcessStore processes, PilotStore pilots, KpiDays kpis, BindingBook bindings, DefinitionLibrary library, CentreTime time)
{
    /// <summary>What depends on the weeks before the launch, which may not have been yet.</summary>
    private static readonly string[] Outlook = ["detectable", "target-too-small"];

    /// <summary>Draws a plan; a seed that is not given is drawn too.</summary>
    public async Task<PlannedPilot> PlanAsync(string id, PilotWanted wanted, CancellationToken cancellationToken)
    {
        wanted.Check();
        var version = (await processes.FindVersionAsync(wanted.PilotVersion!.Trim(), cancellationToken))?.Version;
        var seed = wanted.Seed ?? RandomNumberGenerator.GetInt32(1_000_000);
        IReadOnlyList<QueueGroups> queues = [.. directory.Facts.Queues.Select(queue => new QueueGroups(queue.Name, queue.Groups))];
        PilotPlan Planned(PilotDesign design) => wanted.ToPlan(id, version?.Process ?? "", seed, design, queues, time.Rules);

        var plan = Planned(wanted.Design!.Draw(seed, past: null));
        if (wanted.Design.Kind == DesignKind.Parallel && !wanted.Design.IsByHand && wanted.Design.Matched != false)
        {
            var past = Figures(plan, await PastAsync(plan, cancellationToken));
            if (past is not null) plan = Planned(wanted.Design.Draw(seed, past));
        }

        return await CheckAsync(plan, cancellationToken);
    }

    /// <summary>Looks at a plan as things stand now.</summary>
    public async Task<PlannedPilot> CheckAsync(PilotPlan plan, CancellationToken cancellationToken)
    {
        var past = await PastAsync(plan, cancellationToken);
        var others = (await pilots.ListAsync([PilotStatus.Planned, PilotStatus.Running], cancellationToken)).Select(row => PlanJson.Read<PilotPlan>(row.Plan)).ToList();
        var surroundings = new PilotSurroundings(directory.Facts.Groups.Select(group => group.Id).ToHashSet(), others, past) { Arrivals = await ArrivalsAsync(plan, cancellationToken) };
        return new(plan,
        [
            .. await VersionsAsync(plan, cancellationToken), .. Days(plan), .. Data(plan, past),
            .. PilotChecks.Of(plan, surroundings).Where(finding => !Outlook.Contains(finding.Id)),
            .. PilotChecks.Of(AsOfToday(plan), surroundings).Where(finding => Outlook.Contains(finding.Id)),
            .. InForce(plan),
        ]);
    }

    /// <summary>The plan as if it began now: its latest full weeks are those that are known.</summary>
    private PilotPlan AsOfToday(PilotPlan plan) => plan.Launch > time.Today ? plan with { Launch = time.Today } : plan;

    private Task<IReadOnlyDictionary<string, KpiSeries>> PastAsync(PilotPlan plan, CancellationToken cancellationToken) => kpis.SeriesAsync(
        plan.Rules, [.. plan.Kpis.Select(rule => KpiCatalogue.Find(rule.Kpi)).OfType<KpiDefinition>().Distinct()], AsOfToday(plan).Baseline, time.Today, time.Zone, cancellationToken);

    /// <summary>Each group's past, for matching; null where a group has none.</summary>
    private Dictionary<string, IReadOnlyList<double>>? Figures(PilotPlan plan, IReadOnlyDictionary<string, KpiSeries> past)
    {
        var baseline = AsOfToday(plan).Baseline;
        var figures = new Dictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal);
        foreach (var group in plan.Design.Groups)
        {
            var means = past.Values.Where(series => series.Kpi.Attribution == KpiAttribution.Agent).Select(series => series.Mean(group, baseline)).ToList();
            if (means.Count == 0 || means.Any(mean => mean is null)) return null;
            figures[group] = [.. means.Select(mean => mean!.Value)];
        }

        return figures;
    }

    private async Task<IReadOnlyList<PilotFinding>> VersionsAsync(PilotPlan plan, CancellationToken cancellationToken)
    {
        var pilot = (await processes.FindVersionAsync(plan.PilotVersion, cancellationToken))?.Version;
        var control = (await processes.FindVersionAsync(plan.ControlVersion, cancellationToken))?.Version;
        var findings = new List<PilotFinding>();
        if (pilot is null) findings.Add(Error("unknown-version", $"没有流程版本“{plan.PilotVersion}”。", $"There is no process version \"{plan.PilotVersion}\"."));
        else if (VersionLifecycle.Apply(pilot, new VersionMove.StartPilot(plan.Id)).Refusal is { } refusal)
        {
            findings.Add(Error(
                "version-not-ready", refusal.Zh + "只有已发布的版本可以试点：先改正设计检查的错误并发布。",
                refusal.En + " Only a released version can be piloted: mend what the design check finds and release it first."));
        }

        if (control is null) findings.Add(Error("unknown-version", $"没有流程版本“{plan.ControlVersion}”。", $"There is no process version \"{plan.ControlVersion}\"."));
        else if (control.Status is VersionStatus.Draft or VersionStatus.Rejected)
            findings.Add(Error("control-not-ready", "对照版本尚未发布或已被放弃，请选择正在使用的版本。", "The control's version is a draft or was rejected; choose the one that is in use."));
        if (pilot is not null && control is not null && pilot.Process != control.Process)
            findings.Add(Error("other-process", "试点版本和对照版本不属于同一流程。", "The two versions are of different processes."));
        if (plan.PilotVersion == plan.ControlVersion) findings.Add(Error("same-version", "试点版本和对照版本相同，没有可比的。", "Both arms have the same version; there is nothing to compare."));
        return findings;
    }

    /// <summary>The flows that begin with a contact's arrival and that one version has otherwise than the other, or not at all.</summary>
    private async Task<IReadOnlyList<string>> ArrivalsAsync(PilotPlan plan, CancellationToken cancellationToken)
    {
        var pilot = await ArrivalsOfAsync(plan.PilotVersion, cancellationToken);
        var control = await ArrivalsOfAsync(plan.ControlVersion, cancellationToken);
        return [.. pilot.Concat(control).GroupBy(flow => flow.VersionId).Where(same => same.Count() == 1).Select(same => same.First().Name).Distinct()];
    }

    private async Task<IReadOnlyList<(string VersionId, string Name)>> ArrivalsOfAsync(string versionId, CancellationToken cancellationToken)
    {
        var version = (await processes.FindVersionAsync(versionId, cancellationToken))?.Version;
        var arrivals = new List<(string, string)>();
        foreach (var frozen in version?.Definitions ?? [])
        {
            if (await library.GetGraphAsync(frozen.VersionId, cancellationToken) is not { } graph) continue;
            if (graph.Triggers.Any(trigger => trigger.Key.Name == nameof(ContactArrived))) arrivals.Add((frozen.VersionId, graph.Definition.Name ?? frozen.DefinitionId));
        }

        return arrivals;
    }

    private IEnumerable<PilotFinding> Days(PilotPlan plan)
    {
        if (plan.Launch <= time.Today)
        {
            yield return Error(
                "launch-past", $"开始日期应在今天（{time.Today:yyyy-MM-dd}）之后：绑定从零点起生效。", $"It must begin after today ({time.Today:yyyy-MM-dd}): bindings hold from midnight.");
        }
    }

    private IEnumerable<PilotFinding> Data(PilotPlan plan, IReadOnlyDictionary<string, KpiSeries> past)
    {
        var baseline = AsOfToday(plan).Baseline;
        foreach (var rule in plan.Kpis.Where(rule => rule.Role != KpiRole.Watch && past.ContainsKey(rule.Kpi)))
        {
            var series = past[rule.Kpi];
            if (series.Kpi.Attribution != KpiAttribution.Agent) continue;
            var missing = plan.Design.Groups.Where(group => series.Sum(group, baseline).Count == 0).Select(NameOf).ToList();
            if (missing.Count == 0) continue;
            yield return Error(
                "period-without-data",
                $"“{series.Kpi.Name}”在 {baseline.From:yyyy-MM-dd} 至 {baseline.Until:yyyy-MM-dd} 缺少以下组的数据：{string.Join("、", missing)}。请换组、换指标，或改变试点前的周数。",
                $"\"{series.Kpi.EnglishName}\" has no data of {string.Join(", ", missing)} from {baseline.From:yyyy-MM-dd} to {baseline.Until:yyyy-MM-dd}. Take other groups, another KPI, or another number of weeks before the launch.");
        }
    }

    /// <summary>A control whose version changes with the launch is not what it was.</summary>
    private IEnumerable<PilotFinding> InForce(PilotPlan plan)
    {
        if (plan.Process.Length == 0) yield break;
        var other = plan.Design.Groups
            .Select(group => (Group: group, bindings.Resolve(new(plan.Process, time.Now, group)).Version))
            .Where(now => now.Version is not null && now.Version != plan.ControlVersion).ToList();
        if (other.Count == 0) yield break;
        var list = string.Join(", ", other.Select(now => $"{NameOf(now.Group)} ({now.Version})"));
        yield return new("control-not-in-force", FindingSeverity.Warning, new(
            $"以下组现在用的不是对照版本，开始时也会改变：{list}。", $"These groups do not have the control's version now and would change with the launch: {list}."));
    }

    private string NameOf(string group) => directory.Facts.Groups.FirstOrDefault(known => known.Id == group)?.Name ?? group;

    private static PilotFinding Error(string id, string zh, string en) => new(id, FindingSeverity.Error, new(zh, en));
}
