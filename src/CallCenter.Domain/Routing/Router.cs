using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;

namespace CallCenter.Routing;

/// <summary>
/// Chooses contact-agent pairs. A pure state machine: told what happened and when, it answers with decisions; the same inputs
/// give the same decisions. It keeps that no contact is with two agents, no agent with two contacts, no contact waits while
/// an agent who may serve it is free, and that order within equal priority holds.
/// </summary>
/// <remarks>
/// The two places where a policy chooses are <see cref="BestAgent"/> (best skill match, then longest idle) and <see cref="BestContact"/> (rank, then
/// waiting time); last-agent preference and overflow belong there and nowhere else.
/// </remarks>
public sealed partial class Router(RoutingOptions? options = null)
{
    private readonly RoutingOptions _options = options ?? new RoutingOptions();
    private readonly Dictionary<string, AgentSlot> _agents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QueueSlot> _queues = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<ContactId, WaitingContact> _contacts = [];
    private readonly PriorityQueue<Timer, (DateTimeOffset Due, long Sequence)> _timers = new();
    private List<RoutingDecision> _decisions = [];
    private long _sequence;

    /// <summary>Something to happen later, unless the agent's state has changed since.</summary>
    private readonly record struct Timer(AgentSlot? Agent, long Stamp, QueueSlot? Queue);

    /// <summary>When <see cref="RoutingInput.TimePassed"/> is next due; null when nothing waits for time.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            while (_timers.TryPeek(out var timer, out var at))
            {
                if (IsLive(timer, at.Due)) return at.Due;
                _timers.Dequeue();
            }

