using CallCenter.Contacts;

namespace CallCenter.Telephony.Simulator;

/// <content>Who hears whom.</content>
public sealed partial class Simulator
{
    public ValueTask<TelephonyResult> TalkAsync(ContactId contact, Talk talk, string key, CancellationToken cancellationToken) => Do(contact, key, call =>
    {
        if (talk.Legs.Count == 0 || !talk.Legs.All(leg => call.Legs.TryGetValue(leg, out var it) && it.Answered)) return TelephonyResult.Gone;
        FinishPlayback(call, interrupted: true);
        if (call.State == ContactState.Talking && call.IsInTalk != talk.WithCaller) Note(call, JournalKinds.Hold, talk.WithCaller ? "off" : "on");
        call.State = ContactState.Talking;
        call.IsInTalk = talk.WithCaller;
        call.Hear(Now, talk.WithCaller ? TalkTone : MusicTone);
        foreach (var (id, leg) in call.Legs)
        {
            leg.IsInTalk = talk.Legs.Contains(id);
            if (leg.IsInTalk) FinishAnnouncement(call, leg);
            if (leg is { IsInTalk: true, HasTalked: false }) BeginTalk(call, leg);
        }

        return TelephonyResult.Done;
    });

    public ValueTask<TelephonyResult> AnnounceAsync(ContactId contact, string leg, Playback playback, string key, CancellationToken cancellationToken) =>
        Do(contact, key, call =>
        {
            if (!call.Legs.TryGetValue(leg, out var it) || !it.Answered) return TelephonyResult.Gone;
            if (it.IsInTalk || LengthOf(playback) is not { } length) return TelephonyResult.Refused;
            FinishAnnouncement(call, it);
            it.Announcement = new(playback.Id, After(length, () => FinishAnnouncement(call, it)));
            return TelephonyResult.Done;
        });

    /// <summary>Whether somebody hears a prompt: a leg, or for null the caller.</summary>
    public bool HearsPrompt(ContactId contact, string? leg)
    {
        lock (_gate) return Living(contact) is { } call && (leg is null ? call.Playback is not null : call.Legs.GetValueOrDefault(leg) is { Announcement: not null });
    }

    private void FinishAnnouncement(CallState call, LegState leg)
    {
        if (leg.Announcement is not { } announcement) return;
        leg.Announcement = null;
        announcement.Dispose();
        Emit(new TelephonyEvent.AnnouncementFinished(call.Id, Now, leg.Dial.Leg, announcement.Value));
    }

    public ValueTask<TelephonyResult> SuperviseAsync(ContactId contact, Supervision supervision, string key, CancellationToken cancellationToken) =>
        Do(contact, key, call =>
        {
            if (!call.Legs.TryGetValue(supervision.Leg, out var leg) || !leg.Answered) return TelephonyResult.Gone;
            if (!call.Legs.TryGetValue(supervision.Of, out var of) || !of.IsInTalk) return TelephonyResult.Gone;
            leg.Supervision = supervision;
            return TelephonyResult.Done;
        });

    /// <summary>Whether somebody hears what somebody else of the contact says.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="listener">A leg; null is the caller.</param>
    /// <param name="speaker">A leg; null is the caller.</param>
    public bool Hears(ContactId contact, string? listener, string? speaker)
    {
        lock (_gate) return listener != speaker && Living(contact) is { } call && Hears(call, listener, speaker);
    }

    private static bool Hears(CallState call, string? listener, string? speaker)
    {
        if (IsInTalk(call, listener) && IsInTalk(call, speaker)) return true;
        if (SupervisionOf(call, listener) is { } follows) return follows.Of == speaker || (speaker != listener && Hears(call, follows.Of, speaker));
        return SupervisionOf(call, speaker) is { Mode: SupervisionMode.Whisper } whispers && whispers.Of == listener;
    }

    private static Supervision? SupervisionOf(CallState call, string? party) =>
        party is not null && call.Legs.TryGetValue(party, out var leg) && leg.Supervision is { } it && IsInTalk(call, it.Of) ? it : null;

    private static bool IsInTalk(CallState call, string? party)
    {
        if (party is null) return call.IsInTalk;
        if (!call.Legs.TryGetValue(party, out var leg)) return false;
        return leg.IsInTalk || (leg.Supervision is { Mode: SupervisionMode.Barge } barges && call.Legs.TryGetValue(barges.Of, out var of) && of.IsInTalk);
    }

    private void BeginTalk(CallState call, LegState leg)
    {
        leg.HasTalked = true;
        Note(call, JournalKinds.Connected, leg.Dial.AgentId ?? leg.Dial.Number ?? "");
        var talk = leg.Dial.AgentId is { } agentId
            ? _agents.GetValueOrDefault(agentId) is { } agent ? call.Habits.TalkFor ?? agent.TalkFor : (TimeSpan?)null
            : _options.FarEndOf(leg.Dial.Number!).TalkFor;
        if (talk is { } time) leg.Timer = After(time, () => EndLeg(call, leg.Dial.Leg, LegEnd.HungUp));
    }
}
