namespace CallCenter.Routing;

/// <summary>Rules that hold for all queues.</summary>
public sealed record RoutingOptions
{
    /// <summary>
    /// Ageing: the waiting time that one point of priority is worth. Null is strict: a higher priority always comes first. With
    /// a worth, a contact's order never changes while it waits, for all age alike.
    /// </summary>
    public TimeSpan? PriorityWorth { get; init; }

    /// <summary>Wrap-up after contacts that came to the agent without a queue.</summary>
    public TimeSpan DirectWrapUp { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>So many at the head of a queue learn of each change of their position at once; those behind, every <see cref="FarPositions"/>.</summary>
    public int NearPositions { get; init; } = 10;

    public TimeSpan FarPositions { get; init; } = TimeSpan.FromSeconds(10);
}
