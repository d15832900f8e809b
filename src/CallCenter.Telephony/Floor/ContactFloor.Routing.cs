using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;
using CallCenter.Routing;

namespace CallCenter.Telephony.Floor;

/// <content>What the router decides.</content>
public sealed partial class ContactFloor
{
    private void Route(RoutingInput input)
    {
        foreach (var decision in _router.Apply(input, Now)) Carry(decision);
    }

    private void Carry(RoutingDecision decision)
    {
        switch (decision)
        {
            case RoutingDecision.AgentChanged changed: AgentChanged(changed); break;
            case RoutingDecision.ContactOffered offered when Find(offered.Contact) is { } contact: Offer(contact, offered); break;
            case RoutingDecision.ContactOffered offered when Consulting(offered.Contact) is { } asking: RingColleague(asking, offered); break;
            case RoutingDecision.OfferWithdrawn withdrawn when Consulting(withdrawn.Contact) is { } asking: StopRinging(asking); break;
            case RoutingDecision.ContactConnected connected when Consulting(connected.Contact) is { } asking: Consult(asking, asking.Consultation!); break;
            case RoutingDecision.ContactRefused refused when Consulting(refused.Contact) is { } asking: EndConsultation(asking, refused.Why); break;
            case RoutingDecision.OfferWithdrawn withdrawn when Find(withdrawn.Contact) is { } contact: Withdraw(contact); break;
            case RoutingDecision.ContactConnected connected when Find(connected.Contact) is { } contact:
                Take(contact, contact.Leg!, connected.Waited);
                break;
            case RoutingDecision.PositionChanged position when Find(position.Contact) is { } contact: Tell(contact, position); break;
            case RoutingDecision.ContactRefused refused when Find(refused.Contact) is { } contact: Refuse(contact, refused); break;
            case RoutingDecision.ContactHeld held when Find(held.Contact) is { } contact: Note(contact, JournalKinds.Routed, held.Why); break;
            case RoutingDecision.LevelsRelaxed relaxed when Find(relaxed.Contact) is { } contact: Note(contact, JournalKinds.Routed, relaxed.Why); break;
            case RoutingDecision.ContactOverflowed overflowed when Find(overflowed.Contact) is { } contact: Overflow(contact, overflowed); break;
            case RoutingDecision.ContactCoded coded: Close(coded); break;
            case RoutingDecision.CodesChanged changed: _changes.Add(new FloorChange(FloorThing.Agent, changed.AgentId)); break;
            case RoutingDecision.CodeForgone forgone when Find(forgone.Contact) is { } contact && !_router.AwaitsCode(contact.Id): EndQuestion(contact, null); break;
            case RoutingDecision.ContactLeft left when Find(left.Contact) is { } contact: Left(contact); break;
        }
    }

    private void AgentChanged(RoutingDecision.AgentChanged changed)
    {
        _changes.Add(new FloorChange(FloorThing.Agent, changed.AgentId));
        foreach (var queue in _router.AgentById(changed.AgentId)!.Queues) _changes.Add(new FloorChange(FloorThing.Queue, queue));
    }

    private void Offer(LiveContact contact, RoutingDecision.ContactOffered offered)
    {
        var leg = new Leg(FormattableString.Invariant($"{contact.Id}-leg-{offered.Offer}"), offered.Agent, null) { Deadline = offered.Deadline };
        contact.Leg = leg;
        if (contact.Transfer is { } transfer) transfer.WasOffered = true;
        Note(contact, JournalKinds.Offered, offered.Why);
        _changes.Add(new FloorChange(FloorThing.Agent, offered.Agent.Id));
        if (contact is { IsCallback: true, Record.AnsweredAt: null })
        {
            // The agent is reserved; their phone rings when the customer has answered.
            CallBack(contact, offered.Agent);
            return;
        }

        // The router's deadline is the one that counts; the adapter's is a net below it.
        Ring(contact, leg, offered.Deadline - Now);
    }

    private void Ring(LiveContact contact, Leg leg, TimeSpan time) =>
        Dial(contact, new Dial(leg.Id, leg.Agent!.Id, null, contact.Record.From, time + TimeSpan.FromSeconds(2)));

    private void Dial(LiveContact contact, Dial dial) => contact.Line.Add(
        () => _telephony.DialAsync(contact.Id, dial, dial.Leg + "-dial", default),
        result =>
        {
            if (result == TelephonyResult.Refused) Post(() => LegEnded(contact, dial.Leg, LegEnd.Failed));
        });

