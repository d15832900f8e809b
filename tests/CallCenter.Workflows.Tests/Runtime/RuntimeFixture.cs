using System.Collections.Concurrent;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Payloads;
using CallCenter.Workflows.Runtime.Schedules;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Tests.Runtime.Stores;
using CallCenter.Workflows.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Workflows.Tests.Runtime;

/// <summary>The runtime with its own loops over a store in memory.</summary>
internal sealed class RuntimeFixture : IAsyncDisposable
{
    private ServiceProvider _services = null!;
    private bool _disposed;

    private RuntimeFixture(MemoryInstanceStore store, IReadOnlyList<WorkflowDefinition> flows)
    {
        Store = store;
        Graphs = new(flows);
    }

    public MemoryInstanceStore Store { get; }
    public TestGraphs Graphs { get; }
    public IWorkflowRuntime Runtime { get; private set; } = null!;
    public RecordingSender Sender { get; } = new();
    public static Task<RuntimeFixture> StartAsync(params WorkflowDefinition[] flows) => StartAsync(new(), flows);

    public static async Task<RuntimeFixture> StartAsync(
        MemoryInstanceStore store, IReadOnlyList<WorkflowDefinition> flows, Func<IInstanceStore, IInstanceStore>? wrap = null)
    {
        var fixture = new RuntimeFixture(store, flows);
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton(wrap?.Invoke(store) ?? store);
        services.AddSingleton<IGraphSource>(fixture.Graphs);
        services.AddSingleton<IPayloadCodec>(new AnyPayloads());
        services.AddSingleton<ICommandSender>(fixture.Sender);
        services.AddWorkflowRuntime(options =>
        {
            options.FirstBackOff = TimeSpan.FromMilliseconds(1);
            options.LongestBackOff = TimeSpan.FromMilliseconds(20);
            options.Patience = TimeSpan.FromSeconds(5);
        });
        fixture._services = services.BuildServiceProvider();
        fixture.Runtime = fixture._services.GetRequiredService<IWorkflowRuntime>();
        await fixture.Hosted.StartAsync(default);
        return fixture;
    }

    public Task<string?> StartInstanceAsync(string definitionId, string? correlationId = null) =>
        Runtime.StartAsync(new(definitionId, VersionOptions.Published, correlationId));

    public Task<OfferResult> OfferAsync(string id, string name, string key, object? payload = null) => Runtime.OfferAsync(new(id, new(name, key), payload));

    public InstanceSubStatus StatusOf(string instanceId) => Store.Instances[instanceId].SubStatus;

    private IHostedService Hosted => _services.GetServices<IHostedService>().OfType<WorkflowRuntime>().Single();

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        await Hosted.StopAsync(default);
        await _services.DisposeAsync();
    }
}

/// <summary>The real codec for what the runtime knows, the tests' own for the rest.</summary>
internal sealed class AnyPayloads : IPayloadCodec
{
    private readonly PayloadCodec _known = new(new PayloadTypes(), new TestSecretCodec());
    private readonly TestPayloadCodec _others = new();

    public (string Type, string Json) Write(object payload)
    {
        try
        {
            return _known.Write(payload);
        }
        catch (NotSupportedException)
        {
            return _others.Write(payload);
        }
    }

    public object Read(string type, string json) => type.Contains('.', StringComparison.Ordinal) ? _others.Read(type, json) : _known.Read(type, json);
}

internal sealed class RecordingSender : ICommandSender
{
    private readonly System.Threading.Channels.Channel<string> _arrived = System.Threading.Channels.Channel.CreateUnbounded<string>();

    public ConcurrentQueue<(string Key, object Command)> Sent { get; } = new();

    /// <summary>Completes when so many more commands have arrived.</summary>
    public async Task WhenSentAsync(int count)
    {
        for (; count > 0; count--) await _arrived.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>Refuses what it names.</summary>
    public Func<string, bool> Refuses { get; set; } = _ => false;

    public Type CommandType => typeof(object);

    public ValueTask SendAsync(object command, string idempotencyKey, CancellationToken cancellationToken)
    {
        if (Refuses(idempotencyKey)) throw new IOException("The receiver does not answer.");
        Sent.Enqueue((idempotencyKey, command));
        _arrived.Writer.TryWrite(idempotencyKey);
        return ValueTask.CompletedTask;
    }
}

internal sealed class TestGraphs(IReadOnlyList<WorkflowDefinition> flows) : IGraphSource
{
    private readonly Dictionary<string, WorkflowGraph> _graphs =
        flows.ToDictionary(flow => flow.DefinitionId, flow => WorkflowGraph.Compile(flow, Flow.Catalogue, Flow.Languages));

    public ValueTask<WorkflowGraph?> GetGraphAsync(string versionId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(_graphs.Values.FirstOrDefault(graph => graph.Definition.Id == versionId));

    public ValueTask<WorkflowGraph?> FindGraphAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(_graphs.GetValueOrDefault(definitionId));

    public IReadOnlyList<PublishedTrigger> FindTriggers(StimulusKey key) =>
        [.. _graphs.Values.SelectMany(graph => graph.Triggers.Where(trigger => trigger.Key == key)
            .Select(trigger => new PublishedTrigger(graph.Definition.DefinitionId, graph.Definition.Id, trigger.ActivityId)))
            .Concat(Schedules.Where(schedule => schedule.DueKey == key).Select(schedule => schedule.Trigger))];

    public IReadOnlyCollection<PublishedSchedule> Schedules => [.. _graphs.Values.SelectMany(PublishedSchedule.Of)];

    public event Action<string>? Changed;

    public void Publish(WorkflowDefinition definition)
    {
        _graphs[definition.DefinitionId] = WorkflowGraph.Compile(definition, Flow.Catalogue, Flow.Languages);
        Changed?.Invoke(definition.DefinitionId);
    }

    public void Retract(string definitionId)
    {
        _graphs.Remove(definitionId);
        Changed?.Invoke(definitionId);
    }
}
