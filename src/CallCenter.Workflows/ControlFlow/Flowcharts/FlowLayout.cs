using System.Collections.Concurrent;
using CallCenter.Workflows.Graphs;

namespace CallCenter.Workflows.ControlFlow.Flowcharts;

/// <summary>The drawing of a flowchart as arrays: who is connected with whom, and which connections lead back.</summary>
internal sealed class FlowLayout
{
    private readonly ConcurrentDictionary<int, FlowDirection> _directions = new();
    private readonly Dictionary<CompiledNode, int> _indexes;
    private readonly int _start;

    public FlowLayout(NodeCompiler compiler)
    {
        Nodes = [.. compiler.Children("activities")];
        _indexes = Nodes.Select((node, index) => (node, index)).ToDictionary(pair => pair.node, pair => pair.index);
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

    public int IndexOf(CompiledNode node) => _indexes[node];

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
        return Math.Max(0, Array.FindIndex(Nodes, node => Inbound[IndexOf(node)].Length == 0));
    }

    private int[][] Group(Func<FlowConnection, int> side)
    {
        var groups = new List<int>[Nodes.Length];
        for (var index = 0; index < Connections.Length; index++) (groups[side(Connections[index])] ??= []).Add(index);
        return [.. groups.Select(group => group?.ToArray() ?? [])];
    }
}

internal readonly record struct FlowConnection(int Source, string Port, int Target);

/// <summary>
/// Which connections lead forward when the flow begins at a given activity: searched breadth first, a connection that would
/// close a cycle with those found before leads backward.
/// </summary>
internal sealed class FlowDirection
{
    private readonly FlowLayout _layout;
    private readonly int _start;

    public FlowDirection(FlowLayout layout, int start)
    {
        (_layout, _start) = (layout, start);
        IsForward = new bool[layout.Connections.Length];
        var seen = new bool[layout.Nodes.Length];
        seen[start] = true;
        var queue = new Queue<int>(layout.Outbound[start]);
        while (queue.TryDequeue(out var index))
        {
            var connection = layout.Connections[index];
            if (!seen[connection.Target])
            {
                seen[connection.Target] = true;
                IsForward[index] = true;
                foreach (var next in layout.Outbound[connection.Target]) queue.Enqueue(next);
            }
            else
            {
                IsForward[index] = connection.Target != start && !Leads(connection.Target, connection.Source);
            }
        }

        ForwardInbound = [.. layout.Inbound.Select(inbound => inbound.Where(index => IsForward[index]).ToArray())];
    }

    public bool[] IsForward { get; }
    public int[][] ForwardInbound { get; }

    /// <summary>A way back is sound when every path from the start to its source passes its target.</summary>
    public bool IsSoundWayBack(int connection)
    {
        var (source, _, target) = _layout.Connections[connection];
        if (target == _start || source == target) return true;
        var seen = new bool[_layout.Nodes.Length];
        var stack = new Stack<int>([_start]);
        seen[_start] = true;
        while (stack.TryPop(out var node))
        {
            if (node == source) return false;
            foreach (var index in _layout.Outbound[node])
            {
                var next = _layout.Connections[index].Target;
                if (!IsForward[index] || next == target || seen[next]) continue;
                seen[next] = true;
                stack.Push(next);
            }
        }

        return true;
    }

    /// <summary>The activities from which a target can be reached forward.</summary>
    public bool[] AncestorsOf(int target)
    {
        var ancestors = new bool[_layout.Nodes.Length];
        var stack = new Stack<int>([target]);
        while (stack.TryPop(out var node))
        {
            foreach (var index in ForwardInbound[node])
            {
                var source = _layout.Connections[index].Source;
                if (ancestors[source] || source == target) continue;
                ancestors[source] = true;
                stack.Push(source);
            }
        }

        return ancestors;
    }

    private bool Leads(int from, int to)
    {
        if (from == to) return true;
        var seen = new bool[_layout.Nodes.Length];
        var stack = new Stack<int>([from]);
        while (stack.TryPop(out var node))
        {
            foreach (var index in _layout.Outbound[node])
            {
                var next = _layout.Connections[index].Target;
                if (!IsForward[index] || seen[next]) continue;
                if (next == to) return true;
                seen[next] = true;
                stack.Push(next);
            }
        }

        return false;
    }
}
