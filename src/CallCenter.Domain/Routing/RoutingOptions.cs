namespace CallCenter.Routing;

/// <summary>Rules that hold for all queues.</summary>
public sealed record RoutingOptions
{
    /// <summary>
    /// Ageing: the waiting time that one point of priority is worth. Null is strict: a higher priority always comes first. With
    /// a worth, a contact's order never changes while it waits, for all age alike, and none starves: who comes later overtakes
    /// only within its priority's worth of time.
    /// </summary>
    public TimeSpan? PriorityWorth { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Wrap-up after contacts that came to the agent without a queue.</summary>
    public TimeSpan DirectWrapUp { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Who joins a queue learns their position at once. After that so many at its head learn of changes, at most once every
    /// <see cref="NearEvery"/>, and those behind every <see cref="FarPositions"/>: else each call would cost one event per waiting contact.
    /// </summary>
    public int NearPositions { get; init; } = 10;

    public TimeSpan NearEvery { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan FarPositions { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>An agent who did not take a contact is offered the same one again only after this time; others at once.</summary>
    public TimeSpan OfferAgainAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>An overflow that had nowhere to go (a queue that is full or closed) is tried again so much later.</summary>
    public TimeSpan OverflowAgainAfter { get; init; } = TimeSpan.FromSeconds(10);
}
