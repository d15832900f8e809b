using CallCenter.Processes.Deployment;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

public sealed class OpenProblemTests
{
    private static ActivityRun<OpenProblem> Run(string kind = "UnevenUnderstanding") => new ActivityRun<OpenProblem>(() => new OpenProblem
    {
        Kind = kind, Process = "hotline", Group = " ", What = "地址没有确认", ImmediateAction = "班前会说明", Owner = "lead",
    }).Execute();

    [Fact]
    public void Execute_Always_AsksWithItsKindAndWithoutABlankGroup()
    {
        var asked = Assert.IsType<AskOpenProblem>(Run().Asked);
        Assert.Equal((ProblemKind.UnevenUnderstanding, null, TimeSpan.FromDays(1)), (asked.Kind, asked.Group, asked.DueIn));
    }

    [Theory]
    [InlineData("Other")]
    [InlineData("7")]
    public void Execute_UnknownKind_FaultsWithTheRightOnes(string kind) => Assert.Contains("NotFollowed", Assert.Throws<ActivityFault>(() => Run(kind)).Message, StringComparison.Ordinal);

    [Fact]
    public void Resume_Answer_IsTheOutcome()
    {
        Assert.Equal(("Opened", "problem-1"), Run().Answer(new DeploymentAnswer("problem-1")) is var opened ? (opened.Outcome, opened.Last.ProblemId) : default);
        Assert.Equal("Refused", Run().Answer(new DeploymentAnswer(null, Refusal: new("没有", "none"))).Outcome);
    }
}
