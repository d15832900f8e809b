using System.Globalization;
using System.Text;
using CallCenter.Workflows.ControlFlow.Flowcharts;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.ControlFlow.Generated;

/// <summary>A node of a drawing. Outcomes are listed by time; a node without Cycles falls silent after its last.</summary>
internal sealed record DrawnNode(string Id)
{
    public JoinMode? Join { get; init; }
    public string? Merge { get; init; }
    public bool Waits { get; init; }
    public bool Cycles { get; init; } = true;
    public List<string[]> Outcomes { get; init; } = [["Done"]];

    public string[] OutcomesAt(int time) => Join is not null ? ["Done"] : Cycles || time < Outcomes.Count ? Outcomes[time % Outcomes.Count] : [];
}

internal sealed record Line(int From, string Port, int To);

/// <summary>A flowchart as the tests draw it; begins at its first node.</summary>
internal sealed class Drawing
{
    public List<DrawnNode> Nodes { get; } = [];
    public List<Line> Lines { get; } = [];

    public int Add(DrawnNode node)
    {
        Nodes.Add(node);
        return Nodes.Count - 1;
    }

    public string NextId() => $"n{Nodes.Count}";

    public void Connect(int from, string port, int to) => Lines.Add(new(from, port, to));

    public WorkflowGraph Compile(FlowchartMode mode)
    {
        var root = new ActivityNode
        {
            Id = "root",
            NodeId = "Workflow1:root",
            Type = "Elsa.Flowchart",
            StartId = Nodes[0].Id,
            Children = [.. Nodes.Select(node => new ChildNode("activities", null, Activity(node)))],
            Connections = [.. Lines.Select(line => new Connection(Nodes[line.From].Id, line.Port, Nodes[line.To].Id))],
        };
        return WorkflowGraph.Compile(new Flow().Around(root), Flow.Catalogue, Flow.Languages, mode);
    }

    /// <summary>As mermaid text, to look at a drawing that failed.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("flowchart TD\n");
        foreach (var node in Nodes)
        {
            var what = node.Join?.ToString() ?? string.Join(" / ", node.Outcomes.Select(outcomes => string.Join(",", outcomes)));
            text.AppendLine(CultureInfo.InvariantCulture, $"  {node.Id}[\"{node.Id} {what}{(node.Waits ? " waits" : "")}{(node.Merge is { } merge ? " " + merge : "")}\"]");
        }

        foreach (var line in Lines) text.AppendLine(CultureInfo.InvariantCulture, $"  {Nodes[line.From].Id} -- {line.Port} --> {Nodes[line.To].Id}");
        return text.ToString();
    }

    private static ActivityNode Activity(DrawnNode node)
    {
        if (node.Join is { } join) return Flow.Node(node.Id, "Elsa.FlowJoin", build => build.Literal("mode", join.ToString()));
        return Flow.Node(node.Id, "Test.Scripted", build =>
        {
            build.Properties["outcomes"] = Value.ListOf([.. node.Outcomes.Select(outcomes => Value.ListOf([.. outcomes.Select(outcome => (Value)outcome)]))]);
            build.Properties["waits"] = node.Waits;
            build.Properties["cycles"] = node.Cycles;
            if (node.Merge is { } merge) build.Merges(merge);
        });
    }
}
