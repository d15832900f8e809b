using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Commands;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stimuli;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Runtime.Composition;

/// <summary>Starts instances for other instances, and gives activities that run in the background their turn.</summary>
internal sealed class ChildWorkflowHandler(
    IInstanceStore store, IGraphSource graphs, Starter starter, InstanceCodec states, Func<string, Occurrence, CancellationToken, Task<bool>> request) : IAskHandler
{
    public IReadOnlyCollection<Type> RequestTypes { get; } = [typeof(StartWorkflows), typeof(BackgroundTurn)];

    /// <summary>A store that does not answer for a while is no failure of the flow; what was started is not started again.</summary>
    public bool TriesAgain => true;

    public async ValueTask<object?> AnswerAsync(object request, string idempotencyKey, CancellationToken cancellationToken) =>
        request is StartWorkflows start ? await StartAsync(start, cancellationToken) : request;

    private async Task<object> StartAsync(StartWorkflows start, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<string, WorkflowGraph>(StringComparer.Ordinal);
        foreach (var definitionId in start.Children.Select(child => child.DefinitionId).Distinct(StringComparer.Ordinal))
        {
            if (await graphs.FindGraphAsync(definitionId, VersionOptions.Published, cancellationToken) is not { } graph) return Missing(definitionId);
            versions[definitionId] = graph;
        }

        // All are under way before the first is waited for, so that one commit takes many.
        var starts = start.Children.Select(child => starter.StartChildAsync(versions[child.DefinitionId], child, start.ParentInstanceId, cancellationToken)).ToList();
        var refused = new List<RefusedChild>();
        for (var index = 0; index < starts.Count; index++)
        {
            if (!await starts[index]) refused.Add(new(index, start.Children[index].InstanceId));
        }

        await CancelForCancelledParentAsync(start, cancellationToken);
        return new WorkflowsStarted(refused, start.TellsState ? await ReadStatesAsync(start, versions, cancellationToken) : []);
    }

    /// <summary>A parent that was cancelled while they started has looked for its children too early to see these.</summary>
    private async Task CancelForCancelledParentAsync(StartWorkflows start, CancellationToken cancellationToken)
    {
        if (await store.LoadAsync([start.ParentInstanceId], cancellationToken) is not [{ SubStatus: InstanceSubStatus.Cancelled }]) return;
        foreach (var child in start.Children) await request(child.InstanceId, Cancellation.ByParent(start.ParentInstanceId), cancellationToken);
    }

    private async Task<IReadOnlyList<ChildState>> ReadStatesAsync(
        StartWorkflows start, Dictionary<string, WorkflowGraph> versions, CancellationToken cancellationToken)
    {
        var found = new List<ChildState>();
        var rows = await store.LoadAsync([.. start.Children.Select(child => child.InstanceId)], cancellationToken);
        foreach (var row in rows)
        {
            var graph = await graphs.GetGraphAsync(row.DefinitionVersionId, cancellationToken) ?? versions[row.DefinitionId];
            found.Add(new(row.Id, row.Status, row.SubStatus, states.Read(row.State, graph).Output));
        }

        return found;
    }

    private static AskFailed Missing(string definitionId) => new(
        $"没有已发布的流程 {definitionId}。请发布它，或另选一个流程，然后重试。 / There is no published version of workflow {definitionId}. Publish it or choose another, then retry.",
        Retryable: true);
}

internal static class Cancellation
{
    public static Occurrence.Cancelled ByParent(string parentInstanceId) =>
        new($"父实例 {parentInstanceId} 已取消 / The parent instance {parentInstanceId} was cancelled");
}
