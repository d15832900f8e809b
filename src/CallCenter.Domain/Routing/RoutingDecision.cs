using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;

namespace CallCenter.Routing;

public enum RefusalReason
{
    UnknownQueue,
    QueueFull,

    /// <summary>Outside the queue's opening hours.</summary>
    Closed,

    /// <summary>Nobody who could serve it is signed in.</summary>
    NoAgents,

    /// <summary>A contact for certain agents: they are signed in, but none is free or took it.</summary>
    AgentsBusy,
}

/// <summary>What the router decides: a closed set.</summary>
public abstract record RoutingDecision
{
    private RoutingDecision() { }

    /// <summary>Ring the agent for the contact until the deadline.</summary>
    /// <param name="Contact">Who waits.</param>
    /// <param name="Agent">Who is to take it.</param>
    /// <param name="Offer">Counts up; tells one offer from the next.</param>
    /// <param name="Deadline">When the router takes the offer back.</param>
    /// <param name="Why">The reasons.</param>
    public sealed record ContactOffered(ContactId Contact, Agent Agent, long Offer, DateTimeOffset Deadline, Why Why) : RoutingDecision;

    /// <summary>Stop ringing the agent for the contact.</summary>
    public sealed record OfferWithdrawn(ContactId Contact, string AgentId, long Offer, Why Why) : RoutingDecision;

    /// <summary>The acceptance holds: connect them.</summary>
    public sealed record ContactConnected(ContactId Contact, Agent Agent, long Offer, string? Queue, TimeSpan Waited) : RoutingDecision;

    /// <summary>Where a waiting contact stands now.</summary>
    public sealed record PositionChanged(ContactId Contact, string Queue, int Position, TimeSpan? EstimatedWait) : RoutingDecision;

    public sealed record ContactRefused(ContactId Contact, RefusalReason Reason, Why Why) : RoutingDecision;

    /// <summary>It was taken out of its queue as asked.</summary>
    public sealed record ContactLeft(ContactId Contact) : RoutingDecision;

    /// <summary>It waits for the agent who had the customer last and for nobody else, until then.</summary>
    public sealed record ContactHeld(ContactId Contact, string AgentId, DateTimeOffset Until, Why Why) : RoutingDecision;

    /// <summary>Agents of lower levels may take it now.</summary>
    public sealed record LevelsRelaxed(ContactId Contact, string Queue, int By, Why Why) : RoutingDecision;

    /// <summary>A rule of its queue applied. Voicemail took it out of the queue; the others left it waiting, here or in <paramref name="Target"/>.</summary>
    /// <param name="Contact">Who waits.</param>
    /// <param name="Queue">The queue whose rule it is.</param>
    /// <param name="Kind">Where to.</param>
    /// <param name="Target">Id of the other queue or the group.</param>
    /// <param name="TooLong">By its waiting time; else by the queue's length.</param>
    /// <param name="Why">The reasons.</param>
    public sealed record ContactOverflowed(ContactId Contact, string Queue, OverflowKind Kind, string? Target, bool TooLong, Why Why) : RoutingDecision;

    /// <summary>The contact was closed with a code.</summary>
    public sealed record ContactCoded(ContactId Contact, string AgentId, string Code) : RoutingDecision;

    /// <summary>The agent has other codes to choose from for the contact at hand.</summary>
    public sealed record CodesChanged(ContactId Contact, string AgentId) : RoutingDecision;

    /// <summary>The agent left without giving the code that was asked for.</summary>
    public sealed record CodeForgone(ContactId Contact, string AgentId) : RoutingDecision;

    public sealed record AgentChanged(string AgentId, AgentState From, AgentState To, string? Reason, Why Why) : RoutingDecision;
}
