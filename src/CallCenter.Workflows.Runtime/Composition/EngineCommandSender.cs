using CallCenter.Workflows.Commands;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.Extensions.Logging;

namespace CallCenter.Workflows.Runtime.Composition;

/// <summary>Carries out what instances want of the runtime itself. Each command may come again; its key makes it one.</summary>
internal sealed class EngineCommandSender(
    Func<Stimulus, CancellationToken, Task<OfferResult>> offer, Func<string, Occurrence, CancellationToken, Task<bool>> request, IInstanceStore store,
    ChildWorkflowHandler children, Lazy<IReadOnlyList<ITaskDispatcher>> tasks, ILogger logger) : ICommandSender
{
    public Type CommandType => typeof(EngineCommand);

    public async ValueTask SendAsync(object command, string idempotencyKey, CancellationToken cancellationToken)
    {
        switch (command)
        {
            case OfferStimulus stimulus:
                await offer(
                    new(idempotencyKey, stimulus.Key, stimulus.Payload, stimulus.CorrelationId) { TriggerKey = stimulus.TriggerKey }, cancellationToken);
                break;
            case WorkflowEnded ended:
                await offer(new(idempotencyKey, WorkflowEnded.StimulusOf(ended.Key), ended), cancellationToken);
                break;
            case CancelChildren cancel:
                await children.UntilStartedAsync(cancel.ParentInstanceId);
                await ForEachChildAsync(cancel.ParentInstanceId, InstanceStatus.Running, CancelledByParent(cancel.ParentInstanceId), cancellationToken);
                break;
            case ReportChildren report:
                await ForEachChildAsync(report.ParentInstanceId, InstanceStatus.Finished, Occurrence.EndAsked.One, cancellationToken);
                break;
            case TaskRequested task:
                if (tasks.Value.Count == 0) Log.TaskRequested(logger, task.TaskName, task.TaskId, task.InstanceId);
                foreach (var dispatcher in tasks.Value) await dispatcher.DispatchAsync(task, cancellationToken);
                break;
            case WriteLog line:
                var level = Enum.TryParse<LogLevel>(line.Level, ignoreCase: true, out var known) ? known : LogLevel.Information;
                Log.FlowLine(logger, level, line.Category, line.Message, line.InstanceId, line.Attributes is null ? "" : ValueJson.Write(Value.Of(line.Attributes)));
                break;
        }
    }

    private static Occurrence.Cancelled CancelledByParent(string parentInstanceId) =>
        new($"父实例 {parentInstanceId} 已取消 / The parent instance {parentInstanceId} was cancelled");

    private async Task ForEachChildAsync(string parentInstanceId, InstanceStatus status, Occurrence occurrence, CancellationToken cancellationToken)
    {
        foreach (var child in await store.FindChildrenAsync(parentInstanceId, status, cancellationToken)) await request(child, occurrence, cancellationToken);
    }
}
