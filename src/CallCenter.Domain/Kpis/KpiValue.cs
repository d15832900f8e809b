using CallCenter.Processes.Statistics;

namespace CallCenter.Kpis;

/// <summary>How much of a value is known yet.</summary>
public enum KpiMaturity
{
    Mature,

    /// <summary>Some contacts are not counted yet; the value covers the others.</summary>
    Partly,

    /// <summary>No contact can be counted yet.</summary>
    Pending,
}

/// <summary>A KPI's value with all that is needed to check it.</summary>
/// <param name="Kpi">Its id.</param>
/// <param name="Numerator">As counted, before scaling.</param>
/// <param name="Denominator">As counted; 0 is "no data".</param>
/// <param name="Value">In its unit; null when there is no data.</param>
/// <param name="RuleSet">Id of the rules it was counted by.</param>
/// <param name="RuleSetVersion">Their version.</param>
/// <param name="Maturity">How much is known yet.</param>
/// <param name="Interval">For a proportion of few contacts: Wilson's 95 % interval, in its unit.</param>
public sealed record KpiValue(
    string Kpi, double Numerator, long Denominator, double? Value, string RuleSet, int RuleSetVersion, KpiMaturity Maturity, Interval? Interval)
{
    /// <summary>A proportion of fewer contacts shows its interval.</summary>
    public const int FewContacts = 30;

    public static KpiValue Of(KpiDefinition kpi, KpiRuleSet rules, Tally tally) => new(
        kpi.Id,
        tally.Sum,
        tally.Count,
        tally.Mean * kpi.Scale,
        rules.Id,
        rules.Version,
        tally.Pending == 0 ? KpiMaturity.Mature : tally.Count > 0 ? KpiMaturity.Partly : KpiMaturity.Pending,
        kpi.IsProportion && tally.Count is > 0 and < FewContacts ? Wilson.Interval(tally.Sum, tally.Count).Times(kpi.Scale) : null);
}
