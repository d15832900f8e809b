using CallCenter.Workflows.Commands;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Activities.Elsa;

/// <summary>
/// Starts an instance of a workflow and goes on when it first waits or is over; or, when asked to, only when it is over. Its
/// result tells how far the instance came and its outputs.
/// </summary>
[Activity("Elsa.ExecuteWorkflow", Categories.Composition, Kind = ActivityKind.Task)]
[Texts("执行流程", "Execute Workflow", "启动另一个流程的实例，运行到它等待或结束。", "Starts an instance of a workflow and runs it until it waits or ends.")]
public sealed class ExecuteWorkflow : Activity
{
    [Input("流程", "Workflow definition", Hint = UiHints.WorkflowDefinitionPicker, DescriptionZh = "要执行的流程，运行其已发布的版本。", DescriptionEn = "The workflow to execute; its published version runs.")]
    public required string WorkflowDefinitionId { get; init; }

    [Input("关联标识", "Correlation id")]
    public string? CorrelationId { get; init; }

    [Input("输入", "Input", Hint = UiHints.Dictionary, DescriptionZh = "按名称传给子流程的输入。", DescriptionEn = "Inputs of the started workflow by name.")]
    public ValueRecord? Input { get; init; }

    [Input("等待完成", "Wait for completion")]
    public bool WaitForCompletion { get; init; }

    /// <summary><c>WorkflowInstanceId</c>, <c>Status</c>, <c>SubStatus</c> and <c>Output</c>.</summary>
    [Output("结果", "Result")] public Value Result { get; private set; }

    [State] public string ChildId { get; set; } = "";

    public override ActivityResult Execute(ActivityContext context)
    {
        var child = ChildStart.Of(context, WorkflowDefinitionId, CorrelationId, Input, WaitForCompletion);
        ChildId = child.InstanceId;
        return Ask(new StartWorkflows(context.InstanceId, [child], TellsState: !WaitForCompletion), WaitForCompletion ? [ChildStart.End(ChildId)] : []);
    }

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        switch (received)
        {
            case WorkflowsStarted started:
                ChildStart.ThrowIfRefused(started, WorkflowDefinitionId);
                return WaitForCompletion ? Wait([ChildStart.End(ChildId)]) : Done(started.States[0]);
            case WorkflowEnded ended:
                ChildStart.NoteEnd(context, ended);
                return Done(new ChildState(ended.InstanceId, InstanceStatus.Finished, ended.SubStatus, ended.Output));
            default: return base.Resume(context, received);
        }
    }

    private ActivityResult Done(ChildState child)
    {
        Result = Value.Of(new ValueRecord(4)
        {
            ["WorkflowInstanceId"] = child.InstanceId,
            ["Status"] = child.Status.ToString(),
            ["SubStatus"] = child.SubStatus.ToString(),
            ["Output"] = Value.Of(child.Output ?? []),
        });
        return Done();
    }
}
