using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Payloads;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>The flows that are simulated, compiled once: calls, one of which only one may run, and one that fails, is retried and cancelled.</summary>
internal sealed class SimFlows : IGraphSource
{
    public const int Digits = 4;

    /// <summary>What every call reports, besides who won the race and what it heard.</summary>
    public static readonly IReadOnlyList<string> Reports = ["called", "answer 0", "digit 1", "answer 2", "digit 3", "digit 4", "races"];

    public static readonly WorkflowGraph Graph = new Flow()
        .Add("called", "Sim.Called", node => node.Starts())
        .Add("fork", "Elsa.FlowFork", node => node.Json("branches", """["talk","listen"]"""))
        .Add("collect", "Sim.Collect", node => node.Literal("count", Digits))
        .Add("race", "Sim.Race")
        .Add("listen", "Sim.Listen")
        .Connect("called -> fork", "fork.talk -> collect", "collect -> race", "fork.listen -> listen")
        .Graph();

    /// <summary>Never two of it at once.</summary>
    public static readonly WorkflowGraph Single = Compile("single", new() { ActivationStrategy = "SingletonStrategy" }, new Flow()
        .Add("opened", "Sim.Opened", node => node.Literal("kind", "single").Starts()).Add("race", "Sim.Race").Connect("opened -> race"));

    /// <summary>Commits after each activity, and its question is often not answered.</summary>
    public static readonly WorkflowGraph Shaky = Compile("shaky", new() { CommitStrategy = "ActivityExecuted" }, new Flow()
        .Add("opened", "Sim.Opened", node => node.Literal("kind", "shaky").Starts()).Add("ask", "Sim.Shaky").Add("race", "Sim.Race")
        .Connect("opened -> ask", "ask -> race"));

    private static readonly WorkflowGraph[] All = [Graph, Single, Shaky];

    public static readonly PayloadCodec Payloads = new(new PayloadTypes()
        .Add<SimCall>().Add<SimOpening>().Add<SimDoubt>().Add<SimDigit>().Add<SimGo>().Add<SimNews>().Add<SimQuestion>().Add<SimAnswer>().Add<SimReport>());

    private static readonly ILookup<StimulusKey, PublishedTrigger> Triggers = All.SelectMany(graph => graph.Triggers.Select(trigger =>
        (trigger.Key, Trigger: new PublishedTrigger(graph.Definition.DefinitionId, graph.Definition.Id, trigger.ActivityId)))).ToLookup(pair => pair.Key, pair => pair.Trigger);

    public ValueTask<WorkflowGraph?> GetGraphAsync(string versionId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Array.Find(All, graph => graph.Definition.Id == versionId));

    public ValueTask<WorkflowGraph?> FindGraphAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Array.Find(All, graph => graph.Definition.DefinitionId == definitionId));

    public IReadOnlyList<PublishedTrigger> FindTriggers(StimulusKey key) => [.. Triggers[key]];

    private static WorkflowGraph Compile(string id, WorkflowOptions options, Flow flow) => WorkflowGraph.Compile(
        flow.Definition() with { Id = id, DefinitionId = id, Options = options }, Flow.Catalogue, Flow.Languages);
}
