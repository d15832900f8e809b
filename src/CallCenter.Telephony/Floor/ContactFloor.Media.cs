using CallCenter.Contacts;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Floor;

/// <content>What callers hear of the prompt library, and what is recorded of them.</content>
public sealed partial class ContactFloor
{
    /// <summary>A name of the library becomes what it stands for; the adapter may know others, such as sounds of its own.</summary>
    private Playback PlaybackOf(PlayPrompt prompt)
    {
        if (prompt.Audio is not { } name || _options.Prompts.Find(name, prompt.Language) is not { } content)
            return new(prompt.Prompt, prompt.Text, prompt.Audio, prompt.Language, prompt.Voice);
        return content.Sound is { } sound
            ? new(prompt.Prompt, content.Text, name, content.Language, null, sound)
            : new(prompt.Prompt, content.Text, null, content.Language, prompt.Voice ?? content.Voice);
    }

    /// <summary>What cannot be played must not keep the flow waiting.</summary>
    private void NotPlayed(LiveContact contact, Playback playback)
    {
        if (playback.Audio is { } audio) _logger.LogWarning("The prompt {Audio} ({Language}) could not be played to contact {Contact}; its flow goes on.", audio, playback.Language, contact.Id);
        Post(() => PlaybackFinished(contact, playback.Id, interrupted: true));
    }

    /// <summary>Called when the contact is answered or comes into a queue.</summary>
    private void RecordByRule(LiveContact contact)
    {
        if (contact.Record.AnsweredAt is null || contact.IsMessage || contact.FlowChoseRecording) return;
        if (IsRecorded(contact.Record)) BeginRecording(contact, RecordingNotes.ByRule, contact.NextKey());
        else FinishRecording(contact, RecordingNotes.OffByRule, contact.NextKey());
    }

    private bool IsRecorded(ContactRecord contact)
    {
        var rules = new[]
        {
            contact.Queue is { } queue ? _router.FindDefinition(queue)?.Recording : null,

            // Of a call out, the line is where it comes from.
            _options.RecordingOfLine(contact.To), _options.RecordingOfLine(contact.From),
        };
        return rules.FirstOrDefault(rule => rule is not (null or RecordingRule.AsCentre)) is { } own ? own == RecordingRule.Always : _options.RecordsCalls;
    }

    private void BeginRecording(LiveContact contact, string note, string key)
    {
        if (contact.Recording is not null) return;
        var recording = RecordingTimeline.NameOf(contact.Id, contact.Record.Recordings.Count);
        contact.Recording = recording;
        contact.Record = contact.Record with { Recordings = [.. contact.Record.Recordings, recording] };
        Note(contact, JournalKinds.Recording, note);
        contact.Line.Add(() => _telephony.StartRecordingAsync(contact.Id, recording, key, default));
    }

    private void FinishRecording(LiveContact contact, string note, string key)
    {
        if (contact.Recording is not { } recording) return;
        contact.Recording = null;
        Note(contact, JournalKinds.Recording, note);
        contact.Line.Add(() => _telephony.StopRecordingAsync(contact.Id, recording, key, default));
    }

    private void Record(LiveContact contact, RecordVoicemail voicemail, string key)
    {
        if (contact.State == ContactState.Talking)
        {
            Publish(new VoicemailRecorded(contact.Id, Now, voicemail.Voicemail, null, TimeSpan.Zero));
            return;
        }

        AnswerIfRinging(contact);
        contact.Line.Add(
            () => _telephony.RecordMessageAsync(contact.Id, voicemail.Voicemail, voicemail.MaxLength, key, default),
            result =>
            {
                if (result == TelephonyResult.Refused) Post(() => MessageRecorded(contact, voicemail.Voicemail, null));
            });
    }

    private void Mask(LiveContact contact, bool on, string key)
    {
        if (contact.Recording is not null && contact.Sensitive != on) Note(contact, JournalKinds.Recording, on ? RecordingNotes.Paused : RecordingNotes.Resumed);
        contact.Sensitive = on;
        if (on)
        {
            contact.MaskDigits(Now - _options.SensitiveTypeAhead);
            Changed(contact);
        }

        contact.Line.Add(() => _telephony.MaskDigitsAsync(contact.Id, on, key, default));
    }
}
