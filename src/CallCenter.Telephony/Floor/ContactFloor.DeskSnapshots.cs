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
        if (Find(id) is not { } contact) return _over.TryGetValue(id, out var over) ? new(over, false, false, null) : null;
        var own = contact.Leg?.Agent?.Id == agentId ? contact.Leg : contact.Consultation?.Leg is { } asked && asked.Agent?.Id == agentId ? asked : null;
        return new(contact.ToRecord(), own is { Talking: true }, contact.OnHold, own is { Talking: false } ? own.Deadline : null);
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
public sealed record DeskContact(ContactRecord Record, bool Talking, bool OnHold, DateTimeOffset? Deadline);
