using CallCenter.Contacts;

namespace CallCenter.Telephony;

/// <summary>
/// What an adapter does with lines and phones. It moves legs and knows nothing of queues, flows or agents' states.
/// </summary>
/// <remarks>
/// <para>Ids of legs, playbacks and recordings are chosen by the caller, so that an event that beats the response to its
/// operation can still be told apart. Events go to the sink given at start, in order within a contact.</para>
/// <para>Every operation takes an idempotency key: an adapter that has seen it within the contact's life does nothing and
/// answers <see cref="TelephonyResult.Done"/>. A party may hang up at any moment; what is asked of a contact or leg that is
/// gone answers <see cref="TelephonyResult.Gone"/>. Neither throws; only an adapter that cannot be reached does.</para>
/// </remarks>
public interface ITelephony
{
    /// <summary>Begins to give events to the sink. Called once, before any operation.</summary>
    ValueTask StartAsync(ITelephonySink sink, CancellationToken cancellationToken);

    /// <summary>The contacts whose caller is on the line now; after a restart, those that outlived it.</summary>
    ValueTask<IReadOnlyList<ContactId>> ListContactsAsync(CancellationToken cancellationToken);

    /// <summary>Ends with <see cref="TelephonyEvent.Answered"/>.</summary>
    ValueTask<TelephonyResult> AnswerAsync(ContactId contact, string key, CancellationToken cancellationToken);

    /// <summary>
    /// Calls a number as a new contact, whose id the caller of this chose. Ends with <see cref="TelephonyEvent.Answered"/>, after
    /// which it is a contact like any other, or with <see cref="TelephonyEvent.NotReached"/>; one that is hung up while it rings with
    /// <see cref="TelephonyEvent.Gone"/>.
    /// </summary>
    ValueTask<TelephonyResult> CallAsync(ContactId contact, OutboundCall call, string key, CancellationToken cancellationToken);

    /// <summary>Ends with <see cref="TelephonyEvent.PlaybackFinished"/>. A playback that still runs is stopped by it.</summary>
    ValueTask<TelephonyResult> PlayAsync(ContactId contact, Playback playback, string key, CancellationToken cancellationToken);

    /// <summary>Stops a playback, which then finishes as interrupted. One that has ended answers <see cref="TelephonyResult.Done"/>.</summary>
    ValueTask<TelephonyResult> StopAsync(ContactId contact, string playback, string key, CancellationToken cancellationToken);

    /// <summary>Music until <see cref="StopMusicAsync"/>, a playback or a connection; it has no end of its own.</summary>
    ValueTask<TelephonyResult> StartMusicAsync(ContactId contact, string music, string key, CancellationToken cancellationToken);

    ValueTask<TelephonyResult> StopMusicAsync(ContactId contact, string key, CancellationToken cancellationToken);

    /// <summary>Ends with <see cref="TelephonyEvent.Gone"/>, all legs of the contact with it.</summary>
    ValueTask<TelephonyResult> HangUpAsync(ContactId contact, string key, CancellationToken cancellationToken);

    /// <summary>
    /// Rings an agent's phone or dials a number for the contact. Ends with <see cref="TelephonyEvent.LegAnswered"/> or
    /// <see cref="TelephonyEvent.LegEnded"/>. The caller hears nothing of it until <see cref="TalkAsync"/>.
    /// </summary>
    ValueTask<TelephonyResult> DialAsync(ContactId contact, Dial dial, string key, CancellationToken cancellationToken);

    /// <summary>
    /// Plays to an answered leg alone, which is in no talk; nobody else hears it. Ends with <see cref="TelephonyEvent.AnnouncementFinished"/>,
    /// which a talk with the leg brings about at once, or with the leg.
    /// </summary>
    ValueTask<TelephonyResult> AnnounceAsync(ContactId contact, string leg, Playback playback, string key, CancellationToken cancellationToken);

    /// <summary>
    /// Says who hears whom from now on: those named hear each other and nothing else, every other answered party of the contact
    /// hears music. Supervisors are not concerned. When a leg is named that has not answered or is gone, nothing changes.
    /// When the last of the named legs is gone the caller stands alone again, without music.
    /// </summary>
    ValueTask<TelephonyResult> TalkAsync(ContactId contact, Talk talk, string key, CancellationToken cancellationToken);

