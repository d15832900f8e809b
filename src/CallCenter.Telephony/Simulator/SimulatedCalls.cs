using CallCenter.Contacts;
using CallCenter.Telephony.Floor;

namespace CallCenter.Telephony.Simulator;

/// <summary>
/// Simulated calls as those who try a flow see them: the simulator's calls with the floor's state and journal, which knows of
/// queues, positions and answers to surveys too.
/// </summary>
public sealed class SimulatedCalls(Simulator simulator, ContactFloor floor)
{
    /// <inheritdoc cref="Simulator.StartCall"/>
    public SimulatedCall Start(string from, string to, CallerHabits? habits = null) => simulator.StartCall(from, to, habits);

    /// <inheritdoc cref="Simulator.Press"/>
    public bool Press(ContactId contact, string digits) => simulator.Press(contact, digits);

    /// <inheritdoc cref="Simulator.HangUp"/>
    public bool HangUp(ContactId contact) => simulator.HangUp(contact);

    /// <summary>A call, or null when the simulator never had it.</summary>
    public async ValueTask<SimulatedCall?> FindAsync(ContactId contact, CancellationToken cancellationToken = default)
    {
        if (simulator.Find(contact) is not { } call) return null;
        return await floor.ContactAsync(contact, cancellationToken) is { } record
            ? call with { State = record.State, Transcript = [.. record.Journal.Where(IsHeard).Select(Entry)] }
            : call;
    }

    /// <summary>The centre's own notes are no part of a call's transcript.</summary>
    private static bool IsHeard(JournalEntry entry) =>
        entry.Kind is not (
            JournalKinds.Arrived or JournalKinds.Offered or JournalKinds.Routed or JournalKinds.Callback or JournalKinds.WrapUpCode
            or JournalKinds.WrapUpCodes or JournalKinds.Consult or JournalKinds.Supervision)
        && !(entry.Kind == JournalKinds.Recording && RecordingNotes.IsOwn(entry.Text));

    private static TranscriptEntry Entry(JournalEntry entry) => new(entry.At, entry.Kind, entry.Text, entry.Language, entry.Sound);
}
