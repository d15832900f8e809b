using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ControlFlow;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Expressions;

namespace CallCenter.Workflows.Graphs;

/// <summary>Compiles one node; a control activity asks it for its children, expressions and variables.</summary>
public sealed class NodeCompiler
{
    private readonly IReadOnlyDictionary<string, IExpressionLanguage> _languages;

    internal NodeCompiler(WorkflowGraph graph, CompiledNode node, IReadOnlyDictionary<string, IExpressionLanguage> languages)
    {
        Graph = graph;
        Node = node;
        _languages = languages;
    }

    public WorkflowGraph Graph { get; }
    public CompiledNode Node { get; }

    /// <summary>Children in a port, in order.</summary>
    public IReadOnlyList<CompiledNode> Children(string port) =>
        [.. Node.Children.Where(child => child.Port == port).Select(child => child.Node)];

    public CompiledNode? Child(string port) => Children(port) is [var first, ..] ? first : null;

    /// <summary>The child of a labelled item, such as a switch's case.</summary>
    public CompiledNode? Child(string port, string label) =>
        Node.Children.FirstOrDefault(child => child.Port == port && child.Label == label).Node;

    public Value Property(string name) => Node.Definition.Properties.TryGetValue(name, out var value) ? value : default;

    /// <summary>The node's input of that property name; null when it is not given.</summary>
    public CompiledExpression? Input(string jsonName) =>
        Node.Definition.Inputs.TryGetValue(jsonName, out var expression) ? Expression(expression, template: false) : null;

    public CompiledExpression Expression(Expression expression, bool template)
    {
        var type = template && expression.Type == "Literal" && expression.Source.AsString?.Contains("{{", StringComparison.Ordinal) == true
            ? "Handlebars"
            : expression.Type;
        if (!_languages.TryGetValue(type, out var language)) return new BrokenExpression($"Expression type {type} is not known here.");
        try
        {
            return language.Compile(expression.Source);
        }
        catch (ExpressionException exception)
        {
            return new BrokenExpression(exception.Message);
        }
    }

    /// <summary>A condition stored raw as <c>{type, value}</c>, as in a switch's cases.</summary>
    public CompiledExpression RawExpression(Value raw) =>
        Expression(new(raw["type"].AsString ?? "JavaScript", raw["value"].IsUndefined ? "false" : raw["value"]), template: false);

    /// <summary>The variable of that id or name nearest to the node; null when there is none.</summary>
    public VariableSlot? Variable(string idOrName)
    {
        for (var owner = Node; owner is not null; owner = owner.Parent)
        {
            if (Find(owner.Variables) is var slot and >= 0) return new(owner, slot, owner.Variables[slot]);
        }

        return Find(Graph.Variables) is var own and >= 0 ? new(null, own, Graph.Variables[own]) : null;

        int Find(VariableDefinition[] variables)
        {
            var slot = Array.FindIndex(variables, variable => variable.Id == idOrName);
            return slot >= 0 ? slot : Array.FindIndex(variables, variable => variable.Name == idOrName);
        }
    }

    /// <summary>First, for all nodes: behaviours and variables, which others look up.</summary>
    internal void Declare()
    {
        var node = Node;
        node.Behaviour = BehaviourOf(node.Type);
        node.Variables = [.. node.Definition.Variables, .. node.Type?.Workflow?.Variables ?? [], .. node.Behaviour.OwnVariables];
        if (node.Variables.Length > 0)
        {
            node.VariableSlots = new(StringComparer.Ordinal);
            for (var slot = 0; slot < node.Variables.Length; slot++) node.VariableSlots.TryAdd(node.Variables[slot].Name, slot);
        }
    }

    /// <summary>Then, children before parents: expressions and what the activity wants to know.</summary>
    internal void Compile()
    {
        var node = Node;
        if (node.Type is { } type)
        {
            node.Inputs = [.. type.Inputs.Select(Input)];
            node.Outputs = [.. type.Outputs.Select(Output).OfType<OutputBinding>()];
        }

        node.Commits = CommitStrategies.Of(node, Graph.Definition.Options.CommitStrategy);
        node.Journal = JournalRules.Of(this);
        node.Behaviour.Bind(this);
    }

    private static ControlActivity BehaviourOf(ActivityType? type)
    {
        if (type is null) return new UnknownActivity();
        return typeof(ControlActivity).IsAssignableFrom(type.Implementation)
            ? (ControlActivity)Activator.CreateInstance(type.Implementation)!
            : new ActivityAdapter(ActivityPlan.Of(type.Implementation));
    }

    private CompiledInput Input(InputType type)
    {
        if (type.IsRaw) return new(type, null, Property(type.JsonName));
        if (!Node.Definition.Inputs.TryGetValue(type.JsonName, out var expression)) return new(type, null, Property(type.JsonName));
        var compiled = Expression(expression, type.IsTemplate);
        return compiled.IsConstant ? new(type, compiled, compiled.Evaluate(NoScope.Instance)) : new(type, compiled, default);
    }

    private OutputBinding? Output(OutputType type)
    {
        if (!Node.Definition.Outputs.TryGetValue(type.JsonName, out var reference)) return null;
        if (Variable(reference) is { } variable) return new(type.Name, variable, null);
        return (Node.WorkflowAround?.Type!.Workflow ?? Graph.Definition).Outputs.Any(output => output.Name == reference) ? new(type.Name, null, reference) : null;
    }
}

/// <summary>Stands for an expression that could not be compiled: faults when it is reached, not before.</summary>
internal sealed class BrokenExpression(string message) : CompiledExpression
{
    public override Value Evaluate(IExpressionScope scope) => throw new ExpressionException(message);
}
