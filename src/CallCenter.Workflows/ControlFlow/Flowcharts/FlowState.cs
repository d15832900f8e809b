using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow.Flowcharts;

/// <summary>What a running flowchart remembers besides its running activities: what waits where connections meet.</summary>
internal sealed class FlowState(int start, FlowDirection direction) : ControlState
{
    /// <summary>Null until something waits, which in a straight flow is never.</summary>
    private List<int>? _waiting;

    public FlowDirection Direction { get; } = direction;

    /// <summary>The connections whose arrivals wait at their targets, in the order of arrival; one may occur repeatedly.</summary>
    public List<int> Waiting => _waiting ??= [];

    public bool HasWaiting => _waiting is { Count: > 0 };

    /// <summary>The start followed by what waits.</summary>
    public override Value Save()
    {
        var saved = new ValueList(1 + (_waiting?.Count ?? 0)) { start };
        foreach (var connection in _waiting ?? []) saved.Add(connection);
        return Value.Of(saved);
    }

    /// <summary>The activity that a line comes from over which something waits and which another version does not have; null when there is none.</summary>
    public string? Lost(FlowLayout from, FlowLayout to, Migration migration)
    {
        foreach (var connection in _waiting ?? [])
        {
            if (Find(connection, from, to, migration) < 0) return Migration.Name(from.Nodes[from.Connections[connection].Source]);
        }

        return null;
    }

    /// <summary>The same in the terms of another version, which begins where its own drawing says when the old start is gone.</summary>
    public FlowState To(FlowLayout from, FlowLayout to, Migration migration)
    {
        var place = Array.IndexOf(to.Nodes, migration.Target(from.Nodes[start]));
        if (place < 0) place = to.StartFor(null);
        var state = new FlowState(place, to.Direction(place));
        foreach (var connection in _waiting ?? []) state.Waiting.Add(Find(connection, from, to, migration));
        return state;
    }

    private static int Find(int connection, FlowLayout from, FlowLayout to, Migration migration)
    {
        var (source, port, target) = from.Connections[connection];
        var (newSource, newTarget) = (migration.Target(from.Nodes[source]), migration.Target(from.Nodes[target]));
        return Array.FindIndex(to.Connections, candidate => candidate.Port == port
            && ReferenceEquals(to.Nodes[candidate.Source], newSource) && ReferenceEquals(to.Nodes[candidate.Target], newTarget));
    }

    public static FlowState Load(Value saved, FlowLayout layout)
    {
        if (saved.AsList is not [var start, ..] list) throw new FormatException("A flowchart's stored state is no list that begins with its start.");
        var state = new FlowState((int)start.Number, layout.Direction((int)start.Number));
        for (var i = 1; i < list.Count; i++) state.Waiting.Add((int)list[i].Number);
        return state;
    }
}
