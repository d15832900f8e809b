using CallCenter.Workflows.Activities.Elsa;
using CallCenter.Workflows.Commands;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Tests.Activities.Elsa;

public sealed class ExecuteWorkflowTests
{
    private static ActivityRun<ExecuteWorkflow> Run(bool waits) => new ActivityRun<ExecuteWorkflow>(
        () => new ExecuteWorkflow { WorkflowDefinitionId = "billing", WaitForCompletion = waits }, new FakeContext()).Execute();

    [Fact]
    public void Execute_NotWaiting_TellsHowFarTheChildCame()
    {
        var run = Run(waits: false);
        Assert.True(((StartWorkflows)run.Asked).TellsState);

        run.Answer(new WorkflowsStarted([], [new("child", InstanceStatus.Running, InstanceSubStatus.Suspended, null)]));

        Assert.Equal(("Done", "child", "Running", "Suspended"), (run.Outcome, run.Last.Result["WorkflowInstanceId"].AsString, run.Last.Result["Status"].AsString, run.Last.Result["SubStatus"].AsString));
    }

    [Fact]
    public void Execute_Waiting_TellsHowTheChildEnded()
    {
        var run = Run(waits: true);
        var child = ((StartWorkflows)run.Asked).Children[0].InstanceId;
        run.Answer(new WorkflowsStarted([], []));

        run.Receive(new WorkflowEnded(child, 0, child, InstanceSubStatus.Faulted, new() { ["part"] = 1 }));

        Assert.Equal(("Done", "Finished", "Faulted", 1), (run.Outcome, run.Last.Result["Status"].AsString, run.Last.Result["SubStatus"].AsString, run.Last.Result["Output"]["part"].Number));
    }
}
