using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Instances;

public sealed class AlterationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ModifyVariable_InTheWorkflowAndInAScope_IsConvertedAndSeen(bool reloads)
    {
        var run = new FlowRun(new Flow().Variable("n", 1, "Int32").Add("w", "Test.WaitFor", n => n.Literal("name", "w")).Add("i", "Test.Increment").Connect("w -> i").Graph()) { Reloads = reloads }.Start();

        run.Take(new Occurrence.Altered([new Alteration.ModifyVariable("n", "41")]));
        run.Offer("Test", "w");

        Assert.Equal(42, run.Variable("n").Number);
        Assert.Contains(run.Journal, entry => entry.Message == "Variable modified: n");
    }

    [Fact]
    public void CancelActivity_InABranch_LetsTheJoinGoOn()
    {
        var run = FlowRun.Of(TwoBranches("WaitAllActive"));
        run.Offer("Test", "a");

        run.Take(new Occurrence.Altered([new Alteration.CancelActivity("b")]));

        Assert.Equal(["fork", "a", "join"], run.Completed);
        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
    }

    [Fact]
    public void CancelActivity_OfTheOutermost_CancelsTheInstance()
    {
        var run = FlowRun.Of(TwoBranches("WaitAll"));

        run.Take(new Occurrence.Altered([new Alteration.CancelActivity("root")]));

        Assert.Equal(InstanceSubStatus.Cancelled, run.Instance.SubStatus);
    }

    [Fact]
    public void ScheduleActivity_ThatHasNotFailed_RunsOnceMoreBesideWhatRuns()
    {
        var run = FlowRun.Of(TwoBranches("WaitAll"));

        run.Take(new Occurrence.Altered([new Alteration.ScheduleActivity("extra")]));

        Assert.Contains("extra", run.Completed);
        Assert.Equal(2, run.Instance.Bookmarks.Count);
        Assert.Equal(InstanceStatus.Running, run.Instance.Status);
    }

    [Fact]
    public void ScheduleActivity_ThatFailed_IsRetried()
    {
        var run = FlowRun.Of(new Flow().Variable("message", default).Add("f", "Elsa.If", n => n.Script("condition", "variables.message.length > 0")).Add("after", "Test.Pass").Connect("f -> after"));
        Assert.Equal(InstanceSubStatus.Faulted, run.Instance.SubStatus);

        run.Take(new Occurrence.Altered([new Alteration.ModifyVariable("message", "ok"), new Alteration.ScheduleActivity("f")]));

        Assert.Equal(["f", "after"], run.Completed);
        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
    }

    [Fact]
    public void OneRefused_NothingIsDone_AndTheReasonIsNamed()
    {
        var run = FlowRun.Of(TwoBranches("WaitAll").Variable("v", 1));
        var revision = run.Instance.Revision;

        run.Take(new Occurrence.Altered([new Alteration.ModifyVariable("v", 2), new Alteration.CancelActivity("nobody"), new Alteration.ModifyVariable("none", 1), new Alteration.ScheduleActivity("gone")]));

        Assert.Equal(revision, run.Instance.Revision);
        Assert.Equal(1, run.Variable("v").Number);
        Assert.Equal(3, run.Refusals.Count);
        Assert.Contains("nobody", run.Refusals[0].Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Alter_WhatIsOver_IsRefused()
    {
        var run = FlowRun.Of(new Flow().Add("p", "Test.Pass"));

        run.Take(new Occurrence.Altered([new Alteration.Cancel("x"), new Alteration.CancelActivity("p")]));

        Assert.Contains("over", Assert.Single(run.Refusals).Reason.En, StringComparison.Ordinal);
        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SamePlanTwice_HasItsEffectOnce(bool reloads)
    {
        var run = new FlowRun(TwoBranches("WaitAll").Graph()) { Reloads = reloads }.Start();
        var plan = new Occurrence.Altered([new Alteration.ScheduleActivity("extra")], "plan-1");

        run.Take(plan).Take(plan).Take(plan with { PlanId = "plan-2" });

        Assert.Equal(2, run.Completed.Count(id => id == "extra"));
    }

    private static Flow TwoBranches(string mode) => new Flow()
        .Add("fork", "Elsa.FlowFork", n => n.Json("branches", "[\"A\",\"B\"]"))
        .Add("a", "Test.WaitFor", n => n.Literal("name", "a")).Add("b", "Test.WaitFor", n => n.Literal("name", "b"))
        .Add("join", "Elsa.FlowJoin", n => n.Literal("mode", mode)).Add("extra", "Test.Pass")
        .Connect("fork.A -> a", "fork.B -> b", "a -> join", "b -> join");
}
