using CallCenter.Telephony;
using End = CallCenter.Workflows.Activities.CallControl.EndContact;

namespace CallCenter.Workflows.Tests.Activities.CallControl;

public sealed class EndContactTests
{
    private static readonly EndContact HangUp = new(ActivityRun<End>.Contact);

    [Fact]
    public void Execute_WithoutPrompt_EndsAtOnce()
    {
        var run = new ActivityRun<End>(() => new End()).Execute();

        Assert.Equal("Done", run.Outcome);
        Assert.Equal([HangUp], run.Commands);
    }

    [Fact]
    public void Execute_WithPrompt_EndsAfterThePrompt()
    {
        var run = new ActivityRun<End>(() => new End { Prompt = "再见。" }).Execute();

        Assert.Null(run.Outcome);
        Assert.Equal(("再见。", "zh-CN", false), (run.LastPrompt!.Text, run.LastPrompt.Language, run.LastPrompt.Interruptible));
        run.PromptEnds();
        Assert.Equal("Done", run.Outcome);
        Assert.Equal([HangUp], run.Commands);
    }

    [Fact]
    public void Resume_AnotherPromptEnds_KeepsWaiting()
    {
        var run = new ActivityRun<End>(() => new End { Prompt = "Bye." }).Execute();

        run.Receive(new PromptFinished(ActivityRun<End>.Contact, run.Context.Now, "another", true));

        Assert.Null(run.Outcome);
        Assert.Equal("PromptFinished:c1", Assert.Single(run.Waits).Stimulus.ToString());
    }
}