            return null;
        }
    }

    /// <summary>Takes one input and gives the decisions that follow from it, in order.</summary>
    public IReadOnlyList<RoutingDecision> Apply(RoutingInput input, DateTimeOffset now)
    {
        _decisions = [];
        switch (input)
        {
            case RoutingInput.QueueDefined defined: Define(defined.Queue, now); break;
            case RoutingInput.AgentDefined defined: Define(defined.Agent, now); break;
            case RoutingInput.AgentWants wants: Wants(wants, now); break;
            case RoutingInput.ContactQueued queued: Enqueue(queued, now); break;
            case RoutingInput.ContactTargeted targeted: Target(targeted, now); break;
            case RoutingInput.ContactWithdrawn withdrawn: Withdraw(withdrawn.Contact, now); break;
            case RoutingInput.OfferAccepted accepted: Accept(accepted, now); break;
            case RoutingInput.OfferDeclined declined: Decline(declined, now); break;
            case RoutingInput.TalkEnded ended: EndTalk(ended.Contact, now); break;
            case RoutingInput.ContactGone gone: Gone(gone.Contact, now); break;
            case RoutingInput.TimePassed: PassTime(now); break;
        }

        TellPositions(now);
        return _decisions;
    }

    private void Enqueue(RoutingInput.ContactQueued queued, DateTimeOffset now)
    {
        if (_contacts.ContainsKey(queued.Contact)) return;
        if (FindQueue(queued.Queue) is not { } queue)
        {
            Refuse(queued.Contact, RefusalReason.UnknownQueue, RouterTexts.UnknownQueue(queued.Queue));
            return;
        }

        var contact = new WaitingContact
        {
            Contact = queued.Contact,
            Queue = queue,
            Skills = queued.Skills,
            QueuedAt = now,
            Sequence = ++_sequence,
            Rank = _options.PriorityWorth is null ? queued.Priority : 0,
            Virtual = _options.PriorityWorth is { } worth ? now - (worth * queued.Priority) : now,
            RingTime = queue.Queue.RingTime,
        };

        if (queue.Queue.RefuseWithoutAgents && !IsStaffed(contact))
        {
            Refuse(contact.Contact, RefusalReason.NoAgents, RouterTexts.NoAgents(queue));
        }
        else if (queue.Waiting.Count >= queue.Queue.Capacity && BestAgent(contact) is null)
        {
            Refuse(contact.Contact, RefusalReason.QueueFull, RouterTexts.QueueFull(queue));
        }
        else
        {
            _contacts.Add(contact.Contact, contact);
            Wait(contact, now);
        }
    }

    private void Target(RoutingInput.ContactTargeted targeted, DateTimeOffset now)
    {
        if (_contacts.ContainsKey(targeted.Contact)) return;
        var targets = targeted.AgentIds.Select(id => _agents.GetValueOrDefault(id)).OfType<AgentSlot>().ToList();
        if (targets.All(agent => agent.State == AgentState.Offline))
        {
            Refuse(targeted.Contact, RefusalReason.NoAgents, RouterTexts.TargetsOffline);
            return;
        }

        var contact = new WaitingContact
        {
            Contact = targeted.Contact,
            Queue = null,
            Skills = [],
            QueuedAt = now,
            Sequence = ++_sequence,
            Rank = 0,
            Virtual = now,
            Targets = targets,
            RingTime = targeted.RingTime,
        };
        _contacts.Add(contact.Contact, contact);
        Wait(contact, now);
    }

    /// <summary>Offers the contact to an agent who is free, or lets it wait (again) at its place.</summary>
    private void Wait(WaitingContact contact, DateTimeOffset now)
    {
        contact.State = WaitingState.Waiting;
        contact.Agent = null;
        if (BestAgent(contact) is { } agent)
        {
            Offer(contact, agent, now);
            return;
        }

        if (contact.Queue is not { } queue)
        {
            _contacts.Remove(contact.Contact);
            Refuse(contact.Contact, RefusalReason.AgentsBusy, RouterTexts.TargetsBusy);
            return;
        }

        queue.Waiting.Add(contact);
        queue.PositionsChanged = true;
        if (queue.Waiting.Count > _options.NearPositions && contact.ToldPosition == 0) Tell(contact, queue, PositionOf(contact, queue));
    }

    private void Withdraw(ContactId id, DateTimeOffset now)
    {
        if (_contacts.TryGetValue(id, out var contact) && contact.State == WaitingState.Talking) return;
        Gone(id, now);
        _decisions.Add(new RoutingDecision.ContactLeft(id));
    }

    private void Gone(ContactId id, DateTimeOffset now)
    {
        if (!_contacts.Remove(id, out var contact)) return;
        switch (contact.State)
        {
            case WaitingState.Waiting: RemoveWaiting(contact); break;
            case WaitingState.Talking: BeginWrapUp(contact.Agent!, now); break;
            case WaitingState.Offered:
                var agent = contact.Agent!;
                _decisions.Add(new RoutingDecision.OfferWithdrawn(id, agent.Agent.Id, agent.Offer, RouterTexts.CallerGone));
                agent.Contact = null;
                Change(agent, AgentState.Available, null, now);
                break;
        }
    }

    private void EndTalk(ContactId id, DateTimeOffset now)
    {
        if (_contacts.TryGetValue(id, out var contact) && contact.State == WaitingState.Talking) Gone(id, now);
    }

    /// <summary>The policy's choice of agent for a contact: of those who match its skills best, who has been idle longest.</summary>
    private static AgentSlot? BestAgent(WaitingContact contact)
    {
        if (contact.Targets is { } targets)
            return targets.Where(agent => agent.State == AgentState.Available).MinBy(agent => (agent.IdleSince, agent.Sequence));
        var queue = contact.Queue!;
        var perfect = AgentSkill.Highest * (queue.Queue.Skills.Count + contact.Skills.Count);
        AgentSlot? best = null;
        var bestMatch = -1;
        foreach (var agent in queue.Idle)
        {
            if (!HasSkills(agent, contact.Skills)) continue;
            var match = MatchOf(agent, contact);
            if (match <= bestMatch) continue;
            (best, bestMatch) = (agent, match);
            if (match == perfect) break;
        }

        return best;
    }

    /// <summary>The sum of the agent's levels in the skills that the contact and its queue require.</summary>
    internal static int MatchOf(AgentSlot agent, WaitingContact contact)
    {
        var match = 0;
        foreach (var required in contact.Queue!.Queue.Skills) match += agent.Agent.LevelOf(required.Skill);
        foreach (var required in contact.Skills) match += agent.Agent.LevelOf(required.Skill);
        return match;
    }

    /// <summary>The policy's choice of contact for an agent: the first in order over all queues they serve.</summary>
    private static WaitingContact? BestContact(AgentSlot agent)
    {
        WaitingContact? best = null;
        foreach (var queue in agent.Queues)
        {
            var first = queue.Waiting.FirstOrDefault(contact => HasSkills(agent, contact.Skills));
            if (first is not null && (best is null || WaitingContact.Order.Compare(first, best) < 0)) best = first;
        }

        return best;
    }

    private static bool HasSkills(AgentSlot agent, IReadOnlyList<SkillRequirement> skills)
    {
        foreach (var required in skills)
        {
            if (agent.Agent.LevelOf(required.Skill) < required.Level) return false;
        }

        return true;
    }

    private static bool IsStaffed(WaitingContact contact) =>
        contact.Queue!.Members.Any(agent => agent.State != AgentState.Offline && HasSkills(agent, contact.Skills));

    private static void RemoveWaiting(WaitingContact contact)
    {
        if (contact.Queue is { } queue && queue.Waiting.Remove(contact)) queue.PositionsChanged = true;
    }

    private void Refuse(ContactId contact, RefusalReason reason, Why why) =>
        _decisions.Add(new RoutingDecision.ContactRefused(contact, reason, why));

    private QueueSlot? FindQueue(string idOrName) =>
        _queues.GetValueOrDefault(idOrName)
        ?? _queues.Values.FirstOrDefault(queue => string.Equals(queue.Queue.Name, idOrName, StringComparison.OrdinalIgnoreCase));
}
