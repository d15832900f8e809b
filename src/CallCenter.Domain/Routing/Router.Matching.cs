using CallCenter.Agents;
using CallCenter.Queues;

namespace CallCenter.Routing;

/// <content>Who may take whom: definitions, the index over them, and the two places where the policy chooses.</content>
public sealed partial class Router
{
    /// <summary>Demands of requirements that flows made up are kept when nobody waits in them, so many in a queue.</summary>
    private const int KeptDemands = 64;

    private static readonly DemandKey OwnDemand = new("", 0, 0, false);

    private void Define(Agent agent, DateTimeOffset now)
    {
        if (_agents.TryGetValue(agent.Id, out var slot))
        {
            _byWorkNumber.Remove(slot.Agent.WorkNumber);
            slot.Agent = agent;
        }
        else
        {
            slot = new AgentSlot(agent, ++_sequence) { Since = now };
            _agents.Add(agent.Id, slot);
        }

        _byWorkNumber[agent.WorkNumber] = slot;
        var left = slot.Memberships.Select(membership => membership.Demand).ToList();
        foreach (var membership in slot.Memberships.ToList()) Remove(membership);
        foreach (var queue in _queues.Values)
        {
            foreach (var demand in queue.Demands) Include(slot, demand);
        }

        if (slot.Awaited.Count > 0) _left.Add(slot);
        Serve(slot, now);
        RefuseUnstaffed(left, now);
    }

    private void Remove(string agentId)
    {
        if (!_agents.TryGetValue(agentId, out var slot) || slot is not { State: AgentState.Offline, Messages.Count: 0 }) return;
        foreach (var membership in slot.Memberships.ToList()) Remove(membership);
        _agents.Remove(agentId);
        _byWorkNumber.Remove(slot.Agent.WorkNumber);
    }

    private void RemoveQueue(string queueId)
    {
        if (!_queues.TryGetValue(queueId, out var queue) || _contacts.Values.Any(contact => contact.Queue == queue)) return;
        foreach (var demand in queue.Demands.ToList()) Drop(demand);
        _queues.Remove(queueId);
        _queuesByName.Remove(queue.Queue.Name);
    }

    private void Define(ServiceQueue definition, DateTimeOffset now)
    {
        List<WaitingContact> waiting = [];
        if (_queues.TryGetValue(definition.Id, out var queue))
        {
            waiting = [.. queue.Waiting];
            foreach (var contact in waiting) RemoveWaiting(contact);
            foreach (var demand in queue.Demands.ToList()) Drop(demand);
            _queuesByName.Remove(queue.Queue.Name);
            queue.Redefine(definition);
        }
        else
        {
            _queues.Add(definition.Id, queue = new QueueSlot(definition));
        }

        _queuesByName[definition.Name] = queue;
        Open(queue, OwnDemand, []);
        foreach (var contact in _contacts.Values.Where(contact => contact.Queue == queue)) contact.Overflowed = 0;
        foreach (var contact in waiting) Wait(contact, now);

        RefuseUnstaffed(queue.Demands, now);
    }

    private Demand Open(QueueSlot queue, DemandKey key, IReadOnlyList<SkillRequirement> skills)
    {
        var demand = queue.Open(key, skills);
        foreach (var agent in _agents.Values) Include(agent, demand);
        return demand;
    }

    private static void Include(AgentSlot agent, Demand demand)
    {
        if (!demand.MayTake(agent)) return;
        var membership = new Membership(agent, demand, demand.MatchOf(agent));
        demand.Members.Add(agent, membership);
        agent.Memberships.Add(membership);
        if (agent.IsSignedIn) demand.SignedIn++;
        if (agent.IsWorking) demand.Working++;
        Refresh(membership);
    }

    private static void Remove(Membership membership)
    {
        var (agent, demand) = (membership.Agent, membership.Demand);
        if (membership.Candidate is { } candidate) demand.Free.Remove(candidate);
        if (agent.IsSignedIn) demand.SignedIn--;
        if (agent.IsWorking) demand.Working--;
        demand.Members.Remove(agent);
        agent.Memberships.Remove(membership);
    }

    private static void Drop(Demand demand)
    {
        foreach (var membership in demand.Members.Values.ToList()) Remove(membership);
        demand.Queue.Close(demand);
    }

    /// <summary>Brings an agent's standing among the free ones up to date.</summary>
    private static void Refresh(AgentSlot agent)
    {
        foreach (var membership in agent.Memberships) Refresh(membership);
    }

    private static void Refresh(Membership membership)
    {
        var (agent, demand) = (membership.Agent, membership.Demand);
        Candidate? candidate = agent.IsFreeFor(demand.Key.IsMessage) ? new(membership.Match, agent.Messages.Count, agent.IdleSince, agent) : null;
        if (candidate == membership.Candidate) return;
        if (membership.Candidate is { } before) demand.Free.Remove(before);
        if (candidate is { } now) demand.Free.Add(now);
        membership.Candidate = candidate;
    }

