using CallCenter.Agents;

namespace CallCenter.Routing;

/// <content>Deadlines and positions.</content>
public sealed partial class Router
{
    private void SetTimer(AgentSlot agent, DateTimeOffset due) =>
        _timers.Enqueue(new Timer(agent, agent.Stamp, null), (due, ++_sequence));

    private static bool IsLive(Timer timer, DateTimeOffset due) =>
        timer.Agent is { } agent ? agent.Stamp == timer.Stamp : timer.Queue!.FarDue == due;

    private void PassTime(DateTimeOffset now)
    {
        while (NextDue is { } due && due <= now)
        {
            var timer = _timers.Dequeue();
            if (timer.Queue is { } queue) TellFarPositions(queue);
            else Elapse(timer.Agent!, now);
        }
    }

    private void Elapse(AgentSlot agent, DateTimeOffset now)
    {
        switch (agent.State)
        {
            case AgentState.WrapUp: EndWrapUp(agent, now); break;
            case AgentState.Reserved:
                _decisions.Add(new RoutingDecision.OfferWithdrawn(
                    agent.Contact!.Contact, agent.Agent.Id, agent.Offer, RouterTexts.DeadlinePassed));
                PutOnBreak(agent, BreakReasons.NoAnswer, now);
                break;
        }
    }

    /// <summary>The head of a queue learns of changes at once, the rest now and then: else each call would cost one event per waiting contact.</summary>
    private void TellPositions(DateTimeOffset now)
    {
        foreach (var queue in _queues.Values)
        {
            if (!queue.PositionsChanged) continue;
            queue.PositionsChanged = false;
            var position = 0;
            foreach (var contact in queue.Waiting)
            {
                if (++position > _options.NearPositions) break;
                Tell(contact, queue, position);
            }

            if (queue.Waiting.Count <= _options.NearPositions || queue.FarDue is not null) continue;
            queue.FarDue = now + _options.FarPositions;
            _timers.Enqueue(new Timer(null, 0, queue), (queue.FarDue.Value, ++_sequence));
        }
    }

    private void TellFarPositions(QueueSlot queue)
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

    private static int PositionOf(WaitingContact contact, QueueSlot queue)
    {
        // Most contacts join at the end, so counting from there is short.
        var behind = 0;
        foreach (var other in queue.Waiting.Reverse())
        {
            if (ReferenceEquals(other, contact)) break;
            behind++;
        }

        return queue.Waiting.Count - behind;
    }
}
