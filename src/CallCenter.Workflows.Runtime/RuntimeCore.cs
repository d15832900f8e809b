using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Composition;
using CallCenter.Workflows.Runtime.Hosting;
using CallCenter.Workflows.Runtime.Outside;
using CallCenter.Workflows.Runtime.Partitions;
using CallCenter.Workflows.Runtime.Schedules;
using CallCenter.Workflows.Runtime.Stimuli;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Runtime.Timers;
using Microsoft.Extensions.Logging;

namespace CallCenter.Workflows.Runtime;

/// <summary>What the runtime is built from.</summary>
internal sealed record RuntimeParts(
    IInstanceStore Store, IGraphSource Graphs, IPayloadCodec Payloads, ISecretCodec Secrets, TimeProvider Clock, WorkflowRuntimeOptions Options,
    Lazy<IReadOnlyList<ICommandSender>> Senders, Lazy<IReadOnlyList<IAskHandler>> Handlers, Lazy<IReadOnlyList<IInstanceObserver>> Observers,
    Lazy<IReadOnlyList<ITaskDispatcher>> Tasks, ILogger Logger, Func<DateTimeOffset, string> NewId);

/// <summary>The stations and how they are joined. It has no loop of its own: a host runs one per station, a test pumps them.</summary>
internal sealed class RuntimeCore : IDisposable
{
    private readonly RuntimeParts _parts;
    private readonly Partition[] _partitions;
    private readonly RuntimeMeter _meter = new();
    private readonly StimulusRoom _room;
    private readonly RouterStation _router;
    private readonly InboxStation _inbox;
    private readonly TimerStation _timers;
    private readonly CommandStation _commands;
    private readonly AskStation _asks;
    private readonly Starter _starter;
    private readonly ScheduleStation _schedules;

    public RuntimeCore(RuntimeParts parts)
    {
        _parts = parts;
        var (store, clock, options, logger) = (parts.Store, parts.Clock, parts.Options, parts.Logger);
        _room = new(clock, options);
        _starter = new(store, parts.NewId, clock, options, Work, logger, Post);
        _router = new(_room, store, parts.Graphs, _starter, clock, options, Work, logger);
        _inbox = new(_room, store, parts.Payloads, clock, options, Work, logger);
        _timers = new(store, clock, options, Work, logger, TimerDue);
        _schedules = new(store, parts.Graphs, _room, _timers, clock, options, Work, logger);
        var states = new InstanceCodec(parts.Payloads, parts.Secrets);
        var children = new ChildWorkflowHandler(store, parts.Graphs, _starter, states);
        var commands = new EngineCommandSender(OfferAsync, RequestAsync, store, children, parts.Tasks, logger);
        _commands = new(new(() => [commands, .. parts.Senders.Value]), clock, options, Work, _meter, logger, (instance, number) => PartitionOf(instance).NoteSent(instance, number));
        var handlers = new Lazy<IReadOnlyList<IAskHandler>>(() => [children, .. parts.Handlers.Value]);
        var slowAsks = new AskStation("slow asks", options.SlowAskers, null, handlers, clock, options, Work, logger, Post);
        _asks = new("asks", options.Askers, slowAsks, handlers, clock, options, Work, logger, Post);
        _room.Connect(_router, _inbox, Post);
        var ports = new PartitionPorts
        {
            Store = store, Graphs = parts.Graphs, States = states, Payloads = parts.Payloads, Clock = clock,
            Options = options, Work = Work, Meter = _meter, Logger = logger, Observers = parts.Observers, Room = _room, Timers = _timers,
            Commands = _commands, Asks = _asks,
        };
        _partitions = [.. Enumerable.Range(0, options.Partitions).Select(index => new Partition(index, ports))];
        _meter.Observe(() => _partitions.Sum(partition => partition.QueueDepth), () => _room.WaitingCount, () => _timers.Count);
        Stations = [.. _partitions, _router, _inbox, _timers, _schedules, _commands, _asks, slowAsks];
    }

