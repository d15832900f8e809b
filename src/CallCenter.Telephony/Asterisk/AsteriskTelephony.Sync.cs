using CallCenter.Contacts;
using CallCenter.Telephony.Asterisk.Ari;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Asterisk;

/// <content>
/// Comparing what Asterisk has with what we know. What we knew before we asked and Asterisk does not have is gone; what it has
/// of ours and we do not know is taken on when a contact can be made of it, else removed.
/// </content>
public sealed partial class AsteriskTelephony
{
    private bool _wasSynchronised;
    private HashSet<string> _missed = [];

    async Task ILinkUser.SynchroniseAsync(bool afterGap, CancellationToken cancellationToken)
    {
        Known known;
        lock (_gate)
        {
            known = new Known(
                [.. _lines.Values], [.. _legs.Values.Where(leg => leg.IsThere)],
                [.. _lines.Values.SelectMany(line => line.Playbacks.Where(entry => entry.Value.IsThere).Select(entry => (line, entry.Key)))],
                [.. _lines.Values.Where(line => line.Message is { IsThere: true }).Select(line => (line, line.Message!))]);
        }

        var channels = (await _ari.GetAsync("channels", AriJson.Default.IReadOnlyListAriChannel, cancellationToken) ?? []).ToDictionary(channel => channel.Id);
        var bridges = await _ari.GetAsync("bridges", AriJson.Default.IReadOnlyListAriBridge, cancellationToken) ?? [];
        TellMissed(known, channels, afterGap);
        await TakeOnAsync(channels.Values, cancellationToken);
        TakeOnTalks(channels.Values, bridges);
        await RemoveOrphansAsync(channels.Values, bridges);
        await TellEndedAsync(known);
        _wasSynchronised = true;
    }

    private sealed record Known(
        IReadOnlyList<CallLine> Lines, IReadOnlyList<PhoneLeg> Legs, IReadOnlyList<(CallLine Line, string Id)> Playbacks,
        IReadOnlyList<(CallLine Line, MessageRecording Message)> Messages);

    /// <summary>Without a gap an event is on the way, and comes first: only what is missed twice is told here.</summary>
    private void TellMissed(Known known, Dictionary<string, AriChannel> channels, bool afterGap)
    {
        lock (_gate)
        {
            var missed = new HashSet<string>(StringComparer.Ordinal);
            foreach (var leg in known.Legs)
            {
                if (channels.TryGetValue(leg.Channel, out var channel))
                {
                    if (_names.ArgumentsOf(channel) is not null && _legs.ContainsKey(leg.Channel)) LegAnswered(leg);
                }
                else if (IsMissed(leg.Channel) && _legs.ContainsKey(leg.Channel)) LegEnded(leg, null);
            }

            foreach (var line in known.Lines.Where(line => !line.IsOver))
            {
                if (channels.TryGetValue(line.Id.Value, out var channel))
                {
                    if (line.Outgoing is null ? channel.State == AriChannel.Up : _names.ArgumentsOf(channel) is not null) Reached(line, line.Outgoing);
                }
                else if (line.Outgoing is not { IsThere: false } && IsMissed(line.Id.Value) && !NotReached(line, null)) End(line, line.IsHungUp ? ContactEndedBy.Flow : ContactEndedBy.Caller, "missed");
            }

            _missed = missed;

            bool IsMissed(string id)
            {
                missed.Add(id);
                return afterGap || _missed.Contains(id);
            }
        }
    }

    /// <summary>Callers in our application that we do not know: from before our start, or come while the link was down.</summary>
    private async Task TakeOnAsync(IEnumerable<AriChannel> channels, CancellationToken cancellationToken)
    {
        foreach (var channel in channels)
        {
            if (_names.IsOurs(channel.Id) || _names.ArgumentsOf(channel) is not { } arguments || arguments is [AriNames.AgentKind, ..]) continue;
            var contact = new ContactId(channel.Id);
            CallLine line;
            lock (_gate)
            {
                if (_lines.ContainsKey(contact)) continue;
                if (_over.ContainsKey(contact))
                {
                    HangUpLater("channels/" + AriNames.Segment(channel.Id));
                    continue;
                }

                Arrive(channel, arguments);
                line = _lines[contact];

                line.IsTakenOn = true;

                // Nobody remembers whether it plays; stopping none does no harm.
                line.HasMusic = true;
            }

            await TakeOnPlaybackAsync(line, cancellationToken);
        }
    }

