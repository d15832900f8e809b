using CallCenter.Kpis;

namespace CallCenter.Workflows.Server.Simulations;

/// <summary>What a simulated day came to.</summary>
/// <param name="Calls">Who called.</param>
/// <param name="Contained">Whose flow came to its end without a queue: 自助完成.</param>
/// <param name="Queued">Who entered a queue.</param>
/// <param name="Answered">Who talked with an agent.</param>
/// <param name="Abandoned">Who hung up in a queue.</param>
/// <param name="LeftFlow">Who was gone before any queue, and not because the flow had come to its end.</param>
/// <param name="TurnedAway">Whom no queue kept until an agent came: it was full or closed, or their flow took them out.</param>
/// <param name="Faulted">Whose flow failed; they are among the others too.</param>
/// <param name="Unserved">Whose number no flow answers; they are among those who left.</param>
/// <param name="Containment">As the KPI of that name.</param>
/// <param name="Staff">What the agents did.</param>
/// <param name="NotDone">What flows wanted that a simulated day does not do, by kind.</param>
public sealed record DayResult(
    int Calls, int Contained, int Queued, int Answered, int Abandoned, int LeftFlow, int TurnedAway, int Faulted, int Unserved, Ratio Containment,
    Satisfaction Satisfaction, StaffResult Staff, IReadOnlyList<QueueResult> Queues, IReadOnlyList<HalfHourResult> HalfHours,
    IReadOnlyList<NodeResult> Nodes, IReadOnlyDictionary<string, int> NotDone);

public sealed record Satisfaction(int Answers, double? Mean);

/// <param name="HandleSeconds">Talks and the work after them.</param>
/// <param name="SignedInSeconds">All shifts together.</param>
/// <param name="Occupancy">The first of the second.</param>
public sealed record StaffResult(int Agents, double HandleSeconds, double SignedInSeconds, Ratio Occupancy);

/// <summary>The calls whose last queue it was.</summary>
/// <param name="ServiceLevel">As the KPI of that name, with the queue's own target.</param>
/// <param name="Abandonment">As the KPI of that name.</param>
/// <param name="MeanWaitSeconds">Of those answered.</param>
/// <param name="Wait90Seconds">Nine of ten of them waited no longer.</param>
public sealed record QueueResult(
    string Queue, string Name, int Offered, int Answered, int Abandoned, int Refused, double TargetSeconds, Ratio ServiceLevel, Ratio Abandonment,
    double? MeanWaitSeconds, double? Wait90Seconds, double? LongestWaitSeconds, double? MeanTalkSeconds);

/// <summary>By the half hour in which the call came.</summary>
/// <param name="Expected">How many calls were to be expected; how many came was random.</param>
public sealed record HalfHourResult(int Index, double Expected, int Calls, int Contained, int Answered, int Abandoned, double? MeanWaitSeconds);

/// <param name="Outcomes">How often each outcome was taken; what its line on the drawing carried.</param>
public sealed record NodeResult(string DefinitionId, string ActivityId, string Type, string? Name, int Visits, int Faults, IReadOnlyDictionary<string, int> Outcomes);