    /// <summary>The contact comes to a queue, as one that has seen nothing of it yet.</summary>
    private void Join(WaitingContact contact, QueueSlot queue, DateTimeOffset now)
    {
        contact.Queue = queue;
        contact.Visited.Add(queue);
        contact.JoinedAt = now;
        contact.Relaxed = 0;
        contact.Overflowed = 0;
        contact.OverflowAgainAt = null;
        contact.ToldPosition = 0;
        contact.Demand = DemandOf(contact);
    }

    /// <summary>Asked for whenever a contact is placed: one in which nobody waits may have been dropped in the meantime.</summary>
    private Demand DemandOf(WaitingContact contact) => DemandOf(contact, contact.Relaxed, contact.Overflowed & contact.Queue!.Widest);

    private Demand DemandOf(WaitingContact contact, int relaxed, int widened)
    {
        var queue = contact.Queue!;
        var key = new DemandKey(QueueSlot.Spell(contact.Skills), relaxed, widened, contact.IsMessage);
        if (queue.Find(key) is { } known) return known;
        if (queue.Demands.Count >= KeptDemands)
        {
            foreach (var unused in queue.Demands.Where(demand => demand.Waiting.Count == 0 && demand.Key != OwnDemand).ToList()) Drop(unused);
        }

        return Open(queue, key, contact.Skills);
    }

    /// <summary>Whether anybody is signed in who may take it, now or when its requirements have been lowered as far as they will be.</summary>
    private bool IsStaffed(WaitingContact contact)
    {
        var queue = contact.Queue!;
        if (contact.Demand!.SignedIn > 0) return true;
        var (relaxed, widened) = (queue.MostRelaxed(contact.Skills), queue.Widest);
        return (relaxed > 0 || widened != 0) && DemandOf(contact, relaxed, widened).SignedIn > 0;
    }

    /// <summary>The agent who had the customer last if they are free, else the policy's choice, unless it is to wait for that agent.</summary>
    private static AgentSlot? ChosenAgent(WaitingContact contact, DateTimeOffset now)
    {
        if (contact.Targets is { } targets)
            return targets.Where(agent => agent.State == AgentState.Available).MinBy(agent => (agent.IdleSince, agent.Sequence));
        if (Preferred(contact, now) is not { } last) return BestAgent(contact, now);
        return last.IsFreeFor(contact.IsMessage) && !contact.IsPassedBy(last, now) ? last : null;
    }

    /// <summary>The agent who had the customer last, as long as the contact is to wait for them.</summary>
    private static AgentSlot? Preferred(WaitingContact contact, DateTimeOffset now) =>
        contact is { LastAgent: { IsWorking: true } last, Queue.Queue.LastAgentWait: { } wait } && now < contact.JoinedAt + wait
        && contact.Demand!.Members.ContainsKey(last) && !contact.IsPassedBy(last, now) ? last : null;

    /// <summary>The policy's choice of agent for a contact: of those who match its skills best, who has been idle longest.</summary>
    private static AgentSlot? BestAgent(WaitingContact contact, DateTimeOffset now)
    {
        var free = contact.Demand!.Free;
        if (free.Count == 0) return null;
        if (free.Min.Agent is var first && !contact.IsPassedBy(first, now)) return first;
        foreach (var candidate in free)
        {
            if (!contact.IsPassedBy(candidate.Agent, now)) return candidate.Agent;
        }

        return null;
    }

    /// <summary>The policy's choice of contact for an agent: the first in order over all they may take.</summary>
    private static WaitingContact? BestContact(AgentSlot agent, DateTimeOffset now)
    {
        WaitingContact? best = null;
        foreach (var membership in agent.Memberships)
        {
            if (membership.Candidate is not null && First(membership.Demand.Waiting, agent, now) is { } first) best = Earlier(best, first);
        }

        foreach (var contact in agent.Awaited)
        {
            if (agent.IsFreeFor(contact.IsMessage) && !contact.IsPassedBy(agent, now)) return Earlier(best, contact);
        }

        return best;
    }

    private static WaitingContact? First(SortedSet<WaitingContact> waiting, AgentSlot agent, DateTimeOffset now)
    {
        if (waiting.Count == 0) return null;
        if (waiting.Min is { } first && !first.IsPassedBy(agent, now)) return first;
        return waiting.FirstOrDefault(contact => !contact.IsPassedBy(agent, now));
    }

    private static WaitingContact Earlier(WaitingContact? one, WaitingContact other) =>
        one is null || WaitingContact.Order.Compare(other, one) < 0 ? other : one;

    private void RefuseUnstaffed(IEnumerable<Demand> demands, DateTimeOffset now)
    {
        foreach (var demand in demands.Where(demand => demand is { SignedIn: 0, Waiting.Count: > 0, Queue.Queue.RefuseWithoutAgents: true }).ToList())
        {
            foreach (var contact in demand.Waiting.Where(contact => !contact.IsCallback).ToList())
            {
                if (IsStaffed(contact)) continue;
                RemoveWaiting(contact);
                _contacts.Remove(contact.Contact);
                Refuse(contact, RefusalReason.NoAgents, RouterTexts.NoAgents(demand.Queue), now);
            }
        }
    }
}
