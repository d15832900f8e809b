using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Routing;

namespace CallCenter.Telephony.Floor;

/// <content>Transfers that an agent makes out of a talk.</content>
public sealed partial class ContactFloor
{
    /// <summary>
    /// The agent transfers the caller to another agent, a group or a number; for the flow the talk goes on. A blind transfer, which may
    /// go to a queue as well, hands them over at once. An attended one asks first, while the caller hears music, and is then completed
    /// (<see cref="CompleteTransferAsync"/>), taken back (<see cref="CancelConsultAsync"/>) or becomes a conference.
    /// </summary>
    public Task<TransferResult> TransferAsync(string agentId, string target, TransferKind kind) => Ask(() =>
    {
        if (TalkOf(agentId) is not { } contact) return TransferResult.NotTalking;
        if (contact.Consultation is not null) return TransferResult.Consulting;
        return kind == TransferKind.Attended ? Consult(contact, agentId, target.Trim()) : HandOver(contact, agentId, target.Trim());
    });

    /// <summary>
    /// The agent wraps up. A caller whom nobody takes waits again in the queue they came from, and only without one goes back to the flow.
    /// </summary>
    private TransferResult HandOver(LiveContact contact, string agentId, string wanted)
    {
        if (ProblemOf(wanted, agentId) is { } problem) return problem;
        var leg = contact.Leg!;

        contact.Line.Add(() => _telephony.DisconnectAsync(contact.Id, leg.Id, leg.Id + "-disconnect", default));
        var talked = StopTalking(contact);
        contact.Record = contact.Record with { State = ContactState.InFlow };
        contact.Transfer = new Transfer(contact.NextKey(), wanted) { HandOver = new(agentId, talked, contact.Record.Queue) };
        Note(contact, JournalKinds.Routed, WhyHandedOver(leg.Agent!, wanted));
        Route(new RoutingInput.TalkEnded(contact.Id));
        contact.Music = _options.Music;
        PlayMusic(contact, contact.NextKey());
        Transfer(contact, wanted, IsQueue(wanted) ? TimeSpan.Zero : _options.SideRing);
        return TransferResult.Done;
    }

    /// <summary>What is known beforehand to come to nothing is refused while the agent still has the caller.</summary>
    private TransferResult? ProblemOf(string target, string agentId)
    {
        if (ColleaguesNamed(target, agentId) is { } colleagues)
        {
            if (colleagues.Count == 0) return TransferResult.Unknown;
            return AnyIsFree(colleagues) ? null : TransferResult.Busy;
        }

        if (_router.QueueByName(target, Now) is { } queue) return queue.SignedIn > 0 ? null : TransferResult.Busy;
        return PhoneNumber.IsDiallable(target) ? null : TransferResult.Unknown;
    }

    /// <summary>The other agents of that name, work number or group; null when it is none of these.</summary>
    private List<string>? ColleaguesNamed(string target, string agentId) => AgentsNamed(target)?.Where(other => other != agentId).ToList();

    private bool AnyIsFree(List<string> agents) => agents.Exists(agent => _router.AgentById(agent) is { State: AgentState.Available });

    private bool IsQueue(string target) => AgentsNamed(target) is null && _router.FindDefinition(target) is not null;

    private Why WhyHandedOver(Agent agent, string target)
    {
        var known = KnownAs(target);
        return new($"坐席 {NameOf(agent)} 转接到 {known}。", $"Agent {NameOf(agent)} transfers to {known}.");
    }

    /// <summary>What people call an agent, a queue or a group.</summary>
    private string KnownAs(string target) =>
        _router.FindAgent(target) is { } id && _router.AgentById(id)?.Agent is { } other ? NameOf(other)
            : _router.FindDefinition(target)?.Name ?? _groups.GetValueOrDefault(target)?.Name ?? target;

    private static string NameOf(Agent agent) => $"{agent.Name} ({agent.WorkNumber})";

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

/// <summary>What came of an agent's wish to transfer, or to go on with a transfer.</summary>
public enum TransferResult
{
    /// <summary>Blind: the caller is on their way and the agent wraps up. Attended: who is asked is rung.</summary>
    Done,

    /// <summary>The agent talks with no caller.</summary>
    NotTalking,

    /// <summary>The agent asks somebody already.</summary>
    Consulting,

    /// <summary>No agent, group or number of that name, nor, for a blind transfer, a queue; or nobody but the agent is meant.</summary>
    Unknown,

    /// <summary>Nobody there is free, or signed in.</summary>
    Busy,

    /// <summary>The agent asks nobody.</summary>
    NotConsulting,

    /// <summary>Who is asked has not answered yet.</summary>
    NotAnswered,
}
