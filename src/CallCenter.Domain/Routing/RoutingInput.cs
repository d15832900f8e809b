using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;

namespace CallCenter.Routing;

/// <summary>What the router is told: a closed set.</summary>
public abstract record RoutingInput
{
    private RoutingInput() { }

    /// <summary>A queue is new or changed.</summary>
    public sealed record QueueDefined(ServiceQueue Queue) : RoutingInput;

    /// <summary>An agent is new (and offline) or changed (and keeps their state).</summary>
    public sealed record AgentDefined(Agent Agent) : RoutingInput;

    /// <summary>The agent wants to be available, on a break or offline. Asked for during a talk, it holds after the wrap-up.</summary>
    public sealed record AgentWants(string AgentId, AgentState State, string? Reason = null) : RoutingInput;

    /// <summary>A contact begins to wait.</summary>
    public sealed record ContactQueued(ContactId Contact, string Queue, IReadOnlyList<SkillRequirement> Skills, int Priority) : RoutingInput;

    /// <summary>A contact is for certain agents and does not wait: whoever of them is free, or it is refused.</summary>
    public sealed record ContactTargeted(ContactId Contact, IReadOnlyList<string> AgentIds, TimeSpan RingTime) : RoutingInput;

    /// <summary>A contact's flow takes it out of its queue.</summary>
    public sealed record ContactWithdrawn(ContactId Contact) : RoutingInput;

    /// <summary>The agent took the offered contact.</summary>
    public sealed record OfferAccepted(ContactId Contact, string AgentId) : RoutingInput;

    /// <summary>The agent did not take the offered contact, for a reason of <see cref="BreakReasons"/> or the adapter's words.</summary>
    public sealed record OfferDeclined(ContactId Contact, string AgentId, string Reason) : RoutingInput;

    /// <summary>The agent's part is over.</summary>
    public sealed record TalkEnded(ContactId Contact) : RoutingInput;

    /// <summary>The contact is over.</summary>
    public sealed record ContactGone(ContactId Contact) : RoutingInput;

    /// <summary>Nothing but time has passed; see <see cref="Router.NextDue"/>.</summary>
    public sealed record TimePassed : RoutingInput;
}
