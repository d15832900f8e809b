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
    /// which it is a contact like any other, or with <see cref="TelephonyEvent.NotReached"/>. An adapter that cannot call out refuses.
    /// </summary>
    ValueTask<TelephonyResult> CallAsync(ContactId contact, OutboundCall call, string key, CancellationToken cancellationToken) =>
        new(TelephonyResult.Refused);

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
    /// <see cref="TelephonyEvent.LegEnded"/>. The caller hears nothing of it until <see cref="ConnectAsync"/>.
    /// </summary>
    ValueTask<TelephonyResult> DialAsync(ContactId contact, Dial dial, string key, CancellationToken cancellationToken);

    /// <summary>Lets the caller and an answered leg talk; music and playback stop.</summary>
    ValueTask<TelephonyResult> ConnectAsync(ContactId contact, string leg, string key, CancellationToken cancellationToken);

    /// <summary>Ends a leg, ringing or talking; the caller stays on the line. Ends with <see cref="TelephonyEvent.LegEnded"/>.</summary>
    ValueTask<TelephonyResult> DisconnectAsync(ContactId contact, string leg, string key, CancellationToken cancellationToken);

    /// <summary>The caller hears music and the connected leg nothing, or both hear each other again.</summary>
    ValueTask<TelephonyResult> HoldAsync(ContactId contact, bool on, string music, string key, CancellationToken cancellationToken);

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
