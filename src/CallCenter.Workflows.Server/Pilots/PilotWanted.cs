using CallCenter.Kpis;
using CallCenter.Processes.Pilots;
using CallCenter.Processes.Statistics;
using CallCenter.Workflows.Server.Problems;

namespace CallCenter.Workflows.Server.Pilots;

/// <summary>A pilot as it is asked for. What is left out is drawn, or takes the usual value.</summary>
public sealed record PilotWanted(
    string? Name, string? PilotVersion, string? ControlVersion, DesignWanted? Design, int? Seed, IReadOnlyList<KpiRuleWanted>? Kpis, DateOnly? Launch, int? BaselineWeeks,
    int? Weeks, int? WashOutDays, double? Alpha, double? Power, double? LeastExposure, double? MostContamination)
{
    private const int LongestName = 100;
    private const int MostWeeks = 52;

    /// <summary>Throws with a finding for each field that cannot be made a plan of.</summary>
    public void Check()
    {
        var check = new InputCheck()
            .Require(Name?.Trim().Length is > 0 and <= LongestName, "name", $"请填写名称，最多 {LongestName} 个字。", $"Give a name of up to {LongestName} characters.")
            .Require(!string.IsNullOrWhiteSpace(PilotVersion), "pilotVersion", "请选择试点版本。", "Choose the pilot's version.")
            .Require(!string.IsNullOrWhiteSpace(ControlVersion), "controlVersion", "请选择对照版本。", "Choose the control's version.")
            .Require(Launch is not null, "launch", "请选择开始日期。", "Choose the day it begins.")
            .Require(Kpis is { Count: > 0 }, "kpis", "请至少选一个指标，其中恰好一个主要指标。", "Choose the KPIs, exactly one of them primary.")
            .Require(Kpis?.All(rule => rule.Margin is null or >= 0) != false, "kpis", "容许幅度不能为负。", "A margin must not be negative.")
            .Require(Seed is null or >= 0, "seed", "种子不能为负。", "The seed must not be negative.")
            .Require(BaselineWeeks is null or (>= 1 and <= MostWeeks), "baselineWeeks", $"试点前的周数为 1 到 {MostWeeks}。", $"1 to {MostWeeks} weeks before the launch.")
            .Require(Weeks is null or (>= 1 and <= MostWeeks), "weeks", $"测量周数为 1 到 {MostWeeks}。", $"Measure for 1 to {MostWeeks} weeks.")
            .Require(WashOutDays is null or (>= 0 and <= 60), "washOutDays", "适应期为 0 到 60 天。", "The wash-out is 0 to 60 days.")
            .Require(Alpha is null or (> 0 and < 0.5), "alpha", "显著性水平须在 0 与 0.5 之间。", "Alpha lies between 0 and 0.5.")
            .Require(Power is null or (> 0.5 and < 1), "power", "把握须在 0.5 与 1 之间。", "Power lies between 0.5 and 1.")
            .Require(LeastExposure is null or (>= 0 and <= 1), "leastExposure", "阅读测验比例须在 0 与 1 之间。", "The least exposure lies between 0 and 1.")
            .Require(MostContamination is null or (>= 0 and <= 1), "mostContamination", "混用比例须在 0 与 1 之间。", "The most contamination lies between 0 and 1.");
        if (Design is null) check.Require(false, "design", "请选择设计和坐席组。", "Choose the design and its groups.");
        else Design.Check(check);
        check.Done();
    }

    /// <summary>Only of what has been checked.</summary>
    internal PilotPlan ToPlan(string id, string process, int seed, PilotDesign design, IReadOnlyList<QueueGroups> queues, KpiRuleSet rules) => new()
    {
        Id = id,
        Process = process,
        PilotVersion = PilotVersion!.Trim(),
        ControlVersion = ControlVersion!.Trim(),
        Design = design,
        Seed = seed,
        Kpis = [.. Kpis!.Select(rule => new KpiRule(rule.Kpi ?? "", rule.Role, rule.Margin ?? 0, rule.Target))],
        Launch = Launch!.Value,
        BaselineWeeks = BaselineWeeks ?? 3,
        Weeks = Weeks ?? 3,
        WashOutDays = WashOutDays ?? 3,
        Alpha = Alpha ?? 0.05,
        Power = Power ?? 0.8,
        LeastExposure = LeastExposure ?? 0.8,
        MostContamination = MostContamination ?? 0.05,
        Queues = queues,
        Rules = rules,
    };
}

