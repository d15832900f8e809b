using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Elsa;
using CallCenter.Workflows.Commands;

namespace CallCenter.Workflows.Tests.Activities.Elsa;

public sealed class RunTaskTests
{
    private static ActivityRun<RunTask> Run() => new ActivityRun<RunTask>(
        () => new RunTask { TaskName = "CheckCredit", Payload = new() { ["customer"] = "c-1" } }, new FakeContext()).Execute();

    [Fact]
    public void Execute_RequestsTheTaskAndWaitsForItsId()
    {
        var run = Run();

        var task = Assert.IsType<TaskRequested>(Assert.Single(run.Commands));
        Assert.Equal(("CheckCredit", "c-1", "instance-1"), (task.TaskName, task.Payload!["customer"].AsString, task.InstanceId));
        Assert.Equal(new StimulusKey(RunTask.Stimulus, task.TaskId), Assert.Single(run.Waits).Stimulus);
        Assert.Equal(task.TaskId, run.Last.TaskId);
    }

    [Fact]
    public void Resume_WithAResult_GivesItAndKeepsTheId()
    {
        var run = Run();
        var id = run.Last.TaskId;

        run.Receive((Value)"approved");

        Assert.Equal(("Done", "approved", id), (run.Outcome, run.Last.Result.AsString, run.Last.TaskId));
    }
}
