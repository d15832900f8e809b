using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;

namespace CallCenter.Workflows.Benchmarks.Durable;

/// <summary>Flows of four activities, the third of which waits.</summary>
internal sealed class BenchFlows : IGraphSource
{
    public const string Wait = "wait";
    public const string Delay = "delay";

    private readonly Dictionary<string, WorkflowGraph> _graphs = new[] { Flow(Wait, "Bench.Wait"), Flow(Delay, "Bench.Delay") }
        .ToDictionary(graph => graph.Definition.DefinitionId);

    public ValueTask<WorkflowGraph?> GetGraphAsync(string versionId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(_graphs.GetValueOrDefault(versionId.Split(':')[0]));

    public ValueTask<WorkflowGraph?> FindGraphAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(_graphs.GetValueOrDefault(definitionId));

    public IReadOnlyList<PublishedTrigger> FindTriggers(StimulusKey key) => [];

    private static WorkflowGraph Flow(string id, string waiting)
    {
        var names = new[] { "greeting", "level", "wait", "rating" };
        var nodes = new[] { Set("greeting", "您好，欢迎致电服务热线"), Set("level", 2), Node("wait", waiting), Set("rating", 5) };
        var root = new ActivityNode
        {
            Id = "root", NodeId = "Workflow1:root", Type = "Elsa.Flowchart",
            Children = [.. nodes.Select(node => new ChildNode("activities", null, node))],
            Connections = [.. names.Zip(names.Skip(1), (from, to) => new Connection(from, "Done", to))],
        };
        var definition = new WorkflowDefinition
        {
            Id = $"{id}:1", DefinitionId = id, Name = id, Root = root,
            Variables = [.. new[] { "greeting", "level", "rating", "caller" }.Select(name => new VariableDefinition(name, name, "Object", false, default, null))],
        };
        var languages = new IExpressionLanguage[] { new LiteralLanguage(), new ObjectLanguage(), new VariableLanguage(), new InputLanguage() };
        var catalogue = new ActivityCatalogue().AddFrom(typeof(BenchFlows).Assembly);
        return WorkflowGraph.Compile(definition, catalogue, languages.ToDictionary(language => language.Type));
    }

    private static ActivityNode Set(string variable, Value value) => Node(variable, "Elsa.SetVariable") with
    {
        Properties = new Dictionary<string, Value> { ["variable"] = Value.Of(new ValueRecord { ["id"] = variable, ["name"] = variable }) },
        Inputs = new Dictionary<string, Expression> { ["value"] = Expression.Literal(value) },
    };

    private static ActivityNode Node(string id, string type) => new() { Id = id, NodeId = $"Workflow1:root:{id}", Name = id, Type = type };
}
