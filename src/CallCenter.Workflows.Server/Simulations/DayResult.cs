namespace CallCenter.Workflows.Server.Simulations;

/// <summary>What a simulated day came to.</summary>
/// <param name="Calls">Who called.</param>
/// <param name="Contained">Whose flow came to its end without a queue: 自助完成.</param>
/// <param name="Queued">Who entered a queue.</param>
/// <param name="Answered">Who talked with an agent.</param>
/// <param name="Abandoned">Who hung up in a queue.</param>
/// <param name="LeftFlow">Who hung up before any queue.</param>
/// <param name="TurnedAway">Whom no queue kept until an agent came: it was full or closed, or their flow took them out.</param>
/// <param name="Faulted">Whose flow failed.</param>
/// <param name="Unserved">Whose number no flow answers.</param>
/// <param name="Containment">Contained of all calls (domain: IVR containment).</param>
/// <param name="Staff">What the agents did.</param>
/// <param name="NotDone">What flows wanted that a simulated day does not do, by kind.</param>
public sealed record DayResult(
    int Calls, int Contained, int Queued, int Answered, int Abandoned, int LeftFlow, int TurnedAway, int Faulted, int Unserved, Ratio Containment,
    Satisfaction Satisfaction, StaffResult Staff, IReadOnlyList<QueueResult> Queues, IReadOnlyList<HalfHourResult> HalfHours,
    IReadOnlyList<NodeResult> Nodes, IReadOnlyDictionary<string, int> NotDone);

/// <summary>A share with what it is made of; without a denominator there is no value.</summary>
public sealed record Ratio(double Numerator, double Denominator)
{
    public double? Value => Denominator > 0 ? Numerator / Denominator : null;
}

public sealed record Satisfaction(int Answers, double? Mean);

/// <param name="HandleSeconds">Talks and the work after them.</param>
/// <param name="SignedInSeconds">All shifts together.</param>
/// <param name="Occupancy">The first of the second.</param>
public sealed record StaffResult(int Agents, double HandleSeconds, double SignedInSeconds, Ratio Occupancy);

/// <param name="ServiceLevel">Answered within the queue's target, of all offered but those who gave up within 5 s.</param>
/// <param name="MeanWaitSeconds">Of those answered.</param>
/// <param name="Wait90Seconds">Nine of ten of them waited no longer.</param>
public sealed record QueueResult(
    string Queue, string Name, int Offered, int Answered, int Abandoned, int Refused, int Left, double TargetSeconds, Ratio ServiceLevel, Ratio Abandonment,
    double? MeanWaitSeconds, double? Wait90Seconds, double? LongestWaitSeconds, double? MeanTalkSeconds);

/// <summary>By the half hour in which the call came.</summary>
public sealed record HalfHourResult(int Index, int Calls, int Contained, int Answered, int Abandoned, double? MeanWaitSeconds);

/// <param name="Outcomes">How often each outcome was taken; what its line on the drawing carried.</param>
public sealed record NodeResult(string DefinitionId, string ActivityId, string Type, string? Name, int Visits, int Faults, IReadOnlyDictionary<string, int> Outcomes);