    private void Withdraw(LiveContact contact)
    {
        if (contact.Leg is not { } leg) return;
        contact.Leg = null;
        contact.Line.Add(() => _telephony.DisconnectAsync(contact.Id, leg.Id, leg.Id + "-disconnect", default));
    }

    private void Connect(LiveContact contact, Leg leg, TimeSpan waited)
    {
        FinishPlayback(contact, interrupted: true);
        CountWait(contact);
        leg.Talking = true;
        contact.Record = contact.Record with
        {
            State = ContactState.Talking,
            ConnectedAt = Now,
            AgentId = leg.Agent?.Id ?? contact.Record.AgentId,
            AgentName = leg.Agent?.Name ?? contact.Record.AgentName,
        };
        Talk(contact);
        QueueChanged(contact);
        if (leg.Agent is { } agent) Note(contact, JournalKinds.Connected, $"{agent.Name} ({agent.WorkNumber})");
        if (contact.Transfer is { Connected: false } transfer)
        {
            transfer.Connected = true;
            Note(contact, JournalKinds.Transferred, transfer.Target);
            if (transfer.HandOver is null) Publish(new TransferEnded(contact.Id, Now, transfer.Id, TransferOutcome.Connected));
        }
        else if (leg.Agent is { } taker)
        {
            Publish(new AgentConnected(contact.Id, Now, taker.Id, taker.WorkNumber, taker.Name, contact.Record.Queue, waited));
        }
    }

    private void Tell(LiveContact contact, RoutingDecision.PositionChanged position)
    {
        QueueChanged(contact);
        Note(contact, JournalKinds.Position, FormattableString.Invariant($"{position.Position}"));
        if (contact.Transfer is null)
            Publish(new QueuePositionChanged(contact.Id, Now, position.Position, position.EstimatedWait));
    }

    private void Overflow(LiveContact contact, RoutingDecision.ContactOverflowed overflowed)
    {
        QueueChanged(contact);
        Note(contact, JournalKinds.Routed, overflowed.Why);
        switch (overflowed.Kind)
        {
            case OverflowKind.Queue:
                contact.Record = contact.Record with { Queue = overflowed.Target };
                RecordByRule(contact);
                QueueChanged(contact);
                break;
            case OverflowKind.Voicemail when contact.Transfer is not null:
                LeaveWaiting(contact);
                EndTransfer(contact, TransferOutcome.NoAnswer);
                break;
            case OverflowKind.Voicemail:
                LeaveWaiting(contact);
                Publish(new QueueOverflowed(contact.Id, Now, QueueOverflow.Voicemail, overflowed.TooLong));
                break;
            case OverflowKind.Callback when contact.Transfer is null:
                Publish(new QueueOverflowed(contact.Id, Now, QueueOverflow.Callback, overflowed.TooLong));
                break;
        }
    }

    private void Refuse(LiveContact contact, RoutingDecision.ContactRefused refused)
    {
        LeaveWaiting(contact);
        Note(contact, JournalKinds.Routed, refused.Why);
        if (contact.IsCallback)
        {
            End(contact, ContactEndedBy.System, "refused");
            return;
        }

        if (contact.Transfer is { } transfer)
        {
            EndTransfer(contact, refused.Reason switch
            {
                RefusalReason.AgentsBusy when transfer.WasOffered => TransferOutcome.NoAnswer,
                RefusalReason.AgentsBusy or RefusalReason.QueueFull => TransferOutcome.Busy,
                _ => TransferOutcome.Failed,
            });
            return;
        }

        Publish(new QueueRefused(contact.Id, Now, refused.Reason switch
        {
            RefusalReason.UnknownQueue => QueueRefusal.UnknownQueue,
            RefusalReason.QueueFull => QueueRefusal.QueueFull,
            RefusalReason.Closed => QueueRefusal.Closed,
            _ => QueueRefusal.NoAgents,
        }));
    }

    private void Left(LiveContact contact)
    {
        LeaveWaiting(contact);
        if (contact.Transfer is null) Publish(new QueueLeft(contact.Id, Now));
        else EndTransfer(contact, TransferOutcome.NoAnswer);
    }

    private void LeaveWaiting(LiveContact contact)
    {
        if (contact.Record is { Queue: { } left, QueuedAt: { } since }) contact.LeftQueue = (left, since);
        CountWait(contact);
        contact.Record = contact.Record with { State = ContactState.InFlow };
        contact.Line.Add(() => _telephony.StopMusicAsync(contact.Id, contact.NextKey(), default));
        QueueChanged(contact);
        Changed(contact);
    }

    private void QueueChanged(LiveContact contact)
    {
        if (contact.Record.Queue is { } queue) _changes.Add(new FloorChange(FloorThing.Queue, queue));
    }
}
