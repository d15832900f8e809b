using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ControlFlow;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Schedules;

namespace CallCenter.Workflows.Graphs;

/// <summary>Elsa 3.8's two ways of counting in a flowchart.</summary>
public enum FlowchartMode { CounterBased, TokenBased }

/// <summary>What holds where a definition says nothing: the server's settings.</summary>
public sealed record GraphDefaults
{
    public static readonly GraphDefaults None = new();

    public FlowchartMode Mode { get; init; }

    /// <summary>The class name of an incident strategy; null lets a failure end the workflow.</summary>
    public string? IncidentStrategy { get; init; }

    /// <summary>Whether the journal keeps inputs and outputs of activities.</summary>
    public bool KeepsValues { get; init; } = true;
}

/// <summary>A definition version ready to run, immutable and shared by all its instances.</summary>
public sealed class WorkflowGraph
{
    private readonly Dictionary<string, CompiledNode> _byId;

    private WorkflowGraph(WorkflowDefinition definition, CompiledNode[] nodes, GraphDefaults defaults)
    {
        Definition = definition;
        Nodes = nodes;
        Defaults = defaults;
        Mode = ModeOf(definition, defaults.Mode);
        ContinuesWithIncidents = (definition.Options.IncidentStrategy is { Length: > 0 } strategy ? strategy : defaults.IncidentStrategy)
            ?.Contains("ContinueWithIncidents", StringComparison.OrdinalIgnoreCase) == true;
        Variables = [.. definition.Variables];
        VariableSlots = Variables.Select((variable, slot) => (variable.Name, slot)).DistinctBy(pair => pair.Name)
            .ToDictionary(pair => pair.Name, pair => pair.slot, StringComparer.Ordinal);
        _byId = new(nodes.Length, StringComparer.Ordinal);
        foreach (var node in nodes) _byId.TryAdd(node.Id, node);
    }

    public WorkflowDefinition Definition { get; }

    /// <summary>All nodes, parents before children.</summary>
    public IReadOnlyList<CompiledNode> Nodes { get; }

    public CompiledNode Root => Nodes[0];
    public FlowchartMode Mode { get; }

    /// <summary>The stimuli that start the workflow, each with the activity it starts at.</summary>
    public IReadOnlyList<(StimulusKey Key, string ActivityId)> Triggers { get; private set; } = [];

    /// <summary>When the clock starts the workflow, each with the activity it starts at.</summary>
    public IReadOnlyList<(Schedule Schedule, string ActivityId)> Schedules { get; private set; } = [];

    /// <summary>Whether another workflow runs in it as an activity.</summary>
    internal bool HasWorkflows { get; private init; }

    internal VariableDefinition[] Variables { get; }
    internal Dictionary<string, int> VariableSlots { get; }

    internal GraphDefaults Defaults { get; }

    /// <summary>Whether a failure stops only its own branch.</summary>
    internal bool ContinuesWithIncidents { get; }

    /// <summary>Whether any scope has variables that are lost when the instance waits.</summary>
    internal bool HasMemoryVariables { get; private set; }

    public static WorkflowGraph Compile(
        WorkflowDefinition definition, ActivityCatalogue catalogue, IReadOnlyDictionary<string, IExpressionLanguage> languages, FlowchartMode mode) =>
        Compile(definition, catalogue, languages, new GraphDefaults { Mode = mode });

    /// <summary>
    /// Makes a definition runnable. Never refuses: a node of unknown type or with an expression that cannot be read faults
    /// when it is reached; <c>DefinitionChecker</c> names such nodes before.
    /// </summary>
    public static WorkflowGraph Compile(
        WorkflowDefinition definition,
        ActivityCatalogue catalogue,
        IReadOnlyDictionary<string, IExpressionLanguage> languages,
        GraphDefaults? defaults = null)
    {
        var nodes = new List<CompiledNode>();
        Add(definition.Root, null);
        var graph = new WorkflowGraph(definition, [.. nodes], defaults ?? GraphDefaults.None) { HasWorkflows = nodes.Exists(node => node.Type?.Workflow is not null) };
        var compilers = nodes.ConvertAll(node => new NodeCompiler(graph, node, languages));
        foreach (var compiler in compilers) compiler.Declare();
        for (var i = compilers.Count - 1; i >= 0; i--) compilers[i].Compile();
        graph.HasMemoryVariables = graph.Variables.Any(variable => variable.IsInMemory)
            || nodes.Exists(node => node.Variables.Any(variable => variable.IsInMemory));
        var triggers = nodes.Where(IsTrigger).Select(node => (node.Id, Started: ((ActivityAdapter)node.Behaviour).Triggers(node))).ToList();
        graph.Triggers = [.. triggers.SelectMany(trigger => trigger.Started.Keys.Select(key => (key, trigger.Id)))];
        graph.Schedules = [.. triggers.Where(trigger => trigger.Started.Schedule is not null).Select(trigger => (trigger.Started.Schedule!, trigger.Id))];
        return graph;

        CompiledNode Add(ActivityNode node, CompiledNode? parent)
        {
            var compiled = new CompiledNode(node, catalogue.Find(node.Type, node.Version), parent, nodes.Count);
            nodes.Add(compiled);
            if (compiled.Type?.Workflow is { } workflow)
            {
                if (!InlinedWorkflow.IsInside(compiled, workflow, definition))
                    compiled.Children = [new(InlinedWorkflow.Port, null, Add(InlinedWorkflow.RootOf(workflow, node), compiled))];
                return compiled;
            }

            compiled.Children = [.. node.Children.Select(child => new CompiledChild(child.Port, child.Label, Add(child.Node, compiled)))];
            return compiled;
        }
    }

    /// <summary>The node with that id, or null.</summary>
    public CompiledNode? Find(string activityId) => _byId.GetValueOrDefault(activityId);

    private static FlowchartMode ModeOf(WorkflowDefinition definition, FlowchartMode defaultMode) =>
        Enum.TryParse<FlowchartMode>(definition.CustomProperties["Flowchart:ExecutionMode"].AsString, ignoreCase: true, out var mode) ? mode : defaultMode;

    /// <summary>The triggers of a workflow that runs as an activity start that workflow alone.</summary>
    private static bool IsTrigger(CompiledNode node) =>
        node is { Definition.CanStartWorkflow: true, Type.Kind: ActivityKind.Trigger, WorkflowAround: null, Behaviour: ActivityAdapter };
}
