using CallCenter.Kpis;
using CallCenter.Processes.Statistics;

namespace CallCenter.Processes.Pilots;

public enum FindingSeverity
{
    /// <summary>The pilot may not be launched so.</summary>
    Error,

    /// <summary>It may, with a reason.</summary>
    Warning,

    /// <summary>Good to know.</summary>
    Note,
}

/// <summary>Something to know of a plan before its launch.</summary>
public sealed record PilotFinding(string Id, FindingSeverity Severity, Why Why);

/// <summary>What a plan is checked against.</summary>
/// <param name="Groups">Ids of the centre's groups.</param>
/// <param name="Others">Pilots planned or running.</param>
/// <param name="Past">Each KPI's tallies by its id, as far as they are known.</param>
public sealed record PilotSurroundings(
    IReadOnlySet<string> Groups, IReadOnlyList<PilotPlan> Others, IReadOnlyDictionary<string, KpiSeries> Past)
{
    /// <summary>Names of the flows that begin with a contact's arrival and that the two versions have differently.</summary>
    public IReadOnlyList<string> Arrivals { get; init; } = [];
}

/// <summary>What is wrong with a plan, what it cannot show, and what it can; in plain words and before the launch.</summary>
public static class PilotChecks
{
    private const int FewestDays = 7 * Power.FewestWeeks;

    public static IReadOnlyList<PilotFinding> Of(PilotPlan plan, PilotSurroundings surroundings) =>
    [
        .. Arms(plan, surroundings), .. Overlaps(plan, surroundings.Others), .. Arrivals(surroundings.Arrivals), .. Kpis(plan), .. Length(plan),
        .. Strength(plan, surroundings.Past),
    ];

    /// <summary>Whether the seed gives this assignment: only what was drawn can be tested by drawing again.</summary>
    public static bool WasDrawn(PilotPlan plan) =>
        plan.Design.Assigned.Count == plan.Design.Mechanism.Units && plan.Design.Mechanism.Draw(new Chance(plan.Seed)).SequenceEqual(plan.Design.Assigned);

    private static IEnumerable<PilotFinding> Arms(PilotPlan plan, PilotSurroundings surroundings)
    {
        foreach (var group in plan.Design.Groups.Where(group => !surroundings.Groups.Contains(group)))
            yield return Error("unknown-group", $"没有坐席组“{group}”。", $"There is no group \"{group}\".");

        if (plan.Design is PilotDesign.SteppedWedge wedge)
        {
            foreach (var group in Twice(wedge.Waves.SelectMany(wave => wave)))
                yield return Error("group-twice", $"坐席组“{group}”出现在多个批次中，只能属于一批。", $"Group \"{group}\" is in more than one wave; it can cross over only once.");
        }

        if (plan.Design is not PilotDesign.Parallel arms) yield break;
        foreach (var group in arms.Pilots.Intersect(arms.Controls))
        {
            yield return Error(
                "group-in-both-arms", $"坐席组“{group}”同时在试点组和对照组，请只保留一处。", $"Group \"{group}\" is in both arms; leave it in one of them.");
        }

        if (arms.Pilots.Count == 0) yield return Error("no-pilot-group", "没有试点组，至少选一个。", "There is no pilot group; choose one at least.");
        if (arms.Controls.Count == 0)
        {
            yield return Error(
                "no-control-group", "没有对照组，无从比较；至少选一个，或改用切换设计。",
                "There is no control group to compare with; choose one at least, or take a switchback.");
        }
    }

    private static IEnumerable<PilotFinding> Overlaps(PilotPlan plan, IReadOnlyList<PilotPlan> others) =>
        from other in others
        where other.Id != plan.Id && other.Launch < plan.Measured.Until && plan.Launch < other.Measured.Until
        let shared = plan.Design.Groups.Intersect(other.Design.Groups).ToList()
        where shared.Count > 0
        select Error(
            "overlapping-pilot",
            $"坐席组 {string.Join("、", shared)} 在此期间参加试点“{other.Id}”（至 {PilotTexts.Day(other.Measured.Until)}）；请换组或推迟。",
            $"{string.Join(", ", shared)} take part in pilot \"{other.Id}\" then (until {PilotTexts.Day(other.Measured.Until)}); take other groups or launch later.");

    /// <summary>The group is that of the agent who takes the contact, so it is not known yet when the flow of its arrival begins.</summary>
    private static IEnumerable<PilotFinding> Arrivals(IReadOnlyList<string> flows)
    {
        if (flows.Count == 0) yield break;
        yield return Warning(
            "arrival-differs",
            $"两个版本的来电流程不同：{string.Join("、", flows)}。坐席组要到分配之后才知道，两组的来电者听到的是同一个流程，其差别不会显示出来；请按入口（号码）绑定版本，或只试点话术和人工步骤。",
            $"The versions differ in flows that begin with the arrival of a contact: {string.Join(", ", flows)}. The group is known only after routing, so callers of both arms hear the same flow and the difference cannot show; bind versions by entry (number) instead, or pilot scripts and steps.");
    }

