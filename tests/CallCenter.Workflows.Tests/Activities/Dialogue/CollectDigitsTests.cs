using CallCenter.Telephony;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Dialogue;

namespace CallCenter.Workflows.Tests.Activities.Dialogue;

public sealed class CollectDigitsTests
{
    private static ActivityRun<CollectDigits> Run(int min = 4, int max = 6, int attempts = 3, bool sensitive = false, string? finish = "#") =>
        new ActivityRun<CollectDigits>(() => new CollectDigits
        {
            Prompt = "请输入序列号，以#号键结束。", MinDigits = min, MaxDigits = max, Attempts = attempts, Sensitive = sensitive, FinishKey = finish,
        }).Execute();

    [Fact]
    public void Resume_AllDigits_AreCollected()
    {
        var run = Run().PromptEnds().Press("123456");

        Assert.Equal("Collected", run.Outcome);
        Assert.Equal("123456", run.Last.Digits.AsString);
        Assert.Empty(run.Commands);
    }

    [Fact]
    public void Resume_FinishKey_EndsTheInput()
    {
        var run = Run().PromptEnds().Press("1234#");

        Assert.Equal(("Collected", "1234"), (run.Outcome, run.Last.Digits.AsString));
    }

    [Fact]
    public void Resume_NoFurtherDigit_EndsTheInput()
    {
        var run = Run().PromptEnds().Press("1234");
        Assert.Equal(run.Context.Now.AddSeconds(2), run.DueOf("Silence"));

        Assert.Equal(("Collected", "1234"), (run.Elapse().Outcome, run.Last.Digits.AsString));
    }

    [Fact]
    public void Resume_FirstDigitDuringThePrompt_StopsIt()
    {
        var run = Run();
        var prompt = run.LastPrompt!.Prompt;

        Assert.Equal([new StopPrompt(ActivityRun<CollectDigits>.Contact, prompt)], run.Press("1").Commands);
        Assert.Equal("Collected", run.Press("23456").Outcome);
    }

    [Fact]
    public void Resume_TooFewDigits_AsksAgainAndForgetsThem()
    {
        var run = Run().PromptEnds().Press("12#");

        Assert.Null(run.Outcome);
        Assert.NotNull(run.LastPrompt);
        Assert.Equal("7890", run.PromptEnds().Press("7890#").Last.Digits.AsString);
    }

    [Fact]
    public void Resume_TooFewTooOften_IsInvalid() => Assert.Equal("Invalid", Run(attempts: 2).Press("1#").Press("2#").Outcome);

    [Fact]
    public void Resume_Silence_IsNoInput() => Assert.Equal("NoInput", Run(attempts: 2).PromptEnds().Elapse().PromptEnds().Elapse().Outcome);

    [Fact]
    public void Resume_NoFinishKey_HashIsADigit() => Assert.Equal("12#4", Run(4, 4, finish: "").Press("12#4").Last.Digits.AsString);

    [Fact]
    public void Resume_NoMinimum_FinishKeyAloneCollectsNothing()
    {
        var run = Run(min: 0).Press("#");

        Assert.Equal(("Collected", ""), (run.Outcome, run.Last.Digits.AsString));
    }

    [Fact]
    public void Execute_ImpossibleRange_Faults() => Assert.Equal("digit-range", Assert.Throws<ActivityFault>(() => Run(min: 7)).Code);

    [Fact]
    public void Sensitive_Digits_AreMaskedEverywhereAndTheFloorIsTold()
    {
        var run = Run(sensitive: true, attempts: 2);
        Assert.Equal(new BeginSensitiveInput(ActivityRun<CollectDigits>.Contact), run.Commands[0]);

        run.Press("12");
        Assert.True(run.Last.Pressed.IsSensitive);
        run.Press("#").PromptEnds().Press("123456");

        Assert.Equal(("Collected", true, "123456"), (run.Outcome, run.Last.Digits.IsSensitive, run.Last.Digits.AsString));
        Assert.Equal([new EndSensitiveInput(ActivityRun<CollectDigits>.Contact)], run.Commands);
        Assert.Equal([("Invalid", SensitiveText.Mask)], run.Context.Notes);
        Assert.True(run.Last.Pressed.IsUndefined);
    }

    [Fact]
    public void Sensitive_GivenUp_EndsSecretInputToo()
    {
        var run = Run(sensitive: true, attempts: 1).PromptEnds().Elapse();

        Assert.Equal("NoInput", run.Outcome);
        Assert.Equal([new EndSensitiveInput(ActivityRun<CollectDigits>.Contact)], run.Commands);
    }
}
