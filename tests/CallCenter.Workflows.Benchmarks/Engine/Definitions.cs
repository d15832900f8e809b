using System.Globalization;
using System.Text;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Runtime.Definitions;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Workflows.Benchmarks.Engine;

/// <summary>The flows that are measured.</summary>
internal static class Definitions
{
    private static readonly ActivityCatalogue Catalogue = new ActivityCatalogue().AddFrom(typeof(BenchmarkWait).Assembly);

    private static readonly Dictionary<string, IExpressionLanguage> Languages =
        new IExpressionLanguage[] { new LiteralLanguage(), new ObjectLanguage(), new VariableLanguage(), new InputLanguage() }
            .ToDictionary(language => language.Type, StringComparer.Ordinal);

    /// <summary>A library that only compiles: there is no store behind it.</summary>
    public static DefinitionLibrary Library() => new(null!, Catalogue, Languages, TimeProvider.System, NullLogger<DefinitionLibrary>.Instance);

    public static WorkflowGraph Compile(WorkflowDefinition definition, FlowchartMode mode = FlowchartMode.CounterBased) =>
        WorkflowGraph.Compile(definition, Catalogue, Languages, mode);

    /// <summary>Activities that set a variable, one after another.</summary>
    public static WorkflowDefinition Chain(int length) => Flowchart(
        [.. Enumerable.Range(0, length).Select(index => Set($"set{index}", index))],
        [.. Enumerable.Range(1, length - 1).Select(index => new Connection($"set{index - 1}", "Done", $"set{index}"))]);

    /// <summary>A fork into branches of one activity each, and a join that waits for all.</summary>
    public static WorkflowDefinition ForkAndJoin(int branches)
    {
        var names = string.Join(',', Enumerable.Range(0, branches).Select(index => $"\"B{index}\""));
        return Flowchart(
            [
                Node("fork", "Elsa.FlowFork") with { Inputs = new Dictionary<string, Expression> { ["branches"] = new("Object", $"[{names}]") } },
                .. Enumerable.Range(0, branches).Select(index => Set($"set{index}", index)),
                Node("join", "Elsa.FlowJoin") with { Inputs = new Dictionary<string, Expression> { ["mode"] = Expression.Literal("WaitAll") } },
            ],
            [
                .. Enumerable.Range(0, branches).Select(index => new Connection("fork", $"B{index}", $"set{index}")),
                .. Enumerable.Range(0, branches).Select(index => new Connection($"set{index}", "Done", "join")),
            ]);
    }

    /// <summary>A loop over a workflow input of that many items, whose body sets a variable.</summary>
    public static WorkflowDefinition ForEach() => Around(Node("each", "Elsa.ForEach") with
    {
        Inputs = new Dictionary<string, Expression> { ["items"] = new("Input", "items") },
        Children = [new("body", null, Set("set", 1))],
    });

    /// <summary>Two activities around one that waits.</summary>
    public static WorkflowDefinition Waiting() => Flowchart(
        [Set("before", 1), Node("wait", "Benchmark.Wait"), Set("after", 2)],
        [new("before", "Done", "wait"), new("wait", "Done", "after")]);

    /// <summary>A definition as Studio stores it.</summary>
    public static string Json(int nodes)
    {
        var text = new StringBuilder();
        text.Append("""{"id":"v1","definitionId":"d1","name":"Hundred","version":1,"variables":[{"id":"x","name":"x","typeName":"Int32","isArray":false,"value":"0","storageDriverTypeName":"Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core"}],"inputs":[],"outputs":[],"outcomes":[],"customProperties":{},"options":{"usableAsActivity":false},"root":{"id":"root","nodeId":"Workflow1:root","type":"Elsa.Flowchart","version":1,"customProperties":{"canStartWorkflow":false},"metadata":{},"activities":[""");
        for (var index = 0; index < nodes; index++)
        {
            if (index > 0) text.Append(',');
            text.Append(CultureInfo.InvariantCulture, $$$$"""{"id":"n{{{{index}}}}","nodeId":"Workflow1:root:n{{{{index}}}}","name":"SetVariable{{{{index}}}}","type":"Elsa.SetVariable","version":1,"customProperties":{"canStartWorkflow":false,"runAsynchronously":false},"metadata":{"designer":{"position":{"y":120,"x":{{{{index * 40}}}} },"size":{"width":180,"height":50}}},"variable":{"id":"x","name":"x","typeName":"Int32","isArray":false,"value":"0","storageDriverTypeName":null},"value":{"typeName":"Object","expression":{"type":"Literal","value":"{{{{index}}}}"}}}""");
        }

        text.Append("],\"connections\":[");
        for (var index = 1; index < nodes; index++)
        {
            if (index > 1) text.Append(',');
            text.Append(CultureInfo.InvariantCulture, $$$$"""{"source":{"activity":"n{{{{index - 1}}}}","port":"Done"},"target":{"activity":"n{{{{index}}}}","port":"In"},"vertices":[]}""");
        }

        return text.Append("]}}").ToString();
    }

    private static ActivityNode Set(string id, double value) => Node(id, "Elsa.SetVariable") with
    {
        Inputs = new Dictionary<string, Expression> { ["value"] = Expression.Literal(value) },
        Properties = new Dictionary<string, Value> { ["variable"] = Value.Of(new ValueRecord { ["id"] = "x", ["name"] = "x" }) },
    };

    private static ActivityNode Node(string id, string type) => new() { Id = id, NodeId = $"Workflow1:root:{id}", Name = id, Type = type };

    private static WorkflowDefinition Flowchart(ActivityNode[] nodes, Connection[] connections) => Around(Node("root", "Elsa.Flowchart") with
    {
        Children = [.. nodes.Select(node => new ChildNode("activities", null, node))],
        Connections = connections,
    });

    private static WorkflowDefinition Around(ActivityNode root) => new()
    {
        Id = "v1",
        DefinitionId = "d1",
        Variables = [new("x", "x", "Int32", false, 0, "WorkflowInstanceStorageDriver")],
        Root = root,
    };
}
