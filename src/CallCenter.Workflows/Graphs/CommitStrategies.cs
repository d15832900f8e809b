namespace CallCenter.Workflows.Graphs;

/// <summary>Where around an activity's run the instance is committed. At the end of a step it always is.</summary>
[Flags]
internal enum CommitPoints
{
    None = 0,
    Before = 1,
    After = 2,
}

/// <summary>
/// Elsa's commit strategies by name. Nothing is ever lost without one, since a step that was not committed runs again with
/// the same ids and its commands leave after the commit only; a strategy makes progress visible, and the instance can be
/// cancelled, while a long run without waiting goes on.
/// </summary>
internal static class CommitStrategies
{
    /// <summary>What the activity says, else what its workflow says.</summary>
    public static CommitPoints Of(CompiledNode node, string? ofWorkflow) => Name(node.Definition.CustomProperties["commitStrategyName"].AsString, "ActivityStrategy") switch
    {
        "COMMITALWAYS" => CommitPoints.Before | CommitPoints.After,
        "COMMITNEVER" => CommitPoints.None,
        "EXECUTING" => CommitPoints.Before,
        "EXECUTED" => CommitPoints.After,
        _ => Name(ofWorkflow, "WorkflowStrategy") switch
        {
            "WORKFLOWEXECUTING" when node.Parent is null => CommitPoints.Before,
            "ACTIVITYEXECUTING" => CommitPoints.Before,
            "ACTIVITYEXECUTED" => CommitPoints.After,
            _ => CommitPoints.None,
        },
    };

    /// <summary>The class name without its ending, as Elsa's own lists give it.</summary>
    private static string Name(string? stored, string ending)
    {
        if (string.IsNullOrEmpty(stored)) return "";
        var name = stored.Trim();
        return (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name[..^ending.Length] : name).ToUpperInvariant();
    }
}
