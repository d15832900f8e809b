using CallCenter.Contacts;
using CallCenter.Routing;

namespace CallCenter.Telephony.Floor;

/// <content>What flows command.</content>
public sealed partial class ContactFloor
{
    /// <summary>
    /// Does a flow's command. Done once for a key; ignored when the contact is gone; never throws for what the world is like:
    /// whatever goes wrong is told by an event of the contact. Returns when the floor has taken it on.
    /// </summary>
    public Task ExecuteAsync(ContactCommand command, string idempotencyKey) => Ask(() =>
    {
        if (command is PlaceCall call && !_contacts.ContainsKey(call.Contact)) Place(call);
        if (_contacts.TryGetValue(command.Contact, out var contact) && contact.IsNew(idempotencyKey))
            Execute(contact, command, idempotencyKey);
        return true;
    });

    private void Execute(LiveContact contact, ContactCommand command, string key)
    {
        switch (command)
        {
            case AnswerContact: Answer(contact, key); break;
            case PlayPrompt prompt: Play(contact, prompt, key); break;
            case StopPrompt stop when contact.Playback?.Id == stop.Prompt: Stop(contact, stop.Prompt, key); break;
            case EnqueueContact enqueue: Enqueue(contact, enqueue, key); break;
            case LeaveQueue leave: Leave(contact, leave.ForCallback); break;
            case PlaceCall call: Call(contact, call, key); break;
            case ScheduleCallback callback: Schedule(contact, callback); break;
            case TransferContact transfer: Transfer(contact, transfer); break;
            case StartRecording:
                contact.FlowChoseRecording = true;
                BeginRecording(contact, RecordingNotes.On, key);
                break;
            case StopRecording:
                contact.FlowChoseRecording = true;
                FinishRecording(contact, RecordingNotes.Off, key);
                break;
            case RecordVoicemail voicemail: Record(contact, voicemail, key); break;
            case BeginSensitiveInput: Mask(contact, true, key); break;
            case EndSensitiveInput: Mask(contact, false, key); break;
            case NoteSatisfaction score:
                contact.Record = contact.Record with { SatisfactionScore = score.Score, SatisfactionScale = score.Scale };
                Note(contact, JournalKinds.Survey, FormattableString.Invariant($"{score.Score}/{score.Scale}"));
                break;
            case NoteScript script: Note(contact, JournalKinds.Script, script.Words); break;
            case RecordDisposition disposition: Ask(contact, disposition); break;
            case NoteCustomer customer:
                contact.Record = contact.Record with { CustomerId = customer.CustomerId };
                Changed(contact);
                break;
            case ReleaseContact: Release(contact); break;
            case EndContact: HangUp(contact, key); break;
        }
    }

    private void Answer(LiveContact contact, string key)
    {
        if (contact.State == ContactState.Ringing)
            contact.Line.Add(() => _telephony.AnswerAsync(contact.Id, key, default));
        else
            Publish(new ContactAnswered(contact.Id, Now));
    }

    /// <summary>Nobody hears a prompt, or can wait, before the line is open.</summary>
    private void AnswerIfRinging(LiveContact contact)
    {
        if (contact.State == ContactState.Ringing) Answer(contact, contact.NextKey());
    }

    private void Play(LiveContact contact, PlayPrompt prompt, string key)
    {
        if (contact.State == ContactState.Talking)
        {
            // An agent has come between the flow's decision and now: the talk is not to be talked over.
            Publish(new PromptFinished(contact.Id, Now, prompt.Prompt, Interrupted: true));
            return;
        }

        AnswerIfRinging(contact);
        FinishPlayback(contact, interrupted: true);
        contact.Playback = (prompt.Prompt, prompt.Interruptible);
        var playback = PlaybackOf(prompt);
        Note(contact, JournalKinds.Prompt, playback.Text ?? playback.Audio ?? "", playback.Language, playback.Sound?.Hash);
        contact.Line.Add(
            () => _telephony.PlayAsync(contact.Id, playback, key, default),
            result =>
            {
                if (result == TelephonyResult.Refused) NotPlayed(contact, playback);
            });
    }

    private void Stop(LiveContact contact, string prompt, string key) =>
        contact.Line.Add(() => _telephony.StopAsync(contact.Id, prompt, key, default));

    private void Enqueue(LiveContact contact, EnqueueContact enqueue, string key)
    {
        if (contact.State is ContactState.Talking or ContactState.Queued) return;
        AnswerIfRinging(contact);
        contact.LeftQueue = null;
        var queue = _router.FindDefinition(enqueue.Queue);
        contact.Record = contact.Record with
        {
            State = ContactState.Queued,
            Queue = queue?.Id ?? enqueue.Queue,
            QueuedAt = Now,
            RequiredSkills = enqueue.Skills,
            Priority = enqueue.Priority,
            CustomerLevel = enqueue.CustomerLevel,
            LastAgentId = enqueue.LastAgentId,
        };
        contact.Music = enqueue.Music ?? queue?.Music ?? _options.Music;
        Note(contact, JournalKinds.Queued, queue?.Name ?? enqueue.Queue);
        RecordByRule(contact);
        PlayMusic(contact, key);
        Route(InQueue(contact));
    }

    /// <summary>The contact's place in its queue, with all that it asks for there.</summary>
    private static RoutingInput.ContactQueued InQueue(LiveContact contact)
    {
        var record = contact.Record;
        return new(record.Id, record.Queue!, [.. record.RequiredSkills.Select(skill => new Queues.SkillRequirement(skill))], record.Priority)
        {
            CustomerLevel = record.CustomerLevel, LastAgentId = record.LastAgentId, IsMessage = contact.IsMessage, Since = record.QueuedAt,
        };
    }

    private void Leave(LiveContact contact, bool forCallback)
    {
        if (contact.State == ContactState.Queued) Route(new RoutingInput.ContactWithdrawn(contact.Id) { ForCallback = forCallback });
        else if (contact.State != ContactState.Talking) Publish(new QueueLeft(contact.Id, Now));
    }

    private void Release(LiveContact contact)
    {
        contact.FlowEnded = true;
        if (contact.State != ContactState.Talking && contact.Playback is null) HangUp(contact, contact.NextKey());
    }

    private void HangUp(LiveContact contact, string key) => contact.Line.Add(() => _telephony.HangUpAsync(contact.Id, key, default));

    private void PlayMusic(LiveContact contact, string key)
    {
        var music = contact.Music;
        contact.Line.Add(() => _telephony.StartMusicAsync(contact.Id, music, key + "-music", default));
    }
}
