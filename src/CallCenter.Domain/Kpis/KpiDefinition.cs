namespace CallCenter.Kpis;

/// <summary>How a value reads.</summary>
public enum KpiUnit
{
    /// <summary>0 to 1, shown in per cent.</summary>
    Share,
    Seconds,
    PerHundred,
    PerTenThousand,

    /// <summary>−100 to 100.</summary>
    NetScore,

    /// <summary>A plain number: contacts per issue, money per contact.</summary>
    Number,
}

public enum KpiDirection
{
    Higher,
    Lower,

    /// <summary>Neither is better by itself: a load, a mix.</summary>
    None,
}

/// <summary>Whose work a value shows, and so whether it can be compared between groups that share a queue.</summary>
public enum KpiAttribution
{
    /// <summary>The agent's (and so the group's) alone.</summary>
    Agent,

    /// <summary>All groups of a queue together: how long contacts wait is the work of whoever serves it.</summary>
    Queue,

    /// <summary>The centre's: contacts that never reach an agent.</summary>
    Centre,
}

/// <summary>Which moment of a contact decides the interval it belongs to.</summary>
public enum KpiMoment
{
    Arrived,
    Offered,
    Ended,
}

/// <summary>One KPI: its names, how it reads, and what a contact adds to its numerator and denominator.</summary>
/// <param name="Id">Stable, as bindings, plans and pages name it.</param>
/// <param name="Name">Its Chinese name.</param>
/// <param name="EnglishName">Its English name.</param>
/// <param name="Unit">How it reads.</param>
/// <param name="Better">Which way is better.</param>
/// <param name="Attribution">Whose work it shows.</param>
/// <param name="Moment">Which moment decides the interval.</param>
/// <param name="Formula">The formula in the symbols of the KPI table.</param>
/// <param name="Of">
/// What a contact adds to the numerator; null when it does not count in the denominator. Every contact that counts weighs one,
/// so that sums and sums of squares are all a group and a period need to keep.
/// </param>
public sealed record KpiDefinition(
    string Id, string Name, string EnglishName, KpiUnit Unit, KpiDirection Better, KpiAttribution Attribution, KpiMoment Moment, string Formula,
    Func<ContactFact, KpiRuleSet, double?> Of)
{
    /// <summary>How long after a contact its contribution is known; before that it does not count.</summary>
    public Func<KpiRuleSet, TimeSpan> Matures { get; init; } = _ => TimeSpan.Zero;

    /// <summary>Whether each contact adds 0 or 1, so that Wilson's interval fits.</summary>
    public bool IsProportion { get; init; } = Unit == KpiUnit.Share;

    public double Scale => Unit switch
    {
        KpiUnit.PerHundred or KpiUnit.NetScore => 100,
        KpiUnit.PerTenThousand => 10_000,
        _ => 1,
    };

    internal DateTimeOffset? MomentOf(ContactFact fact) => Moment switch
    {
        KpiMoment.Arrived => fact.ArrivedAt,
        KpiMoment.Offered => fact.OfferedAt,
        _ => fact.EndedAt,
    };
}
