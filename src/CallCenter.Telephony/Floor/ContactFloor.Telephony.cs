using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Routing;

namespace CallCenter.Telephony.Floor;

/// <content>What the adapter tells.</content>
public sealed partial class ContactFloor
{
    private void Take(TelephonyEvent happened)
    {
        switch (happened)
        {
            case TelephonyEvent.Arrived arrived: Arrive(arrived); break;
            case TelephonyEvent.AgentWants wants: AgentWants(wants); break;
            case TelephonyEvent.Answered { Contact: var id } when Find(id) is { } contact: Answered(contact); break;
            case TelephonyEvent.NotReached { Contact: var id } missed when Find(id) is { } contact: NotReached(contact, missed.Reason); break;
            case TelephonyEvent.PlaybackFinished { Contact: var id } finished when Find(id) is { } contact:
                PlaybackFinished(contact, finished.Playback, finished.Interrupted);
                break;
            case TelephonyEvent.DigitKeyed { Contact: var id } keyed when Find(id) is { } contact: DigitKeyed(contact, keyed.Digit); break;
            case TelephonyEvent.LegAnswered { Contact: var id } answered when Find(id) is { } contact: LegAnswered(contact, answered.Leg); break;
            case TelephonyEvent.AnnouncementFinished { Contact: var id } said when Find(id) is { } contact: Announced(contact, said.Leg); break;
            case TelephonyEvent.LegEnded { Contact: var id } ended when Find(id) is { } contact: LegEnded(contact, ended.Leg, ended.Reason); break;
            case TelephonyEvent.TalkFound { Contact: var id } found when Find(id) is { } contact: TalkFound(contact, found); break;
            case TelephonyEvent.MessageRecorded { Contact: var id } recorded when Find(id) is { } contact:
                MessageRecorded(contact, recorded.Recording, recorded.Length);
                break;
            case TelephonyEvent.Gone { Contact: var id } gone when Find(id) is { } contact: End(contact, gone.By, gone.Cause); break;
        }
    }

    private LiveContact? Find(ContactId id) => _contacts.GetValueOrDefault(id);

    private void Arrive(TelephonyEvent.Arrived arrived)
    {
        if (_contacts.ContainsKey(arrived.Contact)) return;
        if (_over.ContainsKey(arrived.Contact))
        {
            // Found on the line after we had given it up: nobody would ever speak to it.
            LineOf(arrived.Contact).Add(() => _telephony.HangUpAsync(arrived.Contact, arrived.Contact + "-over", default));
            return;
        }

        var contact = Live(new ContactRecord
        {
            Id = arrived.Contact,
            Channel = arrived.Channel,
            From = arrived.From,
            To = arrived.To,
            State = ContactState.Ringing,
            ArrivedAt = Now,
        });
        Note(contact, JournalKinds.Arrived, $"{arrived.From} → {arrived.To}");
        Publish(new ContactArrived(arrived.Contact, Now, arrived.From, arrived.To, arrived.Channel));
    }

    private void Answered(LiveContact contact)
    {
        if (contact.Record.AnsweredAt is not null) return;
        var state = contact.State == ContactState.Ringing ? ContactState.InFlow : contact.State;
        contact.Record = contact.Record with { AnsweredAt = Now, State = state };
        Note(contact, JournalKinds.Answered, "");
        RecordByRule(contact);
        Publish(new ContactAnswered(contact.Id, Now));
        if (contact.IsCalling) Reached(contact);
    }

    private void PlaybackFinished(LiveContact contact, string playback, bool interrupted)
    {
        if (contact.Playback?.Id == playback) FinishPlayback(contact, interrupted);

        // Begun before a restart: the flow still waits for it.
        else if (contact is { IsResumed: true, Playback: null }) Publish(new PromptFinished(contact.Id, Now, playback, interrupted));
    }

    /// <summary>Tells the flow of the end, gives it the keys that were held back, and lets music go on for who waits.</summary>
    private void FinishPlayback(LiveContact contact, bool interrupted)
    {
        if (contact.Playback is not { } playback) return;
        contact.Playback = null;
        Publish(new PromptFinished(contact.Id, Now, playback.Id, interrupted));
        var held = contact.HeldDigits.ToString();
        contact.HeldDigits.Clear();
        foreach (var digit in held) Publish(new DigitPressed(contact.Id, Now, digit) { Sensitive = contact.Sensitive });
        if (contact.State == ContactState.Queued) PlayMusic(contact, contact.NextKey());
        if (contact.FlowEnded && contact.State != ContactState.Talking) HangUp(contact, contact.NextKey());
    }

    private void DigitKeyed(LiveContact contact, char digit)
    {
        // In a talk, keys are between the caller and the other party.
        if (contact.State == ContactState.Talking) return;
        contact.NoteDigit(Now, digit, _options.DigitsTogether);
        Keyed(contact);
        if (contact.Playback is { Interruptible: false })
        {
            contact.HeldDigits.Append(digit);
            return;
        }

        if (contact.Playback is { } playback)
        {
            Stop(contact, playback.Id, contact.NextKey());
            FinishPlayback(contact, interrupted: true);
        }

        Publish(new DigitPressed(contact.Id, Now, digit) { Sensitive = contact.Sensitive });
    }

