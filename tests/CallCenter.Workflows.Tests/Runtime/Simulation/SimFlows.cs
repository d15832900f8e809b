using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Payloads;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>The flow that all simulated calls run, compiled once.</summary>
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

    public static readonly PayloadCodec Payloads = new(new PayloadTypes()
        .Add<SimCall>().Add<SimDigit>().Add<SimGo>().Add<SimNews>().Add<SimQuestion>().Add<SimAnswer>().Add<SimReport>(), new Support.TestSecretCodec());

    private static readonly PublishedTrigger[] Triggers =
        [.. Graph.Triggers.Select(trigger => new PublishedTrigger(Graph.Definition.DefinitionId, Graph.Definition.Id, trigger.ActivityId))];

    public ValueTask<WorkflowGraph?> GetGraphAsync(string versionId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(versionId == Graph.Definition.Id ? Graph : null);

    public ValueTask<WorkflowGraph?> FindGraphAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(definitionId == Graph.Definition.DefinitionId ? Graph : null);

    public IReadOnlyList<PublishedTrigger> FindTriggers(StimulusKey key) => key == new StimulusKey("SimCall", "*") ? Triggers : [];
}
