namespace CallCenter.Kpis;

/// <summary>How a contact's way through the centre ended.</summary>
public enum ContactOutcome
{
    /// <summary>Ended in its flow without its task done.</summary>
    LeftInFlow,

    /// <summary>Ended in its flow with its task done.</summary>
    ServedInFlow,
    Answered,

    /// <summary>Left while it waited in a queue.</summary>
    Abandoned,

    /// <summary>Left the queue for a callback.</summary>
    Callback,

    /// <summary>Left the queue for another place: voicemail, another centre.</summary>
    Overflowed,
}

/// <summary>What the KPIs need to know of one contact that has ended.</summary>
public sealed record ContactFact
{
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>When it was offered to agents, that is joined a queue; null when it never did.</summary>
    public DateTimeOffset? OfferedAt { get; init; }

    /// <summary>When its talk and its wrap-up were over.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    public required ContactOutcome Outcome { get; init; }
    public string? Queue { get; init; }
    public string? AgentId { get; init; }

    /// <summary>The agent's group as of the contact.</summary>
    public string? Group { get; init; }

    /// <summary>The process version the contact ran under.</summary>
    public string? Version { get; init; }

    public string? CustomerId { get; init; }

    /// <summary>Why the customer came: level 2 of the tree of reasons.</summary>
    public string? Reason { get; init; }

    /// <summary>From joining the queue to the answer or to leaving it.</summary>
    public TimeSpan Wait { get; init; }

    public TimeSpan Talk { get; init; }
    public TimeSpan Hold { get; init; }
    public TimeSpan WrapUp { get; init; }

    /// <summary>Transferred to another group, blind or attended.</summary>
    public bool Transferred { get; init; }

    /// <summary>Expert seats were consulted or took it over.</summary>
    public bool AskedExpert { get; init; }

    public bool Complained { get; init; }
    public bool Sold { get; init; }

    /// <summary>Whether the issue was closed as solved; null when it was not closed with a word on that.</summary>
    public bool? Solved { get; init; }

    /// <summary>Time until the same customer came again for the same reason; null when that has not happened. See <see cref="Repeats"/>.</summary>
    public TimeSpan? RepeatAfter { get; init; }

    public bool SurveyInvited { get; init; }

    /// <summary>The survey's answer, 1 to 5.</summary>
    public int? Satisfaction { get; init; }

    /// <summary>Willingness to recommend, 0 to 10.</summary>
    public int? Recommendation { get; init; }

    /// <summary>The survey's answer to "was it solved the first time?"</summary>
    public bool? SolvedFirstTimeBySurvey { get; init; }
}
