using System.Globalization;
using CallCenter.Kpis;

namespace CallCenter.Processes.Rollouts;

/// <summary>What the facts say of a KPI gate: the KPI of the groups of the wave before, on the whole days since that wave started.</summary>
/// <param name="Kpi">Which.</param>
/// <param name="Value">Counted over all of the groups together, with numerator, denominator, rules and maturity.</param>
/// <param name="Pending">Contacts of those days that cannot be counted yet.</param>
/// <param name="Limit">The worst that is still well, in the KPI's unit.</param>
/// <param name="Days">The days that were looked at.</param>
/// <param name="Silent">Groups of whom nothing is counted yet.</param>
public sealed record GateMeasure(KpiDefinition Kpi, KpiValue Value, long Pending, double Limit, DayRange Days, IReadOnlyList<string> Silent)
{
    /// <summary>A figure of fewer contacts says too little to open a gate.</summary>
    public const int FewestContacts = KpiValue.FewContacts;

    public static GateMeasure Of(KpiRuleSet rules, KpiSeries series, double limit, IReadOnlyList<string> groups, DayRange days)
    {
        var tallies = groups.Select(group => (Group: group, Tally: series.Sum(group, days))).ToList();
        var all = tallies.Aggregate(default(Tally), (sum, next) => sum + next.Tally);
        return new(series.Kpi, KpiValue.Of(series.Kpi, rules, all), all.Pending, limit, days, [.. tallies.Where(next => next.Tally.Count == 0).Select(next => next.Group)]);
    }

    /// <summary>Whether the limit is kept; null while too little is known.</summary>
    public bool? Holds => Value.Value is not { } value || Value.Denominator < FewestContacts || Silent.Count > 0
        ? null
        : Kpi.Better == KpiDirection.Lower ? value <= Limit : value >= Limit;

    /// <summary>What keeps the gate closed; null when it is open.</summary>
    public Why? Obstacle => Holds switch
    {
        true => null,
        false => new(
            $"指标“{Kpi.Name}”为 {Text(Value.Value!.Value)}（{Counted}），没有达到{Bound("至少", "至多")} {Text(Limit)}。",
            $"\"{Kpi.EnglishName}\" is {Text(Value.Value!.Value)} ({Counted}), and {Bound("at least", "at most")} {Text(Limit)} is wanted."),
        null when Days.Days <= 0 => new(
            $"指标“{Kpi.Name}”还没有数据：上一批之后还没有过完一整天。", $"There is no data of \"{Kpi.EnglishName}\" yet: no whole day has passed since the wave before."),
        null => new(
            $"指标“{Kpi.Name}”的数据还不够：已统计 {Value.Denominator} 条联络，至少需要 {FewestContacts} 条{(Pending > 0 ? $"；另有 {Pending} 条尚未成熟" : "")}{(Silent.Count > 0 ? $"；{string.Join("、", Silent)} 还没有" : "")}。",
            $"There is not enough data of \"{Kpi.EnglishName}\": {Value.Denominator} contacts are counted, {FewestContacts} are needed{(Pending > 0 ? $"; {Pending} more are not mature" : "")}{(Silent.Count > 0 ? $"; there are none of {string.Join(", ", Silent)}" : "")}."),
    };

    private string Counted => string.Create(CultureInfo.InvariantCulture, $"{Value.Numerator:0.##} / {Value.Denominator}, {Value.RuleSet} v{Value.RuleSetVersion}, {Days}");

    private string Bound(string higher, string lower) => Kpi.Better == KpiDirection.Lower ? lower : higher;

    private string Text(double value) => value.ToString(Kpi.Unit == KpiUnit.Share ? "0.##%" : "0.##", CultureInfo.InvariantCulture);
}
