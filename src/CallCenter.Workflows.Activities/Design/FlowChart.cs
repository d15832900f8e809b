using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Design;

/// <summary>A flowchart as rules ask about it: what leads where, where it begins, what goes in circles.</summary>
public sealed class FlowChart
{
    private readonly Dictionary<string, RuleNode> _members;
    private readonly ILookup<string, Connection> _from;

    internal FlowChart(RuleNode chart, IReadOnlyList<RuleNode> nodes)
    {
        Chart = chart;
        var types = nodes.DistinctBy(entry => entry.Node.NodeId).ToDictionary(entry => entry.Node.NodeId, entry => entry.Type, StringComparer.Ordinal);
        _members = chart.Node.Children.Select(child => child.Node).DistinctBy(node => node.Id)
            .ToDictionary(node => node.Id, node => new RuleNode(node, types.GetValueOrDefault(node.NodeId)), StringComparer.Ordinal);
        Connections = [.. chart.Node.Connections.Where(line => _members.ContainsKey(line.SourceId) && _members.ContainsKey(line.TargetId))];
        _from = Connections.ToLookup(line => line.SourceId, StringComparer.Ordinal);
        Starts = FindStarts();
        Loops = FindLoops();
    }

    public RuleNode Chart { get; }
    public IEnumerable<RuleNode> Members => _members.Values;
    public IReadOnlyList<Connection> Connections { get; }

    /// <summary>Where it begins: what is said to, else triggers and start activities, else what nothing leads to.</summary>
    public IReadOnlyList<RuleNode> Starts { get; }

    /// <summary>Members that can be come back to from themselves, circle by circle.</summary>
    public IReadOnlyList<IReadOnlySet<string>> Loops { get; }

    public RuleNode Member(string id) => _members[id];

    public IEnumerable<Connection> From(string id) => _from[id];

    /// <summary>The ports that lead nowhere, of those the node has.</summary>
    public IEnumerable<string> OpenPorts(RuleNode entry) =>
        (entry.Type?.PortsOf(entry.Node) ?? []).Except(_from[entry.Node.Id].Select(line => line.SourcePort), StringComparer.Ordinal);

    /// <summary>All that can be come to from there, itself included.</summary>
    public HashSet<string> Reachable(params IEnumerable<string> from)
    {
        var reached = new HashSet<string>(from, StringComparer.Ordinal);
        var open = new Stack<string>(reached);
        while (open.TryPop(out var id))
        {
            foreach (var line in _from[id])
            {
                if (reached.Add(line.TargetId)) open.Push(line.TargetId);
            }
        }

        return reached;
    }

    private IReadOnlyList<RuleNode> FindStarts()
    {
        if (Chart.Node.StartId is { } said && _members.TryGetValue(said, out var start)) return [start];
        var marked = _members.Values.Where(entry => entry.Node.CanStartWorkflow || entry.Type is { IsStart: true }).ToList();
        if (marked.Count > 0) return marked;
        var reached = Connections.Select(line => line.TargetId).ToHashSet(StringComparer.Ordinal);
        return [.. _members.Values.Where(entry => !reached.Contains(entry.Node.Id)).Take(1)];
    }

    private List<IReadOnlySet<string>> FindLoops()
    {
        var reach = _members.Keys.ToDictionary(id => id, id => Reachable(_from[id].Select(line => line.TargetId)), StringComparer.Ordinal);
        var loops = new List<IReadOnlySet<string>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in _members.Keys.Where(id => reach[id].Contains(id)))
        {
            if (seen.Contains(id)) continue;
            var loop = reach[id].Where(other => reach[other].Contains(id)).ToHashSet(StringComparer.Ordinal);
            seen.UnionWith(loop);
            loops.Add(loop);
        }

        return loops;
    }
}
