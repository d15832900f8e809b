using CallCenter.Kpis;
using CallCenter.Queues;

namespace CallCenter.Routing;

/// <content>What waiting changes: contacts held for their last agent, lowered levels, overflow.</content>
public sealed partial class Router
{
    /// <summary>Puts a waiting contact before those who may take it: its last agent for a time, or all of its demand.</summary>
    private void Hold(WaitingContact contact, DateTimeOffset now)
    {
        if (Preferred(contact, now) is not { } last)
        {
            contact.Demand!.Waiting.Add(contact);
            return;
        }

        contact.AwaitedAgent = last;
        last.Awaited.Add(contact);
        var until = contact.JoinedAt + contact.Queue!.Queue.LastAgentWait!.Value;
        _decisions.Add(new RoutingDecision.ContactHeld(contact.Contact, last.Agent.Id, until, RouterTexts.Held(last, until - now)));
    }

    private static void Unhold(WaitingContact contact)
    {
        if (contact.AwaitedAgent is { } last) last.Awaited.Remove(contact);
        else contact.Demand?.Waiting.Remove(contact);
        contact.AwaitedAgent = null;
    }

    /// <summary>Agents went on a break or home, or lost what it takes: who was held for them is for everybody now, in order.</summary>
    private void ReleaseHeld(DateTimeOffset now)
    {
        if (_left.Count == 0) return;
        var held = _left.SelectMany(agent => agent.Awaited).Order(WaitingContact.Order).ToList();
        var beside = _left.SelectMany(agent => agent.Messages).Where(contact => contact.State == WaitingState.Offered && !contact.Agent!.IsWorking).ToList();
        _left.Clear();
        foreach (var contact in held) Reconsider(contact, now);
        foreach (var contact in beside)
        {
            var agent = contact.Agent!;
            _decisions.Add(new RoutingDecision.OfferWithdrawn(contact.Contact, agent.Agent.Id, contact.Offer, RouterTexts.AgentLeft));
            Return(contact, agent, now);
        }

        RefuseUnstaffed(held.Select(contact => contact.Demand!).Distinct().ToList(), now);
    }

    /// <summary>Its circumstances have changed: whoever may take it now gets it, else it keeps its place.</summary>
    private void Reconsider(WaitingContact contact, DateTimeOffset now)
    {
        Unhold(contact);
        contact.Demand = DemandOf(contact);
        if (ChosenAgent(contact, now) is { } agent)
        {
            Offer(contact, agent, now);
            return;
        }

        Hold(contact, now);
        SetTimer(contact, now);
    }

    /// <summary>What a waiting contact's time has brought.</summary>
    private void Elapse(WaitingContact contact, DateTimeOffset now)
    {
        Relax(contact, now);
        if (!OverflowsAfterWait(contact, now)) Reconsider(contact, now);
    }

    private void Relax(WaitingContact contact, DateTimeOffset now)
    {
        if (contact.Queue is not { Queue.RelaxLevelEvery: { } every } queue || every <= TimeSpan.Zero) return;
        var by = (int)Math.Min((now - contact.JoinedAt) / every, queue.MostRelaxed(contact.Skills));
        if (by <= contact.Relaxed) return;
        contact.Relaxed = by;
        _decisions.Add(new RoutingDecision.LevelsRelaxed(contact.Contact, queue.Queue.Id, by, RouterTexts.Relaxed(now - contact.JoinedAt, by)));
    }

    /// <returns>True when it has left this queue.</returns>
    private bool OverflowsAfterWait(WaitingContact contact, DateTimeOffset now)
    {
        if (contact.IsCallback) return false;
        var queue = contact.Queue!;
        contact.OverflowAgainAt = null;
        for (var i = 0; i < queue.Queue.Overflow.Count; i++)
        {
            var rule = queue.Queue.Overflow[i];
            if (rule.AfterWait is not { } after || now < contact.JoinedAt + after || (contact.Overflowed & (1 << i)) != 0) continue;
            var why = RouterTexts.OverflowsByWait(queue, rule, NameOf(rule), now - contact.JoinedAt);
            if (Overflow(contact, i, tooLong: true, why, now)) return true;
        }

        return false;
    }

    /// <returns>True when it has been given a place.</returns>
    private bool OverflowsAtLength(WaitingContact contact, DateTimeOffset now)
    {
        var queue = contact.Queue!;
        for (var i = 0; i < queue.Queue.Overflow.Count; i++)
        {
            var rule = queue.Queue.Overflow[i];
            if (rule.AtLength is not { } length || queue.Waiting.Count < length) continue;
            if (Overflow(contact, i, tooLong: false, RouterTexts.OverflowsByLength(queue, rule, NameOf(rule), queue.Waiting.Count), now)) return true;
        }

        contact.Demand = DemandOf(contact);
        if (ChosenAgent(contact, now) is null) return false;
        Wait(contact, now);
        return true;
    }

    /// <returns>True when it has left this queue.</returns>
    private bool Overflow(WaitingContact contact, int index, bool tooLong, Why why, DateTimeOffset now)
    {
        var queue = contact.Queue!;
        var rule = queue.Queue.Overflow[index];
        QueueSlot? target = null;
        if (rule.Kind == OverflowKind.Queue)
        {
            target = FindQueue(rule.Target!);
            if (target is null || contact.Visited.Contains(target))
            {
                contact.Overflowed |= 1 << index;
                return false;
            }

            if (!HasRoom(target, now))
            {
                contact.OverflowAgainAt = now + _options.OverflowAgainAfter;
                return false;
            }
        }

        contact.Overflowed |= 1 << index;
        _decisions.Add(new RoutingDecision.ContactOverflowed(contact.Contact, queue.Queue.Id, rule.Kind, target?.Queue.Id ?? rule.Target, tooLong, why));
        if (rule.Kind is OverflowKind.Group or OverflowKind.Callback) return false;
        RemoveWaiting(contact);
        Count(contact, queue, ContactOutcome.Overflowed, now);
        if (target is null)
        {
            _contacts.Remove(contact.Contact);
            return true;
        }

        Join(contact, target, now);
        contact.RingTime = target.Queue.RingTime;
        Wait(contact, now);
        return true;
    }

    /// <summary>Whether a queue takes contacts from another one: it is open, somebody serves it, and it is not full.</summary>
    private bool HasRoom(QueueSlot queue, DateTimeOffset now) =>
        HoursOf(queue)?.IsOpen(now) != false && (!queue.Queue.RefuseWithoutAgents || queue.Own.SignedIn > 0)
        && !(queue.Waiting.Count >= queue.Queue.Capacity && queue.Own.Free.Count == 0);

    private string NameOf(OverflowRule rule) => rule.Kind == OverflowKind.Queue ? FindQueue(rule.Target!)?.Queue.Name ?? rule.Target! : rule.Target ?? "";
}
