using CallCenter.Contacts;

namespace CallCenter.Telephony.Asterisk;

/// <content>Recordings of the talk, by a channel that listens in on both sides, and messages that callers leave.</content>
public sealed partial class AsteriskTelephony
{
    public ValueTask<TelephonyResult> StartRecordingAsync(ContactId contact, string recording, string key, CancellationToken cancellationToken) =>
        Do(contact, key, async line =>
        {
            var it = new LineRecording(AriNames.Recording(contact, recording), _names.SnoopChannel(contact, recording));
            lock (_gate)
            {
                if (!line.Recordings.TryAdd(recording, it)) return TelephonyResult.Done;
            }

            var result = await ListenAsync(line, recording, it);
            if (result != TelephonyResult.Done)
            {
                lock (_gate) line.Recordings.Remove(recording);
            }
            else if (line.IsMasked)
            {
                await PauseAsync(it, true);
            }

            return result;
        });

    public ValueTask<TelephonyResult> StopRecordingAsync(ContactId contact, string recording, string key, CancellationToken cancellationToken) =>
        Do(contact, key, async line =>
        {
            LineRecording? it;
            lock (_gate)
            {
                if (!line.Recordings.Remove(recording, out it)) return TelephonyResult.Done;
            }

            await _ari.PostAsync(it.Path + "/stop");
            await _ari.DeleteAsync("channels/" + AriNames.Segment(it.Channel), ("reason", "normal"));
            return TelephonyResult.Done;
        });

    public ValueTask<TelephonyResult> RecordMessageAsync(
        ContactId contact, string recording, TimeSpan maxLength, string key, CancellationToken cancellationToken) => Do(contact, key, async line =>
    {
        if (!line.IsAnswered || line.IsTalking || line.Message is not null) return TelephonyResult.Refused;
        await StopPlaybacksAsync(line);
        await StopMusicAsync(line);
        var name = AriNames.Recording(contact, recording);
        var message = new MessageRecording(recording, name);
        lock (_gate) line.Message = message;
        var answer = await _ari.PostAsync(
            line.Path + "/record",
            ("name", name),
            ("format", "wav"),
            ("maxDurationSeconds", Seconds(maxLength)),
            ("maxSilenceSeconds", Seconds(_options.MessageSilence)),
            ("terminateOn", "#"),
            ("beep", "true"),
            ("ifExists", "overwrite"));
        if (answer.IsDone)
        {
            message.IsThere = true;
        }
        else
        {
            lock (_gate) line.Message = null;
        }

        return ResultOf(answer, "record", line);
    });

    public ValueTask<TelephonyResult> MaskDigitsAsync(ContactId contact, bool on, string key, CancellationToken cancellationToken) =>
        Do(contact, key, async line =>
        {
            line.IsMasked = on;
            List<LineRecording> recordings;
            lock (_gate) recordings = [.. line.Recordings.Values];
            foreach (var recording in recordings) await PauseAsync(recording, on);
            return TelephonyResult.Done;
        });

    private static string Seconds(TimeSpan time) => FormattableString.Invariant($"{Math.Max(1, Math.Ceiling(time.TotalSeconds))}");

    private async Task<TelephonyResult> ListenAsync(CallLine line, string recording, LineRecording it)
    {
        var snoop = await _ari.PostAsync(
            $"{line.Path}/snoop/{AriNames.Segment(it.Channel)}",
            ("spy", "both"),
            ("app", _options.Application),
            ("appArgs", AriNames.Arguments(AriNames.SnoopKind, line.Id.Value, recording)));
        if (!snoop.IsDone) return ResultOf(snoop, "listen", line);
        await it.Ready.Task.WaitAsync(_options.RequestTimeout, _clock);
        var record = await _ari.PostAsync(
            $"channels/{AriNames.Segment(it.Channel)}/record", ("name", it.Name), ("format", "wav"), ("ifExists", "overwrite"));
        return ResultOf(record, "record", line);
    }

    private async Task PauseAsync(LineRecording recording, bool on)
    {
        if (recording.IsPaused == on) return;
        recording.IsPaused = on;
        if (on) await _ari.PostAsync(recording.Path + "/pause");
        else await _ari.DeleteAsync(recording.Path + "/pause");
    }

    /// <summary>Tells of a message once. <paramref name="length"/> is null when the caller said nothing.</summary>
    private void TellMessage(CallLine line, MessageRecording message, TimeSpan? length)
    {
        if (line.Message != message) return;
        line.Message = null;
        Emit(new TelephonyEvent.MessageRecorded(line.Id, Now, message.Id, length));
    }

    /// <param name="line">Whose it is.</param>
    /// <param name="message">The message.</param>
    /// <param name="recorded">What Asterisk says of it; null when it says nothing, because the caller hung up.</param>
    /// <param name="at">When it ended, by Asterisk's clock.</param>
    private void EndMessage(CallLine line, MessageRecording message, Ari.AriRecording? recorded, DateTimeOffset at)
    {
        // Asterisk counts whole seconds; its events are stamped finer.
        var length = message.Began is { } began && at > began ? at - began : TimeSpan.FromSeconds(recorded?.Duration ?? 0);
        TellMessage(line, message, IsSilent(message, recorded, length) || length <= TimeSpan.Zero ? null : length);
    }

    /// <summary>
    /// Whether nothing was said. Asterisk leaves some of the silence that ends a message and counts whole seconds, so that who says nothing
    /// has by its count talked for one.
    /// </summary>
    private bool IsSilent(MessageRecording message, Ari.AriRecording? recorded, TimeSpan length)
    {
        if (message.Began is null && recorded?.Duration is null or 0) return true;
        return recorded?.TalkingDuration is { } talked && talked <= (length >= _options.MessageSilence ? 1 : 0);
    }
}
