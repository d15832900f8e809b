using CallCenter.Contacts;

namespace CallCenter.Telephony.Asterisk;

/// <summary>What we know of one caller's line. Touched under the adapter's lock only, but for what an operation does alone.</summary>
internal sealed class CallLine(ContactId id)
{
    private const int KeptKeys = 512;
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Queue<string> _keyOrder = new();

    public ContactId Id { get; } = id;

    /// <summary>The caller's channel, as part of a request's path.</summary>
    public string Path { get; } = "channels/" + AriNames.Segment(id.Value);

    /// <summary>It was there before us, or came while the link was down: Asterisk may tell of what we did not begin.</summary>
    public bool IsTakenOn { get; set; }

    public bool IsAnswered { get; set; }
    public bool IsOver { get; set; }

    /// <summary>We ended it.</summary>
    public bool IsHungUp { get; set; }

    public int? Cause { get; set; }

    /// <summary>Playbacks whose end was not yet told, by their ids in Asterisk.</summary>
    public Dictionary<string, Playing> Playbacks { get; } = new(StringComparer.Ordinal);

    /// <summary>Playbacks whose end was told, of a line that was taken on.</summary>
    public HashSet<string> Told { get; } = new(StringComparer.Ordinal);

    public bool HasMusic { get; set; }
    public Dictionary<string, PhoneLeg> Legs { get; } = new(StringComparer.Ordinal);

    /// <summary>The bridge's id once it may exist.</summary>
    public string? Bridge { get; set; }

    /// <summary>The caller is in it; else, while there is a talk, they hear music.</summary>
    public bool IsJoined { get; set; }

    /// <summary>We call this number and nobody has answered yet.</summary>
    public OutgoingCall? Outgoing { get; set; }

    public bool IsMasked { get; set; }

    /// <summary>Recordings of the whole line, by the names they were started under.</summary>
    public Dictionary<string, LineRecording> Recordings { get; } = new(StringComparer.Ordinal);

    public MessageRecording? Message { get; set; }

    /// <summary>How often a supervisor began to listen.</summary>
    public int EarsMade { get; set; }

    /// <summary>When the last key was told, by Asterisk's time: the same key at the same moment is the same event once more.</summary>
    public (char Digit, string? At) LastDigit { get; set; }

    /// <summary>What still goes on in Asterisk after an event; operations wait for it.</summary>
    public Task Settling { get; set; } = Task.CompletedTask;

    public bool IsTalking => Legs.Values.Any(leg => leg.IsConnected);

    /// <summary>False when the key was seen before.</summary>
    public bool IsNew(string key)
    {
        if (!_keys.Add(key)) return false;
        _keyOrder.Enqueue(key);
        if (_keyOrder.Count > KeptKeys) _keys.Remove(_keyOrder.Dequeue());
        return true;
    }

    /// <summary>It was not done after all: it may be tried again.</summary>
    public void Forget(string key) => _keys.Remove(key);
}

/// <summary>A call of ours that rings.</summary>
internal sealed class OutgoingCall
{
    /// <summary>Asterisk has it: from now on it is missing when it is not there.</summary>
    public bool IsThere { get; set; }

    /// <summary>How it ends when we are ending it.</summary>
    public LegEnd? Ending { get; set; }

    public ITimer? RingTimer { get; set; }
}

internal sealed class Playing(string id)
{
    /// <summary>The floor's id.</summary>
    public string Id { get; } = id;

    /// <summary>Asterisk has it: from now on it is missing when it is not there.</summary>
    public bool IsThere { get; set; }

    public bool IsStopped { get; set; }
}

/// <summary>An agent's phone or a dialled number.</summary>
internal sealed class PhoneLeg(CallLine line, string id, string channel, string? agentId)
{
    public CallLine Line { get; } = line;
    public string Id { get; } = id;
    public string Channel { get; } = channel;
    public string Path { get; } = "channels/" + AriNames.Segment(channel);
    public string? AgentId { get; } = agentId;

    /// <summary>Asterisk has it: from now on it is missing when it is not there.</summary>
    public bool IsThere { get; set; }

    public bool IsAnswered { get; set; }

    /// <summary>It is in the bridge as one of those who talk.</summary>
    public bool IsConnected { get; set; }

    public bool HasMusic { get; set; }

    /// <summary>What it alone hears, by its id in Asterisk and by the floor's.</summary>
    public (string Id, string Playback)? Announcement { get; set; }

    /// <summary>It follows a talk and is none of those who talk.</summary>
    public bool IsSupervisor { get; set; }

    /// <summary>A supervisor in the bridge.</summary>
    public bool IsBarging { get; set; }

    public bool IsMuted { get; set; }

    /// <summary>By what a supervisor who is not in the bridge follows.</summary>
    public Ears? Ears { get; set; }

    /// <summary>How it ends when we are ending it.</summary>
    public LegEnd? Ending { get; set; }

    public ITimer? RingTimer { get; set; }
}

/// <summary>A channel that listens to an agent's, and can whisper to it, in a bridge with the supervisor's.</summary>
internal sealed class Ears(string channel, string bridge)
{
    public string Channel { get; } = channel;
    public string ChannelPath { get; } = "channels/" + AriNames.Segment(channel);
    public string BridgePath { get; } = "bridges/" + AriNames.Segment(bridge);
    public string Bridge { get; } = bridge;

    /// <summary>Completes when the listening channel is there.</summary>
    public TaskCompletionSource Ready { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>A recording of what both sides hear, made by a channel that listens in.</summary>
internal sealed class LineRecording(string name, string channel)
{
    public string Name { get; } = name;
    public string Path { get; } = "recordings/live/" + AriNames.Segment(name);
    public string Channel { get; } = channel;

    /// <summary>Completes when the listening channel is there.</summary>
    public TaskCompletionSource Ready { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsPaused { get; set; }
}

/// <summary>A message the caller leaves.</summary>
internal sealed class MessageRecording(string id, string name)
{
    public string Id { get; } = id;
    public string Name { get; } = name;

    /// <summary>Asterisk has it: from now on it is missing when it is not there.</summary>
    public bool IsThere { get; set; }

    /// <summary>When it began, by Asterisk's clock.</summary>
    public DateTimeOffset? Began { get; set; }
}
