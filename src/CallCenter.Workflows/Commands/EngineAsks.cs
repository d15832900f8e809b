using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Commands;

/// <summary>
/// Asks the runtime to start instances of published versions. Their ids are given, so that a question asked again after a
/// crash starts nothing twice. Answered by <see cref="WorkflowsStarted"/>, or <c>AskFailed</c> when one cannot be started.
/// </summary>
/// <param name="ParentInstanceId">Who asks; cancelling it cancels them.</param>
/// <param name="Children">The instances.</param>
/// <param name="TellsState">The answer says how far each came.</param>
public sealed record StartWorkflows(string ParentInstanceId, IReadOnlyList<ChildWorkflow> Children, bool TellsState = false);

/// <summary>An instance to be started by another.</summary>
/// <param name="InstanceId">Its id, derived from the instance that starts it.</param>
/// <param name="DefinitionId">The definition whose published version it runs.</param>
/// <param name="CorrelationId">Its business key.</param>
/// <param name="Input">Its inputs by name.</param>
/// <param name="Report">To whom its end is told; null when nobody waits for it.</param>
public sealed record ChildWorkflow(string InstanceId, string DefinitionId, string? CorrelationId, ValueRecord Input, EndReport? Report)
{
    /// <summary>What its expressions and templates see by name from the first activity on.</summary>
    public ValueRecord? Facts { get; init; }
}

/// <summary>The instances run, their first step committed.</summary>
/// <param name="Refused">Those that their definition's activation strategy did not allow.</param>
/// <param name="States">How far each came, when that was asked for.</param>
public sealed record WorkflowsStarted(IReadOnlyList<RefusedChild> Refused, IReadOnlyList<ChildState> States);

public sealed record RefusedChild(int Index, string InstanceId);

public sealed record ChildState(string InstanceId, InstanceStatus Status, InstanceSubStatus SubStatus, ValueRecord? Output);

/// <summary>Asked and answered for an activity that runs in the background: what has happened so far is committed before it begins.</summary>
public sealed record BackgroundTurn
{
    public static readonly BackgroundTurn One = new();
}
