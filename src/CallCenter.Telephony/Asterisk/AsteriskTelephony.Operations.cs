using CallCenter.Contacts;
using CallCenter.Telephony.Asterisk.Ari;

namespace CallCenter.Telephony.Asterisk;

/// <content>The caller's own line: answering, prompts, music, hanging up.</content>
public sealed partial class AsteriskTelephony
{
    public ValueTask<TelephonyResult> AnswerAsync(ContactId contact, string key, CancellationToken cancellationToken) => Do(contact, key, async line =>
    {
        if (line.IsAnswered) return TelephonyResult.Done;
        var answer = await _ari.PostAsync(line.Path + "/answer");
        if (answer.IsDone) Answered(line);
        return ResultOf(answer, "answer", line);
    });

    public ValueTask<TelephonyResult> PlayAsync(ContactId contact, Playback playback, string key, CancellationToken cancellationToken) =>
        Do(contact, key, async line =>
        {
            if (!line.IsAnswered || line.IsTalking) return TelephonyResult.Refused;
            if (await _sounds.MediaOfAsync(playback) is not { } media) return TelephonyResult.Refused;
            await StopPlaybacksAsync(line);
            await StopMusicAsync(line);
            var id = _names.Playback(contact, playback.Id);
            var playing = new Playing(playback.Id);
            lock (_gate) line.Playbacks[id] = playing;

            // Before, not after: what Asterisk is told of a channel while it plays waits until it has played.
            await _ari.PostAsync(line.Path + "/variable", ("variable", AriNames.PlaybackVariable), ("value", playback.Id));
            var answer = await _ari.PostAsync($"{line.Path}/play/{AriNames.Segment(id)}", ("media", media));
            if (answer.IsDone)
            {
                playing.IsThere = true;
            }
            else
            {
                lock (_gate) line.Playbacks.Remove(id);
            }

            return ResultOf(answer, "play", line);
        });

    public ValueTask<TelephonyResult> StopAsync(ContactId contact, string playback, string key, CancellationToken cancellationToken) =>
        Do(contact, key, async line =>
        {
            await StopPlaybacksAsync(line, _names.Playback(contact, playback));
            return TelephonyResult.Done;
        });

    public ValueTask<TelephonyResult> StartMusicAsync(ContactId contact, string music, string key, CancellationToken cancellationToken) =>
        Do(contact, key, async line =>
        {
            if (!line.IsAnswered || line.IsTalking) return TelephonyResult.Refused;
            await StopPlaybacksAsync(line);
            line.HasMusic = true;
            return ResultOf(await _ari.PostAsync(line.Path + "/moh", ("mohClass", music)), "music", line);
        });

    public ValueTask<TelephonyResult> StopMusicAsync(ContactId contact, string key, CancellationToken cancellationToken) => Do(contact, key, async line =>
    {
        await StopMusicAsync(line);
        return TelephonyResult.Done;
    });

    public ValueTask<TelephonyResult> HangUpAsync(ContactId contact, string key, CancellationToken cancellationToken) => Do(contact, key, async line =>
    {
        lock (_gate) line.IsHungUp = true;
        return ResultOf(await _ari.DeleteAsync(line.Path, ("reason", "normal")), "hang up", line);
    });

    /// <summary>Stops what is played, or one of it; each is told as interrupted when Asterisk says that it ended.</summary>
    private async Task StopPlaybacksAsync(CallLine line, string? only = null)
    {
        List<string> running;
        lock (_gate)
        {
            running = [.. line.Playbacks.Where(entry => !entry.Value.IsStopped && (only is null || entry.Key == only)).Select(entry => entry.Key)];
            foreach (var id in running) line.Playbacks[id].IsStopped = true;
        }

        // One that is not there any more has just ended: its event is on the way.
        foreach (var id in running) await _ari.DeleteAsync("playbacks/" + AriNames.Segment(id));
    }

    private async Task StopMusicAsync(CallLine line)
    {
        if (!line.HasMusic) return;
        await _ari.DeleteAsync(line.Path + "/moh");
        line.HasMusic = false;
    }

    private void Answered(CallLine line)
    {
        lock (_gate)
        {
            if (line.IsAnswered || line.IsOver) return;
            line.IsAnswered = true;
            Emit(new TelephonyEvent.Answered(line.Id, Now));
        }
    }
}
