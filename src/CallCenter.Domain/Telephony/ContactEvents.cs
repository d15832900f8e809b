using CallCenter.Contacts;

namespace CallCenter.Telephony;

/// <summary>A fact about a contact that flows may wait for. To the engine: a stimulus named after the record, keyed by the contact's id.</summary>
public abstract record ContactEvent(ContactId Contact, DateTimeOffset At);

/// <summary>A new contact; starts the flow bound to the number.</summary>
public sealed record ContactArrived(ContactId Contact, DateTimeOffset At, string From, string To, string Channel) : ContactEvent(Contact, At)
{
    /// <summary>What a message says; null on the phone.</summary>
    public string? Text { get; init; }
}

public sealed record ContactAnswered(ContactId Contact, DateTimeOffset At) : ContactEvent(Contact, At);

/// <summary>A prompt played to its end, or was cut short by a key press or a stop.</summary>
public sealed record PromptFinished(ContactId Contact, DateTimeOffset At, string Prompt, bool Interrupted) : ContactEvent(Contact, At);

/// <summary>One key: 0-9, *, # (or A-D).</summary>
/// <remarks>
/// A key pressed while a prompt plays that cannot be interrupted is held back until its end, as a switch does (type-ahead).
/// A key that interrupts a prompt comes after that prompt's <see cref="PromptFinished"/>.
/// </remarks>
public sealed record DigitPressed(ContactId Contact, DateTimeOffset At, char Digit) : ContactEvent(Contact, At)
{
    /// <summary>Pressed while secret input was on: whoever stores or shows this event masks the digit.</summary>
    public bool Sensitive { get; init; }

    public override string ToString() => $"DigitPressed {{ {Contact}, {At:O}, {(Sensitive ? '•' : Digit)} }}";
}

/// <summary>Where a waiting contact stands; sent on entry and on each change.</summary>
/// <param name="Contact">Who waits.</param>
/// <param name="At">When it became so.</param>
/// <param name="Position">1 is next.</param>
/// <param name="EstimatedWait">Expected wait from now; null when it cannot be told.</param>
public sealed record QueuePositionChanged(ContactId Contact, DateTimeOffset At, int Position, TimeSpan? EstimatedWait) : ContactEvent(Contact, At);

/// <summary>The contact waits no longer because its flow took it out.</summary>
public sealed record QueueLeft(ContactId Contact, DateTimeOffset At) : ContactEvent(Contact, At);

public enum QueueRefusal { UnknownQueue, QueueFull, NoAgents, Closed }

public sealed record QueueRefused(ContactId Contact, DateTimeOffset At, QueueRefusal Reason) : ContactEvent(Contact, At);

public enum QueueOverflow
{
    /// <summary>It waits no longer: a message is to be taken.</summary>
    Voicemail,

    /// <summary>It waits on: a callback is to be offered.</summary>
    Callback,
}

/// <summary>A rule of the queue applied that the flow carries out.</summary>
/// <param name="Contact">Who waits.</param>
/// <param name="At">When.</param>
/// <param name="To">What the rule wants.</param>
/// <param name="TooLong">By the waiting time; else by the queue's length.</param>
public sealed record QueueOverflowed(ContactId Contact, DateTimeOffset At, QueueOverflow To, bool TooLong) : ContactEvent(Contact, At);

/// <summary>Whether a callback was promised.</summary>
/// <param name="Contact">Who asked for it.</param>
/// <param name="At">When.</param>
/// <param name="Callback">The promise, as its command named it.</param>
/// <param name="Promised">The contact that will be the callback; null when it was rejected.</param>
/// <param name="Problem">Why it was rejected.</param>
public sealed record CallbackScheduled(ContactId Contact, DateTimeOffset At, string Callback, ContactId? Promised, CallbackProblem? Problem) : ContactEvent(Contact, At);

public enum CallbackProblem { NotDiallable, UnknownQueue, BadWindow, WindowPassed }

/// <summary>A callback's turn has come: an agent is reserved and the number is being called.</summary>
public sealed record CallbackDue(ContactId Contact, DateTimeOffset At, string AgentId, string Number) : ContactEvent(Contact, At);

public enum CallOutcome { Answered, Busy, NoAnswer, Failed }

/// <summary>How a call that was placed ended; when it was not answered, the contact is over.</summary>
public sealed record CallPlaced(ContactId Contact, DateTimeOffset At, CallOutcome Outcome) : ContactEvent(Contact, At);

/// <summary>An agent answered and talks with the contact.</summary>
public sealed record AgentConnected(ContactId Contact, DateTimeOffset At, string AgentId, string WorkNumber, string AgentName, string? Queue, TimeSpan Waited)
    : ContactEvent(Contact, At);

/// <summary>The agent's part is over and the caller is still on the line.</summary>
public sealed record TalkEnded(ContactId Contact, DateTimeOffset At, string AgentId, TimeSpan Talked) : ContactEvent(Contact, At);

public enum TransferOutcome { Connected, Busy, NoAnswer, Failed }

public sealed record TransferEnded(ContactId Contact, DateTimeOffset At, string Transfer, TransferOutcome Outcome) : ContactEvent(Contact, At);

/// <summary>A voicemail was left; <paramref name="Recording"/> is null when the caller said nothing.</summary>
public sealed record VoicemailRecorded(ContactId Contact, DateTimeOffset At, string Voicemail, string? Recording, TimeSpan Length) : ContactEvent(Contact, At);

/// <summary>An agent has chosen the contact's result, or nobody is there who would be asked for it.</summary>
/// <param name="Contact">What it is about.</param>
/// <param name="At">When.</param>
/// <param name="Disposition">The question, as its command named it; null when the centre started anew and knows it no more.</param>
/// <param name="Code">The result; null when none was chosen.</param>
public sealed record DispositionRecorded(ContactId Contact, DateTimeOffset At, string? Disposition, string? Code) : ContactEvent(Contact, At);

public enum ContactEndedBy { Caller, Agent, Flow, System }

/// <summary>The contact is over. Flows of a caller who is gone end by this.</summary>
public sealed record ContactEnded(ContactId Contact, DateTimeOffset At, ContactEndedBy By, string Cause) : ContactEvent(Contact, At);
