using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;

namespace CallCenter.Workflows.Instances;

/// <summary>A change that a person makes to an instance that runs, or failed: a closed set. Names and meaning are Elsa's.</summary>
public abstract record Alteration
{
    private Alteration() { }

    /// <summary>Moves the instance to another version of its definition.</summary>
    /// <param name="To">The version it goes on with.</param>
    /// <param name="Nodes">Activity ids of the old version to those of the new; an id that is not named stays what it is.</param>
    public sealed record Migrate(WorkflowGraph To, IReadOnlyDictionary<string, string> Nodes) : Alteration;

    /// <summary>Cancels the instance.</summary>
    public sealed record Cancel(string Reason) : Alteration;

    /// <summary>Cancels one execution, or all executions of an activity; what they are part of goes on as if they ended without an outcome.</summary>
    public sealed record CancelActivity(string? ActivityId, int? ExecutionNumber = null) : Alteration;

    /// <summary>Gives a variable another value; of several executions that have it, all get it.</summary>
    /// <param name="VariableId">Its id, or its name.</param>
    public sealed record ModifyVariable(string VariableId, Value Value) : Alteration;

    /// <summary>Runs a failed execution or activity again; an activity that has not failed runs once more beside what runs, where it is drawn.</summary>
    public sealed record ScheduleActivity(string? ActivityId, int? ExecutionNumber = null) : Alteration;

    /// <summary>Runs all that failed again; nothing, where nothing failed.</summary>
    public sealed record Retry : Alteration;
}

/// <summary>Why an instance cannot be altered so.</summary>
/// <param name="ActivityId">Where it stands in the way; null when that is the instance as a whole.</param>
public sealed record Refusal(string? ActivityId, Text Reason);
