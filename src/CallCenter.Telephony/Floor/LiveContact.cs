using System.Text;
using CallCenter.Contacts;

namespace CallCenter.Telephony.Floor;

/// <summary>A contact on the floor: its record as it grows, and what the line is doing.</summary>
internal sealed class LiveContact(ContactRecord record, OperationLine line, int keptKeys)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Queue<string> _keyOrder = new();
    private readonly List<JournalEntry> _journal = [.. record.Journal];
    private int _counter;

    /// <summary>All but the journal.</summary>
    public ContactRecord Record { get; set; } = record with { Journal = [] };

    public ContactId Id => Record.Id;

    /// <summary>It was there before the last start: the adapter may know more of its line than we do.</summary>
    public bool IsResumed { get; set; }

    public ContactState State => Record.State;
    public OperationLine Line { get; } = line;

    /// <summary>What is being played; its keys are held back when it cannot be interrupted.</summary>
    public (string Id, bool Interruptible)? Playback { get; set; }

    public StringBuilder HeldDigits { get; } = new();
    public Leg? Leg { get; set; }
    public Transfer? Transfer { get; set; }

    /// <summary>Whom the agent asks, or has in a conference.</summary>
    public Consultation? Consultation { get; set; }

    public Supervisor? Supervisor { get; set; }

    /// <summary>Legs other than the routed ones so far: their ids count them.</summary>
    public int SideLegs { get; set; }

    public bool Sensitive { get; set; }

    /// <summary>Keys are in the journal that the store does not have yet.</summary>
    public bool HasUnsavedKeys { get; set; }

    public string Music { get; set; } = "";
    public bool OnHold { get; set; }
    public string? Recording { get; set; } = RecordingTimeline.Running(record);

    /// <summary>The flow has begun or ended a recording: the centre's rules have no more say.</summary>
    public bool FlowChoseRecording { get; set; } =
        record.Journal.Any(entry => entry is { Kind: JournalKinds.Recording, Text: RecordingNotes.On or RecordingNotes.Off });

    /// <summary>The place it had in the queue it left last, which a callback keeps.</summary>
    public (string Queue, DateTimeOffset Since)? LeftQueue { get; set; }

    /// <summary>The question for the contact's result whose answer the flow waits for.</summary>
    public string? Question { get; set; }

    public JournalEntry? LastEntry(string kind) => _journal.FindLast(entry => entry.Kind == kind);

    /// <summary>Callbacks promised so far.</summary>
    public int Callbacks { get; set; }

    /// <summary>The customer's phone is being called and has not answered yet.</summary>
    public bool IsCalling { get; set; }

    public bool IsCallback => Record.Channel == Channels.Callback;
    public bool IsMessage => Record.Channel == Channels.Web;

    /// <summary>No flow handles it any more: when the talk is over, so is the contact.</summary>
    public bool FlowEnded { get; set; }

    public ContactRecord ToRecord() => Record with { Journal = [.. _journal] };

    public bool IsNew(string key)
    {
        if (!_keys.Add(key)) return false;
        _keyOrder.Enqueue(key);
        if (_keyOrder.Count > keptKeys) _keys.Remove(_keyOrder.Dequeue());
        return true;
    }

    /// <summary>A key for an operation that no command asked for.</summary>
    public string NextKey() => FormattableString.Invariant($"{Id}-floor-{++_counter}");

    public void Note(DateTimeOffset at, string kind, string text, string? language = null, string? english = null, string? sound = null) =>
        _journal.Add(new JournalEntry(_journal.Count + 1, at, kind, text, language, english, sound));

    public void NoteDigit(DateTimeOffset at, char digit, TimeSpan together)
    {
        var shown = Sensitive ? '•' : digit;
        if (_journal is [.., { Kind: JournalKinds.Digits } last] && at - last.At <= together && last.Text.EndsWith('•') == Sensitive)
            _journal[^1] = last with { Text = last.Text + shown };
        else
            Note(at, JournalKinds.Digits, shown.ToString());
    }

    /// <summary>Masks keys that were pressed since.</summary>
    public void MaskDigits(DateTimeOffset since)
    {
        for (var i = _journal.Count - 1; i >= 0 && _journal[i].At >= since; i--)
        {
            if (_journal[i].Kind == JournalKinds.Digits) _journal[i] = _journal[i] with { Text = new string('•', _journal[i].Text.Length) };
        }
    }
}

/// <summary>The other party: rung, or talking.</summary>
internal sealed class Leg(string id, Agents.Agent? agent, string? number)
{
    public string Id { get; } = id;
    public Agents.Agent? Agent { get; } = agent;
    public string? Number { get; } = number;
    public bool Talking { get; set; }

    /// <summary>They have answered and are told who calls; how long the caller had waited for them.</summary>
    public TimeSpan? Announced { get; set; }

    /// <summary>Until when it rings; null without a limit of ours.</summary>
    public DateTimeOffset? Deadline { get; init; }
}

/// <summary>An agent asks somebody: the caller waits while <see cref="LiveContact.OnHold"/>, else all three talk.</summary>
/// <param name="id">What the router knows it by.</param>
/// <param name="target">Who is asked, as it was given.</param>
internal sealed class Consultation(Contacts.ContactId id, string target)
{
    public Contacts.ContactId Id { get; } = id;
    public string Target { get; } = target;

    /// <summary>Null while nobody rings yet.</summary>
    public Leg? Leg { get; set; }

    public bool IsTalking => Leg is { Talking: true };
}

/// <summary>A team lead who follows the talk.</summary>
/// <param name="leg">Their phone.</param>
/// <param name="of">The leg of the agent they follow.</param>
internal sealed class Supervisor(Leg leg, string of)
{
    public Leg Leg { get; } = leg;
    public string Of { get; } = of;
    public required SupervisionMode Mode { get; set; }
    public string Name => Leg.Agent is { } agent ? $"{agent.Name} ({agent.WorkNumber})" : Leg.Number ?? "";
}

/// <summary>A transfer under way or, once connected, what made the talk.</summary>
internal sealed class Transfer(string id, string target)
{
    public string Id { get; } = id;
    public string Target { get; } = target;
    public bool WasOffered { get; set; }
    public bool Connected { get; set; }

    /// <summary>What whoever answers hears before the caller.</summary>
    public Playback? Announcement { get; init; }

    /// <summary>An agent hands their talk over: for the flow it goes on, and it hears only of the last one's end.</summary>
    public HandOver? HandOver { get; init; }
}

/// <param name="AgentId">Who hands over.</param>
/// <param name="Talked">How long they had talked.</param>
/// <param name="BackTo">The queue in which the caller waits if nobody takes the call; null when that was tried.</param>
internal sealed record HandOver(string AgentId, TimeSpan Talked, string? BackTo);
