using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;

namespace CallCenter.Routing;

/// <summary>An agent at a moment.</summary>
/// <param name="Agent">Who.</param>
/// <param name="State">What they do.</param>
/// <param name="Reason">Of a break.</param>
/// <param name="Since">Since when they are in this state.</param>
/// <param name="Contact">The contact that rings, is talked with or is wrapped up.</param>
/// <param name="Queues">Ids of the queues they serve.</param>
/// <param name="WrapUp">The wrap-up under way.</param>
/// <param name="Messages">Message contacts they have beside <paramref name="Contact"/>.</param>
public sealed record AgentSnapshot(
    Agent Agent, AgentState State, string? Reason, DateTimeOffset Since, ContactId? Contact, IReadOnlyList<string> Queues, WrapUpSnapshot? WrapUp,
    IReadOnlyList<ContactId> Messages)
{
    /// <summary>The state they asked for, which follows when the contact at hand is done.</summary>
    public AgentState? Next { get; init; }

    public AgentDay Today { get; init; } = AgentDay.None;

    /// <summary>What the contact they talk with or wrap up may be closed with; none means any text.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>Their day with the time of the present state, which still runs.</summary>
    public AgentDay TodayAt(DateTimeOffset now) => Today.With(State, now - Since);
}

/// <param name="Contact">What is wrapped up.</param>
/// <param name="Due">When its limit ends; null is none.</param>
/// <param name="CodeDue">It does not end before a code is given.</param>
/// <param name="Code">The code given.</param>
/// <param name="Codes">Those there are to choose from.</param>
public sealed record WrapUpSnapshot(ContactId Contact, DateTimeOffset? Due, bool CodeDue, string? Code, IReadOnlyList<string> Codes);

/// <summary>A queue at a moment.</summary>
/// <param name="Queue">Its definition.</param>
/// <param name="Waiting">Contacts in order.</param>
/// <param name="LongestWaitSince">Since when the one waits who waits longest.</param>
/// <param name="SignedIn">Agents who serve it and are not offline.</param>
/// <param name="Available">Those of them who are free.</param>
/// <param name="Busy">Those of them who ring, talk or wrap up.</param>
/// <param name="ExpectedWait">Of who would join now; null when it cannot be told.</param>
/// <param name="Today">What has become of its contacts today.</param>
public sealed record QueueSnapshot(
    ServiceQueue Queue, IReadOnlyList<ContactId> Waiting, DateTimeOffset? LongestWaitSince, int SignedIn, int Available, int Busy, TimeSpan? ExpectedWait,
    QueueDay Today);

/// <content>What the router knows, for those who look on.</content>
public sealed partial class Router
{
    public IReadOnlyList<AgentSnapshot> Agents() => [.. _agents.Values.Select(Snapshot)];

    public AgentSnapshot? AgentById(string id) => _agents.TryGetValue(id, out var agent) ? Snapshot(agent) : null;

    /// <summary>The id of the agent with that id or work number.</summary>
    public string? FindAgent(string idOrWorkNumber) => (_agents.GetValueOrDefault(idOrWorkNumber) ?? _byWorkNumber.GetValueOrDefault(idOrWorkNumber))?.Agent.Id;

    /// <summary>Ids of the members of a group.</summary>
    public IReadOnlyList<string> MembersOf(string groupId) => [.. _agents.Values.Where(slot => slot.Agent.Groups.Contains(groupId)).Select(slot => slot.Agent.Id)];

    public IReadOnlyList<QueueSnapshot> Queues(DateTimeOffset now) => [.. _queues.Values.Select(queue => Snapshot(queue, now))];

    /// <summary>A queue by id or name.</summary>
    public QueueSnapshot? QueueByName(string idOrName, DateTimeOffset now) => FindQueue(idOrName) is { } queue ? Snapshot(queue, now) : null;

    /// <summary>A queue's definition by id or name.</summary>
    public ServiceQueue? FindDefinition(string idOrName) => FindQueue(idOrName)?.Queue;

    /// <summary>Where a waiting contact stands, 1 being next; null when it does not wait.</summary>
    public (int Position, TimeSpan? EstimatedWait)? PositionOf(ContactId id)
    {
        if (!_contacts.TryGetValue(id, out var contact) || contact is not { State: WaitingState.Waiting, Queue: { } queue }) return null;
        var position = queue.Waiting.RankOf(contact) + 1;
        return (position, queue.EstimatedWait(position));
    }

    private AgentSnapshot Snapshot(AgentSlot agent) => new(
        agent.Agent, agent.State, agent.Reason, agent.Since, agent.Contact?.About ?? agent.Contact?.Contact ?? agent.WrapUp?.Contact,
        [.. agent.Memberships.Where(membership => membership.Demand.Key == OwnDemand).Select(membership => membership.Demand.Queue.Queue.Id)],
        agent.WrapUp is { } wrapUp
            ? new(wrapUp.Contact, wrapUp.Due, NeedsCode(agent), agent.Code, CodesOf(agent))
            : null,
        [.. agent.Messages.Select(contact => contact.Contact)])
    {
        Next = agent.Pending?.State,
        Today = agent.Today,
        Codes = agent.State is AgentState.Busy or AgentState.WrapUp ? CodesOf(agent) : [],
    };

    private QueueSnapshot Snapshot(QueueSlot queue, DateTimeOffset now)
    {
        var own = queue.Own;
        return new QueueSnapshot(
            queue.Queue,
            [.. queue.Waiting.Select(contact => contact.Contact)],
            queue.ByAge.Min?.QueuedAt,
            own.SignedIn,
            own.Free.Count,
            own.Working - own.Free.Count,
            own.Free.Count > 0 ? TimeSpan.Zero : queue.EstimatedWait(queue.Waiting.Count + 1),
            Today(queue, now));
    }
}
