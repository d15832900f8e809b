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
internal sealed class ChildWorkflowHandler(IInstanceStore store, IGraphSource graphs, Starter starter, InstanceCodec states) : IAskHandler
{
    private readonly StartsUnderWay _underWay = new();

    public IReadOnlyCollection<Type> RequestTypes { get; } = [typeof(StartWorkflows), typeof(BackgroundTurn)];

    /// <summary>A store that does not answer for a while is no failure of the flow; what was started is not started again.</summary>
    public bool TriesAgain => true;

    public async ValueTask<object?> AnswerAsync(object request, string idempotencyKey, CancellationToken cancellationToken)
    {
        if (request is not StartWorkflows start) return request;
        _underWay.Begin(start.ParentInstanceId);
        try
        {
            return await StartAsync(start, cancellationToken);
        }
        finally
        {
            _underWay.End(start.ParentInstanceId);
        }
    }

    /// <summary>
    /// Completes when nothing is being started for an instance. What is begun after the instance is over starts nothing, so
    /// whoever looks for its children then sees them all.
    /// </summary>
    public Task UntilStartedAsync(string parentInstanceId) => _underWay.UntilEndedAsync(parentInstanceId);

    private async Task<object> StartAsync(StartWorkflows start, CancellationToken cancellationToken)
    {
        // Nobody hears the answer; one that faulted may be retried and still wants them.
        var parent = await store.LoadAsync([start.ParentInstanceId], cancellationToken);
        if (parent is not [{ SubStatus: not (InstanceSubStatus.Cancelled or InstanceSubStatus.Finished) }]) return new WorkflowsStarted([], []);
        var versions = new Dictionary<string, WorkflowGraph>(StringComparer.Ordinal);
        foreach (var definitionId in start.Children.Select(child => child.DefinitionId).Distinct(StringComparer.Ordinal))
        {
            if (await graphs.FindGraphAsync(definitionId, VersionOptions.Published, cancellationToken) is not { } graph) return Missing(definitionId);
            versions[definitionId] = graph;
        }

        // All are under way before the first is waited for, so that one commit takes many.
        var starts = start.Children.Select(child => starter.StartChildAsync(versions[child.DefinitionId], child, start.ParentInstanceId, cancellationToken)).ToList();
        var refused = new List<RefusedChild>();
        Exception? failure = null;
        for (var index = 0; index < starts.Count; index++)
        {
            try
            {
                if (!await starts[index]) refused.Add(new(index, start.Children[index].InstanceId));
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Not before all have come to their end, so that none is under way unseen.
                failure ??= exception;
            }
        }

        if (failure is not null) throw new InvalidOperationException("Not every workflow could be started.", failure);
        return new WorkflowsStarted(refused, start.TellsState ? await ReadStatesAsync(start, versions, cancellationToken) : []);
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
