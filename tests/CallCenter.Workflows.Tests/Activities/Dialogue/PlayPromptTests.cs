using CallCenter.Telephony;
using Play = CallCenter.Workflows.Activities.Dialogue.PlayPrompt;

namespace CallCenter.Workflows.Tests.Activities.Dialogue;

public sealed class PlayPromptTests
{
    [Fact]
    public void Execute_Text_SendsItWithItsSettings()
    {
        var run = new ActivityRun<Play>(() => new Play { Text = "Hello", Language = "en-US", Voice = "amy", Interruptible = false }).Execute();

        Assert.Equal([new PlayPrompt(ActivityRun<Play>.Contact, "execution-1", "Hello", null, "en-US", "amy", false)], run.Commands);
    }

    [Fact]
    public void Execute_Defaults_AreMandarinAndInterruptible()
    {
        var run = new ActivityRun<Play>(() => new Play { Text = "您好" }).Execute();

        Assert.Equal(("zh-CN", true), (run.LastPrompt!.Language, run.LastPrompt.Interruptible));
    }

    [Fact]
    public void Execute_Audio_TakesThePlaceOfText()
    {
        var run = new ActivityRun<Play>(() => new Play { Text = "您好", Audio = "welcome" }).Execute();

        Assert.Equal((null, "welcome"), (run.LastPrompt!.Text, run.LastPrompt.Audio));
    }

    [Fact]
    public void Execute_NothingToSay_IsDoneWithANote()
    {
        var run = new ActivityRun<Play>(() => new Play { Text = " " }).Execute();

        Assert.Equal("Done", run.Outcome);
        Assert.Empty(run.Commands);
        Assert.Equal("NothingToSay", Assert.Single(run.Context.Notes).Event);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Resume_PromptFinished_IsDone(bool interrupted)
    {
        var run = new ActivityRun<Play>(() => new Play { Text = "您好" }).Execute();

        run.Receive(new PromptFinished(ActivityRun<Play>.Contact, run.Context.Now, "execution-1", interrupted));

        Assert.Equal("Done", run.Outcome);
    }

    [Fact]
    public void Resume_AnotherPromptFinished_KeepsWaiting()
    {
        var run = new ActivityRun<Play>(() => new Play { Text = "您好" }).Execute();

        run.Receive(new PromptFinished(ActivityRun<Play>.Contact, run.Context.Now, "execution-0", true));

        Assert.Null(run.Outcome);
        Assert.Single(run.Waits);
        Assert.Empty(run.Commands);
    }
}
