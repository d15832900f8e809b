using System.Collections.ObjectModel;

namespace CallCenter.Workflows.Definitions;

/// <summary>An activity placed in a definition. Property names are in JSON's camel case, as stored.</summary>
public sealed record ActivityNode
{
    /// <summary>Unique within the definition.</summary>
    public required string Id { get; init; }

    /// <summary>The ids of all ancestors and its own, joined by colons, beginning with <c>Workflow1</c>.</summary>
    public required string NodeId { get; init; }

    /// <summary>What scripts call it, e.g. in <c>getOutputFrom("Menu1")</c>.</summary>
    public string? Name { get; init; }

    /// <summary>What a person sees on the drawing; null shows the type's display name.</summary>
    public string? DisplayText { get; init; }

    public required string Type { get; init; }
    public int Version { get; init; } = 1;

    /// <summary>Wrapped inputs: property name to expression.</summary>
    public IReadOnlyDictionary<string, Expression> Inputs { get; init; } = ReadOnlyDictionary<string, Expression>.Empty;

    /// <summary>Everything that is neither an input, an output, a child nor known structure: property name to plain value.</summary>
    public IReadOnlyDictionary<string, Value> Properties { get; init; } = ReadOnlyDictionary<string, Value>.Empty;

    /// <summary>Output bindings: property name to the id of a variable or the name of a workflow output.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Embedded activities, in JSON's order.</summary>
    public IReadOnlyList<ChildNode> Children { get; init; } = [];

    /// <summary>Of a flowchart.</summary>
    public IReadOnlyList<Connection> Connections { get; init; } = [];

    /// <summary>Of a container.</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; init; } = [];

    /// <summary>Of a flowchart: the id of the activity it starts with, where one is named.</summary>
    public string? StartId { get; init; }

    public bool CanStartWorkflow { get; init; }
    public bool RunAsynchronously { get; init; }

    /// <summary>None, Stream, Merge, Converge, Cascade or Race; token mode only.</summary>
    public string? MergeMode { get; init; }

    /// <summary>The node's custom properties as they were stored.</summary>
    public Value CustomProperties { get; init; }

    /// <summary>This node and all below it, parents first, in JSON's order.</summary>
    public IEnumerable<ActivityNode> Flatten()
    {
        var stack = new Stack<ActivityNode>();
        stack.Push(this);
        while (stack.TryPop(out var node))
        {
            yield return node;
            for (var i = node.Children.Count - 1; i >= 0; i--) stack.Push(node.Children[i].Node);
        }
    }
}

/// <summary>An activity inside another.</summary>
/// <param name="Port">The property that holds it in camel case (<c>activities</c>, <c>body</c>, <c>then</c>); for a switch's case <c>cases</c>.</param>
/// <param name="Label">For an item of a list with labels (a switch's case, an expected status code) that label, else null.</param>
/// <param name="Node">The activity.</param>
public sealed record ChildNode(string Port, string? Label, ActivityNode Node);

/// <summary>A line of a flowchart: from a node's port, which is named after an outcome, to another node.</summary>
public sealed record Connection(string SourceId, string SourcePort, string TargetId, string TargetPort = "In");

/// <summary>Typed text that gives an input.</summary>
/// <param name="Type">Literal, Object, Variable, Input, JavaScript, Handlebars, ...</param>
/// <param name="Source">Usually text; the stored JSON as a value.</param>
public sealed record Expression(string Type, Value Source)
{
    public static Expression Literal(Value value) => new("Literal", value);
    public static Expression JavaScript(string script) => new("JavaScript", script);
}
