using CallCenter.Telephony;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Dialogue;

namespace CallCenter.Workflows.Tests.Activities.Dialogue;

public sealed class MenuTests
{
    private static ActivityRun<Menu> Run(int attempts = 3, params string[] choices) => new ActivityRun<Menu>(() => new Menu
    {
        Prompt = "电费请按1，水费请按2。",
        RepeatPrompt = "请按1或2。",
        Choices = choices.Length > 0 ? choices : ["1 电费", "2 水费"],
        Attempts = attempts,
    }).Execute();

    [Fact]
    public void Execute_Always_SaysThePromptAndListensAtOnce()
    {
        var run = Run();

        Assert.Equal(("电费请按1，水费请按2。", "zh-CN", true), (run.LastPrompt!.Text, run.LastPrompt.Language, run.LastPrompt.Interruptible));
        Assert.Equal(["DigitPressed:c1", "PromptFinished:c1"], run.Waits.Select(w => w.Stimulus.ToString()));
    }

    [Fact]
    public void Resume_KeyAfterThePrompt_TakesTheChoice()
    {
        var run = Run().PromptEnds().Press("2");

        Assert.Equal("2 水费", run.Outcome);
        Assert.Equal(("2 水费", "2"), (run.Last.Choice, run.Last.Digits));
        Assert.Empty(run.Commands);
    }

    [Fact]
    public void Resume_KeyWhileThePromptPlays_TakesTheChoiceAndStopsThePrompt()
    {
        var run = Run();
        var prompt = run.LastPrompt!.Prompt;

        Assert.Equal("1 电费", run.Press("1").Outcome);
        Assert.Equal([new StopPrompt(ActivityRun<Menu>.Contact, prompt)], run.Commands);
    }

    [Fact]
    public void Resume_PromptEnds_TimeoutCountsFromItsEnd()
    {
        var run = Run().PromptEnds(afterSeconds: 7);

        Assert.Equal(FakeContext.Start.AddSeconds(17), run.DueOf("Silence"));
    }

    [Fact]
    public void Resume_NoKey_RepeatsThenGivesUp()
    {
        var run = Run(attempts: 2).PromptEnds().Elapse();

        Assert.Null(run.Outcome);
        Assert.Equal("请按1或2。", run.LastPrompt!.Text);
        Assert.Equal("NoInput", run.PromptEnds().Elapse().Outcome);
    }

    [Fact]
    public void Resume_WrongKey_RepeatsThenGivesUp()
    {
        var run = Run(attempts: 2).PromptEnds().Press("9");

        Assert.Equal("请按1或2。", run.LastPrompt!.Text);
        Assert.Equal("NoMatch", run.PromptEnds().Press("8").Outcome);
        Assert.Equal("8", run.Last.Digits);
        Assert.Equal([("NoMatch", "9"), ("NoMatch", "8")], run.Context.Notes);
    }

    [Fact]
    public void Resume_WrongThenRightKey_TakesTheChoice() => Assert.Equal("1 电费", Run().Press("9").Press("1").Outcome);

    [Fact]
    public void Resume_PromptOfAnEarlierRoundEndsLate_IsNoEndOfThisOne()
    {
        var run = Run();
        var first = run.LastPrompt!.Prompt;

        run.Press("9").Receive(new PromptFinished(ActivityRun<Menu>.Contact, run.Context.Now, first, true));

        Assert.Null(run.DueOf("Silence"));
        Assert.NotEqual(first, run.LastPrompt!.Prompt);
        Assert.NotNull(run.PromptEnds().DueOf("Silence"));
    }

    [Fact]
    public void Resume_KeysOfSeveralDigits_WaitOnlyWhereALongerKeyIsPossible()
    {
        string[] choices = ["1 One", "12 Twelve", "3 Three"];

        Assert.Equal("3 Three", Run(choices: choices).Press("3").Outcome);
        Assert.Equal("12 Twelve", Run(choices: choices).Press("12").Outcome);

        var waiting = Run(choices: choices).PromptEnds().Press("1");
        Assert.Equal(waiting.Context.Now.AddSeconds(2), waiting.DueOf("Silence"));
        Assert.Equal("1 One", waiting.Elapse().Outcome);
    }

    [Fact]
    public void Resume_BeginningOfAKeyOnly_IsNoMatch() => Assert.Equal("NoMatch", Run(1, "12 Twelve").Press("1").Elapse().Outcome);

    [Fact]
    public void Resume_FirstOfSeveralDigitsDuringThePrompt_StopsIt()
    {
        var run = Run(3, "12 Twelve");
        var prompt = run.LastPrompt!.Prompt;

        Assert.Equal([new StopPrompt(ActivityRun<Menu>.Contact, prompt)], run.Press("1").Commands);
        Assert.NotNull(run.DueOf("Silence"));
    }

    [Theory]
    [InlineData("* 返回")]
    [InlineData("# End")]
    [InlineData("0 人工服务")]
    public void Resume_StarHashAndZero_AreKeys(string choice) => Assert.Equal(choice, Run(choices: choice).Press(choice[..1]).Outcome);

    [Fact]
    public void Execute_WithoutRepeatPrompt_RepeatsThePrompt()
    {
        var run = new ActivityRun<Menu>(() => new Menu { Prompt = "Press 1.", Choices = ["1 Go"] }).Execute();

        Assert.Equal("en-US", run.LastPrompt!.Language);
        Assert.Equal("Press 1.", run.PromptEnds().Elapse().LastPrompt!.Text);
    }

    [Theory]
    [InlineData()]
    [InlineData("电费")]
    public void Execute_NoChoiceWithAKey_Faults(params string[] choices)
    {
        var run = new ActivityRun<Menu>(() => new Menu { Prompt = "?", Choices = choices });

        Assert.Equal("menu-without-choices", Assert.Throws<ActivityFault>(() => run.Execute()).Code);
    }
}
