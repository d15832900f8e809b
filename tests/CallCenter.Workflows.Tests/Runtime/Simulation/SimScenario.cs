using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Payloads;
using CallCenter.Workflows.Runtime.Schedules;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>What is simulated: the flows, what comes from outside, and what must hold at the end.</summary>
internal abstract class SimScenario : IGraphSource
{
    public abstract int MostCalls { get; }
    public abstract PayloadCodec Codec { get; }
    public virtual TimeSpan RememberStimuli => TimeSpan.FromHours(2);
    protected abstract Published Flows { get; }

    /// <summary>What is told to the server; each line in its order, the lines in any.</summary>
    public abstract List<Queue<Stimulus>> LinesOf(int calls, SimSchedule schedule);

    /// <summary>An instance that somebody wants cancelled now; asked for until it is over.</summary>
    public virtual string? ToCancel(SimWorld world) => null;

    /// <summary>What should hold and does not.</summary>
    public abstract IEnumerable<string> Broken(SimWorld world);

    public ValueTask<WorkflowGraph?> GetGraphAsync(string versionId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Array.Find(Flows.Graphs, graph => graph.Definition.Id == versionId));

    public ValueTask<WorkflowGraph?> FindGraphAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Array.Find(Flows.Graphs, graph => graph.Definition.DefinitionId == definitionId));

    public IReadOnlyList<PublishedTrigger> FindTriggers(StimulusKey key) => [.. Flows.Triggers[key]];

    public IReadOnlyCollection<PublishedSchedule> Schedules => Flows.Schedules;

    protected static Stimulus Call(string contact) => new($"{contact}:call", new("SimCall", contact), new SimCall(contact), null, [new("SimCall", "*")]);

    protected static WorkflowGraph Compiled(string id, Flow flow) =>
        WorkflowGraph.Compile(flow.Definition() with { Id = id + ":1", DefinitionId = id, Name = id }, Flow.Catalogue, Flow.Languages);

    /// <summary>Flows with what starts them, looked up once for all runs.</summary>
    protected sealed class Published(params WorkflowGraph[] graphs)
    {
        public WorkflowGraph[] Graphs { get; } = graphs;
        public PublishedSchedule[] Schedules { get; } = [.. graphs.SelectMany(PublishedSchedule.Of)];

        public ILookup<StimulusKey, PublishedTrigger> Triggers { get; } = graphs
            .SelectMany(graph => graph.Triggers.Select(trigger => (trigger.Key, Trigger: new PublishedTrigger(graph.Definition.DefinitionId, graph.Definition.Id, trigger.ActivityId)))
                .Concat(PublishedSchedule.Of(graph).Select(schedule => (Key: schedule.DueKey, schedule.Trigger))))
            .ToLookup(pair => pair.Key, pair => pair.Trigger);
    }
}
