namespace CallCenter.Processes.HeatMaps;

/// <summary>What is known of the visits to one node. Sums only, so that days, groups and versions are pooled without looking at runs again.</summary>
public sealed class NodeTally
{
    private readonly SortedDictionary<string, long> _outcomes = new(StringComparer.Ordinal);

    /// <summary>How often it was entered; a loop enters it many times.</summary>
    public long Entries { get; set; }

    public long Completions { get; set; }

    /// <summary>How often it failed.</summary>
    public long Faults { get; set; }

    /// <summary>How often the run was ended from outside while it stood there: the caller hung up, somebody cancelled it.</summary>
    public long DropOffs { get; set; }

    /// <summary>From entering to leaving, whichever way it was left.</summary>
    public DwellTimes Dwell { get; } = new();

    /// <summary>How often it was left by each outcome: what went along the lines that are drawn from it.</summary>
    public IReadOnlyDictionary<string, long> Outcomes => _outcomes;

    public void AddOutcome(string outcome, long times = 1)
    {
        if (_outcomes.GetValueOrDefault(outcome) + times is not 0 and var left) _outcomes[outcome] = left;
        else _outcomes.Remove(outcome);
    }

    internal void Add(NodeTally other, int times)
    {
        Entries += other.Entries * times;
        Completions += other.Completions * times;
        Faults += other.Faults * times;
        DropOffs += other.DropOffs * times;
        Dwell.Add(other.Dwell, times);
        foreach (var (outcome, count) in other._outcomes) AddOutcome(outcome, count * times);
    }
}

/// <summary>What runs of a flow did, node by node: of one run, or of all of a day.</summary>
public sealed class RunTally
{
    private readonly SortedDictionary<string, NodeTally> _nodes = new(StringComparer.Ordinal);

    public long Runs { get; set; }

    /// <summary>Runs that were ended from outside.</summary>
    public long DropOffs { get; set; }

    /// <summary>By the id of the node.</summary>
    public IReadOnlyDictionary<string, NodeTally> Nodes => _nodes;

    /// <summary>A node's tally, which is added where there is none.</summary>
    public NodeTally Node(string id)
    {
        if (!_nodes.TryGetValue(id, out var node)) _nodes[id] = node = new();
        return node;
    }

    public void Add(RunTally other) => Add(other, 1);

    /// <summary>Takes away what was added before.</summary>
    public void Take(RunTally other) => Add(other, -1);

    private void Add(RunTally other, int times)
    {
        Runs += other.Runs * times;
        DropOffs += other.DropOffs * times;
        foreach (var (id, node) in other._nodes) Node(id).Add(node, times);
    }
}
