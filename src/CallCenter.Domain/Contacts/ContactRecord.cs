using CallCenter.Telephony;

namespace CallCenter.Contacts;

/// <summary>How a contact reaches the centre.</summary>
public static class Channels
{
    public const string Voice = "Voice";

    /// <summary>Messages from the centre's web pages.</summary>
    public const string Web = "Web";

    /// <summary>Return calls the centre has promised.</summary>
    public const string Callback = "Callback";
}

/// <summary>Where a contact is on its way.</summary>
public enum ContactState
{
    Ringing,

    /// <summary>Answered, and its flow has it.</summary>
    InFlow,
    Queued,
    Talking,
    Ended,
}

/// <summary>All that is kept of a contact: its figures and its journal.</summary>
public sealed record ContactRecord
{
    public required ContactId Id { get; init; }
    public required string Channel { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public ContactState State { get; init; }
    public required DateTimeOffset ArrivedAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public ContactEndedBy? EndedBy { get; init; }
    public string? EndCause { get; init; }
    public string? CustomerId { get; init; }

    /// <summary>The queue it waits in or waited in last.</summary>
    public string? Queue { get; init; }

    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>The skills it requires there beside the queue's own.</summary>
    public IReadOnlyList<string> RequiredSkills { get; init; } = [];

    /// <summary>The priority its flow asked for there.</summary>
    public int Priority { get; init; }

    /// <summary>The customer's level, as far as the flow knew it.</summary>
    public string? CustomerLevel { get; init; }

    /// <summary>Who had the customer before.</summary>
    public string? LastAgentId { get; init; }

    /// <summary>For a callback: when it was promised, at the earliest and at the latest.</summary>
    public DateTimeOffset? CallNotBefore { get; init; }

    public DateTimeOffset? CallNotAfter { get; init; }

    /// <summary>For a callback: which call to the customer it is, counted from 1.</summary>
    public int CallAttempt { get; init; } = 1;

    /// <summary>The code an agent closed it with.</summary>
    public string? WrapUpCode { get; init; }

    /// <summary>The time in queues until an agent answered or it left.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>Who talks or talked last with it.</summary>
    public string? AgentId { get; init; }

    public string? AgentName { get; init; }
    public DateTimeOffset? ConnectedAt { get; init; }

    /// <summary>The time with agents, all talks together.</summary>
    public TimeSpan Talked { get; init; }

    public int? SatisfactionScore { get; init; }
    public int? SatisfactionScale { get; init; }

    /// <summary>Ids of recordings, voicemail among them.</summary>
    public IReadOnlyList<string> Recordings { get; init; } = [];

    public IReadOnlyList<JournalEntry> Journal { get; init; } = [];

    /// <summary>Whether all but the journal is the same.</summary>
    public bool HasSameFigures(ContactRecord other) =>
        Recordings.SequenceEqual(other.Recordings) && RequiredSkills.SequenceEqual(other.RequiredSkills)
        && this with { Journal = other.Journal, Recordings = other.Recordings, RequiredSkills = other.RequiredSkills } == other;
}

/// <summary>Something that happened in a contact.</summary>
/// <param name="Sequence">Counts from 1 within the contact.</param>
/// <param name="At">When, by the centre's clock.</param>
/// <param name="Kind">One of <see cref="JournalKinds"/>.</param>
/// <param name="Text">What was said, pressed, told; secret keys read as dots.</param>
/// <param name="Language">Of a prompt.</param>
/// <param name="English">The same in English, where <paramref name="Text"/> is a Chinese sentence of the centre's own.</param>
/// <param name="Sound">The content's hash of the recording that was played; null when a text was spoken.</param>
public sealed record JournalEntry(
    int Sequence, DateTimeOffset At, string Kind, string Text, string? Language = null, string? English = null, string? Sound = null);

public static class JournalKinds
{
    public const string Arrived = "arrived";
    public const string Answered = "answered";
    public const string Prompt = "prompt";
    public const string Digits = "digits";
    public const string Queued = "queued";
    public const string Position = "position";
    public const string Offered = "offered";

    /// <summary>A decision of the routing other than an offer, with its reasons.</summary>
    public const string Routed = "routed";

    /// <summary>A web message's text.</summary>
    public const string Message = "message";
    public const string Callback = "callback";
    public const string Called = "called";
    public const string WrapUpCode = "wrap-up-code";

    /// <summary>The results that the flow lets an agent choose from.</summary>
    public const string WrapUpCodes = "wrap-up-codes";
    public const string Connected = "connected";
    public const string Transferred = "transferred";
    public const string Hold = "hold";

    /// <summary>An agent asks a colleague or somebody outside while the caller waits, or together with the caller.</summary>
    public const string Consult = "consult";

    /// <summary>A supervisor begins, changes or ends to follow the talk.</summary>
    public const string Supervision = "supervision";
    public const string Recording = "recording";

    /// <summary>The agent is guided by a script: it began, or something of it was read out word for word.</summary>
    public const string Script = "script";
    public const string Survey = "survey";
    public const string Ended = "ended";
}

/// <summary>Texts of <see cref="JournalKinds.Recording"/>.</summary>
public static class RecordingNotes
{
    /// <summary>Begun because the centre records its calls, not because the flow says so.</summary>
    public const string ByRule = "rule";

    public const string On = "on";
    public const string Off = "off";

    /// <summary>Ended because a queue's calls are not recorded, not because the flow says so.</summary>
    public const string OffByRule = "rule-off";
    public const string Paused = "paused";
    public const string Resumed = "resumed";

    /// <summary>What the centre does by itself and no caller notices.</summary>
    public static bool IsOwn(string text) => text is ByRule or OffByRule or Paused or Resumed;
}
