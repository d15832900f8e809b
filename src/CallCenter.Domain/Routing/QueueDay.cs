using CallCenter.Kpis;

namespace CallCenter.Routing;

/// <summary>A queue's day. Callbacks count in none of the figures.</summary>
/// <param name="Day">By the clock of the queue's opening hours.</param>
/// <param name="Answered">An agent answered.</param>
/// <param name="InTime">Those answered within the queue's target.</param>
/// <param name="Abandoned">Customers who went while they waited.</param>
/// <param name="Overflowed">Moved to another queue or to voicemail, or taken out by their flow, for a callback too.</param>
/// <param name="Refused">Turned away: closed, full or nobody there.</param>
public sealed record QueueDay(DateOnly Day, int Answered, int InTime, int Abandoned, int Overflowed, int Refused)
{
    internal static readonly QueueDay None = new(DateOnly.MinValue, 0, 0, 0, 0, 0);

    /// <summary>The KPI of that name with the queue's own target and the catalogue's usual rules.</summary>
    public Ratio ServiceLevel { get; init; }

    /// <summary>The KPI of that name, likewise.</summary>
    public Ratio Abandonment { get; init; }

    /// <summary>That day's; those of another one are forgotten.</summary>
    internal QueueDay On(DateOnly day) => day == Day ? this : None with { Day = day };

    /// <summary>With a contact that is no longer offered to agents, after this wait.</summary>
    internal QueueDay With(ContactOutcome outcome, TimeSpan wait, KpiRuleSet rules, DateTimeOffset now)
    {
        var fact = new ContactFact { ArrivedAt = now - wait, OfferedAt = now - wait, EndedAt = now, Outcome = outcome, Wait = wait };
        return (this with
        {
            ServiceLevel = ServiceLevel.With(KpiCatalogue.ServiceLevel.Of(fact, rules)), Abandonment = Abandonment.With(KpiCatalogue.Abandonment.Of(fact, rules)),
        }).Count(outcome, wait <= rules.ServiceLevelTarget);
    }

    /// <summary>With what was counted of the same day before.</summary>
    internal QueueDay And(QueueDay other) => other.Day != Day ? this : this with
    {
        Answered = Answered + other.Answered,
        InTime = InTime + other.InTime,
        Abandoned = Abandoned + other.Abandoned,
        Overflowed = Overflowed + other.Overflowed,
        Refused = Refused + other.Refused,
        ServiceLevel = ServiceLevel + other.ServiceLevel,
        Abandonment = Abandonment + other.Abandonment,
    };

    private QueueDay Count(ContactOutcome outcome, bool inTime) => outcome switch
    {
        ContactOutcome.Answered => this with { Answered = Answered + 1, InTime = InTime + (inTime ? 1 : 0) },
        ContactOutcome.Abandoned => this with { Abandoned = Abandoned + 1 },
        _ => this with { Overflowed = Overflowed + 1 },
    };
}
