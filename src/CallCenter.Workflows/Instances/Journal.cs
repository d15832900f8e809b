using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.Instances;

public enum JournalEvent
{
    Started,
    Completed,
    /// <summary>Started and completed in the same step: one entry for both.</summary>
    Ran,
    Faulted,
    Suspended,
    Resumed,
    Canceled,
    /// <summary>A line an activity added; its name is in <see cref="JournalEntry.Message"/> before the first colon.</summary>
    Noted,
}

/// <summary>What happened in an instance, in order. A value, so that a step writes none to the heap.</summary>
public struct JournalEntry
{
    /// <summary>Counts from 1 in each instance.</summary>
    public int Sequence;
    public int ExecutionNumber;
    public int ParentNumber;
    public ActivityNode Node;
    public JournalEvent Event;
    public DateTimeOffset At;

    /// <summary>Of Completed and Ran.</summary>
    public IReadOnlyList<string>? Outcomes;

    /// <summary>Of Started and Ran: evaluated inputs in the order of the type's inputs; sensitive ones are masked when written.</summary>
    public Value[]? Inputs;

    /// <summary>Of Completed and Ran: outputs by name.</summary>
    public ValueRecord? Outputs;

    public string? Message;
}
