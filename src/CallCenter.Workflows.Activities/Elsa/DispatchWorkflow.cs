using CallCenter.Workflows.Commands;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Activities.Elsa;

/// <summary>
/// Starts an instance of a workflow; when it waits, goes on after that instance is over, however it ended. Its result is then
/// the instance's outputs.
/// </summary>
[Activity("Elsa.DispatchWorkflow", Categories.Composition)]
[Texts("派发流程", "Dispatch Workflow", "启动另一个流程的实例，可等待其结束。", "Starts an instance of a workflow, and waits for its end if wanted.")]
public sealed class DispatchWorkflow : Activity
{
    [Input("流程", "Workflow definition", Hint = UiHints.WorkflowDefinitionPicker, DescriptionZh = "要启动的流程，运行其已发布的版本。", DescriptionEn = "The workflow to start; its published version runs.")]
    public required string WorkflowDefinitionId { get; init; }

    [Input("关联标识", "Correlation id")]
    public string? CorrelationId { get; init; }

    [Input("输入", "Input", Hint = UiHints.Dictionary, DescriptionZh = "按名称传给子流程的输入。", DescriptionEn = "Inputs of the started workflow by name.")]
    public ValueRecord? Input { get; init; }

    [Input("等待完成", "Wait for completion")]
    public bool WaitForCompletion { get; init; }

    [Input("新的跟踪", "Start new trace", Tab = "Open Telemetry")]
    public bool StartNewTrace { get; init; }

    [Input("通道", "Channel", Hint = UiHints.DropDown)]
    public string? ChannelName { get; init; }

    [Output("结果", "Result")] public Value Result { get; private set; }

    [State] public string ChildId { get; set; } = "";

    public override ActivityResult Execute(ActivityContext context)
    {
        var child = ChildStart.Of(context, WorkflowDefinitionId, CorrelationId, Input, WaitForCompletion);
        ChildId = child.InstanceId;
        return Ask(new StartWorkflows(context.InstanceId, [child]), WaitForCompletion ? [ChildStart.End(ChildId)] : []);
    }

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        switch (received)
        {
            case WorkflowsStarted started:
                ChildStart.ThrowIfRefused(started, WorkflowDefinitionId);
                return WaitForCompletion ? Wait([ChildStart.End(ChildId)]) : Done();
            case WorkflowEnded ended:
                ChildStart.NoteEnd(context, ended);
                Result = Value.Of(ended.Output ?? []);
                return Done();
            default: return base.Resume(context, received);
        }
    }
}
