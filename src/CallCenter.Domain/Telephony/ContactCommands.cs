using CallCenter.Contacts;

namespace CallCenter.Telephony;

/// <summary>
/// What a flow asks of the contact centre's floor: call control and routing. Commands are sent after the flow's state is
/// committed, at least once; whoever receives one twice with the same idempotency key does it once. A command for a contact
/// that is gone is ignored.
/// </summary>
public abstract record ContactCommand(ContactId Contact);

public sealed record AnswerContact(ContactId Contact) : ContactCommand(Contact);

/// <summary>Plays text (spoken by a synthesised voice) or a recorded audio; ends with <see cref="PromptFinished"/>.</summary>
/// <param name="Contact">Who hears it.</param>
/// <param name="Prompt">Identifies this playing in the events that follow.</param>
/// <param name="Text">What is said; null when <paramref name="Audio"/> is given.</param>
/// <param name="Audio">The name of a recorded prompt.</param>
/// <param name="Language">BCP 47, e.g. <c>zh-CN</c>.</param>
/// <param name="Voice">A voice of the speech adapter; null for its default.</param>
/// <param name="Interruptible">A key press stops it.</param>
public sealed record PlayPrompt(ContactId Contact, string Prompt, string? Text, string? Audio, string Language, string? Voice, bool Interruptible)
    : ContactCommand(Contact);

public sealed record StopPrompt(ContactId Contact, string Prompt) : ContactCommand(Contact);

/// <summary>Puts the contact in a queue. Followed by <see cref="QueuePositionChanged"/> when it has to wait, and then <see cref="AgentConnected"/> or <see cref="QueueRefused"/>.</summary>
/// <param name="Contact">Who waits.</param>
/// <param name="Queue">The queue's id or name.</param>
/// <param name="Skills">Skills the contact requires besides the queue's own.</param>
/// <param name="Priority">Higher is served first.</param>
/// <param name="Music">Music class while waiting; null for the queue's.</param>
public sealed record EnqueueContact(ContactId Contact, string Queue, IReadOnlyList<string> Skills, int Priority, string? Music) : ContactCommand(Contact)
{
    /// <summary>The customer's level: queues may serve some levels first.</summary>
    public string? CustomerLevel { get; init; }

    /// <summary>The agent who had the customer last: queues may wait for them a little.</summary>
    public string? LastAgentId { get; init; }
}

/// <summary>Takes a waiting contact out of its queue; ends with <see cref="QueueLeft"/>, and is ignored when an agent already has it.</summary>
public sealed record LeaveQueue(ContactId Contact) : ContactCommand(Contact)
{
    /// <summary>The customer chose to be called back.</summary>
    public bool ForCallback { get; init; }
}

/// <summary>
/// Promises a return call; ends with <see cref="CallbackScheduled"/>. The callback is a contact of its own that waits in the
/// queue, in the place this contact had there; when its turn comes an agent is reserved and the number is called.
/// </summary>
/// <param name="Contact">Who is to be called back.</param>
/// <param name="Callback">Identifies this promise in the event.</param>
/// <param name="Number">The number to call.</param>
/// <param name="Window">When: see <see cref="CallbackWindow"/>; null is as soon as it is its turn.</param>
/// <param name="Queue">The queue's id or name.</param>
public sealed record ScheduleCallback(ContactId Contact, string Callback, string Number, string? Window, string Queue) : ContactCommand(Contact);

/// <summary>Calls a number: the contact is new, and its customer is whoever answers. Ends with <see cref="CallPlaced"/>.</summary>
/// <param name="Contact">The new contact.</param>
/// <param name="Number">Whom to call.</param>
/// <param name="CallerId">The number the far end sees; empty is the line's own.</param>
/// <param name="Timeout">How long to ring.</param>
public sealed record PlaceCall(ContactId Contact, string Number, string CallerId, TimeSpan Timeout) : ContactCommand(Contact);

public enum TransferKind { Blind, Attended }

/// <summary>Transfers to an agent, queue, group or number; ends with <see cref="TransferEnded"/>.</summary>
public sealed record TransferContact(ContactId Contact, string Transfer, string Target, TransferKind Kind, TimeSpan Timeout) : ContactCommand(Contact)
{
    /// <summary>What whoever answers an attended transfer hears before they talk with the caller; null connects them at once.</summary>
    public string? Announcement { get; init; }

    /// <summary>Of the announcement; BCP 47.</summary>
    public string Language { get; init; } = "zh-CN";
}

public sealed record StartRecording(ContactId Contact) : ContactCommand(Contact);
public sealed record StopRecording(ContactId Contact) : ContactCommand(Contact);

/// <summary>Records what the caller says until silence, <c>#</c> or the limit; ends with <see cref="VoicemailRecorded"/>.</summary>
public sealed record RecordVoicemail(ContactId Contact, string Voicemail, TimeSpan MaxLength) : ContactCommand(Contact);

/// <summary>
/// Says which results an agent may note for the contact, in place of their queue's, from now on: whoever has it, wraps it up or
/// gets it later must choose one. Ends with <see cref="DispositionRecorded"/>: at once unless an agent has the contact or wraps it up.
/// </summary>
/// <param name="Contact">What it is about.</param>
/// <param name="Disposition">Identifies this question in the event.</param>
/// <param name="Codes">The results; none takes the question back, and the queue's count again.</param>
public sealed record RecordDisposition(ContactId Contact, string Disposition, IReadOnlyList<string> Codes) : ContactCommand(Contact);

/// <summary>Notes the caller's answer to the satisfaction question.</summary>
public sealed record NoteSatisfaction(ContactId Contact, int Score, int Scale) : ContactCommand(Contact);

/// <summary>Notes in the contact's journal what its guided script has come to.</summary>
/// <param name="Contact">Whose.</param>
/// <param name="Words">What happened.</param>
public sealed record NoteScript(ContactId Contact, Why Words) : ContactCommand(Contact);

/// <summary>Links a known customer to the contact.</summary>
public sealed record NoteCustomer(ContactId Contact, string CustomerId) : ContactCommand(Contact);

/// <summary>From here on, keys are secret (a card number, a password): the floor and its adapter note dots, and pause the recording.</summary>
public sealed record BeginSensitiveInput(ContactId Contact) : ContactCommand(Contact);

public sealed record EndSensitiveInput(ContactId Contact) : ContactCommand(Contact);

/// <summary>
/// No flow handles the contact any more. Who would hear nothing for ever is let go: after what is being said, after the talk
/// if there is one, else at once.
/// </summary>
public sealed record ReleaseContact(ContactId Contact) : ContactCommand(Contact);

/// <summary>Ends the contact from our side.</summary>
public sealed record EndContact(ContactId Contact) : ContactCommand(Contact);
