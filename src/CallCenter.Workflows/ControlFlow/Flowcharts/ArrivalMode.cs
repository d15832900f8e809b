using CallCenter.Workflows.Graphs;

namespace CallCenter.Workflows.ControlFlow.Flowcharts;

/// <summary>What an activity of a flowchart does when a connection reaches it and others may follow.</summary>
internal enum ArrivalMode
{
    /// <summary>Runs for each arrival.</summary>
    AtOnce,

    /// <summary>Runs at the first arrival and withdraws all that is still on the way.</summary>
    Any,

    /// <summary>Runs when nothing more can come in this round.</summary>
    AllActive,

    /// <summary>Runs when all have come; when one cannot come in this round any more, the others are dropped.</summary>
    All,

    /// <summary>Runs when all that lead forward have come, in whichever round.</summary>
    Merge,

    /// <summary>Runs when all have come, ways back too.</summary>
    Converge,
}

internal static class ArrivalModes
{
    /// <summary>In counter mode only a join has a mode; in token mode every activity may have one.</summary>
    public static ArrivalMode Of(CompiledNode node, FlowchartMode mode)
    {
        if (node.Behaviour is FlowJoin join)
        {
            return join.Mode switch
            {
                JoinMode.WaitAny => ArrivalMode.Any,
                JoinMode.WaitAll => mode == FlowchartMode.TokenBased ? ArrivalMode.Merge : ArrivalMode.All,
                _ => ArrivalMode.AllActive,
            };
        }

        if (mode == FlowchartMode.CounterBased) return ArrivalMode.AllActive;
        return node.Definition.MergeMode?.ToUpperInvariant() switch
        {
            "MERGE" => ArrivalMode.Merge,
            "CONVERGE" => ArrivalMode.Converge,
            "CASCADE" => ArrivalMode.AtOnce,
            "RACE" => ArrivalMode.Any,
            _ => ArrivalMode.AllActive,
        };
    }
}
