using CallCenter.Telephony;
using Voicemail = CallCenter.Workflows.Activities.Dialogue.RecordVoicemail;

namespace CallCenter.Workflows.Tests.Activities.Dialogue;

public sealed class RecordVoicemailTests
{
    private static readonly RecordVoicemail Command = new(ActivityRun<Voicemail>.Contact, "execution-1", TimeSpan.FromSeconds(60));

    private static ActivityRun<Voicemail> Run(string? prompt = "请留言。") =>
        new ActivityRun<Voicemail>(() => new Voicemail { Prompt = prompt, MaxLength = TimeSpan.FromSeconds(60) }).Execute();

    private static VoicemailRecorded Recorded(string? recording, string voicemail = "execution-1") =>
        new(ActivityRun<Voicemail>.Contact, FakeContext.Start, voicemail, recording, TimeSpan.FromSeconds(5));

    [Fact]
    public void Execute_Prompt_IsSaidBeforeRecording()
    {
        var run = Run();

        Assert.Equal("请留言。", run.LastPrompt!.Text);
        Assert.Equal([Command], run.PromptEnds().Commands);
    }

    [Fact]
    public void Execute_NoPrompt_RecordsAtOnce() => Assert.Equal([Command], Run(null).Commands);

    [Theory]
    [InlineData("r1", "Recorded")]
    [InlineData(null, "Empty")]
    public void Resume_Recorded_IsTheOutcome(string? recording, string outcome)
    {
        var run = Run(null).Receive(Recorded(recording));

        Assert.Equal((outcome, recording), (run.Outcome, run.Last.Recording));
    }

    [Fact]
    public void Resume_AnotherVoicemail_KeepsWaiting()
    {
        var run = Run(null).Receive(Recorded("r0", "execution-0"));

        Assert.Null(run.Outcome);
        Assert.Single(run.Waits);
    }
}
