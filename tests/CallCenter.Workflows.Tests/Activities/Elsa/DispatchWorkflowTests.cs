using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Elsa;
using CallCenter.Workflows.Commands;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Tests.Activities.Elsa;

public sealed class DispatchWorkflowTests
{
    private static ActivityRun<DispatchWorkflow> Run(bool waits) => new ActivityRun<DispatchWorkflow>(
        () => new DispatchWorkflow { WorkflowDefinitionId = "billing", CorrelationId = "o-1", Input = new() { ["amount"] = 3 }, WaitForCompletion = waits }, new FakeContext()).Execute();

    private static readonly WorkflowsStarted Started = new([], []);

    [Fact]
    public void Execute_AsksForOneChildThatKnowsItsParent()
    {
        var asked = Assert.IsType<StartWorkflows>(Run(waits: false).Asked);

        var child = Assert.Single(asked.Children);
        Assert.Equal(("instance-1", "billing", "o-1"), (asked.ParentInstanceId, child.DefinitionId, child.CorrelationId));
        Assert.Equal((3, "instance-1"), (child.Input["amount"].Number, child.Input["ParentInstanceId"].AsString));
        Assert.Null(child.Report);
    }

    [Fact]
    public void Execute_NotWaiting_IsDoneWhenItRuns() => Assert.Equal("Done", Run(waits: false).Answer(Started).Outcome);

    [Theory]
    [InlineData(InstanceSubStatus.Finished, 0)]
    [InlineData(InstanceSubStatus.Faulted, 1)]
    [InlineData(InstanceSubStatus.Cancelled, 1)]
    public void Execute_Waiting_GoesOnHoweverTheChildEnds(InstanceSubStatus how, int noted)
    {
        var run = Run(waits: true);
        var child = ((StartWorkflows)run.Asked).Children[0];
        Assert.Equal(new EndReport(child.InstanceId, 0), child.Report);
        run.Answer(Started);
        Assert.Equal(WorkflowEnded.StimulusOf(child.InstanceId), Assert.Single(run.Waits).Stimulus);
        run.Context.Notes.Clear();

        run.Receive(new WorkflowEnded(child.InstanceId, 0, child.InstanceId, how, new() { ["total"] = 9 }));

        Assert.Equal(("Done", 9, noted), (run.Outcome, run.Last.Result["total"].Number, run.Context.Notes.Count));
    }

    [Fact]
    public void Execute_EndReportedBeforeTheAnswer_IsDone()
    {
        var run = Run(waits: true);
        var child = ((StartWorkflows)run.Asked).Children[0].InstanceId;

        Assert.Equal("Done", run.Receive(new WorkflowEnded(child, 0, child, InstanceSubStatus.Finished, null)).Outcome);
    }

    [Fact]
    public void Answer_Refused_IsAFaultThatCanBeRetried()
    {
        var run = Run(waits: true);

        var fault = Assert.Throws<ActivityFault>(() => run.Answer(new WorkflowsStarted([new(0, "x")], [])));

        Assert.True(fault.Retryable);
        Assert.Contains("billing", fault.Message, StringComparison.Ordinal);
    }
}