    private void MessageRecorded(LiveContact contact, string voicemail, TimeSpan? length)
    {
        if (length is { } said)
        {
            contact.Record = contact.Record with { Recordings = [.. contact.Record.Recordings, voicemail] };
            Note(contact, JournalKinds.Recording, FormattableString.Invariant($"{said.TotalSeconds:0} s"));
        }

        Publish(new VoicemailRecorded(contact.Id, Now, voicemail, length is null ? null : voicemail, length ?? TimeSpan.Zero));
    }

    private void LegAnswered(LiveContact contact, string id)
    {
        var leg = contact.Leg;
        if (contact.Consultation?.Leg?.Id == id)
        {
            ColleagueAnswered(contact, contact.Consultation);
        }
        else if (contact.Supervisor?.Leg.Id == id)
        {
            SupervisorAnswered(contact, contact.Supervisor);
        }
        else if (leg is null || leg.Id != id)
        {
            // The offer was withdrawn while the phone was being picked up.
            contact.Line.Add(() => _telephony.DisconnectAsync(contact.Id, id, contact.NextKey(), default));
        }
        else if (leg.Agent is { } agent)
        {
            Route(new RoutingInput.OfferAccepted(contact.Id, agent.Id));
        }
        else
        {
            Take(contact, leg, TimeSpan.Zero);
        }
    }

    private void LegEnded(LiveContact contact, string id, LegEnd reason)
    {
        if (contact.Consultation?.Leg?.Id == id) ColleagueGone(contact, contact.Consultation, reason);
        else if (contact.Supervisor?.Leg.Id == id) SupervisorGone(contact, contact.Supervisor);
        if (contact.Leg is not { } leg || leg.Id != id) return;
        if (leg.Talking)
        {
            EndTalk(contact, leg);
            return;
        }

        contact.Leg = null;
        if (leg.Announced is not null)
        {
            GoneBeforeTheTalk(contact);
            return;
        }

        if (leg.Agent is { } agent)
        {
            Route(new RoutingInput.OfferDeclined(contact.Id, agent.Id, WhyNotTaken(reason)));
        }
        else
        {
            EndTransfer(contact, reason switch
            {
                LegEnd.Busy => TransferOutcome.Busy,
                LegEnd.NoAnswer or LegEnd.Declined => TransferOutcome.NoAnswer,
                _ => TransferOutcome.Failed,
            });
        }
    }

    private static string WhyNotTaken(LegEnd reason) => reason switch
    {
        LegEnd.NoAnswer => BreakReasons.NoAnswer,
        LegEnd.Declined => BreakReasons.Declined,
        _ => reason.ToString(),
    };

    /// <summary>The other party is gone, the caller is still there.</summary>
    private void EndTalk(LiveContact contact, Leg leg)
    {
        if (contact.Consultation is { IsTalking: true } consultation)
        {
            TakeOver(contact, consultation);
            return;
        }

        var talked = StopTalking(contact);
        contact.Record = contact.Record with { State = ContactState.InFlow };
        Changed(contact);
        Route(new RoutingInput.TalkEnded(contact.Id));
        Publish(new TalkEnded(contact.Id, Now, leg.Agent?.Id ?? leg.Number ?? "", talked));
        if (contact.FlowEnded) HangUp(contact, contact.NextKey());
    }

    private TimeSpan StopTalking(LiveContact contact)
    {
        ForgetConsultation(contact, disconnect: true);
        Dismiss(contact);
        contact.Leg = null;
        contact.Transfer = null;
        contact.OnHold = false;
        var talked = contact.Record.ConnectedAt is { } since ? Now - since : TimeSpan.Zero;
        contact.Record = contact.Record with { ConnectedAt = null, Talked = contact.Record.Talked + talked };
        return talked;
    }

    private void End(LiveContact contact, ContactEndedBy by, string cause)
    {
        if (contact.State == ContactState.Talking) StopTalking(contact);
        if (contact.State == ContactState.Queued) CountWait(contact);
        contact.Leg = null;
        contact.Playback = null;
        Route(new RoutingInput.ContactGone(contact.Id));
        contact.Record = contact.Record with { State = ContactState.Ended, EndedAt = Now, EndedBy = by, EndCause = cause };
        Note(contact, JournalKinds.Ended, by.ToString());
        _contacts.Remove(contact.Id);
        _over[contact.Id] = contact.ToRecord();
        if (_over.Count > _options.KeptContacts) _over.RemoveAt(0);
        Publish(new ContactEnded(contact.Id, Now, by, cause));
    }

    private void CountWait(LiveContact contact)
    {
        if (contact.Record.QueuedAt is not { } since) return;
        contact.Record = contact.Record with { QueuedAt = null, Waited = contact.Record.Waited + (Now - since) };
    }
}
