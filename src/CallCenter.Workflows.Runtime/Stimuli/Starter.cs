using CallCenter.Workflows.Commands;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Hosting;
using CallCenter.Workflows.Runtime.Partitions;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.Extensions.Logging;

namespace CallCenter.Workflows.Runtime.Stimuli;

/// <summary>Makes new instances, as far as the definition's activation strategy allows one.</summary>
internal sealed class Starter(
    IInstanceStore store, Func<DateTimeOffset, string> newId, TimeProvider clock, WorkflowRuntimeOptions options, WorkCounter counter, ILogger logger,
    Action<Message> post) : IDisposable
{
    private readonly SemaphoreSlim _oneByOne = new(1);

    /// <summary>Completes when the first step is committed.</summary>
    public async Task<string?> StartAsync(WorkflowGraph graph, StartRequest request, CancellationToken cancellationToken)
    {
        var occurrence = new Occurrence.Started(request.Input, request.TriggerActivityId, request.Payload) { Facts = request.Facts };
        var message = new StartMessage(
            request.InstanceId ?? newId(clock.GetUtcNow()), graph, occurrence, request.CorrelationId, request.ParentInstanceId, request.Name, taken: null)
        {
            MayExist = request.InstanceId is not null,
        };
        return await StartAsync(message, request.CorrelationId, cancellationToken) ? message.InstanceId : null;
    }

    /// <summary>Starts an instance for another; false when the activation strategy does not allow it. One that runs already is not started again.</summary>
    public Task<bool> StartChildAsync(WorkflowGraph graph, ChildWorkflow child, string parentInstanceId, CancellationToken cancellationToken) => StartAsync(
        new(child.InstanceId, graph, new Occurrence.Started(child.Input) { Facts = child.Facts, Report = child.Report }, child.CorrelationId, parentInstanceId, null, taken: null) { MayExist = true },
        child.CorrelationId, cancellationToken);

    private async Task<bool> StartAsync(StartMessage message, string? correlationId, CancellationToken cancellationToken)
    {
        var activation = Activation.Of(message.Graph.Definition);
        if (activation != ActivationStrategy.Always) return await StartGatedAsync(message, message.Graph, activation, correlationId, cancellationToken);
        post(message);
        await message.Done.WaitAsync(cancellationToken);
        return true;
    }

    /// <summary>Posts the start and tells the room when it is committed; waits only where the strategy makes it.</summary>
    public async ValueTask StartByStimulusAsync(
        WorkflowGraph graph, string activityId, Arrival arrival, StimulusRoom room, CancellationToken cancellationToken)
    {
        var message = new StartMessage(
            newId(clock.GetUtcNow()), graph, new Occurrence.Started(null, activityId, arrival.Payload), arrival.Stimulus.CorrelationId, null, null,
            new TakenStimulus(arrival.Id, graph.Definition.DefinitionId))
        {
            OnCommitted = instanceId => room.Started(arrival, instanceId),
        };
        var activation = Activation.Of(graph.Definition);
        if (activation == ActivationStrategy.Always) post(message);
        else if (!await StartGatedAsync(message, graph, activation, arrival.Stimulus.CorrelationId, cancellationToken)) room.Started(arrival, null);
    }

    /// <summary>One at a time from the question to the commit, so that two cannot both find that none runs.</summary>
    private async Task<bool> StartGatedAsync(
        StartMessage message, WorkflowGraph graph, ActivationStrategy activation, string? correlationId, CancellationToken cancellationToken)
    {
        counter.Began();
        try
        {
            await _oneByOne.WaitAsync(cancellationToken);
            try
            {
                if (message.MayExist && (await store.LoadAsync([message.InstanceId], cancellationToken)).Count > 0) return true;
                var (definition, correlation) = Activation.Scope(activation, graph.Definition.DefinitionId, correlationId);
                if (await AnyRunningAsync(definition, correlation, cancellationToken)) return false;
                post(message);
                await message.Done.WaitAsync(cancellationToken);
                return true;
            }
            finally
            {
                _oneByOne.Release();
            }
        }
        finally
        {
            counter.Ended();
        }
    }

    /// <summary>A store that does not answer for a moment must not cost a start.</summary>
    private async Task<bool> AnyRunningAsync(string? definition, string? correlation, CancellationToken cancellationToken)
    {
        for (var failures = 0; ; )
        {
            try
            {
                return await store.AnyRunningAsync(definition, correlation, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                var pause = options.BackOff(++failures);
                Log.StoreFailed(logger, "whether an instance runs", pause, exception);
                counter.Ended();
                await clock.WaitAsync(pause, cancellationToken);
                counter.Began();
            }
        }
    }

    public void Dispose() => _oneByOne.Dispose();
}
