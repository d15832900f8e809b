using CallCenter.Contacts;

namespace CallCenter.Telephony.Asterisk;

/// <content>Agents' phones and dialled numbers.</content>
public sealed partial class AsteriskTelephony
{
    /// <summary>Asterisk's own limit lies above ours, so that who ended the ringing is always known.</summary>
    private static readonly TimeSpan RingNet = TimeSpan.FromSeconds(5);

    public ValueTask<TelephonyResult> DialAsync(ContactId contact, Dial dial, string key, CancellationToken cancellationToken) =>
        Do(contact, key, async line =>
        {
            if (dial.AgentId is null && !PhoneNumber.IsDiallable(dial.Number ?? "")) return TelephonyResult.Refused;
            if (Register(line, dial) is not { } leg) return TelephonyResult.Done;
            var endpoint = dial.AgentId is { } agent ? _options.AgentEndpointOf(agent) : _options.TrunkEndpointOf(PhoneNumber.Normalize(dial.Number!));
            var answer = await _ari.PostAsync(
                leg.Path,
                ("endpoint", endpoint),
                ("app", _options.Application),
                ("appArgs", AriNames.Arguments(AriNames.LegKind, contact.Value, dial.Leg, dial.AgentId ?? "")),
                ("callerId", dial.CallerId),
                ("timeout", FormattableString.Invariant($"{Math.Ceiling((dial.Timeout + RingNet).TotalSeconds)}")));

            // A channel of that id that is there already was dialled before a restart of ours.
            if (answer.IsDone || answer.Status == System.Net.HttpStatusCode.Conflict)
            {
                StartRinging(leg, dial.Timeout);
                return TelephonyResult.Done;
            }

            lock (_gate) Unregister(leg);
            LogRefused(_logger, "dial " + endpoint, contact, (int)answer.Status, answer.Reason);
            return TelephonyResult.Refused;
        });

    public ValueTask<TelephonyResult> AnnounceAsync(ContactId contact, string leg, Playback playback, string key, CancellationToken cancellationToken) =>
        Do(contact, key, async line =>
        {
            if (AnsweredLeg(line, leg) is not { } phone) return TelephonyResult.Gone;
            if (phone.IsConnected || await _sounds.MediaOfAsync(playback) is not { } media) return TelephonyResult.Refused;
            await StopAnnouncementAsync(phone);
            await StopMusicAsync(phone);
            var id = _names.Announcement(leg, playback.Id);
            lock (_gate) phone.Announcement = (id, playback.Id);
            var answer = await _ari.PostAsync($"{phone.Path}/play/{AriNames.Segment(id)}", ("media", media));
            if (answer.IsDone) return TelephonyResult.Done;
            lock (_gate) phone.Announcement = null;
            return ResultOf(answer, "announce", line);
        });

    /// <summary>Its end is told when Asterisk says that it ended.</summary>
    private async Task StopAnnouncementAsync(PhoneLeg leg)
    {
        if (leg.Announcement is { } running) await _ari.DeleteAsync("playbacks/" + AriNames.Segment(running.Id));
    }

    public ValueTask<TelephonyResult> DisconnectAsync(ContactId contact, string leg, string key, CancellationToken cancellationToken) =>
        Do(contact, key, async line =>
        {
            PhoneLeg? phone;
            lock (_gate)
            {
                if (!line.Legs.TryGetValue(leg, out phone)) return TelephonyResult.Gone;
                phone.Ending ??= LegEnd.Disconnected;
            }

            return ResultOf(await _ari.DeleteAsync(phone.Path, ("reason", "normal")), "disconnect", line);
        });

    /// <summary>Notes the leg before it is dialled. Null when it was dialled before, or the agent's phone is in use, which is told.</summary>
    private PhoneLeg? Register(CallLine line, Dial dial)
    {
        lock (_gate)
        {
            var leg = new PhoneLeg(line, dial.Leg, _names.LegChannel(dial.Leg), dial.AgentId);
            if (line.Legs.ContainsKey(dial.Leg) || _legs.ContainsKey(leg.Channel)) return null;
            if (dial.AgentId is { } agent && _legs.Values.Any(other => other.AgentId == agent && other.Ending is null))
            {
                Emit(new TelephonyEvent.LegEnded(line.Id, Now, dial.Leg, LegEnd.Busy));
                return null;
            }

            line.Legs.Add(leg.Id, leg);
            _legs.Add(leg.Channel, leg);
            return leg;
        }
    }

    private void Unregister(PhoneLeg leg)
    {
        leg.RingTimer?.Dispose();
        leg.Line.Legs.Remove(leg.Id);
        _legs.Remove(leg.Channel);
    }

    private void StartRinging(PhoneLeg leg, TimeSpan timeout)
    {
        lock (_gate)
        {
            leg.IsThere = true;
            if (leg.IsAnswered || !_legs.ContainsKey(leg.Channel)) return;
            leg.RingTimer = _clock.CreateTimer(_ => StopRinging(leg), null, timeout, Timeout.InfiniteTimeSpan);
        }
    }

    private void StopRinging(PhoneLeg leg)
    {
        lock (_gate)
        {
            if (leg.IsAnswered || leg.Ending is not null) return;
            leg.Ending = LegEnd.NoAnswer;
            HangUpLater(leg.Path);
        }
    }

    private PhoneLeg? AnsweredLeg(CallLine line, string id)
    {
        lock (_gate) return line.Legs.TryGetValue(id, out var leg) && leg is { IsAnswered: true, Ending: null } ? leg : null;
    }

    /// <summary>Ends a channel from within an event.</summary>
    private void HangUpLater(string path) => _ = AfterAsync(Task.CompletedTask, () => _ari.DeleteAsync(path, ("reason", "normal")));
}
