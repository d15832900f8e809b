using CallCenter.Contacts;

namespace CallCenter.Telephony.Simulator;

/// <content>Recordings of calls, and messages that callers leave.</content>
public sealed partial class Simulator
{
    public ValueTask<TelephonyResult> StartRecordingAsync(ContactId contact, string recording, string key, CancellationToken cancellationToken) =>
        Do(contact, key, call =>
        {
            if (call.Recordings.TryAdd(recording, new(Now, call.Hertz, call.Masked))) Note(call, JournalKinds.Recording, "on");
            return TelephonyResult.Done;
        });

    public ValueTask<TelephonyResult> StopRecordingAsync(ContactId contact, string recording, string key, CancellationToken cancellationToken) =>
        Do(contact, key, call =>
        {
            EndRecording(call, recording);
            return TelephonyResult.Done;
        });

    public ValueTask<TelephonyResult> RecordMessageAsync(
        ContactId contact, string recording, TimeSpan maxLength, string key, CancellationToken cancellationToken) => Do(contact, key, call =>
    {
        if (call.State != ContactState.InFlow) return TelephonyResult.Refused;
        FinishPlayback(call, interrupted: true);
        call.MessageStarted = Now;
        var length = call.Habits.Message < maxLength ? call.Habits.Message : maxLength;
        Timed<string>? timed = null;
        timed = new Timed<string>(recording, After(length, () =>
        {
            if (ReferenceEquals(call.Message, timed)) EndMessage(call, length);
        }));
        call.Message = timed;
        return TelephonyResult.Done;
    });

    public ValueTask<TelephonyResult> MaskDigitsAsync(ContactId contact, bool on, string key, CancellationToken cancellationToken) =>
        Do(contact, key, call =>
        {
            call.Masked = on;
            foreach (var recording in call.Recordings.Values) recording.Pause(Now, on);
            return TelephonyResult.Done;
        });

    private void EndRecording(CallState call, string recording)
    {
        if (!call.Recordings.Remove(recording, out var running)) return;
        Note(call, JournalKinds.Recording, "off");
        _options.Recordings?.Write(recording, running.End(Now));
    }

    private void EndMessage(CallState call, TimeSpan length)
    {
        var message = call.Message!;
        call.Message = null;
        message.Dispose();
        var said = length > TimeSpan.Zero && call.Habits.Message > TimeSpan.Zero;
        if (said)
        {
            Note(call, JournalKinds.Recording, "message");
            _options.Recordings?.Write(message.Value, [new(length, CallerTone)]);
        }

        Emit(new TelephonyEvent.MessageRecorded(call.Id, Now, message.Value, said ? length : null));
    }
}
