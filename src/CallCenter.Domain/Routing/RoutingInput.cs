using CallCenter.Agents;
using CallCenter.Calendars;
using CallCenter.Contacts;
using CallCenter.Queues;

namespace CallCenter.Routing;

/// <summary>What the router is told: a closed set.</summary>
public abstract record RoutingInput
{
    private RoutingInput() { }

    /// <summary>A queue is new or changed.</summary>
    public sealed record QueueDefined(ServiceQueue Queue) : RoutingInput;

    /// <summary>The queue is no more. Ignored while a contact waits in it or an agent has one of it.</summary>
    public sealed record QueueRemoved(string QueueId) : RoutingInput;

    /// <summary>An agent is new (and offline) or changed (and keeps their state).</summary>
    public sealed record AgentDefined(Agent Agent) : RoutingInput;

    /// <summary>The agent has left the centre. Ignored while they are signed in or have a contact.</summary>
    public sealed record AgentRemoved(string AgentId) : RoutingInput;

    /// <summary>The agent wants to be available, on a break or offline. Asked for during a talk, it holds after the wrap-up.</summary>
    public sealed record AgentWants(string AgentId, AgentState State, string? Reason = null) : RoutingInput;

    /// <summary>Opening hours are new or changed; queues name them.</summary>
    public sealed record CalendarDefined(BusinessCalendar Calendar) : RoutingInput;

    /// <summary>A contact begins to wait.</summary>
    public sealed record ContactQueued(ContactId Contact, string Queue, IReadOnlyList<SkillRequirement> Skills, int Priority) : RoutingInput
    {
        /// <summary>The customer's level, for the queue's <see cref="ServiceQueue.LevelBonuses"/>.</summary>
        public string? CustomerLevel { get; init; }

        /// <summary>Who had the customer last.</summary>
        public string? LastAgentId { get; init; }

        /// <summary>A message, of which an agent may have several at once (<see cref="Agent.MaxMessages"/>).</summary>
        public bool IsMessage { get; init; }

        /// <summary>
        /// A promised return call that keeps its place: nobody is on the line, so it is never refused and never overflows, and
        /// its ring time has to last for the customer's phone too.
        /// </summary>
        public bool IsCallback { get; init; }

        /// <summary>Since when it counts as waiting; null is now.</summary>
        public DateTimeOffset? Since { get; init; }

        /// <summary>How long an offer lasts; null is the queue's.</summary>
        public TimeSpan? RingTime { get; init; }
    }

    /// <summary>A contact is for certain agents and does not wait: whoever of them is free, or it is refused.</summary>
    public sealed record ContactTargeted(ContactId Contact, IReadOnlyList<string> AgentIds, TimeSpan RingTime) : RoutingInput
    {
        /// <summary>
        /// An agent asks a colleague about this contact, and <see cref="Contact"/> stands for the asking only. Who was asked has
        /// nothing to wrap up.
        /// </summary>
        public ContactId? About { get; init; }
    }

    /// <summary>
    /// The agent follows a contact's talk and gets no other until <see cref="ContactGone"/> of what stands for that; then they are as before.
    /// Ignored for one who is offline or has a contact.
    /// </summary>
    /// <param name="AgentId">Who.</param>
    /// <param name="Following">Stands for the following.</param>
    /// <param name="About">The contact.</param>
    public sealed record AgentFollows(string AgentId, ContactId Following, ContactId About) : RoutingInput;

    /// <summary>Who was asked has the contact from now on; who had it wraps up.</summary>
    /// <param name="Contact">The contact.</param>
    /// <param name="Consultation">What stood for the asking; one that is not known asked nobody of the centre.</param>
    public sealed record ConsultationCompleted(ContactId Contact, ContactId Consultation) : RoutingInput;

    /// <summary>A contact's flow takes it out of its queue.</summary>
    public sealed record ContactWithdrawn(ContactId Contact) : RoutingInput
    {
        /// <summary>The customer chose to be called back.</summary>
        public bool ForCallback { get; init; }
    }

    /// <summary>What an earlier run counted of the day; it is added, and ignored where it is of another day.</summary>
    public sealed record DaysKnown(IReadOnlyDictionary<string, QueueDay> Queues, IReadOnlyDictionary<string, AgentDay> Agents) : RoutingInput;

    /// <summary>The agent names the code of the contact they talk with or wrap up.</summary>
    public sealed record WrapUpCoded(string AgentId, string Code) : RoutingInput;

    /// <summary>The codes an agent must choose from for the contact, in place of the queue's; none lets the queue's count again.</summary>
    public sealed record CodesAsked(ContactId Contact, IReadOnlyList<string> Codes) : RoutingInput;

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
