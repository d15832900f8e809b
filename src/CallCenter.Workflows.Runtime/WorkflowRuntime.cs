using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Hosting;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallCenter.Workflows.Runtime;

/// <summary>Runs the stations, each in loops of its own, from the host's start to its stop.</summary>
public sealed class WorkflowRuntime : IWorkflowRuntime, IHostedService, IDisposable
{
    private readonly RuntimeCore _core;
    private readonly ILogger<WorkflowRuntime> _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<Task> _loops = [];

    public WorkflowRuntime(
        IInstanceStore store, IGraphSource graphs, IPayloadCodec payloads, ISecretCodec secrets, TimeProvider clock,
        IOptions<WorkflowRuntimeOptions> options, IServiceProvider services, ILogger<WorkflowRuntime> logger)
    {
        _logger = logger;

        // Fetched when first needed: a sender or handler may itself need the runtime, to offer what it hears.
        _core = new(new(
            store, graphs, payloads, secrets, clock, options.Value,
            new(() => [.. services.GetServices<ICommandSender>()]), new(() => [.. services.GetServices<IAskHandler>()]),
            new(() => [.. services.GetServices<IInstanceObserver>()]), new(() => [.. services.GetServices<ITaskDispatcher>()]), logger, InstanceIds.New));
    }

    public Task<string?> StartAsync(StartRequest request, CancellationToken cancellationToken = default) => _core.StartAsync(request, cancellationToken);

    public Task<OfferResult> OfferAsync(Stimulus stimulus, CancellationToken cancellationToken = default) => _core.OfferAsync(stimulus, cancellationToken);

    public Task<bool> CancelAsync(string instanceId, string reason, CancellationToken cancellationToken = default) =>
        _core.RequestAsync(instanceId, new Occurrence.Cancelled(reason), cancellationToken);

    public Task<bool> RetryAsync(string instanceId, int? executionNumber = null, CancellationToken cancellationToken = default) =>
        _core.RequestAsync(instanceId, new Occurrence.Retried(executionNumber), cancellationToken);

    public Task<bool> ResumeAsync(string instanceId, int bookmarkNumber, object? payload, CancellationToken cancellationToken = default) =>
        _core.RequestAsync(instanceId, new Occurrence.StimulusArrived(bookmarkNumber, payload), cancellationToken);

    public Task<IReadOnlyList<Refusal>?> AlterAsync(
        string instanceId, IReadOnlyList<Alteration> alterations, string? planId = null, CancellationToken cancellationToken = default) =>
        _core.AlterAsync(instanceId, new(alterations, planId), cancellationToken);

    public Task UntilIdleAsync(CancellationToken cancellationToken = default) => _core.Work.UntilIdleAsync(cancellationToken);

    async Task IHostedService.StartAsync(CancellationToken cancellationToken)
    {
        await _core.RecoverAsync(cancellationToken);
        foreach (var station in _core.Stations)
        {
            for (var i = 0; i < station.Concurrency; i++) _loops.Add(Task.Run(() => LoopAsync(station), CancellationToken.None));
        }
    }

    async Task IHostedService.StopAsync(CancellationToken cancellationToken)
    {
        // What is queued is carried through as far as the host gives time for; the rest is in the store or was never promised.
        _core.StopTimers();
        try
        {
            _core.FlushSent();
            await _core.Work.UntilIdleAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // Enough waited.
        }

        await _stopping.CancelAsync();
        await Task.WhenAll(_loops);
    }

    private async Task LoopAsync(IStation station)
    {
        var stopping = _stopping.Token;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await station.RunOnceAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Log.LoopFailed(_logger, station.Name, exception);
            }
        }
    }

    public void Dispose()
    {
        _core.Dispose();
        _stopping.Dispose();
    }
}
