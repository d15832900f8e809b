using CallCenter.Contacts;
using CallCenter.Telephony;
using CallCenter.Workflows.Commands;
using CallCenter.Workflows.Instances;
using Record = CallCenter.Workflows.Activities.Queues.RecordDisposition;

namespace CallCenter.Workflows.Tests.Activities.Queues;

public sealed class RecordDispositionTests
{
    private static readonly ContactId Contact = ActivityRun<Record>.Contact;

    private static ActivityRun<Record> Run(params string[] codes) => new ActivityRun<Record>(() => new Record { Codes = codes }).Execute();

    private static DispositionRecorded Recorded(string? code, string? question = "execution-1") => new(Contact, FakeContext.Start, question, code);

    [Fact]
    public void Execute_Codes_AsksForThemWithoutBlanksAndRepeats()
    {
        var command = Assert.IsType<RecordDisposition>(Assert.Single(Run(" 已解决", "", "转工单 ", "已解决", "A / B").Commands));

        Assert.Equal(["已解决", "转工单", "A/B"], command.Codes);
        Assert.Equal("execution-1", command.Disposition);
    }

    [Fact]
    public void Execute_TooLongACode_SaysSo()
    {
        var fault = Assert.ThrowsAny<Exception>(() => Run(new string('长', 61)));

        Assert.Contains("60", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("已解决")]
    [InlineData(null)]
    public void Resume_Recorded_HasTheCodeAsOutput(string? code)
    {
        var run = Run("已解决").Receive(Recorded(code));

        Assert.Equal(("Done", code), (run.Outcome, run.Last.Disposition));
    }

    [Fact]
    public void Resume_AfterARestart_GoesOnWithoutACode() => Assert.Equal("Done", Run("已解决").Receive(Recorded(null, question: null)).Outcome);

    [Fact]
    public void Resume_AnotherQuestionsAnswer_KeepsWaiting()
    {
        var run = Run("已解决").Receive(Recorded("已解决", "execution-0"));

        Assert.Null(run.Outcome);
        Assert.Single(run.Waits);
    }
}
