using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

public sealed class RegisterCandidateTests
{
    [Fact]
    public void Execute_WhatIsGiven_IsAskedFor()
    {
        var run = Steps.Run(() => new RegisterCandidate { ProcessName = " 配件寄送 ", Owner = "owner", Description = " ", Class = "operationsupport" });

        Assert.Equal(new AskRegistration(Steps.Process, "配件寄送", null, null, ProcessClass.OperationSupport, "owner"), run.Asked);
    }

    [Fact]
    public void Execute_ProcessNamed_GoesBeforeTheCorrelation() =>
        Assert.Equal("parts", Assert.IsType<AskRegistration>(Steps.Run(() => new RegisterCandidate { Process = " parts " }).Asked).Process);

    [Fact]
    public void Execute_NoProcessOrNoSuchClass_SaysWhatWouldBeRight()
    {
        var none = Assert.Throws<ActivityFault>(() => new ActivityRun<RegisterCandidate>(() => new(), new FakeContext()).Execute());
        Assert.Contains("correlation id", none.Message, StringComparison.Ordinal);
        var unknown = Assert.Throws<ActivityFault>(() => Steps.Run(() => new RegisterCandidate { Class = "7" }));
        Assert.Contains("KeyUser", unknown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Registered")]
    [InlineData("Known")]
    public void Resume_Answered_EndsByIt(string outcome) => Assert.Equal(outcome, Steps.OutcomeOf(Steps.Run(() => new RegisterCandidate()), new(outcome)));

    [Fact]
    public void Resume_Refused_IsAnOutcomeWithTheServicesWords()
    {
        var run = Steps.Run(() => new RegisterCandidate());

        Assert.Equal("Refused", Steps.OutcomeOf(run, Steps.Refused));
        Assert.Equal(("不行。", "It cannot be done."), (run.Last.Explanation, run.Last.EnglishExplanation));
    }
}
