using CallCenter.Workflows.Commands;

namespace CallCenter.Workflows.Activities.Elsa;

/// <summary>Requests work from outside and waits until it is reported as complete under the task's id.</summary>
[Activity("Elsa.RunTask", Categories.Primitives)]
[Texts("执行任务", "Run Task", "请外部系统完成一项任务，等待其回报。", "Requests a task from outside and waits for its completion.")]
public sealed class RunTask : Activity
{
    /// <summary>The name of the stimulus that completes tasks; its key is the task's id, its payload the result.</summary>
    public const string Stimulus = "RunTask";

    [Input("任务名称", "Task name")]
    public required string TaskName { get; init; }

    [Input("参数", "Payload", Hint = UiHints.Dictionary, DescriptionZh = "随任务交给外部的参数。", DescriptionEn = "What the outside gets along with the task.")]
    public ValueRecord? Payload { get; init; }

    [Output("任务编号", "Task id")] [State] public string? TaskId { get; set; }
    [Output("结果", "Result")] public Value Result { get; private set; }

    public override ActivityResult Execute(ActivityContext context)
    {
        TaskId = context.NewGuid().ToString("N");
        context.Note("TaskRequested", $"{TaskName} {TaskId}");
        return new ActivityResult.Waiting([On(Stimulus, TaskId)], [new TaskRequested(TaskId, TaskName, Payload, context.InstanceId)]) { GivesOutputs = true };
    }

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        if (received is not (null or Value)) return base.Resume(context, received);
        Result = received is Value result ? result : Value.Null;
        return Done();
    }
}
