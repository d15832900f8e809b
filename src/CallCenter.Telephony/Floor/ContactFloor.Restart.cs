using CallCenter.Contacts;
using CallCenter.Routing;

namespace CallCenter.Telephony.Floor;

/// <content>
/// Taking up again what the last run left open. What the adapter tells before the floor knows its contacts waits until it does.
/// </content>
public sealed partial class ContactFloor
{
    /// <summary>What an earlier run counted of today goes on.</summary>
    public Task RestoreDaysAsync(IReadOnlyDictionary<string, QueueDay> queues, IReadOnlyDictionary<string, AgentDay> agents) =>
        Do(() => Route(new RoutingInput.DaysKnown(queues, agents)));

    private void Resume(IReadOnlyList<ContactRecord> open, HashSet<ContactId> alive)
    {
        var states = open.ToDictionary(record => record.Id, record => record.State);
        foreach (var record in open) Resume(record, alive.Contains(record.Id));
        var early = _early ?? [];
        _early = null;
        foreach (var happened in early) Take(happened);
        foreach (var (id, state) in states)
        {
            if (Find(id) is not { } contact || contact.Record.Channel == Channels.Callback) continue;
            if (state == ContactState.Talking && contact.Leg is null) MissedTalkEnded(contact);
            else if (state == ContactState.Queued && contact.Record.Queue is not null) QueueAgain(contact);
        }
    }

    private void Resume(ContactRecord record, bool alive)
    {
        if (record is { Channel: Channels.Callback, State: ContactState.Queued } && !alive)
        {
            Await(Live(record));
            return;
        }

        var contact = Live(record with { State = alive ? ContactState.InFlow : record.State });
        contact.IsResumed = true;
        if (alive) AskAgain(contact);
        else End(contact, ContactEndedBy.System, "lost");
    }

    /// <summary>The two went on talking while we were away.</summary>
    private void TalkFound(LiveContact contact, TelephonyEvent.TalkFound found)
    {
        var leg = new Leg(found.Leg, found.AgentId is { } agent ? _router.AgentById(agent)?.Agent : null, null) { Talking = true };
        if (contact.Leg is { } first)
        {
            if (first.Id == leg.Id || contact.Consultation is not null) return;

            // Three were in it. The contact is with whom it was before.
            var isFirst = leg.Agent?.Id == contact.Record.AgentId;
            contact.Leg = isFirst ? leg : first;
            contact.Consultation = new Consultation(NextSide(contact), "") { Leg = isFirst ? first : leg };
            return;
        }

        contact.Leg = leg;
        contact.OnHold = found.OnHold;
        contact.Record = contact.Record with { State = ContactState.Talking, ConnectedAt = contact.Record.ConnectedAt ?? Now };
        Changed(contact);
    }

    /// <summary>They hung up while we were away, and the caller is still on the line: their flow goes on.</summary>
    private void MissedTalkEnded(LiveContact contact)
    {
        var talked = StopTalking(contact);
        Changed(contact);
        Publish(new TalkEnded(contact.Id, Now, contact.Record.AgentId ?? "", talked));
    }

    /// <summary>It waits on with all that it asked for, and has its place by the time it has waited.</summary>
    private void QueueAgain(LiveContact contact)
    {
        contact.Record = contact.Record with { State = ContactState.Queued };
        contact.Music = _router.FindDefinition(contact.Record.Queue!)?.Music ?? _options.Music;
        PlayMusic(contact, contact.NextKey());
        Route(InQueue(contact));
    }
}
