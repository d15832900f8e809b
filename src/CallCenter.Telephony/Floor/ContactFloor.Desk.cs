using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;
using CallCenter.Routing;

namespace CallCenter.Telephony.Floor;

/// <content>What agents, team leads and those who look on ask for.</content>
public sealed partial class ContactFloor
{
    /// <summary>Adds or changes a queue.</summary>
    public Task DefineAsync(ServiceQueue queue) => Do(() => Route(new RoutingInput.QueueDefined(queue)));

    /// <summary>Takes a queue out of the centre. False when a contact or a callback waits in it, or an agent has one of it; true too when there is none.</summary>
    public Task<bool> RemoveQueueAsync(string queueId) => Ask(() =>
    {
        if (_contacts.Values.Any(contact => contact.State == ContactState.Queued && contact.Record.Queue == queueId)) return false;
        Route(new RoutingInput.QueueRemoved(queueId));
        return _router.FindDefinition(queueId) is null;
    });

    /// <summary>Adds an agent, who is offline at first, or changes one.</summary>
    public Task DefineAsync(Agent agent) => Do(() => Route(new RoutingInput.AgentDefined(agent)));

    /// <summary>Takes an agent out of the centre. False when they are signed in or have a contact; true too when there is none.</summary>
    public Task<bool> RemoveAgentAsync(string agentId) => Ask(() =>
    {
        Route(new RoutingInput.AgentRemoved(agentId));
        return _router.AgentById(agentId) is null;
    });

    /// <summary>Adds or renames a group; who belongs to it is the agents' own.</summary>
    public Task DefineAsync(AgentGroup group) => Do(() => _groups[group.Id] = group);

    /// <summary>Adds or changes opening hours, for the queues that name them.</summary>
    public Task DefineAsync(Calendars.BusinessCalendar calendar) => Do(() => Define(calendar));

    /// <summary>The agent gives the code of the contact they talk with or wrap up.</summary>
    /// <returns>False when there is no such contact, or its flow or queue has codes and this is none of them.</returns>
    public Task<bool> CodeAsync(string agentId, string code) => Ask(() =>
    {
        if (_router.AgentById(agentId) is not { State: AgentState.Busy or AgentState.WrapUp } agent) return false;
        if (agent.Codes is { Count: > 0 } codes && !codes.Contains(code)) return false;
        Route(new RoutingInput.WrapUpCoded(agentId, code));
        return true;
    });

    /// <summary>The agent takes the message that is offered to them; a call is taken at the phone.</summary>
    public Task<bool> TakeMessageAsync(string agentId, ContactId id) => Ask(() =>
    {
        if (Find(id) is not { IsMessage: true, Leg: { Talking: false, Agent: { } agent } } || agent.Id != agentId) return false;
        Route(new RoutingInput.OfferAccepted(id, agentId));
        return true;
    });

    /// <summary>The agent is done with a message, or does not take it.</summary>
    public Task<bool> EndMessageAsync(string agentId, ContactId id) => Ask(() =>
    {
        if (Find(id) is not { IsMessage: true, Leg.Agent: { } agent } contact || agent.Id != agentId) return false;
        EndTalk(contact, contact.Leg!, agentId);
        return true;
    });

    /// <summary>An agent signs in, goes on a break or signs off. During a talk it holds after the wrap-up.</summary>
    /// <returns>False when there is no such agent, or the state is none they can ask for.</returns>
    public Task<bool> SetAgentStateAsync(string agentId, AgentState state, string? reason = null) => Ask(() =>
    {
        if (_router.AgentById(agentId) is null) return false;
        if (state is not (AgentState.Available or AgentState.Break or AgentState.Offline)) return false;
        Route(new RoutingInput.AgentWants(agentId, state, reason));
        return true;
    });

