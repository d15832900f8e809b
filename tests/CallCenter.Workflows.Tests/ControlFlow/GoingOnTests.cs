using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.ControlFlow;

/// <summary>Waits for an answer; when that is late the flow goes on, and the answer still counts. Takes its question back when it is stopped.</summary>
[Activity("Test.LateQuestion", Categories.Primitives)]
[Texts("迟到的提问", "Late question", "提问", "Asks")]
[Outcomes("Answered", "Overdue")]
public sealed class LateQuestion : Activity
{
    [State] public string Asked { get; set; } = "";

    public override ActivityResult Execute(ActivityContext context)
    {
        Asked = "question " + context.ExecutionId;
        return Wait([On("Answer", "a"), At(context.Now.AddHours(1), "late")]);
    }

    public override ActivityResult Resume(ActivityContext context, object? received) =>
        received is TimerElapsed ? new ActivityResult.Waiting([On("Answer", "a")], []) { Outcomes = ["Overdue"] } : Done("Answered");

    public override IReadOnlyList<object> Withdraw(ActivityContext context) => [Asked];
}

/// <summary>Activities that let the flow go on while they wait, and that are stopped while they wait.</summary>
public sealed class GoingOnTests
{
    private static Flow Drawn(string end = "Elsa.SetName") => new Flow()
        .Add("q", "Test.LateQuestion")
        .Add("late", "Elsa.Event", node => node.Literal("eventName", "note"))
        .Add("end", end);

    [Fact]
    public void Late_WhatItLeadsToRuns_AndTheAnswerFollows()
    {
        var run = FlowRun.Of(Drawn().Connect("q.Overdue -> late", "q.Answered -> end"));
        run.Reloads = true;
        run.NextTimer();

        Assert.Empty(run.Completed);
        Assert.Equal(2, run.Instance.Live.Count - 1);
        run.Offer("Answer", "a");
        Assert.Equal(["q", "end"], run.Completed);
        Assert.Equal(InstanceStatus.Running, run.Instance.Status);
        run.Offer("Event", "note");
        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
        Assert.Empty(run.Commands);
    }

    [Fact]
    public void Late_BothLinesMeet_TheJoinWaitsForTheAnswer()
    {
        var run = FlowRun.Of(Drawn().Connect("q.Overdue -> end", "q.Answered -> end"));
        run.NextTimer();

        Assert.Empty(run.Completed);
        run.Offer("Answer", "a");
        Assert.Equal(["q", "end"], run.Completed);
    }

    [Fact]
    public void WaitAny_WithoutTheAnswer_TakesTheQuestionBack()
    {
        var run = FlowRun.Of(Drawn("Elsa.FlowJoin").Connect("q.Overdue -> late", "q.Answered -> end", "late -> end"));
        run.Reloads = true;
        run.NextTimer();
        run.Offer("Event", "note");

        Assert.Equal(["late", "end"], run.Completed);
        Assert.Equal("question i1:2", Assert.Single(run.Commands));
        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
    }

    [Fact]
    public void Cancel_WhileItWaits_TakesTheQuestionBack()
    {
        var run = FlowRun.Of(Drawn().Connect("q.Answered -> end")).Take(new Occurrence.Cancelled("test"));

        Assert.Equal("question i1:2", Assert.Single(run.Commands));
    }
}
