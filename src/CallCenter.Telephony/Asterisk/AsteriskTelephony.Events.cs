using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Telephony.Asterisk.Ari;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Asterisk;

/// <content>What Asterisk tells. Any event may come late, twice, or of something that is gone.</content>
public sealed partial class AsteriskTelephony
{
    void ILinkUser.Take(AriEvent happened)
    {
        lock (_gate)
        {
            switch (happened.Type)
            {
                case "StasisStart" when happened.Channel is { } channel: Started(channel, happened.Args ?? []); break;
                case "StasisEnd" or "ChannelDestroyed" when happened.Channel is { } channel: Ended(channel.Id, happened.Cause); break;
                case "ChannelHangupRequest" when LineOf(happened) is { } line: line.Cause ??= happened.Cause; break;
                case "ChannelStateChange" when happened.Channel is { State: AriChannel.Up } && LineOf(happened) is { Outgoing: null } line: Answered(line); break;
                case "ChannelDtmfReceived" when LineOf(happened) is { } line: Keyed(line, happened); break;
                case "PlaybackFinished" when happened.Playback is { } playback: PlaybackFinished(playback); break;
                case "RecordingStarted" when MessageOf(happened) is { } line: line.Message!.Began ??= happened.At; break;
                case "RecordingFinished" when MessageOf(happened) is { } line:
                    EndMessage(line, line.Message!, happened.Recording, happened.At ?? Now);
                    break;
                case "RecordingFailed" when MessageOf(happened) is { } line: TellMessage(line, line.Message!, null); break;
            }
        }
    }

    private CallLine? LineOf(AriEvent happened) => happened.Channel is { } channel ? _lines.GetValueOrDefault(new ContactId(channel.Id)) : null;

    private CallLine? MessageOf(AriEvent happened) =>
        happened.Recording is { } recording ? _lines.Values.FirstOrDefault(line => line.Message?.Name == recording.Name) : null;

    private void Started(AriChannel channel, IReadOnlyList<string> arguments)
    {
        if (_legs.TryGetValue(channel.Id, out var leg)) LegAnswered(leg);
        else if (_names.IsOurs(channel.Id)) ListenerStarted(channel.Id);
        else if (arguments is [AriNames.AgentKind, ..]) AgentCalls(channel, arguments);
        else if (_lines.GetValueOrDefault(new ContactId(channel.Id)) is { Outgoing: { } call } line) Reached(line, call);
        else Arrive(channel, arguments);
    }

    private void Arrive(AriChannel channel, IReadOnlyList<string> arguments)
    {
        var contact = new ContactId(channel.Id);
        if (_over.ContainsKey(contact) || !_lines.TryAdd(contact, new CallLine(contact))) return;
        var to = arguments switch
        {
            [AriNames.CallKind, _, var called] => called,
            [{ Length: > 0 } dialled, ..] => dialled,
            _ => channel.Dialplan?.Exten ?? "",
        };
        Emit(new TelephonyEvent.Arrived(contact, Now, PhoneNumber.Normalize(channel.Caller?.Number ?? ""), PhoneNumber.Normalize(to), "Voice"));
        if (channel.State == AriChannel.Up) Answered(_lines[contact]);
    }

    private void Ended(string channel, int? cause)
    {
        if (_legs.TryGetValue(channel, out var leg)) LegEnded(leg, cause);
        else if (_lines.TryGetValue(new ContactId(channel), out var line) && !NotReached(line, cause))
            End(line, line.IsHungUp ? ContactEndedBy.Flow : ContactEndedBy.Caller, HangupCause.NameOf(line.Cause ?? cause));
        else if (!_names.IsOurs(channel)) _over[new ContactId(channel)] = true;
    }

    private void Keyed(CallLine line, AriEvent happened)
    {
        if (happened.Digit is not [var digit] || line.LastDigit == (digit, happened.Timestamp)) return;
        line.LastDigit = (digit, happened.Timestamp);

        // It ends the message and is nothing else.
        if (digit == '#' && line.Message is not null) return;
        Emit(new TelephonyEvent.DigitKeyed(line.Id, Now, digit));
    }

