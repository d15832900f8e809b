using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Commands;

/// <summary>What the runtime itself carries out after a commit, whoever else receives commands.</summary>
public abstract record EngineCommand;

/// <summary>Offers a stimulus to all instances; each command is one fact, however often it is sent.</summary>
/// <param name="Key">What bookmarks are found by.</param>
/// <param name="TriggerKey">What published triggers are found by; null starts nothing.</param>
/// <param name="Payload">Comes to the activities that wait.</param>
/// <param name="CorrelationId">The business key of instances that it starts.</param>
public sealed record OfferStimulus(StimulusKey Key, StimulusKey? TriggerKey, Value Payload, string? CorrelationId) : EngineCommand;

/// <summary>Cancels the running instances that an instance started; each of them does the same with its own.</summary>
public sealed record CancelChildren(string ParentInstanceId) : EngineCommand;

/// <summary>Has the instances that an instance started, and that are over, report their end once more.</summary>
public sealed record ReportChildren(string ParentInstanceId) : EngineCommand;

/// <summary>A flow wants a task done by the outside, which reports its completion under the task's id.</summary>
public sealed record TaskRequested(string TaskId, string TaskName, ValueRecord? Payload, string InstanceId) : EngineCommand;

/// <summary>A line for the server's log.</summary>
public sealed record WriteLog(string Level, string Category, string Message, ValueRecord? Attributes, string InstanceId) : EngineCommand;

/// <summary>An instance is over, however it ended: told to the instance that started it and waits. Command and payload alike.</summary>
/// <param name="Key">The key that the waiting activity gave.</param>
/// <param name="Index">Which of the activity's instances.</param>
/// <param name="InstanceId">The instance that is over.</param>
/// <param name="SubStatus">How it ended: Finished, Cancelled or Faulted.</param>
/// <param name="Output">Its outputs by name.</param>
public sealed record WorkflowEnded(string Key, int Index, string InstanceId, InstanceSubStatus SubStatus, ValueRecord? Output) : EngineCommand
{
    /// <summary>The stimulus that the waiting activity's bookmark names.</summary>
    public static StimulusKey StimulusOf(string key) => new(nameof(WorkflowEnded), key);
}

/// <summary>How an instance's end is reported to the one that started it; kept with the instance until it is over.</summary>
public sealed record EndReport(string Key, int Index)
{
    internal WorkflowEnded Of(WorkflowInstance instance, InstanceSubStatus how) => new(Key, Index, instance.Id, how, instance.Output);
}
