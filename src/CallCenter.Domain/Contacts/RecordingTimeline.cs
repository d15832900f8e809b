namespace CallCenter.Contacts;

/// <summary>Something that happened in a contact, at its place in a recording of it.</summary>
/// <param name="Offset">From the recording's beginning.</param>
/// <param name="Entry">What happened.</param>
public sealed record RecordingMark(TimeSpan Offset, JournalEntry Entry);

/// <summary>Lays a contact's journal over a recording of it. What was paused is not in the recording, so later marks move up.</summary>
public static class RecordingTimeline
{
    /// <summary>The answer that a recording begins with is noted a moment before it.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(200);

    /// <summary>When each recording of a contact began, by its name; the journal knows.</summary>
    public static DateTimeOffset? StartOf(ContactRecord contact, string recording, TimeSpan length)
    {
        var notes = contact.Journal.Where(entry => entry.Kind == JournalKinds.Recording).ToList();
        var starts = new Queue<JournalEntry>(notes.Where(entry => entry.Text is RecordingNotes.ByRule or RecordingNotes.On));
        var messages = new Queue<JournalEntry>(notes.Where(entry => !RecordingNotes.IsOwn(entry.Text) && entry.Text is not (RecordingNotes.On or RecordingNotes.Off)));
        for (var i = 0; i < contact.Recordings.Count; i++)
        {
            var isCall = IsCall(contact.Id, contact.Recordings[i], i);
            var note = (isCall ? starts : messages).TryDequeue(out var found) ? found : null;
            if (contact.Recordings[i] == recording) return isCall ? note?.At : note?.At - length;
        }

        return null;
    }

    /// <summary>Whether a recording is of the call; the others are messages that the caller left.</summary>
    public static bool IsCall(ContactRecord contact, string recording)
    {
        for (var i = 0; i < contact.Recordings.Count; i++)
        {
            if (contact.Recordings[i] == recording) return IsCall(contact.Id, recording, i);
        }

        return false;
    }

    /// <summary>The recording of the call that had not ended when the journal was written; null when none runs.</summary>
    public static string? Running(ContactRecord contact)
    {
        var last = contact.Journal.LastOrDefault(entry => entry is
        {
            Kind: JournalKinds.Recording, Text: RecordingNotes.ByRule or RecordingNotes.On or RecordingNotes.Off or RecordingNotes.OffByRule,
        });
        return last?.Text is RecordingNotes.ByRule or RecordingNotes.On ? contact.Recordings.LastOrDefault(recording => IsCall(contact, recording)) : null;
    }

    /// <summary>The name of the recording of a call that is a contact's so-manieth.</summary>
    public static string NameOf(ContactId contact, int index) => FormattableString.Invariant($"{contact}-{index + 1}");

    /// <summary>What happened while it was recorded.</summary>
    public static IReadOnlyList<RecordingMark> MarksOf(IReadOnlyList<JournalEntry> journal, DateTimeOffset start, TimeSpan length)
    {
        var marks = new List<RecordingMark>();
        var paused = TimeSpan.Zero;
        DateTimeOffset? since = null;
        foreach (var entry in journal.Where(entry => entry.At >= start - Together && entry.Kind != JournalKinds.Arrived))
        {
            var offset = (since ?? entry.At) - start - paused;
            if (offset > length) break;
            if (offset < TimeSpan.Zero) offset = TimeSpan.Zero;
            if (entry is { Kind: JournalKinds.Recording, Text: RecordingNotes.Off or RecordingNotes.OffByRule }) break;
            if (entry is { Kind: JournalKinds.Recording, Text: RecordingNotes.Resumed } && since is { } from) (paused, since) = (paused + (entry.At - from), null);
            if (entry.Kind == JournalKinds.Recording && entry.Text != RecordingNotes.Paused) continue;
            if (entry.Kind == JournalKinds.Recording) since ??= entry.At;
            marks.Add(new(offset, entry));
        }

        return marks;
    }

    private static bool IsCall(ContactId contact, string recording, int index) => recording == NameOf(contact, index);
}
