using CallCenter.Contacts;

namespace CallCenter.Telephony.Simulator;

/// <content>What the floor asks for.</content>
public sealed partial class Simulator
{
    private const int PromptTone = 440;
    private const int MusicTone = 330;
    private const int TalkTone = 220;
    private const int CallerTone = 260;

    public ValueTask<TelephonyResult> AnswerAsync(ContactId contact, string key, CancellationToken cancellationToken) => Do(contact, key, call =>
    {
        if (call.State != ContactState.Ringing) return TelephonyResult.Done;
        call.State = ContactState.InFlow;
        Note(call, JournalKinds.Answered, "");
        Emit(new TelephonyEvent.Answered(contact, Now));
        return TelephonyResult.Done;
    });

    public ValueTask<TelephonyResult> CallAsync(ContactId contact, OutboundCall call, string key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_calls.ContainsKey(contact)) return new(TelephonyResult.Done);
            if (!PhoneNumber.IsDiallable(call.Number)) return new(TelephonyResult.Refused);
            var state = new CallState(contact, call.CallerId, call.Number, Now, new CallerHabits());
            _calls.Add(contact, state);
            var far = _options.FarEndOf(PhoneNumber.Normalize(call.Number));
            var missed = far.After >= call.Timeout ? LegEnd.NoAnswer : far.Refusal;
            After(far.After < call.Timeout ? far.After : call.Timeout, () => Answer(state, missed));
            return new(TelephonyResult.Done);
        }
    }

    private void Answer(CallState call, LegEnd? missed)
    {
        if (call.State != ContactState.Ringing) return;
        if (missed is { } reason)
        {
            call.State = ContactState.Ended;
            Note(call, JournalKinds.Ended, reason.ToString());
            Emit(new TelephonyEvent.NotReached(call.Id, Now, reason));
            Keep(call);
            return;
        }

        call.State = ContactState.InFlow;
        Note(call, JournalKinds.Answered, "");
        Emit(new TelephonyEvent.Answered(call.Id, Now));
    }

    public ValueTask<TelephonyResult> PlayAsync(ContactId contact, Playback playback, string key, CancellationToken cancellationToken) =>
        Do(contact, key, call =>
        {
            if (call.State != ContactState.InFlow) return TelephonyResult.Refused;
            if (LengthOf(playback) is not { } length) return TelephonyResult.Refused;
            FinishPlayback(call, interrupted: true);
            Note(call, JournalKinds.Prompt, playback.Text ?? playback.Audio ?? "", playback.Language);
            Timed<string>? timed = null;
            timed = new Timed<string>(playback.Id, After(length, () =>
            {
                if (ReferenceEquals(call.Playback, timed)) FinishPlayback(call, interrupted: false);
            }));
            call.Playback = timed;
            call.Hear(Now, PromptTone);
            return TelephonyResult.Done;
        });

    public ValueTask<TelephonyResult> StopAsync(ContactId contact, string playback, string key, CancellationToken cancellationToken) =>
        Do(contact, key, call =>
        {
            if (call.Playback?.Value == playback) FinishPlayback(call, interrupted: true);
            return TelephonyResult.Done;
        });

    public ValueTask<TelephonyResult> StartMusicAsync(ContactId contact, string music, string key, CancellationToken cancellationToken) =>
        Do(contact, key, _ => TelephonyResult.Done);

    public ValueTask<TelephonyResult> StopMusicAsync(ContactId contact, string key, CancellationToken cancellationToken) =>
        Do(contact, key, _ => TelephonyResult.Done);

    public ValueTask<TelephonyResult> HangUpAsync(ContactId contact, string key, CancellationToken cancellationToken) => Do(contact, key, call =>
    {
        End(call, ContactEndedBy.Flow, "normal");
        return TelephonyResult.Done;
    });

    private ValueTask<TelephonyResult> Do(ContactId contact, string key, Func<CallState, TelephonyResult> operation)
    {
        lock (_gate)
        {
            if (Living(contact) is not { } call) return new(TelephonyResult.Gone);
            return new(call.IsNew(key) ? operation(call) : TelephonyResult.Done);
        }
    }

    private TimeSpan? LengthOf(Playback playback)
    {
        if (playback.Sound is { } sound) return sound.Length;
        return playback.Audio is { } audio ? _options.AudioLength(audio) : SpeakingTime.Of(playback.Text ?? "");
    }

    private void FinishPlayback(CallState call, bool interrupted)
    {
        if (call.Playback is not { } playback) return;
        call.Playback = null;
        playback.Dispose();
        call.Hear(Now, 0);
        Emit(new TelephonyEvent.PlaybackFinished(call.Id, Now, playback.Value, interrupted));
    }
}