public sealed record KpiRuleWanted(string? Kpi, KpiRole Role, double? Margin, double? Target);

public enum DesignKind { Parallel, Switchback, SteppedWedge }

/// <summary>Who takes part and how they are assigned.</summary>
/// <param name="Kind">The design.</param>
/// <param name="Groups">All that take part; the seed draws the arms of them.</param>
/// <param name="Pilots">How many of them get the pilot's version.</param>
/// <param name="Matched">Whether only arms that were alike in the past may be drawn.</param>
/// <param name="PilotGroups">Instead of drawing: picked by hand, with <paramref name="ControlGroups"/>; such a pilot shows a direction only.</param>
/// <param name="ControlGroups">The control's, picked by hand.</param>
/// <param name="DaysPerBlock">Of a switchback.</param>
/// <param name="Pairs">Pairs of blocks of a switchback.</param>
/// <param name="WaveSizes">Of a stepped wedge.</param>
/// <param name="DaysPerStep">Of a stepped wedge.</param>
public sealed record DesignWanted(
    DesignKind Kind, IReadOnlyList<string>? Groups, int? Pilots, bool? Matched, IReadOnlyList<string>? PilotGroups, IReadOnlyList<string>? ControlGroups, int? DaysPerBlock,
    int? Pairs, IReadOnlyList<int>? WaveSizes, int? DaysPerStep)
{
    private const int MostPairs = 60;

    internal bool IsByHand => Kind == DesignKind.Parallel && (PilotGroups is not null || ControlGroups is not null);

    internal IReadOnlyList<string> Members => IsByHand ? [.. (PilotGroups ?? []).Concat(ControlGroups ?? []).Distinct()] : [.. (Groups ?? []).Distinct()];

    internal int PilotCount => Pilots ?? Members.Count / 2;

    internal void Check(InputCheck check)
    {
        switch (Kind)
        {
            case DesignKind.Parallel when IsByHand: break;
            case DesignKind.Parallel:
                check.Require(Members.Count >= 2, "design.groups", "至少选两个坐席组，一个试点、一个对照。", "Choose two groups at least, one for each arm.")
                    .Require(PilotCount >= 1 && PilotCount < Members.Count, "design.pilots", "试点组数至少为 1，且要留下对照组。", "At least one group pilots, and one at least is left as control.");
                break;
            case DesignKind.Switchback:
                check.Require(Members.Count >= 1, "design.groups", "至少选一个坐席组。", "Choose one group at least.")
                    .Require(DaysPerBlock is >= 1 and <= 28, "design.daysPerBlock", "每段为 1 到 28 天。", "A block has 1 to 28 days.")
                    .Require(Pairs is >= 1 and <= MostPairs, "design.pairs", $"段的对数为 1 到 {MostPairs}。", $"There are 1 to {MostPairs} pairs of blocks.");
                break;
            default:
                check.Require(
                        WaveSizes is { Count: >= 2 } sizes && sizes.All(size => size > 0) && sizes.Sum() == Members.Count, "design.waveSizes",
                        $"各批组数之和应为 {Members.Count}，至少两批。", $"The waves' sizes add up to {Members.Count}, in two waves at least.")
                    .Require(DaysPerStep is >= 1 and <= 56, "design.daysPerStep", "每步为 1 到 56 天。", "A step has 1 to 56 days.");
                break;
        }
    }

    /// <summary>Only of what has been checked.</summary>
    internal PilotDesign Draw(int seed, IReadOnlyDictionary<string, IReadOnlyList<double>>? past) => Kind switch
    {
        DesignKind.Switchback => PilotDesign.Switchback.Draw([.. Members.Order(StringComparer.Ordinal)], DaysPerBlock!.Value, Pairs!.Value, seed),
        DesignKind.SteppedWedge => PilotDesign.SteppedWedge.Draw(Members, WaveSizes!, DaysPerStep!.Value, seed),
        _ when IsByHand => new PilotDesign.Parallel(PilotGroups ?? [], ControlGroups ?? [], new AssignmentMechanism.Choose(Members.Count, (PilotGroups ?? []).Count)),
        _ => PilotDesign.Parallel.Draw(Members, PilotCount, seed, past),
    };
}
