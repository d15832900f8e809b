using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Instances;

public sealed class CommitStrategyTests
{
    // Without a strategy: the start up to the wait, and the resume.
    [Theory]
    [InlineData(null, null, 2)]
    [InlineData("WorkflowExecuted", null, 2)]
    [InlineData("WorkflowExecuting", null, 3)]
    [InlineData("ActivityExecuting", null, 7)]
    [InlineData("ActivityExecuted", null, 5)]
    [InlineData("ActivityExecutedWorkflowStrategy", null, 5)]
    [InlineData("ActivityExecuted", "CommitNever", 4)]
    [InlineData(null, "Executing", 3)]
    [InlineData(null, "ExecutedActivityStrategy", 3)]
    [InlineData(null, "CommitAlways", 4)]
    [InlineData("Unheard", "Of", 2)]
    public void Strategy_CommitsWhereItSays_AndChangesNothingElse(string? ofWorkflow, string? ofActivity, int commits)
    {
        foreach (var reloads in (bool[])[false, true])
        {
            var run = new FlowRun(Flow(ofWorkflow, ofActivity).Graph()) { Reloads = reloads }.Start();
            run.Offer("Test", "w");

            Assert.Equal(commits, run.Commits);
            Assert.Equal(["a", "b", "w", "c"], run.Completed);
            Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
        }
    }

    [Fact]
    public void Cancel_BetweenTwoCommits_StopsTheRun()
    {
        var graph = Flow("ActivityExecuted", null).Graph();
        var instance = WorkflowEngine.Create(graph, "i1", FlowRun.Epoch);
        var result = new StepResult();
        WorkflowEngine.Step(graph, instance, new Occurrence.Started(), FlowRun.Epoch, result);
        Assert.True(result.Continues);
        Assert.Equal(InstanceSubStatus.Executing, instance.SubStatus);

        WorkflowEngine.Step(graph, instance, new Occurrence.Cancelled("enough"), FlowRun.Epoch, result);
        Assert.Equal(InstanceSubStatus.Cancelled, instance.SubStatus);

        WorkflowEngine.Step(graph, instance, new Occurrence.Continued(), FlowRun.Epoch, result);
        Assert.False(result.Changed);
    }

    [Fact]
    public void Continued_WhereNothingIsLeft_HasNoEffect()
    {
        var run = FlowRun.Of(Flow(null, null));
        var revision = run.Instance.Revision;

        run.Take(new Occurrence.Continued());

        Assert.Equal(revision, run.Instance.Revision);
    }

    [Theory]
    [InlineData("WorkflowExecuting")]
    [InlineData("ActivityExecuting")]
    [InlineData("ActivityExecuted")]
    public void Trigger_BehindACommit_KeepsItsPayload(string strategy)
    {
        var flow = new Flow { CommitStrategy = strategy }.Variable("got")
            .Add("first", "Test.Pass").Add("e", "Elsa.Event", n => n.Literal("eventName", "x").Output("result", "got").Starts()).Add("after", "Test.Pass")
            .Connect("first -> e", "e -> after");
        var run = new FlowRun(flow.Graph()) { Reloads = true }.Start(trigger: "e", payload: (Value)"hello");

        Assert.Equal("hello", run.Variable("got").AsString);
        Assert.Equal(["e", "after"], run.Completed);
    }

    [Fact]
    public void EndlessLoop_WithCommits_IsStillStopped()
    {
        var flow = new Flow { CommitStrategy = "ActivityExecuted" }.Add("a", "Test.Pass").Add("b", "Test.Pass").Connect("a -> b", "b -> a");
        var graph = flow.Graph();
        var instance = WorkflowEngine.Create(graph, "i1", FlowRun.Epoch);
        var result = new StepResult();
        WorkflowEngine.Step(graph, instance, new Occurrence.Started(), FlowRun.Epoch, result);
        for (var steps = 0; result.Continues && steps < 2 * Step.MostExecutions; steps++) WorkflowEngine.Step(graph, instance, new Occurrence.Continued(), FlowRun.Epoch, result);

        Assert.Contains("without end", Assert.Single(instance.Incidents).Message, StringComparison.Ordinal);
    }

    private static Flow Flow(string? ofWorkflow, string? ofActivity) => new Flow { CommitStrategy = ofWorkflow }
        .Add("a", "Test.Pass").Add("b", "Test.Pass", n => n.Custom(ofActivity is null ? "{}" : $$"""{"commitStrategyName":"{{ofActivity}}"}"""))
        .Add("w", "Test.WaitFor", n => n.Literal("name", "w")).Add("c", "Test.Pass").Connect("a -> b", "b -> w", "w -> c");
}
