using CallCenter.Agents;
using CallCenter.Queues;

namespace CallCenter.Routing;

/// <content>Offers, and the states of agents.</content>
public sealed partial class Router
{
    private void Define(Agent agent, DateTimeOffset now)
    {
        if (_agents.TryGetValue(agent.Id, out var slot))
        {
            slot.Agent = agent;
        }
        else
        {
            slot = new AgentSlot(agent, ++_sequence) { Since = now };
            _agents.Add(agent.Id, slot);
        }

        foreach (var queue in _queues.Values) Join(slot, queue);
        Serve(slot, now);
        RefuseUnstaffed(_queues.Values);
    }

    private void Define(ServiceQueue definition, DateTimeOffset now)
    {
        if (_queues.TryGetValue(definition.Id, out var queue)) queue.Queue = definition;
        else _queues.Add(definition.Id, queue = new QueueSlot(definition));

        foreach (var agent in _agents.Values) Join(agent, queue);
        foreach (var agent in queue.Idle.ToList()) Serve(agent, now);
        RefuseUnstaffed([queue]);
    }

    private static void Join(AgentSlot agent, QueueSlot queue)
    {
        var groups = queue.Queue.Groups;
        var serves = (groups.Count == 0 || groups.Any(agent.Agent.Groups.Contains)) && HasSkills(agent, queue.Queue.Skills);
        if (serves && queue.Members.Add(agent))
        {
            agent.Queues.Add(queue);
            if (agent.State == AgentState.Available) queue.Idle.Add(agent);
        }
        else if (!serves && queue.Members.Remove(agent))
        {
            agent.Queues.Remove(queue);
            queue.Idle.Remove(agent);
        }
    }

    private void Wants(RoutingInput.AgentWants wants, DateTimeOffset now)
    {
        if (!_agents.TryGetValue(wants.AgentId, out var agent)) return;
        if (wants.State is not (AgentState.Available or AgentState.Break or AgentState.Offline)) return;
        var reason = wants.State == AgentState.Break ? wants.Reason : null;
        switch (agent.State)
        {
            case AgentState.Busy:
                agent.Pending = wants.State == AgentState.Available ? null : (wants.State, reason);
                break;
            case AgentState.Reserved when wants.State == AgentState.Available: break;
            case AgentState.Reserved:
                var contact = agent.Contact!;
                _decisions.Add(new RoutingDecision.OfferWithdrawn(contact.Contact, agent.Agent.Id, agent.Offer, RouterTexts.AgentLeft));
                Change(agent, wants.State, reason, now);
                Return(contact, now);
                break;
            case var state when state == wants.State && agent.Reason == reason: break;
            default:
                Change(agent, wants.State, reason, now);
                break;
        }

        if (wants.State == AgentState.Offline) RefuseUnstaffed(agent.Queues);
    }

    private void Offer(WaitingContact contact, AgentSlot agent, DateTimeOffset now)
    {
        RemoveWaiting(contact);
        var why = RouterTexts.BestAgent(agent, contact, now);
        contact.State = WaitingState.Offered;
        contact.Agent = agent;
        agent.Contact = contact;
        agent.Offer = ++_sequence;
        Change(agent, AgentState.Reserved, null, now);
        var deadline = now + contact.RingTime;
        SetTimer(agent, deadline);
        _decisions.Add(new RoutingDecision.ContactOffered(contact.Contact, agent.Agent, agent.Offer, deadline, why));
    }

    private void Accept(RoutingInput.OfferAccepted accepted, DateTimeOffset now)
    {
        if (Offered(accepted.Contact, accepted.AgentId) is not { } agent) return;
        var contact = agent.Contact!;
        contact.State = WaitingState.Talking;
        agent.ServingSince = now;
        agent.ServedQueue = contact.Queue;
        Change(agent, AgentState.Busy, null, now);
        _decisions.Add(new RoutingDecision.ContactConnected(
            contact.Contact, agent.Agent, agent.Offer, contact.Queue?.Queue.Id, now - contact.QueuedAt));
    }

    private void Decline(RoutingInput.OfferDeclined declined, DateTimeOffset now)
    {
        if (Offered(declined.Contact, declined.AgentId) is not { } agent) return;
        PutOnBreak(agent, declined.Reason, now);
    }

    /// <summary>Who does not take contacts is not offered the next one until they say that they are back.</summary>
    private void PutOnBreak(AgentSlot agent, string reason, DateTimeOffset now)
    {
        var contact = agent.Contact!;
        Change(agent, AgentState.Break, reason, now);
        Return(contact, now);
    }

    /// <summary>An offer came to nothing: the contact goes back to its place, or to the next agent it is meant for.</summary>
    private void Return(WaitingContact contact, DateTimeOffset now)
    {
        contact.Targets?.Remove(contact.Agent!);
        contact.Agent!.Contact = null;
        contact.ToldPosition = 0;
        Wait(contact, now);
    }

    private AgentSlot? Offered(Contacts.ContactId contact, string agentId) =>
        _agents.TryGetValue(agentId, out var agent) && agent.State == AgentState.Reserved && agent.Contact!.Contact == contact ? agent : null;

    private void BeginWrapUp(AgentSlot agent, DateTimeOffset now)
    {
        var limit = agent.ServedQueue?.Queue.WrapUp ?? _options.DirectWrapUp;
        agent.Contact = null;
        Change(agent, AgentState.WrapUp, null, now);
        if (limit <= TimeSpan.Zero) EndWrapUp(agent, now);
        else SetTimer(agent, now + limit);
    }

    private void EndWrapUp(AgentSlot agent, DateTimeOffset now)
    {
        var (state, reason) = agent.Pending ?? (AgentState.Available, null);
        Change(agent, state, reason, now);
        if (state == AgentState.Offline) RefuseUnstaffed(agent.Queues);
    }

    private void Change(AgentSlot agent, AgentState to, string? reason, DateTimeOffset now)
    {
        var from = agent.State;
        foreach (var queue in agent.Queues) queue.Idle.Remove(agent);
        if (from == AgentState.WrapUp) agent.ServedQueue?.Handled(now - agent.ServingSince);
        if (to == AgentState.Available && from != AgentState.Reserved) agent.IdleSince = now;
        if (to is AgentState.Available or AgentState.Break or AgentState.Offline) agent.Pending = null;
        agent.State = to;
        agent.Since = now;
        agent.Reason = reason;
        agent.Stamp++;
        _decisions.Add(new RoutingDecision.AgentChanged(agent.Agent.Id, from, to, reason, RouterTexts.State(to, reason)));
        if (to != AgentState.Available) return;

        foreach (var queue in agent.Queues) queue.Idle.Add(agent);
        Serve(agent, now);
    }

    /// <summary>Gives a free agent the next contact, if one waits.</summary>
    private void Serve(AgentSlot agent, DateTimeOffset now)
    {
        if (agent.State == AgentState.Available && BestContact(agent) is { } contact) Offer(contact, agent, now);
    }

    private void RefuseUnstaffed(IEnumerable<QueueSlot> queues)
    {
        foreach (var queue in queues.Where(queue => queue.Queue.RefuseWithoutAgents && queue.Waiting.Count > 0).ToList())
        {
            foreach (var contact in queue.Waiting.Where(contact => !IsStaffed(contact)).ToList())
            {
                RemoveWaiting(contact);
                _contacts.Remove(contact.Contact);
                Refuse(contact.Contact, RefusalReason.NoAgents, RouterTexts.NoAgents(queue));
            }
        }
    }
}
