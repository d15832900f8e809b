using CallCenter.Workflows.Graphs;

namespace CallCenter.Workflows.Instances;

public enum ExecutionStatus { Pending, Running, Completed, Canceled, Faulted }

/// <summary>One run of one node in one instance; a loop makes many of a node.</summary>
public sealed class Execution
{
    public int Number { get; internal set; }
    public CompiledNode Node { get; internal set; } = null!;
    public Execution? Parent { get; internal set; }
    public ExecutionStatus Status { get; internal set; }
    public DateTimeOffset StartedAt { get; internal set; }

    /// <summary>Evaluated inputs in the order of the type's inputs; kept while the execution lives.</summary>
    internal Value[]? Inputs { get; set; }

    /// <summary>What the activity keeps while it waits, in the order of its state properties.</summary>
    internal Value[]? State { get; set; }

    /// <summary>What a container keeps.</summary>
    internal ControlState? Control { get; set; }

    /// <summary>Values of the container's own variables by slot.</summary>
    internal Value[]? Variables { get; set; }

    /// <summary>Variables of this one execution, such as the item of a parallel loop; null for none.</summary>
    internal ValueRecord? Locals { get; set; }

    /// <summary>The ask it waits for.</summary>
    internal object? Ask { get; set; }

    internal int AskNumber { get; set; }

    /// <summary>What the parent remembers this child by (a branch, an iteration, a connection).</summary>
    internal int Tag { get; set; }

    /// <summary>How many children live.</summary>
    internal int LiveChildren { get; set; }

    /// <summary>The payload of the stimulus that started the workflow here.</summary>
    internal object? TriggerPayload { get; set; }
}

/// <summary>A container's memory of one execution, e.g. a flowchart's counters; stored with the instance.</summary>
public abstract class ControlState
{
    /// <summary>Everything that must survive, as plain values.</summary>
    public abstract Value Save();
}