    public WorkCounter Work { get; } = new();
    public IReadOnlyList<IStation> Stations { get; }

    /// <summary>Takes up what the last run left: commands not known to be sent, stimuli in the inbox, asks without answer, timers.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        // What had its effect shortly before the stop is remembered however long the stop was: what is in the inbox or the
        // outbox since then must not have it again.
        _room.Remember(await _parts.Store.ReadTakenAsync(DateTimeOffset.MinValue, cancellationToken));
        var commands = await _parts.Store.ReadOutboxAsync(cancellationToken);
        foreach (var line in commands.GroupBy(command => command.InstanceId)) _commands.Enqueue([.. line.Select(Read).OfType<OutgoingCommand>()]);
        var stimuli = await _parts.Store.ReadInboxAsync(cancellationToken);
        foreach (var stimulus in stimuli.OrderBy(row => row.At)) Restore(stimulus);
        var asking = await _parts.Store.FindAskingAsync(cancellationToken);
        foreach (var instanceId in asking) Post(new AskAgainMessage(instanceId));
        _schedules.Start();
        _timers.Start();
        Log.Ready(_parts.Logger, commands.Count, stimuli.Count, asking.Count);
    }

    public async Task<string?> StartAsync(StartRequest request, CancellationToken cancellationToken)
    {
        var graph = await _parts.Graphs.FindGraphAsync(request.DefinitionId, request.Version, cancellationToken)
            ?? throw new WorkflowNotFoundException(request.DefinitionId);
        return await _starter.StartAsync(graph, request, cancellationToken);
    }

    public Task<OfferResult> OfferAsync(Stimulus stimulus, CancellationToken cancellationToken) => _room.Offer(stimulus).WaitAsync(cancellationToken);

    public Task<bool> RequestAsync(string instanceId, Occurrence occurrence, CancellationToken cancellationToken)
    {
        var message = new RequestMessage(instanceId, occurrence);
        Post(message);
        return message.Done.WaitAsync(cancellationToken);
    }

    public Task<IReadOnlyList<Refusal>?> AlterAsync(string instanceId, Occurrence.Altered altered, CancellationToken cancellationToken)
    {
        var message = new AlterMessage(instanceId, altered);
        Post(message);
        return message.Done.WaitAsync(cancellationToken);
    }

    public void FlushSent()
    {
        foreach (var partition in _partitions) partition.FlushSent();
    }

    public void StopTimers()
    {
        _schedules.Stop();
        _timers.Stop();
        _room.Stop();
    }

    public void Dispose()
    {
        StopTimers();
        _starter.Dispose();
        _meter.Dispose();
    }

    private void TimerDue(TimerMessage timer)
    {
        if (PublishedSchedule.IsIdOfOne(timer.InstanceId)) _schedules.Due(timer.InstanceId, timer.Number);
        else Post(timer);
    }

    private void Post(Message message) => PartitionOf(message.InstanceId).Post(message);

    private Partition PartitionOf(string instanceId) => _partitions[InstanceIds.Partition(instanceId, _partitions.Length)];

    private OutgoingCommand? Read(StoredCommand row)
    {
        try
        {
            return new(row.InstanceId, row.Number, _parts.Payloads.Read(row.Type, row.Json));
        }
        catch (Exception exception)
        {
            Log.Unreadable(_parts.Logger, "command", $"{row.InstanceId}:{row.Number}", exception);
            return null;
        }
    }

    private void Restore(StoredStimulus row)
    {
        try
        {
            var payload = row.PayloadType is null ? null : _parts.Payloads.Read(row.PayloadType, row.PayloadJson!);
            _room.Restore(new(row.Id, row.Stimulus, payload, row.CorrelationId), row.At, row.ExpiresAt);
        }
        catch (Exception exception)
        {
            Log.Unreadable(_parts.Logger, "stimulus", row.Id, exception);
        }
    }
}
