using System.Threading.Channels;
using CallCenter.Contacts;
using CallCenter.Telephony;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Api;
using CallCenter.Workflows.Server.Contacts;
using CallCenter.Workflows.Server.Elsa.Instances;
using Microsoft.AspNetCore.SignalR;

namespace CallCenter.Workflows.Server.Live;

/// <summary>
/// Sends watched calls and their paths as they change. Changes that come while one is being sent are gathered, and a call is
/// sent at most every <see cref="Pause"/>.
/// </summary>
internal sealed partial class CallPush : BackgroundService, IFloorListener, IInstanceObserver
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly IHubContext<CallsHub> _hub;
    private readonly IServiceProvider _services;
    private readonly ILogger<CallPush> _logger;
    private readonly CallFlows _flows;
    private readonly Watchers _watchers = new();
    private readonly Channel<string> _changed = Channel.CreateUnbounded<string>(new() { SingleReader = true });

    public CallPush(IHubContext<CallsHub> hub, IServiceProvider services, CallFlows flows, ILogger<CallPush> logger)
    {
        (_hub, _services, _flows, _logger) = (hub, services, flows, logger);
        flows.Started += contact => Mark(contact.Value);
    }

    public void Watch(string connection, string callId)
    {
        _watchers.Add(connection, callId);
        Mark(callId);
    }

    public void Forget(string connection) => _watchers.Remove(connection);

    void IFloorListener.Changed(FloorChange change)
    {
        if (change.Kind == FloorThing.Contact) Mark(change.Id);
    }

    void IInstanceObserver.Committed(string instanceId)
    {
        if (_flows.ContactOf(instanceId) is { } contact) Mark(contact.Value);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var calls = new HashSet<string>(StringComparer.Ordinal);
        while (await _changed.Reader.WaitToReadAsync(stoppingToken))
        {
            calls.Clear();
            while (_changed.Reader.TryRead(out var call)) calls.Add(call);
            foreach (var call in calls) await PushAsync(call, stoppingToken);
            await Task.Delay(Pause, stoppingToken);
        }
    }

    private void Mark(string callId)
    {
        if (_watchers.Watches(callId)) _changed.Writer.TryWrite(callId);
    }

    private async Task PushAsync(string callId, CancellationToken cancellationToken)
    {
        try
        {
            // Real callers have no phone pad that anybody watches.
            if (_services.GetService<CallViews>() is not { } views || await views.FindAsync(new ContactId(callId), cancellationToken) is not { } call) return;
            var watching = _hub.Clients.Group(callId);
            await watching.SendAsync("CallUpdated", call, cancellationToken);
            if (call.InstanceId is null || await _services.GetRequiredService<InstanceViews>().PathAsync(call.InstanceId, cancellationToken) is not { } path) return;
            await watching.SendAsync("PathUpdated", new CallPath(call.InstanceId, [.. path.Runs.GroupBy(run => run.NodeId).Select(Visit)]), cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(_logger, callId, failure);
        }
    }

    private static NodeVisit Visit(IGrouping<string, ActivityRun> runs)
    {
        var last = runs.Last();
        var status = last.Status switch
        {
            ExecutionStatus.Faulted => "Faulted",
            ExecutionStatus.Completed or ExecutionStatus.Canceled => "Completed",
            _ => last.HasBookmarks ? "Suspended" : "Running",
        };
        return new(runs.Key, last.ActivityId, last.ActivityType, last.Name ?? last.ActivityId, status, runs.Count(), last.StartedAt, last.Outcomes);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The progress of call {CallId} could not be sent to those who watch it.")]
    private static partial void LogFailed(ILogger logger, string callId, Exception failure);

    internal sealed record CallPath(string InstanceId, IReadOnlyList<NodeVisit> Nodes);

    internal sealed record NodeVisit(
        string NodeId, string ActivityId, string Type, string Name, string Status, int Count, DateTimeOffset At, IReadOnlyList<string>? Outcomes);
}
