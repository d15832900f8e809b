using CallCenter.Agents;
using CallCenter.Contacts;

namespace CallCenter.Telephony;

/// <summary>What an adapter tells: a closed set.</summary>
public abstract record TelephonyEvent(DateTimeOffset At)
{
    /// <summary>Somebody calls in; the adapter chose the id, unique for all time.</summary>
    public sealed record Arrived(ContactId Contact, DateTimeOffset At, string From, string To, string Channel) : TelephonyEvent(At);

    public sealed record Answered(ContactId Contact, DateTimeOffset At) : TelephonyEvent(At);

    public sealed record PlaybackFinished(ContactId Contact, DateTimeOffset At, string Playback, bool Interrupted) : TelephonyEvent(At);

    public sealed record DigitKeyed(ContactId Contact, DateTimeOffset At, char Digit) : TelephonyEvent(At);

    public sealed record LegAnswered(ContactId Contact, DateTimeOffset At, string Leg) : TelephonyEvent(At);

    /// <summary>What was played to a leg alone is over.</summary>
    public sealed record AnnouncementFinished(ContactId Contact, DateTimeOffset At, string Leg, string Playback) : TelephonyEvent(At);

    public sealed record LegEnded(ContactId Contact, DateTimeOffset At, string Leg, LegEnd Reason) : TelephonyEvent(At);

    /// <summary>
    /// A talk that outlived a restart of ours was found again; told before the contacts are asked for. It ends with <see cref="LegEnded"/>.
    /// </summary>
    /// <param name="Contact">Who talks.</param>
    /// <param name="At">When it was found.</param>
    /// <param name="Leg">The other side.</param>
    /// <param name="AgentId">Whose phone that is; null when it is a dialled number.</param>
    /// <param name="OnHold">The caller hears music.</param>
    public sealed record TalkFound(ContactId Contact, DateTimeOffset At, string Leg, string? AgentId, bool OnHold) : TelephonyEvent(At);

    /// <summary>A message was left; no length means that the caller said nothing.</summary>
    public sealed record MessageRecorded(ContactId Contact, DateTimeOffset At, string Recording, TimeSpan? Length) : TelephonyEvent(At);

    /// <summary>The caller's line is closed, by them or by <see cref="ITelephony.HangUpAsync"/>.</summary>
    public sealed record Gone(ContactId Contact, DateTimeOffset At, ContactEndedBy By, string Cause) : TelephonyEvent(At);

    /// <summary>A number that was called by <see cref="ITelephony.CallAsync"/> did not answer: there is no line.</summary>
    public sealed record NotReached(ContactId Contact, DateTimeOffset At, LegEnd Reason) : TelephonyEvent(At);

    /// <summary>An agent signs in, goes on a break or signs off at their phone.</summary>
    public sealed record AgentWants(string AgentId, DateTimeOffset At, AgentState State, string? Reason) : TelephonyEvent(At)
    {
        /// <summary>Nobody sits there: where a result has to be chosen first, any will do.</summary>
        public bool WorksAlone { get; init; }
    }
}

/// <summary>How a leg ended.</summary>
public enum LegEnd
{
    /// <summary>After it was answered, by the far end.</summary>
    HungUp,

    /// <summary>By <see cref="ITelephony.DisconnectAsync"/> or with the contact.</summary>
    Disconnected,
    NoAnswer,
    Busy,
    Declined,
    Failed,
}
