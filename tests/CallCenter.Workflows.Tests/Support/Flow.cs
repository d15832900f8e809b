using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Graphs;

namespace CallCenter.Workflows.Tests.Support;

/// <summary>Draws small definitions in code.</summary>
internal sealed class Flow
{
    private readonly List<ActivityNode> _nodes = [];
    private readonly List<Connection> _connections = [];
    private readonly List<VariableDefinition> _variables = [];

    public static IReadOnlyDictionary<string, IExpressionLanguage> Languages { get; } =
        new IExpressionLanguage[] { new LiteralLanguage(), new ObjectLanguage(), new VariableLanguage(), new InputLanguage(), new JavaScriptLanguage() }
            .ToDictionary(language => language.Type);

    public static ActivityCatalogue Catalogue { get; } =
        new ActivityCatalogue().AddFrom(typeof(CallCenter.Workflows.Activities.CallControl.AnswerContact).Assembly).AddFrom(typeof(Flow).Assembly);

    public string? IncidentStrategy { get; set; }
    public string? CommitStrategy { get; set; }
    public Value CustomProperties { get; set; }
    public GraphDefaults? Defaults { get; set; }
    public FlowchartMode Mode { get; set; }

    public Flow Variable(string name, Value initial = default, string type = "Object", string? driver = "WorkflowInstanceStorageDriver")
    {
        _variables.Add(new(name, name, type, false, initial, driver));
        return this;
    }

    public Flow Add(string id, string type, Action<NodeBuilder>? build = null)
    {
        _nodes.Add(Node(id, type, build));
        return this;
    }

    /// <summary>Connects <c>"a.Done -> b"</c>; the port may be left out.</summary>
    public Flow Connect(params string[] lines)
    {
        foreach (var line in lines)
        {
            var parts = line.Split("->", StringSplitOptions.TrimEntries);
            var source = parts[0].Split('.', 2);
            _connections.Add(new(source[0], source.Length == 2 ? source[1] : "Done", parts[1]));
        }

        return this;
    }

    public WorkflowDefinition Definition() => Around(new ActivityNode
    {
        Id = "root",
        NodeId = "Workflow1:root",
        Type = "Elsa.Flowchart",
        Children = [.. _nodes.Select(node => new ChildNode("activities", null, node))],
        Connections = _connections,
    });

    public WorkflowDefinition Around(ActivityNode root) => new()
    {
        Id = "v1",
        DefinitionId = "d1",
        Name = "Test",
        Variables = _variables,
        CustomProperties = CustomProperties,
        Options = new() { IncidentStrategy = IncidentStrategy, CommitStrategy = CommitStrategy },
        Root = root,
    };

    public WorkflowGraph Graph() => WorkflowGraph.Compile(Definition(), Catalogue, Languages, Defaults ?? new() { Mode = Mode });

    public static ActivityNode Node(string id, string type, Action<NodeBuilder>? build = null)
    {
        var builder = new NodeBuilder();
        build?.Invoke(builder);
        return new()
        {
            Id = id,
            NodeId = $"Workflow1:root:{id}",
            Name = id,
            DisplayText = builder.DisplayText,
            Type = type,
            Inputs = builder.Inputs,
            Properties = builder.Properties,
            Outputs = builder.Outputs,
            Children = builder.Children,
            CanStartWorkflow = builder.CanStart,
            RunAsynchronously = builder.RunsAsynchronously,
            MergeMode = builder.MergeMode,
            CustomProperties = builder.CustomProperties,
        };
    }
}

internal sealed class NodeBuilder
{
    public Dictionary<string, Expression> Inputs { get; } = [];
    public Dictionary<string, Value> Properties { get; } = [];
    public Dictionary<string, string> Outputs { get; } = [];
    public List<ChildNode> Children { get; } = [];
    public bool CanStart { get; private set; }
    public bool RunsAsynchronously { get; private set; }
    public string? MergeMode { get; private set; }
    public string? DisplayText { get; private set; }
    public Value CustomProperties { get; private set; }

    public NodeBuilder Literal(string input, Value value)
    {
        Inputs[input] = Expression.Literal(value);
        return this;
    }

    public NodeBuilder Script(string input, string script)
    {
        Inputs[input] = Expression.JavaScript(script);
        return this;
    }

    public NodeBuilder Json(string input, string json)
    {
        Inputs[input] = new("Object", json);
        return this;
    }

    public NodeBuilder Raw(string property, string json)
    {
        Properties[property] = ValueJson.Parse(json);
        return this;
    }

    public NodeBuilder Custom(string json)
    {
        CustomProperties = ValueJson.Parse(json);
        return this;
    }

    public NodeBuilder Sets(string variable, Value value) =>
        Raw("variable", $$"""{"id":"{{variable}}","name":"{{variable}}"}""").Literal("value", value);

    public NodeBuilder Output(string output, string variable)
    {
        Outputs[output] = variable;
        return this;
    }

    public NodeBuilder Child(string port, ActivityNode node, string? label = null)
    {
        Children.Add(new(port, label, node));
        return this;
    }

    public NodeBuilder Called(string displayText)
    {
        DisplayText = displayText;
        return this;
    }

    public NodeBuilder Starts()
    {
        CanStart = true;
        return this;
    }

    public NodeBuilder Background()
    {
        RunsAsynchronously = true;
        return this;
    }

    public NodeBuilder Merges(string mode)
    {
        MergeMode = mode;
        return this;
    }
}
