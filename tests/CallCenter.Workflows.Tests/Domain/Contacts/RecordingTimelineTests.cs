using CallCenter.Contacts;

namespace CallCenter.Workflows.Tests.Domain.Contacts;

public sealed class RecordingTimelineTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Marks_OfAPlainCall_LieWhereTheyHappened()
    {
        var marks = MarksOf(
            60, Entry(0, "recording", "rule"), Entry(1, "prompt", "您好"), Entry(5, "digits", "1"), Entry(20, "connected", "王芳"), Entry(61, "ended", "Caller"));

        Assert.Equal(["1 prompt", "5 digits", "20 connected"], marks);
    }

    [Fact]
    public void Marks_AfterAPause_MoveUpByIt()
    {
        var marks = MarksOf(
            40, Entry(0, "recording", "rule"), Entry(10, "recording", "paused"), Entry(12, "digits", "••••"), Entry(18, "recording", "resumed"), Entry(30, "connected", "王芳"));

        Assert.Equal(["10 recording", "10 digits", "22 connected"], marks);
    }

    [Fact]
    public void Marks_BeforeItBeganAndAfterItStopped_AreNotInIt()
    {
        var marks = MarksOf(
            60, Entry(-5, "prompt", "before"), Entry(0, "recording", "on"), Entry(3, "prompt", "in"), Entry(9, "recording", "off"), Entry(10, "prompt", "after"));

        Assert.Equal(["3 prompt"], marks);
    }

    [Fact]
    public void Start_OfSeveralRecordings_IsThatOfEach()
    {
        var contact = Contact(
            ["c-1", "voice", "c-3"], Entry(1, "recording", "rule"), Entry(4, "recording", "off"), Entry(30, "recording", "7 s"), Entry(40, "recording", "on"));

        Assert.Equal(Noon.AddSeconds(1), RecordingTimeline.StartOf(contact, "c-1", TimeSpan.FromSeconds(3)));
        Assert.Equal(Noon.AddSeconds(23), RecordingTimeline.StartOf(contact, "voice", TimeSpan.FromSeconds(7)));
        Assert.Equal(Noon.AddSeconds(40), RecordingTimeline.StartOf(contact, "c-3", TimeSpan.FromSeconds(3)));
        Assert.Null(RecordingTimeline.StartOf(contact, "c-9", TimeSpan.Zero));
        Assert.Equal([true, false, true], contact.Recordings.Select(recording => RecordingTimeline.IsCall(contact, recording)));
    }

    private static IEnumerable<string> MarksOf(double seconds, params JournalEntry[] journal) =>
        RecordingTimeline.MarksOf(journal, Noon, TimeSpan.FromSeconds(seconds)).Select(mark => $"{mark.Offset.TotalSeconds:0} {mark.Entry.Kind}");

    private static ContactRecord Contact(string[] recordings, params JournalEntry[] journal) =>
        new() { Id = new("c"), Channel = "Voice", From = "1", To = "2", ArrivedAt = Noon, Recordings = recordings, Journal = journal };

    private static JournalEntry Entry(double seconds, string kind, string text) => new(1, Noon.AddSeconds(seconds), kind, text);
}
