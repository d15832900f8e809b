using CallCenter.Contacts;
using CallCenter.Routing;

namespace CallCenter.Telephony.Floor;

/// <content>What an agent sees of their own work.</content>
public sealed partial class ContactFloor
{
    /// <summary>An agent with the contacts they have in hand, all of one moment; null when there is no such agent.</summary>
    public Task<DeskSnapshot?> DeskAsync(string agentId) => Ask(() =>
        _router.AgentById(agentId) is not { } agent ? null : new DeskSnapshot(
            agent,
            agent.Contact is { } contact ? OnDesk(contact, agentId) : null,
            [.. agent.Messages.Select(message => OnDesk(message, agentId)).OfType<DeskContact>()]));

    private DeskContact? OnDesk(ContactId id, string agentId)
    {
        if (Find(id) is not { } contact) return _over.TryGetValue(id, out var over) ? new(over, false, false, null, null) : null;
        var own = contact.Leg?.Agent?.Id == agentId ? contact.Leg : contact.Consultation?.Leg is { } asked && asked.Agent?.Id == agentId ? asked : null;
        return new(contact.ToRecord(), own is { Talking: true }, contact.OnHold, own is { Talking: false } ? own.Deadline : null, ConsultationOf(contact, own));
    }

    private DeskConsultation? ConsultationOf(LiveContact contact, Leg? own)
    {
        if (contact is not { Consultation: { } consultation, Leg: { } asking }) return null;
        if (own is not null && own == consultation.Leg) return new(asking.Agent is { } agent ? NameOf(agent) : asking.Number ?? "", true, consultation.IsTalking);
        return own != asking ? null : new(consultation.Leg?.Agent is { } asked ? NameOf(asked) : KnownAs(consultation.Target), false, consultation.IsTalking);
    }
}

/// <summary>An agent's desk at a moment.</summary>
/// <param name="Agent">Their state.</param>
/// <param name="Contact">What rings, is talked with or is wrapped up.</param>
/// <param name="Messages">Messages beside it.</param>
public sealed record DeskSnapshot(AgentSnapshot Agent, DeskContact? Contact, IReadOnlyList<DeskContact> Messages);

/// <param name="Record">The contact with its journal.</param>
/// <param name="Talking">The agent has it.</param>
/// <param name="OnHold">The caller hears music.</param>
/// <param name="Deadline">Until when it is offered to the agent; null when it is not.</param>
/// <param name="Consultation">Asking that the agent takes part in; null when nobody asks.</param>
public sealed record DeskContact(ContactRecord Record, bool Talking, bool OnHold, DateTimeOffset? Deadline, DeskConsultation? Consultation);

/// <summary>An agent asks somebody about a caller. With the caller not on hold all three talk.</summary>
/// <param name="With">Who is asked; to the one who is asked, who asks.</param>
/// <param name="IsAsked">The agent is the one who is asked.</param>
/// <param name="IsTalking">Who is asked has answered.</param>
public sealed record DeskConsultation(string With, bool IsAsked, bool IsTalking);