    /// <summary>
    /// Lets an answered leg of a supervisor follow a talk, or follow it in another way; in <see cref="SupervisionMode.Listen"/>
    /// and <see cref="SupervisionMode.Whisper"/> nobody but the supervised leg ever hears of it. It ends with
    /// <see cref="DisconnectAsync"/>. Answers gone when one of the legs is gone or the supervised one is in no talk.
    /// </summary>
    ValueTask<TelephonyResult> SuperviseAsync(ContactId contact, Supervision supervision, string key, CancellationToken cancellationToken);

    /// <summary>Ends a leg, ringing or talking; the caller stays on the line. Ends with <see cref="TelephonyEvent.LegEnded"/>.</summary>
    ValueTask<TelephonyResult> DisconnectAsync(ContactId contact, string leg, string key, CancellationToken cancellationToken);

    /// <summary>Records what is heard on the contact until stopped or the contact ends.</summary>
    ValueTask<TelephonyResult> StartRecordingAsync(ContactId contact, string recording, string key, CancellationToken cancellationToken);

    ValueTask<TelephonyResult> StopRecordingAsync(ContactId contact, string recording, string key, CancellationToken cancellationToken);

    /// <summary>Records the caller alone until silence, <c>#</c> or the limit. Ends with <see cref="TelephonyEvent.MessageRecorded"/>.</summary>
    ValueTask<TelephonyResult> RecordMessageAsync(
        ContactId contact, string recording, TimeSpan maxLength, string key, CancellationToken cancellationToken);

    /// <summary>While on, keys that the caller presses are secret: they go to the sink, but into no log, transcript or recording.</summary>
    ValueTask<TelephonyResult> MaskDigitsAsync(ContactId contact, bool on, string key, CancellationToken cancellationToken);
}

public enum TelephonyResult
{
    /// <summary>It is done, or was done before under the same key.</summary>
    Done,

    /// <summary>The contact or the leg is no more.</summary>
    Gone,

    /// <summary>It cannot be done: a number that cannot be dialled, an endpoint or audio that is not known.</summary>
    Refused,
}

/// <summary>What is played.</summary>
/// <param name="Id">Chosen by the caller, unique within the contact.</param>
/// <param name="Text">To be said by a synthesised voice; null when <paramref name="Audio"/> is given.</param>
/// <param name="Audio">The name of a recorded prompt.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Voice">Null is the adapter's default.</param>
/// <param name="Sound">The recording that the name stands for; null when the library does not know it, and the adapter might.</param>
public sealed record Playback(string Id, string? Text, string? Audio, string Language, string? Voice, PromptSound? Sound = null);

/// <summary>Whom to ring.</summary>
/// <param name="Leg">Chosen by the caller, unique within the centre.</param>
/// <param name="AgentId">An agent's endpoint; null when <paramref name="Number"/> is given.</param>
/// <param name="Number">A number to be dialled.</param>
/// <param name="CallerId">The number the far end sees.</param>
/// <param name="Timeout">How long to ring.</param>
public sealed record Dial(string Leg, string? AgentId, string? Number, string CallerId, TimeSpan Timeout);

/// <summary>Who hears whom in a contact.</summary>
/// <param name="WithCaller">Whether the caller is one of those who talk.</param>
/// <param name="Legs">The others: at least one.</param>
/// <param name="Music">What everybody else hears.</param>
public sealed record Talk(bool WithCaller, IReadOnlyList<string> Legs, string Music);

/// <summary>A supervisor's part in a talk.</summary>
/// <param name="Leg">The supervisor's own, dialled for the contact.</param>
/// <param name="Of">The leg that is supervised.</param>
/// <param name="Mode">What the supervisor does.</param>
public sealed record Supervision(string Leg, string Of, SupervisionMode Mode);

public enum SupervisionMode
{
    /// <summary>Hears all that the supervised leg hears and says; nobody hears them.</summary>
    Listen,

    /// <summary>The supervised leg, and nobody else, hears them too.</summary>
    Whisper,

    /// <summary>Talks along with everybody.</summary>
    Barge,
}

/// <summary>A call to be placed.</summary>
/// <param name="Number">Whom to call.</param>
/// <param name="CallerId">The number the far end sees; empty is the line's own.</param>
/// <param name="Timeout">How long to ring.</param>
public sealed record OutboundCall(string Number, string CallerId, TimeSpan Timeout);

/// <summary>Takes an adapter's events. Returns at once and never throws; may be called from any thread.</summary>
public interface ITelephonySink
{
    void Take(TelephonyEvent happened);
}
