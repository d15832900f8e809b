using System.Collections.Concurrent;
using CallCenter.Contacts;

namespace CallCenter.Telephony.Floor;

/// <summary>
/// Lets the floor treat a message as a contact like any other: what would be done to a line is done at once, for there is none.
/// Everything else goes to the adapter.
/// </summary>
internal sealed class MessageLines(ITelephony lines, TimeProvider clock) : ITelephony
{
    private readonly ConcurrentDictionary<ContactId, bool> _messages = new();
    private ITelephonySink? _sink;

    public void Open(ContactId message) => _messages[message] = true;

    public ValueTask StartAsync(ITelephonySink sink, CancellationToken cancellationToken)
    {
        _sink = sink;
        return lines.StartAsync(sink, cancellationToken);
    }

    public ValueTask<IReadOnlyList<ContactId>> ListContactsAsync(CancellationToken cancellationToken) => lines.ListContactsAsync(cancellationToken);

    public ValueTask<TelephonyResult> AnswerAsync(ContactId contact, string key, CancellationToken cancellationToken) =>
        Has(contact) ? Tell(new TelephonyEvent.Answered(contact, Now)) : lines.AnswerAsync(contact, key, cancellationToken);

    public ValueTask<TelephonyResult> CallAsync(ContactId contact, OutboundCall call, string key, CancellationToken cancellationToken) =>
        lines.CallAsync(contact, call, key, cancellationToken);

    /// <summary>A prompt is text that the writer can read at once.</summary>
    public ValueTask<TelephonyResult> PlayAsync(ContactId contact, Playback playback, string key, CancellationToken cancellationToken) =>
        Has(contact) ? Tell(new TelephonyEvent.PlaybackFinished(contact, Now, playback.Id, Interrupted: false)) : lines.PlayAsync(contact, playback, key, cancellationToken);

    public ValueTask<TelephonyResult> StopAsync(ContactId contact, string playback, string key, CancellationToken cancellationToken) =>
        Has(contact) ? Done : lines.StopAsync(contact, playback, key, cancellationToken);

    public ValueTask<TelephonyResult> StartMusicAsync(ContactId contact, string music, string key, CancellationToken cancellationToken) =>
        Has(contact) ? Done : lines.StartMusicAsync(contact, music, key, cancellationToken);

    public ValueTask<TelephonyResult> StopMusicAsync(ContactId contact, string key, CancellationToken cancellationToken) =>
        Has(contact) ? Done : lines.StopMusicAsync(contact, key, cancellationToken);

    public ValueTask<TelephonyResult> HangUpAsync(ContactId contact, string key, CancellationToken cancellationToken) =>
        _messages.TryRemove(contact, out _) ? Tell(new TelephonyEvent.Gone(contact, Now, ContactEndedBy.Flow, "normal")) : lines.HangUpAsync(contact, key, cancellationToken);

    /// <summary>No phone rings: the agent takes the message on the screen. A number cannot read it.</summary>
    public ValueTask<TelephonyResult> DialAsync(ContactId contact, Dial dial, string key, CancellationToken cancellationToken) =>
        Has(contact) ? new(dial.AgentId is null ? TelephonyResult.Refused : TelephonyResult.Done) : lines.DialAsync(contact, dial, key, cancellationToken);

    public ValueTask<TelephonyResult> AnnounceAsync(ContactId contact, string leg, Playback playback, string key, CancellationToken cancellationToken) =>
        Has(contact) ? new(TelephonyResult.Refused) : lines.AnnounceAsync(contact, leg, playback, key, cancellationToken);

    public ValueTask<TelephonyResult> TalkAsync(ContactId contact, Talk talk, string key, CancellationToken cancellationToken) =>
        Has(contact) ? Done : lines.TalkAsync(contact, talk, key, cancellationToken);

    public ValueTask<TelephonyResult> SuperviseAsync(ContactId contact, Supervision supervision, string key, CancellationToken cancellationToken) =>
        Has(contact) ? new(TelephonyResult.Refused) : lines.SuperviseAsync(contact, supervision, key, cancellationToken);

    public ValueTask<TelephonyResult> DisconnectAsync(ContactId contact, string leg, string key, CancellationToken cancellationToken) =>
        Has(contact) ? Tell(new TelephonyEvent.LegEnded(contact, Now, leg, LegEnd.Disconnected)) : lines.DisconnectAsync(contact, leg, key, cancellationToken);

    public ValueTask<TelephonyResult> StartRecordingAsync(ContactId contact, string recording, string key, CancellationToken cancellationToken) =>
        Has(contact) ? Done : lines.StartRecordingAsync(contact, recording, key, cancellationToken);

    public ValueTask<TelephonyResult> StopRecordingAsync(ContactId contact, string recording, string key, CancellationToken cancellationToken) =>
        Has(contact) ? Done : lines.StopRecordingAsync(contact, recording, key, cancellationToken);

    public ValueTask<TelephonyResult> RecordMessageAsync(
        ContactId contact, string recording, TimeSpan maxLength, string key, CancellationToken cancellationToken) => Has(contact)
        ? Tell(new TelephonyEvent.MessageRecorded(contact, Now, recording, null))
        : lines.RecordMessageAsync(contact, recording, maxLength, key, cancellationToken);

    public ValueTask<TelephonyResult> MaskDigitsAsync(ContactId contact, bool on, string key, CancellationToken cancellationToken) =>
        Has(contact) ? Done : lines.MaskDigitsAsync(contact, on, key, cancellationToken);

    private static ValueTask<TelephonyResult> Done => new(TelephonyResult.Done);

    private DateTimeOffset Now => clock.GetUtcNow();

    private bool Has(ContactId contact) => _messages.ContainsKey(contact);

    private ValueTask<TelephonyResult> Tell(TelephonyEvent happened)
    {
        _sink!.Take(happened);
        return Done;
    }
}
