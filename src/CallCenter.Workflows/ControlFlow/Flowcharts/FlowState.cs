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

    public static FlowState Load(Value saved, FlowLayout layout)
    {
        if (saved.AsList is not [var start, ..] list) throw new FormatException("A flowchart's stored state is no list that begins with its start.");
        var state = new FlowState((int)start.Number, layout.Direction((int)start.Number));
        for (var i = 1; i < list.Count; i++) state.Waiting.Add((int)list[i].Number);
        return state;
    }
}