    /// <summary>What was said when we stopped: it goes on, or its end is told now.</summary>
    private async Task TakeOnPlaybackAsync(CallLine line, CancellationToken cancellationToken)
    {
        var variable = await _ari.GetAsync($"{line.Path}/variable?variable={AriNames.PlaybackVariable}", AriJson.Default.AriVariable, cancellationToken);
        if (variable?.Value is not { Length: > 0 } playback) return;
        var id = _names.Playback(line.Id, playback);
        lock (_gate) line.Playbacks.TryAdd(id, new Playing(playback) { IsThere = true });
        if (!await _ari.ExistsAsync("playbacks/" + AriNames.Segment(id)))
        {
            lock (_gate) PlaybackFinished(new AriPlayback { Id = id, State = "done" });
        }
    }

    /// <summary>Talks and recordings that outlived us. A phone that only rang does not: whoever offered the contact is gone.</summary>
    private void TakeOnTalks(IEnumerable<AriChannel> channels, IReadOnlyList<AriBridge> bridges)
    {
        if (_wasSynchronised) return;
        lock (_gate)
        {
            foreach (var channel in channels)
            {
                if (_names.ArgumentsOf(channel) is not [var kind, var contact, var id, .. var rest] || !_lines.TryGetValue(new ContactId(contact), out var line)) continue;
                if (kind == AriNames.SnoopKind) line.Recordings.TryAdd(id, new LineRecording(AriNames.Recording(line.Id, id), channel.Id));
                else if (kind == AriNames.LegKind && bridges.FirstOrDefault(bridge => bridge.Id == _names.Bridge(line.Id) && bridge.Channels.Contains(channel.Id)) is { } bridge)
                    TakeOnTalk(line, new PhoneLeg(line, id, channel.Id, rest is [{ Length: > 0 } agent, ..] ? agent : null) { IsThere = true, IsAnswered = true, IsConnected = true }, bridge);
            }
        }
    }

    private void TakeOnTalk(CallLine line, PhoneLeg leg, AriBridge bridge)
    {
        if (!line.Legs.TryAdd(leg.Id, leg)) return;
        _legs[leg.Channel] = leg;
        line.Bridge = bridge.Id;
        line.IsJoined = bridge.Channels.Contains(line.Id.Value);
        line.HasMusic = !line.IsJoined;
        Emit(new TelephonyEvent.TalkFound(line.Id, Now, leg.Id, leg.AgentId, OnHold: !line.IsJoined));
    }

    /// <summary>Channels and bridges of ours that belong to nobody.</summary>
    private async Task RemoveOrphansAsync(IEnumerable<AriChannel> channels, IReadOnlyList<AriBridge> bridges)
    {
        List<string> orphans;
        lock (_gate)
        {
            var owned = _lines.Values.SelectMany(line => line.Recordings.Values.Select(recording => recording.Channel).Append(line.Bridge))
                .Concat(_legs.Values.Where(leg => !leg.Line.IsOver).SelectMany(leg => new[] { leg.Channel, leg.Ears?.Channel, leg.Ears?.Bridge })).ToHashSet();
            orphans =
            [
                .. channels.Where(channel => _names.IsOurs(channel.Id) && !owned.Contains(channel.Id)).Select(channel => "channels/" + AriNames.Segment(channel.Id)),
                .. bridges.Where(bridge => _names.IsOurs(bridge.Id) && !owned.Contains(bridge.Id)).Select(bridge => "bridges/" + AriNames.Segment(bridge.Id)),
            ];
        }

        foreach (var orphan in orphans)
        {
            if (!(await _ari.DeleteAsync(orphan)).IsDone) continue;
            AsteriskMetrics.OrphanRemoved();
            LogOrphan(_logger, orphan);
        }
    }

    /// <summary>Prompts and messages whose end we missed: callers must not wait for it for ever.</summary>
    private async Task TellEndedAsync(Known known)
    {
        foreach (var (_, id) in known.Playbacks)
        {
            if (await _ari.ExistsAsync("playbacks/" + AriNames.Segment(id))) continue;
            lock (_gate) PlaybackFinished(new AriPlayback { Id = id, State = "done" });
        }

        foreach (var (line, message) in known.Messages)
        {
            if (await _ari.ExistsAsync("recordings/live/" + AriNames.Segment(message.Name))) continue;
            lock (_gate) EndMessage(line, message, null, Now);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Orphan} at Asterisk belonged to no contact and was removed.")]
    private static partial void LogOrphan(ILogger logger, string orphan);
}
