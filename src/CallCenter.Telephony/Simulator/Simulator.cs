using CallCenter.Contacts;

namespace CallCenter.Telephony.Simulator;

/// <summary>
/// Callers, lines and phones without wires. Prompts take their speaking time, agents answer, talk and wrap up, all on the
/// clock it is given; on a virtual one every run of the same script is the same.
/// </summary>
/// <remarks>Keys pressed while a prompt plays are given on at once: whether they interrupt it or are held back is the floor's rule.</remarks>
public sealed partial class Simulator(TimeProvider clock, SimulatorOptions? options = null) : ITelephony
{
    private const string Digits = "0123456789*#ABCD";
    private readonly SimulatorOptions _options = options ?? new SimulatorOptions();
    private readonly Lock _gate = new();
    private readonly Dictionary<ContactId, CallState> _calls = [];
    private readonly Queue<ContactId> _over = new();
    private ITelephonySink? _sink;

    public ValueTask StartAsync(ITelephonySink sink, CancellationToken cancellationToken)
    {
        lock (_gate) _sink = sink;
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<ContactId>> ListContactsAsync(CancellationToken cancellationToken)
    {
        lock (_gate) return new([.. _calls.Values.Where(call => !call.IsOver).Select(call => call.Id)]);
    }

    /// <summary>Somebody calls.</summary>
    /// <exception cref="ArgumentException">The dialled number is empty.</exception>
    public SimulatedCall StartCall(string from, string to, CallerHabits? habits = null, string channel = "Voice")
    {
        if (string.IsNullOrWhiteSpace(to)) throw new ArgumentException("The number to call is missing, e.g. 8008101992.", nameof(to));
        lock (_gate)
        {
            var call = new CallState(new ContactId(_options.NewId()), from, to, Now, habits ?? new CallerHabits());
            _calls.Add(call.Id, call);
            Emit(new TelephonyEvent.Arrived(call.Id, Now, from, to, channel));
            return call.View();
        }
    }

    /// <summary>From now on the caller behaves so. False when the call is over or was never there.</summary>
    public bool Behave(ContactId contact, CallerHabits habits)
    {
        lock (_gate)
        {
            if (Living(contact) is not { } call) return false;
            call.Habits = habits;
            return true;
        }
    }

    public SimulatedCall? Find(ContactId contact)
    {
        lock (_gate) return _calls.GetValueOrDefault(contact)?.View();
    }

    public IReadOnlyList<SimulatedCall> Calls()
    {
        lock (_gate) return [.. _calls.Values.Select(call => call.View())];
    }

    /// <summary>The caller presses keys, one after the other. False when the call is over or was never there.</summary>
    /// <exception cref="ArgumentException">A key is none of 0-9, *, #, A-D.</exception>
    public bool Press(ContactId contact, string digits)
    {
        ArgumentException.ThrowIfNullOrEmpty(digits);
        foreach (var digit in digits)
        {
            if (!Digits.Contains(digit, StringComparison.Ordinal))
                throw new ArgumentException($"'{digit}' is no key of a phone; keys are 0-9, *, # and A-D.", nameof(digits));
        }

        lock (_gate)
        {
            if (Living(contact) is not { } call) return false;
            Note(call, JournalKinds.Digits, call.Masked ? new string('•', digits.Length) : digits);
            foreach (var digit in digits)
            {
                if (digit == '#' && call.Message is not null) EndMessage(call, Now - call.MessageStarted);
                else Emit(new TelephonyEvent.DigitKeyed(contact, Now, digit));
            }

            return true;
        }
    }

    /// <summary>The caller hangs up. False when the call is over or was never there.</summary>
    public bool HangUp(ContactId contact)
    {
        lock (_gate)
        {
            if (Living(contact) is not { } call) return false;
            End(call, ContactEndedBy.Caller, "normal");
            return true;
        }
    }

    private DateTimeOffset Now => clock.GetUtcNow();

    private CallState? Living(ContactId contact) => _calls.TryGetValue(contact, out var call) && !call.IsOver ? call : null;

    private void Emit(TelephonyEvent happened)
    {
        if (_sink is null) throw new InvalidOperationException("The simulator is not started: nobody would hear of the call.");
        _sink.Take(happened);
    }

    private void Note(CallState call, string kind, string text, string? language = null) =>
        call.Transcript.Add(new TranscriptEntry(Now, kind, text, language));

    /// <summary>Does something later, under the lock, if it is still wanted then.</summary>
    private ITimer After(TimeSpan time, Action action) => clock.CreateTimer(
        _ =>
        {
            lock (_gate) action();
        },
        null, time > TimeSpan.Zero ? time : TimeSpan.FromTicks(1), Timeout.InfiniteTimeSpan);

    private void End(CallState call, ContactEndedBy by, string cause)
    {
        // Who leaves a message often ends it by hanging up; what was said is kept.
        if (call.Message is not null) EndMessage(call, Now - call.MessageStarted);
        foreach (var recording in call.Recordings.Keys.ToList()) EndRecording(call, recording);
        call.StopTimers();
        foreach (var leg in call.Legs.Values) Release(leg, leg.HasTalked ? call : null);
        call.Legs.Clear();
        call.State = ContactState.Ended;
        Note(call, JournalKinds.Ended, by.ToString());
        Emit(new TelephonyEvent.Gone(call.Id, Now, by, cause));
        Keep(call);
    }

    private void Keep(CallState over)
    {
        _over.Enqueue(over.Id);
        if (_over.Count > _options.KeptCalls) _calls.Remove(_over.Dequeue());
    }
}
