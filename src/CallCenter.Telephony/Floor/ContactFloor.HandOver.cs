using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Routing;

namespace CallCenter.Telephony.Floor;

/// <content>Transfers that an agent makes out of a talk.</content>
public sealed partial class ContactFloor
{
    /// <summary>
    /// The agent hands the caller over to another agent, a group, a queue or a number and wraps up. For the flow the talk goes on.
    /// A caller whom nobody takes waits again in the queue they came from, and only without one goes back to the flow.
    /// </summary>
    public Task<HandOverResult> HandOverAsync(string agentId, string target) => Ask(() =>
    {
        if (TalkOf(agentId) is not { Consultation: null, Leg: { } leg } contact) return HandOverResult.NotTalking;
        var wanted = target.Trim();
        if (ProblemOf(wanted, agentId) is { } problem) return problem;

        contact.Line.Add(() => _telephony.DisconnectAsync(contact.Id, leg.Id, leg.Id + "-disconnect", default));
        var talked = StopTalking(contact);
        contact.Record = contact.Record with { State = ContactState.InFlow };
        contact.Transfer = new Transfer(contact.NextKey(), wanted) { HandOver = new(agentId, talked, contact.Record.Queue) };
        Note(contact, JournalKinds.Routed, WhyHandedOver(leg.Agent!, wanted));
        Route(new RoutingInput.TalkEnded(contact.Id));
        contact.Music = _options.Music;
        PlayMusic(contact, contact.NextKey());
        Transfer(contact, wanted, IsQueue(wanted) ? TimeSpan.Zero : _options.SideRing);
        return HandOverResult.Done;
    });

    /// <summary>What is known beforehand to come to nothing is refused while the agent still has the caller.</summary>
    private HandOverResult? ProblemOf(string target, string agentId)
    {
        if (ColleaguesNamed(target, agentId) is { } colleagues)
        {
            if (colleagues.Count == 0) return HandOverResult.Unknown;
            return AnyIsFree(colleagues) ? null : HandOverResult.Busy;
        }

        if (_router.QueueByName(target, Now) is { } queue) return queue.SignedIn > 0 ? null : HandOverResult.Busy;
        return PhoneNumber.IsDiallable(target) ? null : HandOverResult.Unknown;
    }

    /// <summary>The other agents of that name, work number or group; null when it is none of these.</summary>
    private List<string>? ColleaguesNamed(string target, string agentId) => AgentsNamed(target)?.Where(other => other != agentId).ToList();

    private bool AnyIsFree(List<string> agents) => agents.Exists(agent => _router.AgentById(agent) is { State: AgentState.Available });

    private bool IsQueue(string target) => AgentsNamed(target) is null && _router.FindDefinition(target) is not null;

    private Why WhyHandedOver(Agent agent, string target)
    {
        var known = _router.FindAgent(target) is { } id && _router.AgentById(id)?.Agent is { } other ? $"{other.Name} ({other.WorkNumber})"
            : _router.FindDefinition(target)?.Name ?? _groups.GetValueOrDefault(target)?.Name ?? target;
        return new($"坐席 {agent.Name} ({agent.WorkNumber}) 转接到 {known}。", $"Agent {agent.Name} ({agent.WorkNumber}) transfers to {known}.");
    }

    private void NotTakenOver(LiveContact contact, HandOver handOver)
    {
        if (handOver.BackTo is { } name && _router.FindDefinition(name) is { } queue)
        {
            contact.Transfer = new Transfer(contact.NextKey(), queue.Name) { HandOver = handOver with { BackTo = null } };
            contact.Music = queue.Music;
            PlayMusic(contact, contact.NextKey());
            TransferToQueue(contact, queue, TimeSpan.Zero);
            return;
        }

        contact.Record = contact.Record with { State = ContactState.InFlow };
        Changed(contact);
        Publish(new TalkEnded(contact.Id, Now, handOver.AgentId, handOver.Talked));
        if (contact.FlowEnded) HangUp(contact, contact.NextKey());
    }
}

/// <summary>What came of an agent's wish to transfer.</summary>
public enum HandOverResult
{
    /// <summary>The caller is on their way; the agent wraps up.</summary>
    Done,

    /// <summary>The agent talks with nobody.</summary>
    NotTalking,

    /// <summary>No agent, group, queue or number of that name.</summary>
    Unknown,

    /// <summary>Nobody there is free, or signed in.</summary>
    Busy,
}
