using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Elsa.Instances;
using Microsoft.AspNetCore.SignalR;

namespace CallCenter.Workflows.Server.Elsa.Live;

/// <summary>
/// Pushes what changed to whoever watches. A commit only marks the instance; the marks are looked at ten times a second, and
/// one instance is pushed at most twice a second. Nothing is read for instances that nobody watches.
/// </summary>
internal sealed partial class InstancePush(
    IHubContext<WorkflowInstanceHub> hub, IServiceProvider services, ILogger<InstancePush> logger) : BackgroundService, IInstanceObserver
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, byte> _marked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _instancesOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _watchers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _lastPush = new(StringComparer.Ordinal);
    private readonly Lock _watching = new();

    // Read without the lock by every commit; a commit that misses a viewer who is just arriving loses nothing, as the
    // arrival itself marks the instance.
    private volatile IReadOnlySet<string> _watched = new HashSet<string>(StringComparer.Ordinal);

    public void Committed(string instanceId)
    {
        if (_watched.Contains(instanceId)) _marked[instanceId] = 0;
    }

    public void Observe(string connectionId, string instanceId)
    {
        lock (_watching)
        {
            if (!_instancesOf.TryGetValue(connectionId, out var instances)) _instancesOf[connectionId] = instances = new(StringComparer.Ordinal);
            if (!instances.Add(instanceId)) return;
            _watchers[instanceId] = _watchers.GetValueOrDefault(instanceId) + 1;
            _watched = _watchers.Keys.ToHashSet(StringComparer.Ordinal);
        }

        _marked[instanceId] = 0;
    }

    public void Forget(string connectionId)
    {
        lock (_watching)
        {
            if (!_instancesOf.Remove(connectionId, out var instances)) return;
            foreach (var instanceId in instances)
            {
                if (--_watchers[instanceId] > 0) continue;
                _watchers.Remove(instanceId);
            }

            _watched = _watchers.Keys.ToHashSet(StringComparer.Ordinal);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The real clock: viewers are people, whatever time a simulated centre has.
        using var timer = new PeriodicTimer(Look);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var instanceId in _marked.Keys)
            {
                if (_lastPush.TryGetValue(instanceId, out var last) && Stopwatch.GetElapsedTime(last) < Pause) continue;
                _marked.TryRemove(instanceId, out _);
                _lastPush[instanceId] = Stopwatch.GetTimestamp();
                await PushAsync(instanceId, stoppingToken);
            }

            foreach (var idle in _lastPush.Keys.Where(instanceId => !_watched.Contains(instanceId)).ToList()) _lastPush.Remove(idle);
        }
    }

    private async Task PushAsync(string instanceId, CancellationToken cancellationToken)
    {
        try
        {
            if (await services.GetRequiredService<InstanceViews>().PathAsync(instanceId, cancellationToken) is not { } path) return;
            var group = hub.Clients.Group(instanceId);
            await group.SendAsync("ActivityExecutionLogUpdatedAsync", new JsonObject { ["stats"] = path.Stats() }, cancellationToken);
            await group.SendAsync("WorkflowExecutionLogUpdatedAsync", new JsonObject(), cancellationToken);
            await group.SendAsync("WorkflowInstanceUpdatedAsync", new JsonObject { ["workflowInstanceId"] = instanceId }, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(logger, instanceId, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The progress of instance {InstanceId} could not be pushed to its viewers.")]
    private static partial void LogFailed(ILogger logger, string instanceId, Exception exception);
}
