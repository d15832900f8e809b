using CallCenter.Contacts;

namespace CallCenter.Telephony.Asterisk;

/// <content>
/// Who hears whom: those who talk are in the contact's one mixing bridge, the others stand alone with music. A supervisor is in a
/// bridge of their own with a channel that listens to the agent's, so nothing of theirs can reach the caller.
/// </content>
public sealed partial class AsteriskTelephony
{
    public ValueTask<TelephonyResult> TalkAsync(ContactId contact, Talk talk, string key, CancellationToken cancellationToken) =>
        Do(contact, key, async line =>
        {
            if (AnsweredLegs(line, talk.Legs) is not { Count: > 0 } legs) return TelephonyResult.Gone;
            await StopPlaybacksAsync(line);
            foreach (var leg in legs) await StopAnnouncementAsync(leg);
            await SetAsideAsync(line, talk, legs);
            return await JoinAsync(line, talk.WithCaller, legs);
        });

    public ValueTask<TelephonyResult> SuperviseAsync(ContactId contact, Supervision supervision, string key, CancellationToken cancellationToken) =>
        Do(contact, key, async line =>
        {
            if (AnsweredLeg(line, supervision.Leg) is not { } own) return TelephonyResult.Gone;
            if (AnsweredLeg(line, supervision.Of) is not { IsConnected: true } of) return TelephonyResult.Gone;
            own.IsSupervisor = true;
            await StopMusicAsync(own);
            await MuteAsync(own, supervision.Mode == SupervisionMode.Listen);
            return supervision.Mode == SupervisionMode.Barge ? await BargeAsync(line, own) : await FollowAsync(line, own, of);
        });

    /// <summary>Null when one of them has not answered or is gone.</summary>
    private IReadOnlyList<PhoneLeg>? AnsweredLegs(CallLine line, IReadOnlyList<string> ids)
    {
        var legs = ids.Select(id => AnsweredLeg(line, id)).OfType<PhoneLeg>().ToList();
        return legs.Count == ids.Count ? legs : null;
    }

    private async Task SetAsideAsync(CallLine line, Talk talk, IReadOnlyList<PhoneLeg> legs)
    {
        List<PhoneLeg> others;
        lock (_gate) others = [.. line.Legs.Values.Where(leg => leg is { IsAnswered: true, Ending: null, IsSupervisor: false } && !legs.Contains(leg))];
        foreach (var leg in others)
        {
            if (leg.IsConnected) await TakeOutAsync(line, leg.Channel);
            lock (_gate) leg.IsConnected = false;
            if (leg.HasMusic) continue;
            leg.HasMusic = true;
            await _ari.PostAsync(leg.Path + "/moh", ("mohClass", talk.Music));
        }

        if (talk.WithCaller || (!line.IsJoined && line.HasMusic)) return;
        if (line.IsJoined) await TakeOutAsync(line, line.Id.Value);
        line.IsJoined = false;
        line.HasMusic = true;
        await _ari.PostAsync(line.Path + "/moh", ("mohClass", talk.Music));
    }

    private async Task<TelephonyResult> JoinAsync(CallLine line, bool withCaller, IReadOnlyList<PhoneLeg> legs)
    {
        if (await BridgeOfAsync(line) is not { } path) return TelephonyResult.Refused;
        var joining = legs.Where(leg => !leg.IsConnected).ToList();
        var channels = joining.Select(leg => leg.Channel).ToList();
        foreach (var leg in joining) await StopMusicAsync(leg);
        if (withCaller && !line.IsJoined)
        {
            await StopMusicAsync(line);
            channels.Insert(0, line.Id.Value);
        }

        var joined = channels.Count == 0 || (await _ari.PostAsync(path + "/addChannel", ("channel", string.Join(',', channels)))).IsDone;
        bool isTalking;
        lock (_gate)
        {
            foreach (var leg in joining) leg.IsConnected = joined && line.Legs.ContainsKey(leg.Id);
            line.IsJoined |= joined && withCaller;
            isTalking = line.IsTalking;
        }

        // Somebody hung up on the way; who is left of the talk stays in it, and a caller with whom nobody talks stands alone again.
        if (!isTalking) await LeaveTalkAsync(line);
        return joined && legs.All(leg => leg.IsConnected) ? TelephonyResult.Done : TelephonyResult.Gone;
    }

