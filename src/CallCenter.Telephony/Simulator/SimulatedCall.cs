using CallCenter.Contacts;

namespace CallCenter.Telephony.Simulator;

/// <summary>A simulated call at a moment.</summary>
public sealed record SimulatedCall(
    ContactId Id, string From, string To, ContactState State, DateTimeOffset StartedAt, IReadOnlyList<TranscriptEntry> Transcript);

/// <summary>What was said, pressed or done; kinds as in <see cref="JournalKinds"/>.</summary>
public sealed record TranscriptEntry(DateTimeOffset At, string Kind, string Text, string? Language = null, string? Sound = null);

/// <summary>The living state of one call.</summary>
internal sealed class CallState(ContactId id, string from, string to, DateTimeOffset startedAt, CallerHabits habits)
{
    private const int KeptKeys = 512;
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Queue<string> _keyOrder = new();

    public ContactId Id { get; } = id;
    public CallerHabits Habits { get; set; } = habits;
    public ContactState State { get; set; } = ContactState.Ringing;
    public List<TranscriptEntry> Transcript { get; } = [];
    public Dictionary<string, LegState> Legs { get; } = new(StringComparer.Ordinal);
    public Timed<string>? Playback { get; set; }
    public Timed<string>? Message { get; set; }
    public DateTimeOffset MessageStarted { get; set; }
    public Dictionary<string, RunningRecording> Recordings { get; } = new(StringComparer.Ordinal);
    public bool Masked { get; set; }

    /// <summary>The tone that stands for what is heard now; 0 is silence.</summary>
    public int Hertz { get; private set; }

    /// <summary>The caller hears those who talk; else they hear prompts or music.</summary>
    public bool IsInTalk { get; set; }

    public bool HasTalk => Legs.Values.Any(leg => leg.IsInTalk);

    public bool IsOver => State == ContactState.Ended;
    public SimulatedCall View() => new(Id, from, to, State, startedAt, [.. Transcript]);

    /// <summary>False when the key was seen before.</summary>
    public bool IsNew(string key)
    {
        if (!_keys.Add(key)) return false;
        _keyOrder.Enqueue(key);
        if (_keyOrder.Count > KeptKeys) _keys.Remove(_keyOrder.Dequeue());
        return true;
    }

    /// <summary>From now on this is heard on the call.</summary>
    public void Hear(DateTimeOffset now, int hertz)
    {
        Hertz = hertz;
        foreach (var recording in Recordings.Values) recording.Hear(now, hertz);
    }

    public void StopTimers()
    {
        Playback?.Dispose();
        Message?.Dispose();
        foreach (var leg in Legs.Values) leg.StopTimers();
        Playback = null;
        Message = null;
    }
}

/// <summary>Something that ends by time unless it is ended before.</summary>
internal sealed record Timed<T>(T Value, ITimer Timer) : IDisposable
{
    public void Dispose() => Timer.Dispose();
}

internal sealed class LegState(Dial dial)
{
    public Dial Dial { get; } = dial;
    public bool Answered { get; set; }
    public bool IsInTalk { get; set; }

    /// <summary>It was in a talk once: who works by themselves wraps up after it.</summary>
    public bool HasTalked { get; set; }

    /// <summary>What it alone hears.</summary>
    public Timed<string>? Announcement { get; set; }

    public Supervision? Supervision { get; set; }
    public ITimer? Timer { get; set; }

    public void StopTimers()
    {
        Timer?.Dispose();
        Announcement?.Dispose();
    }
}
