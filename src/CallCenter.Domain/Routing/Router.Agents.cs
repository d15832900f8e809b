using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Kpis;
using CallCenter.Queues;

namespace CallCenter.Routing;

/// <content>Offers, and the states of agents.</content>
public sealed partial class Router
{
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
            case AgentState.WrapUp when NeedsCode(agent) && wants.State != AgentState.Offline:
                agent.Pending = (wants.State, reason);
                break;
            case AgentState.Reserved when wants.State == AgentState.Available: break;
            case AgentState.Reserved:
                var contact = agent.Contact!;
                _decisions.Add(new RoutingDecision.OfferWithdrawn(contact.Contact, agent.Agent.Id, contact.Offer, RouterTexts.AgentLeft));
                Change(agent, wants.State, reason, now);
                Return(contact, agent, now);
                break;
            case var state when state == wants.State && agent.Reason == reason: break;
            default:
                Change(agent, wants.State, reason, now);
                break;
        }

        if (agent.State == AgentState.Offline) RefuseUnstaffed(agent.Memberships.Select(membership => membership.Demand), now);
    }

    private void Offer(WaitingContact contact, AgentSlot agent, DateTimeOffset now)
    {
        RemoveWaiting(contact);
        var why = RouterTexts.Chosen(agent, contact, Preferred(contact, now) == agent, now);
        contact.State = WaitingState.Offered;
        contact.Agent = agent;
        contact.Offer = ++_sequence;
        contact.IsBeside = contact.IsMessage && agent.Agent.MaxMessages > 0;
        var deadline = now + contact.RingTime;
        if (contact.IsBeside)
        {
            agent.Messages.Add(contact);
            Refresh(agent);
            SetTimer(contact, deadline, now);
        }
        else
        {
            agent.Contact = contact;
            Change(agent, AgentState.Reserved, null, now);
            SetTimer(agent, deadline);
        }

        _decisions.Add(new RoutingDecision.ContactOffered(contact.Contact, agent.Agent, contact.Offer, deadline, why));
    }

    private void Accept(RoutingInput.OfferAccepted accepted, DateTimeOffset now)
    {
        if (Offered(accepted.Contact, accepted.AgentId) is not { Agent: { } agent } contact) return;
        contact.State = WaitingState.Talking;
        contact.ServingSince = now;
        contact.Stamp++;
        var day = agent.Today.On(DayOf(now));
        agent.Today = day with { Handled = day.Handled + 1 };
        if (contact is { Queue: { } queue, IsCallback: false }) Count(contact, queue, ContactOutcome.Answered, now);
        if (!contact.IsBeside)
        {
            agent.ServingSince = now;
            agent.ServedQueue = contact.Queue;
            agent.Code = null;
            Change(agent, AgentState.Busy, null, now);
        }

        _decisions.Add(new RoutingDecision.ContactConnected(
            contact.Contact, agent.Agent, contact.Offer, contact.Queue?.Queue.Id, now - contact.QueuedAt));
    }

    private void Decline(RoutingInput.OfferDeclined declined, DateTimeOffset now)
    {
        if (Offered(declined.Contact, declined.AgentId) is { } contact) NotTaken(contact, declined.Reason, now);
    }

    /// <summary>
    /// Who does not take contacts is not offered the next one until they say that they are back. For a message that was offered
    /// beside other work only that one is not offered again for a while.
    /// </summary>
    private void NotTaken(WaitingContact contact, string reason, DateTimeOffset now)
    {
        var agent = contact.Agent!;
        contact.PassBy(agent, now + _options.OfferAgainAfter);
        if (contact.IsBeside)
        {
            Return(contact, agent, now);
            Serve(agent, now);
        }
        else
        {
            Change(agent, AgentState.Break, reason, now);
            Return(contact, agent, now);
        }
    }

    /// <summary>An offer came to nothing: the contact goes back to its place, or to the next agent it is meant for.</summary>
    private void Return(WaitingContact contact, AgentSlot agent, DateTimeOffset now)
    {
        contact.Targets?.Remove(agent);
        TakeAway(contact, agent);
        contact.ToldPosition = 0;
        Wait(contact, now);
    }

    private static void TakeAway(WaitingContact contact, AgentSlot agent)
    {
        if (!contact.IsBeside)
        {
            agent.Contact = null;
            return;
        }

        agent.Messages.Remove(contact);
        Refresh(agent);
    }

    /// <summary>An offered contact went away: the agent can have another.</summary>
    private void SetFree(WaitingContact contact, AgentSlot agent, DateTimeOffset now)
    {
        contact.Stamp++;
        TakeAway(contact, agent);
        if (contact.IsBeside) Serve(agent, now);
        else Change(agent, AgentState.Available, null, now);
    }

    private WaitingContact? Offered(ContactId id, string agentId) =>
        _contacts.TryGetValue(id, out var contact) && contact.State == WaitingState.Offered && contact.Agent!.Agent.Id == agentId ? contact : null;

    /// <summary>The agent's part in a contact is over.</summary>
    private void Finish(WaitingContact contact, DateTimeOffset now)
    {
        var agent = contact.Agent!;
        if (!contact.IsBeside)
        {
            BeginWrapUp(agent, contact, now);
            return;
        }

        contact.Queue?.Handled(now - contact.ServingSince);
        TakeAway(contact, agent);
        Serve(agent, now);
    }

    private void Complete(RoutingInput.ConsultationCompleted completed, DateTimeOffset now)
    {
        _contacts.TryGetValue(completed.Contact, out var contact);
        EndTalk(completed.Contact, now);
        if (!_contacts.Remove(completed.Consultation, out var asked)) return;
        asked.Contact = completed.Contact;
        asked.About = null;
        asked.Queue = contact?.Queue;
        asked.Agent!.ServedQueue = contact?.Queue;
        _contacts.Add(asked.Contact, asked);
    }

    private void Follow(RoutingInput.AgentFollows follows, DateTimeOffset now)
    {
        if (!_agents.TryGetValue(follows.AgentId, out var agent) || agent.State is not (AgentState.Available or AgentState.Break)) return;
        var before = (agent.State, agent.Reason);
        var following = new WaitingContact
        {
            Contact = follows.Following,
            About = follows.About,
            Queue = null,
            Skills = [],
            QueuedAt = now,
            Sequence = ++_sequence,
            Rank = 0,
            Virtual = now,
            State = WaitingState.Talking,
            Agent = agent,
            ServingSince = now,
        };
        _contacts.Add(following.Contact, following);
        (agent.Contact, agent.ServedQueue, agent.ServingSince, agent.Code) = (following, null, now, null);
        Change(agent, AgentState.Busy, null, now);
        if (before.State == AgentState.Break) agent.Pending = before;
    }

    private void BeginWrapUp(AgentSlot agent, WaitingContact contact, DateTimeOffset now)
    {
        var mode = contact.About is not null ? WrapUpMode.None : contact.Queue?.Queue.WrapUpMode ?? WrapUpMode.Optional;
        var limit = mode == WrapUpMode.None ? TimeSpan.Zero : contact.Queue?.Queue.WrapUp ?? _options.DirectWrapUp;
        var codes = AskedOf(contact);
        agent.Contact = null;
        agent.WrapUp = new WrapUp(contact.Contact, codes is null ? mode : WrapUpMode.Mandatory, limit > TimeSpan.Zero ? now + limit : null, codes);
        Change(agent, AgentState.WrapUp, null, now);
        if (agent.WrapUp.Due is { } due) SetTimer(agent, due);
        else if (!NeedsCode(agent)) EndWrapUp(agent, now);
    }

    private void EndWrapUp(AgentSlot agent, DateTimeOffset now)
    {
        var (state, reason) = agent.Pending ?? (AgentState.Available, null);
        Change(agent, state, reason, now);
        if (state == AgentState.Offline) RefuseUnstaffed(agent.Memberships.Select(membership => membership.Demand), now);
    }

    private void Change(AgentSlot agent, AgentState to, string? reason, DateTimeOffset now)
    {
        var from = agent.State;
        var (wasSignedIn, wasWorking) = (agent.IsSignedIn, agent.IsWorking);
        if (from == AgentState.WrapUp)
        {
            agent.ServedQueue?.Handled(now - agent.ServingSince);
            if (agent is { WrapUp: { Codes: not null } left, Code: null }) _decisions.Add(new RoutingDecision.CodeForgone(left.Contact, agent.Agent.Id));
            agent.WrapUp = null;
        }

        if (to == AgentState.Available && from != AgentState.Reserved) agent.IdleSince = now;
        agent.Today = agent.Today.On(DayOf(now)).With(from, now - agent.Since);
        if (to is AgentState.Available or AgentState.Break or AgentState.Offline) agent.Pending = null;
        agent.State = to;
        agent.Since = now;
        agent.Reason = reason;
        agent.Stamp++;
        Count(agent, wasSignedIn, wasWorking);
        Refresh(agent);
        _decisions.Add(new RoutingDecision.AgentChanged(agent.Agent.Id, from, to, reason, RouterTexts.State(to, reason)));
        if (wasWorking && !agent.IsWorking) _left.Add(agent);
        if (to == AgentState.Available) Serve(agent, now);
    }

    private static void Count(AgentSlot agent, bool wasSignedIn, bool wasWorking)
    {
        var (signedIn, working) = ((agent.IsSignedIn ? 1 : 0) - (wasSignedIn ? 1 : 0), (agent.IsWorking ? 1 : 0) - (wasWorking ? 1 : 0));
        if (signedIn == 0 && working == 0) return;
        foreach (var membership in agent.Memberships)
        {
            membership.Demand.SignedIn += signedIn;
            membership.Demand.Working += working;
        }
    }

    /// <summary>Gives an agent the contacts they have room for: one, or with it as many messages as allowed.</summary>
    private void Serve(AgentSlot agent, DateTimeOffset now)
    {
        if (!agent.IsFreeFor(message: false) && !agent.IsFreeFor(message: true)) return;
        while (BestContact(agent, now) is { } contact) Offer(contact, agent, now);
    }
}