    private static IEnumerable<PilotFinding> Kpis(PilotPlan plan)
    {
        foreach (var id in Twice(plan.Kpis.Select(rule => rule.Kpi)))
            yield return Error("kpi-twice", $"指标“{id}”出现多次。", $"KPI \"{id}\" is listed more than once.");
        if (plan.Kpis.Count(rule => rule.Role == KpiRole.Primary) is not 1 and var count)
            yield return Error("one-primary", $"主要指标应恰好一个，现有 {count} 个。", $"There must be exactly one primary KPI; there are {count}.");

        foreach (var rule in plan.Kpis)
        {
            if (KpiCatalogue.Find(rule.Kpi) is not { } kpi)
            {
                yield return Error("unknown-kpi", $"没有指标“{rule.Kpi}”。", $"There is no KPI \"{rule.Kpi}\".");
                continue;
            }

            if (rule.Role == KpiRole.Guardrail && rule.Margin <= 0)
            {
                yield return Error(
                    "guardrail-margin", $"护栏指标“{kpi.Name}”没有容许幅度；请写明最多可以变差多少。",
                    $"Guardrail \"{kpi.EnglishName}\" has no margin; say how much worse is bearable.");
            }

            if (rule.Role != KpiRole.Watch && kpi.Better == KpiDirection.None)
                yield return Error("no-direction", $"“{kpi.Name}”没有好坏方向，只能观察。", $"\"{kpi.EnglishName}\" has no better or worse; it can only be watched.");

            if (Splitting.Obstacle(plan, kpi) is { } obstacle)
                yield return new PilotFinding("not-splittable", rule.Role == KpiRole.Watch ? FindingSeverity.Warning : FindingSeverity.Error, obstacle);
        }
    }

    private static IEnumerable<PilotFinding> Length(PilotPlan plan)
    {
        if (plan.Measured.Days < FewestDays)
        {
            yield return Error(
                "too-short", $"测量时间为 {plan.Measured.Days} 天，至少需要整整两周，否则分不清是周内起伏还是变化。",
                $"{plan.Measured.Days} days are measured; two whole weeks are the least, or a weekly cycle cannot be told from a change.");
        }
        else if (plan.Measured.Days % 7 != 0)
            yield return Warning("not-whole-weeks", "测量时间不是整周，周内起伏会混入结果。", "The measured time is not whole weeks: the weekly cycle mixes into the result.");

        if (plan.Design is PilotDesign.Parallel && plan.BaselineWeeks < 2)
            yield return Warning("short-baseline", "试点前的数据少于两周，无法检查两组走势。", "Less than two weeks before the launch: whether the arms went side by side cannot be checked.");
    }

    private static IEnumerable<PilotFinding> Strength(PilotPlan plan, IReadOnlyDictionary<string, KpiSeries> past)
    {
        var mechanism = plan.Design.Mechanism;
        if (mechanism.SmallestP > plan.Alpha) yield return new("unreachable", FindingSeverity.Warning, PilotTexts.Unreachable(mechanism, plan.Alpha));
        else if (!WasDrawn(plan)) yield return new("not-drawn", FindingSeverity.Warning, PilotTexts.NotDrawn);

        foreach (var rule in plan.Kpis.Where(rule => past.ContainsKey(rule.Kpi)))
        {
            if (PilotOutlook.Input(plan, past[rule.Kpi]) is not { } input || Power.Detectable(input, plan.Alpha, plan.Power) is not { } change) continue;
            yield return new("detectable", FindingSeverity.Note, PilotTexts.Detectable(rule, plan, change));
            if (!(Math.Abs(rule.Target ?? double.PositiveInfinity) < change)) continue;
            var oneWeek = input with { ContactsPerGroup = input.ContactsPerGroup * 7 / plan.Measured.Days };
            yield return new(
                "target-too-small", FindingSeverity.Warning, PilotTexts.TargetTooSmall(rule, change, Power.Weeks(oneWeek, rule.Target!.Value, plan.Alpha, plan.Power)));
        }
    }

    private static IEnumerable<string> Twice(IEnumerable<string> ids) => ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key);

    private static PilotFinding Error(string id, string zh, string en) => new(id, FindingSeverity.Error, new Why(zh, en));

    private static PilotFinding Warning(string id, string zh, string en) => new(id, FindingSeverity.Warning, new Why(zh, en));
}