    /// <summary>The agent ends the talk or declines what rings; the caller stays. False when the agent has no contact.</summary>
    public Task<bool> EndTalkAsync(string agentId) => Ask(() =>
    {
        if (ContactOf(agentId) is not { } contact) return false;
        if (contact.Leg is { } leg && leg.Agent?.Id == agentId) EndTalk(contact, leg, agentId);
        else if (contact.Consultation is { Leg: { } asked } consultation && asked.Agent?.Id == agentId) LeaveConsultation(contact, consultation, asked);
        else if (contact.Supervisor is { } supervisor && supervisor.Leg.Agent?.Id == agentId) Dismiss(contact);
        else return false;
        return true;
    });

    private void EndTalk(LiveContact contact, Leg leg, string agentId)
    {
        if (leg.Talking || leg.Announced is not null)
        {
            contact.Line.Add(() => _telephony.DisconnectAsync(contact.Id, leg.Id, leg.Id + "-disconnect", default));
            return;
        }

        Withdraw(contact);
        Route(new RoutingInput.OfferDeclined(contact.Id, agentId, BreakReasons.Declined));
    }

    /// <summary>The agent puts the caller on hold or takes them back. False when the agent talks with nobody.</summary>
    public Task<bool> HoldAsync(string agentId, bool on) => Ask(() =>
    {
        if (TalkOf(agentId) is not { } contact) return false;
        Hold(contact, on);
        return true;
    });

    private void Hold(LiveContact contact, bool on)
    {
        if (contact.OnHold == on) return;
        contact.OnHold = on;
        Note(contact, JournalKinds.Hold, on ? "on" : "off");
        Talk(contact);
    }

    /// <summary>Tells the adapter who talks now: the agent and whom they ask, and the caller unless on hold.</summary>
    private void Talk(LiveContact contact)
    {
        var legs = new[] { contact.Leg, contact.Consultation?.Leg }.OfType<Leg>().Where(leg => leg.Talking).Select(leg => leg.Id).ToList();
        var talk = new Talk(!contact.OnHold, legs, _options.Music);
        var key = contact.NextKey();
        contact.Line.Add(() => _telephony.TalkAsync(contact.Id, talk, key, default));
    }

    /// <summary>Ends a contact from outside its flow. False when it is over or was never there.</summary>
    public Task<bool> EndContactAsync(ContactId id) => Ask(() =>
    {
        if (Find(id) is not { } contact) return false;
        HangUp(contact, contact.NextKey());
        return true;
    });

    public Task<IReadOnlyList<AgentSnapshot>> AgentsAsync() => Ask(_router.Agents);
    public Task<AgentSnapshot?> AgentAsync(string id) => Ask(() => _router.AgentById(id));
    public Task<IReadOnlyList<QueueSnapshot>> QueuesAsync() => Ask(() => _router.Queues(Now));

    /// <summary>A queue by id or name.</summary>
    public Task<QueueSnapshot?> QueueAsync(string idOrName) => Ask(() => _router.QueueByName(idOrName, Now));

    /// <summary>The contacts on the floor now.</summary>
    public Task<IReadOnlyList<ContactRecord>> ContactsAsync() =>
        Ask<IReadOnlyList<ContactRecord>>(() => [.. _contacts.Values.Select(contact => contact.ToRecord())]);

    /// <summary>A contact, on the floor, just over, or from the store; null when there never was one.</summary>
    public async ValueTask<ContactRecord?> ContactAsync(ContactId id, CancellationToken cancellationToken = default) =>
        await Ask(() => Find(id)?.ToRecord() ?? _over.GetValueOrDefault(id)) ?? await _store.FindAsync(id, cancellationToken);

    /// <summary>The contact that the agent talks with; not one they are asked about or wrap up.</summary>
    private LiveContact? TalkOf(string agentId) =>
        ContactOf(agentId) is { Leg: { Talking: true } leg } contact && leg.Agent?.Id == agentId ? contact : null;

    private LiveContact? ContactOf(string agentId) => _router.AgentById(agentId)?.Contact is { } id ? Find(id) : null;

    private Task<bool> Do(Action action) => Ask(() =>
    {
        action();
        return true;
    });
}
