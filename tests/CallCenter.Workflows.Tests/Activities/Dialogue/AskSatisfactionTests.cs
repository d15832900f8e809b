using CallCenter.Telephony;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Dialogue;

namespace CallCenter.Workflows.Tests.Activities.Dialogue;

public sealed class AskSatisfactionTests
{
    private static ActivityRun<AskSatisfaction> Run(int scale = 5) =>
        new ActivityRun<AskSatisfaction>(() => new AskSatisfaction { Prompt = "请评分。", Scale = scale }).Execute();

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Resume_Score_IsNoted(int score)
    {
        var run = Run().PromptEnds().Press($"{score}");

        Assert.Equal(("Rated", score), (run.Outcome, run.Last.Score));
        Assert.Equal([new NoteSatisfaction(ActivityRun<AskSatisfaction>.Contact, score, 5)], run.Commands);
    }

    [Theory]
    [InlineData("6")]
    [InlineData("0")]
    [InlineData("#")]
    public void Resume_WrongKey_AsksOnceMore(string key)
    {
        var run = Run().PromptEnds().Press(key);

        Assert.Null(run.Outcome);
        Assert.Equal("NoAnswer", run.Press(key).Outcome);
        Assert.Null(run.Last.Score);
    }

    [Fact]
    public void Resume_WrongThenRightKey_IsRated() => Assert.Equal("Rated", Run().Press("9").Press("3").Outcome);

    [Fact]
    public void Resume_Silence_IsNoAnswer() => Assert.Equal("NoAnswer", Run().PromptEnds().Elapse().Outcome);

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void Execute_ScaleNoKeyCanSay_Faults(int scale) => Assert.Equal("scale-range", Assert.Throws<ActivityFault>(() => Run(scale)).Code);
}
