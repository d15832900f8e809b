using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Codecs;

/// <summary>A journal entry as read back; its activity is found in the definition version by id.</summary>
/// <param name="Sequence">Counts from 1 in each instance.</param>
/// <param name="Inputs">Evaluated inputs in the order of the type's inputs; null when none were kept.</param>
public sealed record JournalRecord(
    int Sequence, int ExecutionNumber, int ParentNumber, string ActivityId, JournalEvent Event, DateTimeOffset At,
    IReadOnlyList<string>? Outcomes, Value[]? Inputs, ValueRecord? Outputs, string? Message);

/// <summary>The journal of one step as bytes. Sensitive values are masked on writing and cannot be got back.</summary>
public static class JournalCodec
{
    private const byte Form = 1;

    /// <summary>Longer texts are cut: the journal tells what happened, it is no archive.</summary>
    private const int MostText = 2000;

    [ThreadStatic]
    private static ByteWriter? _writer;

    public static byte[] Write(List<JournalEntry> entries)
    {
        var writer = _writer ??= new(null, MostText);
        writer.Clear();
        writer.Byte(Form);
        writer.Moment(entries.Count > 0 ? entries[0].At : default);
        foreach (ref readonly var entry in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(entries))
        {
            writer.Number(entry.Sequence);
            writer.Number(entry.ExecutionNumber);
            writer.Number(entry.ParentNumber);
            writer.Text(entry.Node.Id);
            writer.Byte((byte)entry.Event);
            writer.Number(entry.Outcomes?.Count ?? -1);
            foreach (var outcome in entry.Outcomes ?? []) writer.Text(outcome);
            writer.Number(entry.Inputs?.Length ?? -1);
            foreach (var input in entry.Inputs ?? []) writer.Value(input);
            writer.Record(entry.Outputs);
            writer.Optional(entry.Message is { Length: > MostText } message ? message[..MostText] : entry.Message);
        }

        return writer.ToArray();
    }

    public static IReadOnlyList<JournalRecord> Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes, null);
        reader.Form("Journal", Form);
        var at = reader.Moment();
        var records = new List<JournalRecord>();
        while (!reader.AtEnd)
        {
            var (sequence, execution, parent, activity, what) = (reader.Int(), reader.Int(), reader.Int(), reader.Text(), (JournalEvent)reader.Byte());
            string[]? outcomes = null;
            if (reader.Int() is var count and >= 0)
            {
                outcomes = new string[count];
                for (var i = 0; i < count; i++) outcomes[i] = reader.Text();
            }

            records.Add(new(sequence, execution, parent, activity, what, at, outcomes, reader.Values(), reader.Record(), reader.Optional()));
        }

        return records;
    }
}