    private void PlaybackFinished(AriPlayback playback)
    {
        if (_legs.Values.FirstOrDefault(leg => leg.Announcement?.Id == playback.Id) is { Announcement: { } announced } told)
        {
            told.Announcement = null;
            Emit(new TelephonyEvent.AnnouncementFinished(told.Line.Id, Now, told.Id, announced.Playback));
            return;
        }

        foreach (var line in _lines.Values)
        {
            var playing = line.Playbacks.GetValueOrDefault(playback.Id) ?? (line.IsTakenOn ? BegunBefore(line, playback.Id) : null);
            if (playing is null) continue;
            line.Playbacks.Remove(playback.Id);
            if (line.IsTakenOn) line.Told.Add(playback.Id);
            Emit(new TelephonyEvent.PlaybackFinished(line.Id, Now, playing.Id, playing.IsStopped || playback.State == "failed"));
            return;
        }
    }

    /// <summary>A playback that an earlier run of ours had just asked for when it ended.</summary>
    private Playing? BegunBefore(CallLine line, string id)
    {
        var beginning = _names.Playback(line.Id, "");
        return id.StartsWith(beginning, StringComparison.Ordinal) && !line.Told.Contains(id) ? new Playing(id[beginning.Length..]) : null;
    }

    private void LegAnswered(PhoneLeg leg)
    {
        if (leg.IsAnswered) return;
        if (leg.Ending is not null || leg.Line.IsOver)
        {
            // Picked up at the very moment when it was to stop ringing.
            HangUpLater(leg.Path);
            return;
        }

        leg.IsAnswered = true;
        leg.RingTimer?.Dispose();
        Emit(new TelephonyEvent.LegAnswered(leg.Line.Id, Now, leg.Id));
    }

    private void LegEnded(PhoneLeg leg, int? cause)
    {
        var line = leg.Line;
        Unregister(leg);
        if (leg.Ears is { } ears) Settle(line, () => RemoveAsync(ears));
        if (line.IsOver) return;
        if (leg.IsConnected && !line.IsTalking) Settle(line, () => LeaveTalkAsync(line));
        Emit(new TelephonyEvent.LegEnded(line.Id, Now, leg.Id, leg.Ending ?? (leg.IsAnswered ? LegEnd.HungUp : HangupCause.EndOf(cause))));
    }

    private void ListenerStarted(string channel)
    {
        var recording = _lines.Values.SelectMany(line => line.Recordings.Values).FirstOrDefault(recording => recording.Channel == channel);
        if (recording is not null) recording.Ready.TrySetResult();
        else if (_legs.Values.Select(leg => leg.Ears).FirstOrDefault(ears => ears?.Channel == channel) is { } ears) ears.Ready.TrySetResult();
        else HangUpLater("channels/" + AriNames.Segment(channel));
    }

    /// <summary>An agent calls in to say what they want: <c>agent,STATE,ENDPOINT[,REASON]</c>.</summary>
    private void AgentCalls(AriChannel channel, IReadOnlyList<string> arguments)
    {
        if (arguments.Count >= 3 && _options.AgentOf(arguments[2]) is { } agent && Enum.TryParse<AgentState>(arguments[1], ignoreCase: true, out var state))
            Emit(new TelephonyEvent.AgentWants(agent, Now, state, arguments.ElementAtOrDefault(3)));
        else LogUnknownAgent(_logger, string.Join(',', arguments));
        var path = "channels/" + AriNames.Segment(channel.Id);

        // Back to the dialplan, which says a word of thanks.
        _ = AfterAsync(Task.CompletedTask, () => _ari.PostAsync(path + "/continue"));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An agent's code was dialled, but {Arguments} names no agent or no state.")]
    private static partial void LogUnknownAgent(ILogger logger, string arguments);
}
