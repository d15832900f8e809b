using CallCenter.Agents;

namespace CallCenter.Routing;

/// <content>Deadlines and positions.</content>
public sealed partial class Router
{
    private readonly PriorityQueue<Timer, (DateTimeOffset Due, long Sequence)> _timers = new();
    private readonly List<QueueSlot> _changedQueues = [];

    /// <summary>Something to happen later to an agent, a contact or a queue, unless it has changed since.</summary>
    private readonly record struct Timer(object Of, long Stamp);

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

    private static bool IsLive(Timer timer, DateTimeOffset due) => timer.Of switch
    {
        AgentSlot agent => agent.Stamp == timer.Stamp,
        WaitingContact contact => contact.Stamp == timer.Stamp,
        QueueSlot queue => queue.NearDue == due || queue.FarDue == due,
        _ => false,
    };

    private void SetTimer(object of, long stamp, DateTimeOffset due) => _timers.Enqueue(new Timer(of, stamp), (due, ++_sequence));

    private void SetTimer(AgentSlot agent, DateTimeOffset due) => SetTimer(agent, agent.Stamp, due);

    private void SetTimer(WaitingContact contact, DateTimeOffset due, DateTimeOffset now) =>
        SetTimer(contact, ++contact.Stamp, due > now ? due : now);

    /// <summary>Sets a waiting contact's timer to whatever waiting brings it first.</summary>
    private void SetTimer(WaitingContact contact, DateTimeOffset now)
    {
        contact.Stamp++;
        var queue = contact.Queue!.Queue;
        DateTimeOffset? due = contact.AwaitedAgent is null ? null : contact.JoinedAt + queue.LastAgentWait;
        if (queue.RelaxLevelEvery is { } every && every > TimeSpan.Zero && contact.Relaxed < contact.Queue.MostRelaxed(contact.Skills))
            due = Earlier(due, contact.JoinedAt + (every * (contact.Relaxed + 1)));
        due = Earlier(due, contact.OverflowAgainAt);
        due = Earlier(due, contact.NextPassEnds(now));
        for (var i = 0; i < queue.Overflow.Count && !contact.IsCallback; i++)
        {
            if (queue.Overflow[i].AfterWait is { } after && (contact.Overflowed & (1 << i)) == 0 && contact.JoinedAt + after > now)
                due = Earlier(due, contact.JoinedAt + after);
        }

        if (due is { } first) SetTimer(contact, first, now);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    private void PassTime(DateTimeOffset now)
    {
        while (NextDue is { } due && due <= now)
        {
            switch (_timers.Dequeue().Of)
            {
                case AgentSlot agent: Elapse(agent, now); break;
                case WaitingContact { State: WaitingState.Waiting } contact: Elapse(contact, now); break;
                case WaitingContact contact: Expire(contact, now); break;
                case QueueSlot queue when queue.NearDue == due: TellNear(queue, now); break;
                case QueueSlot queue: TellFar(queue); break;
            }
        }
    }

    private void Elapse(AgentSlot agent, DateTimeOffset now)
    {
        // A timer is used up, whether or not it changes the agent's state.
        agent.Stamp++;
        if (agent.State == AgentState.Reserved) Expire(agent.Contact!, now);
        else if (agent.State == AgentState.WrapUp && !NeedsCode(agent)) EndWrapUp(agent, now);
    }

    private void Expire(WaitingContact contact, DateTimeOffset now)
    {
        contact.Stamp++;
        if (contact.State != WaitingState.Offered) return;
        _decisions.Add(new RoutingDecision.OfferWithdrawn(contact.Contact, contact.Agent!.Agent.Id, contact.Offer, RouterTexts.DeadlinePassed));
        NotTaken(contact, BreakReasons.NoAnswer, now);
    }

    private void Mark(QueueSlot queue)
    {
        if (queue.PositionsChanged) return;
        queue.PositionsChanged = true;
        _changedQueues.Add(queue);
    }

    private void TellPositions(DateTimeOffset now)
    {
        foreach (var queue in _changedQueues)
        {
            queue.PositionsChanged = false;
            if (queue.NearDue is not null) continue;
            if (queue.ToldAt + _options.NearEvery <= now)
            {
                TellNear(queue, now);
            }
            else
            {
                queue.NearDue = queue.ToldAt + _options.NearEvery;
                SetTimer(queue, 0, queue.NearDue.Value);
            }

            if (queue.Waiting.Count <= _options.NearPositions || queue.FarDue is not null) continue;
            queue.FarDue = now + _options.FarPositions;
            SetTimer(queue, 0, queue.FarDue.Value);
        }

        _changedQueues.Clear();
    }

    private void TellNear(QueueSlot queue, DateTimeOffset now)
    {
        queue.NearDue = null;
        queue.ToldAt = now;
        var position = 0;
        foreach (var contact in queue.Waiting)
        {
            if (++position > _options.NearPositions) break;
            Tell(contact, queue, position);
        }
    }

    private void TellFar(QueueSlot queue)
    {
        queue.FarDue = null;
        var position = 0;
        foreach (var contact in queue.Waiting) Tell(contact, queue, ++position);
    }

    private void Tell(WaitingContact contact, QueueSlot queue, int position)
    {
        if (contact.ToldPosition == position) return;
        contact.ToldPosition = position;
        _decisions.Add(new RoutingDecision.PositionChanged(contact.Contact, queue.Queue.Id, position, queue.EstimatedWait(position)));
    }
}
