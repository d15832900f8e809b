using System.Collections.Concurrent;
using CallCenter.Workflows.Graphs;

namespace CallCenter.Workflows.ControlFlow.Flowcharts;

/// <summary>The drawing of a flowchart as arrays: who is connected with whom, and which connections lead back.</summary>
internal sealed class FlowLayout
{
    private readonly ConcurrentDictionary<int, FlowDirection> _directions = new();
    private readonly int _start;

    public FlowLayout(NodeCompiler compiler)
    {
        Nodes = [.. compiler.Children("activities")];
        for (var place = 0; place < Nodes.Length; place++) Nodes[place].Place = place;
        var byId = Nodes.Select((node, index) => (node.Id, index)).DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id, pair => pair.index);

        // A connection to an activity that is not there is named by validation; here it leads nowhere.
        Connections = [.. compiler.Node.Definition.Connections
            .Where(connection => byId.ContainsKey(connection.SourceId) && byId.ContainsKey(connection.TargetId))
            .Select(connection => new FlowConnection(byId[connection.SourceId], connection.SourcePort, byId[connection.TargetId]))];
        Outbound = Group(connection => connection.Source);
        Inbound = Group(connection => connection.Target);
        _start = FindStart(compiler);
    }

    public CompiledNode[] Nodes { get; }
    public FlowConnection[] Connections { get; }

    /// <summary>Connection indexes by source node.</summary>
    public int[][] Outbound { get; }

    /// <summary>Connection indexes by target node.</summary>
    public int[][] Inbound { get; }

    /// <summary>The activity whose trigger fired, else the named start, the first Start, the first that can start, the first without inbound, the first; -1 when empty.</summary>
    public int StartFor(CompiledNode? trigger)
    {
        if (trigger is null) return _start;
        for (var index = 0; index < Nodes.Length; index++)
        {
            if (Nodes[index].Contains(trigger)) return index;
        }

        return _start;
    }

    public FlowDirection Direction(int start) => _directions.TryGetValue(start, out var direction)
        ? direction
        : _directions.GetOrAdd(start, key => new FlowDirection(this, key));

    private int FindStart(NodeCompiler compiler)
    {
        if (Nodes.Length == 0) return -1;
        if (compiler.Node.Definition.StartId is { } id && Array.FindIndex(Nodes, node => node.Id == id) is var named and >= 0) return named;
        if (Array.FindIndex(Nodes, node => node.Definition.Type == "Elsa.Start") is var start and >= 0) return start;
        if (Array.FindIndex(Nodes, node => node.Definition.CanStartWorkflow) is var can and >= 0) return can;
        return Math.Max(0, Array.FindIndex(Nodes, node => Inbound[node.Place].Length == 0));
    }

    private int[][] Group(Func<FlowConnection, int> side)
    {
        var groups = new List<int>[Nodes.Length];
        for (var index = 0; index < Connections.Length; index++) (groups[side(Connections[index])] ??= []).Add(index);
        return [.. groups.Select(group => group?.ToArray() ?? [])];
    }
}

internal readonly record struct FlowConnection(int Source, string Port, int Target);