    /// <summary>The path of the contact's bridge, made when there is none; null when Asterisk refuses.</summary>
    private async Task<string?> BridgeOfAsync(CallLine line)
    {
        var bridge = _names.Bridge(line.Id);
        var path = "bridges/" + AriNames.Segment(bridge);
        if (line.Bridge == bridge) return path;
        lock (_gate) line.Bridge = bridge;

        // Without dtmf_events the two sides may be joined directly, and the caller's keys would pass us by.
        var made = await _ari.PostAsync(path, ("type", "mixing,dtmf_events"), ("name", bridge));
        return ResultOf(made, "bridge", line) == TelephonyResult.Done ? path : null;
    }

    private async Task TakeOutAsync(CallLine line, string channel)
    {
        if (line.Bridge is { } bridge) await _ari.PostAsync($"bridges/{AriNames.Segment(bridge)}/removeChannel", ("channel", channel));
    }

    private async Task StopMusicAsync(PhoneLeg leg)
    {
        if (!leg.HasMusic) return;
        leg.HasMusic = false;
        await _ari.DeleteAsync(leg.Path + "/moh");
    }

    private async Task MuteAsync(PhoneLeg leg, bool on)
    {
        if (leg.IsMuted == on) return;
        leg.IsMuted = on;
        if (on) await _ari.PostAsync(leg.Path + "/mute", ("direction", "in"));
        else await _ari.DeleteAsync(leg.Path + "/mute", ("direction", "in"));
    }

    private async Task<TelephonyResult> BargeAsync(CallLine line, PhoneLeg own)
    {
        if (own.IsBarging) return TelephonyResult.Done;
        if (line.Bridge is not { } bridge) return TelephonyResult.Gone;
        if (own.Ears is { } ears) await RemoveAsync(ears);
        lock (_gate) own.Ears = null;
        own.IsBarging = true;
        return ResultOf(await _ari.PostAsync($"bridges/{AriNames.Segment(bridge)}/addChannel", ("channel", own.Channel)), "barge", line);
    }

    /// <summary>Listens to the agent's channel; what is whispered goes out on it and nowhere else, and who only listens is muted.</summary>
    private async Task<TelephonyResult> FollowAsync(CallLine line, PhoneLeg own, PhoneLeg of)
    {
        if (own.IsBarging) await TakeOutAsync(line, own.Channel);
        own.IsBarging = false;
        if (own.Ears is not null) return TelephonyResult.Done;
        var ears = new Ears(_names.Ears(own.Id, ++line.EarsMade), _names.Ears(own.Id + "-bridge", line.EarsMade));
        lock (_gate) own.Ears = ears;
        var snoop = await _ari.PostAsync(
            $"{of.Path}/snoop/{AriNames.Segment(ears.Channel)}",
            ("spy", "both"),
            ("whisper", "out"),
            ("app", _options.Application),
            ("appArgs", AriNames.Arguments(AriNames.EarsKind, line.Id.Value, own.Id)));
        if (!snoop.IsDone) return ResultOf(snoop, "supervise", line);
        await ears.Ready.Task.WaitAsync(_options.RequestTimeout, _clock);
        var made = await _ari.PostAsync(ears.BridgePath, ("type", "mixing"), ("name", ears.Bridge));
        if (!made.IsDone) return ResultOf(made, "supervise", line);
        return ResultOf(await _ari.PostAsync(ears.BridgePath + "/addChannel", ("channel", $"{own.Channel},{ears.Channel}")), "supervise", line);
    }

    private async Task RemoveAsync(Ears ears)
    {
        await _ari.DeleteAsync(ears.BridgePath);
        await _ari.DeleteAsync(ears.ChannelPath, ("reason", "normal"));
    }

    /// <summary>The caller stands alone again and can hear prompts.</summary>
    private async Task LeaveTalkAsync(CallLine line)
    {
        if (!line.IsJoined) await StopMusicAsync(line);
        line.IsJoined = false;
        if (line.Bridge is not { } bridge) return;
        line.Bridge = null;
        await _ari.DeleteAsync("bridges/" + AriNames.Segment(bridge));
    }
}
