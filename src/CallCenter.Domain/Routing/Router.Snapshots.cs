using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;

namespace CallCenter.Routing;

/// <summary>An agent at a moment.</summary>
public sealed record AgentSnapshot(Agent Agent, AgentState State, string? Reason, DateTimeOffset Since, ContactId? Contact, IReadOnlyList<string> Queues);

/// <summary>A queue at a moment.</summary>
/// <param name="Queue">Its definition.</param>
/// <param name="Waiting">Contacts in order.</param>
/// <param name="LongestWaitSince">Since when the one waits who waits longest.</param>
/// <param name="SignedIn">Agents who serve it and are not offline.</param>
/// <param name="Available">Those of them who are free.</param>
/// <param name="Busy">Those of them who ring, talk or wrap up.</param>
public sealed record QueueSnapshot(
    ServiceQueue Queue, IReadOnlyList<ContactId> Waiting, DateTimeOffset? LongestWaitSince, int SignedIn, int Available, int Busy);

/// <content>What the router knows, for those who look on.</content>
public sealed partial class Router
{
    public IReadOnlyList<AgentSnapshot> Agents() => [.. _agents.Values.Select(Snapshot)];

    public AgentSnapshot? AgentById(string id) => _agents.TryGetValue(id, out var agent) ? Snapshot(agent) : null;

    public IReadOnlyList<QueueSnapshot> Queues() => [.. _queues.Values.Select(Snapshot)];

    /// <summary>A queue by id or name.</summary>
    public QueueSnapshot? QueueByName(string idOrName) => FindQueue(idOrName) is { } queue ? Snapshot(queue) : null;

    private static AgentSnapshot Snapshot(AgentSlot agent) => new(
        agent.Agent, agent.State, agent.Reason, agent.Since, agent.Contact?.Contact, [.. agent.Queues.Select(queue => queue.Queue.Id)]);

    private static QueueSnapshot Snapshot(QueueSlot queue)
    {
        var signedIn = queue.Members.Count(agent => agent.State != AgentState.Offline);
        return new QueueSnapshot(
            queue.Queue,
            [.. queue.Waiting.Select(contact => contact.Contact)],
            queue.Waiting.Count > 0 ? queue.Waiting.Min(contact => contact.QueuedAt) : null,
            signedIn,
            queue.Idle.Count,
            queue.Members.Count(agent => agent.State is AgentState.Reserved or AgentState.Busy or AgentState.WrapUp));
    }
}
