using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;

namespace CallCenter.Workflows.Instances;

public enum InstanceStatus { Running, Finished }

public enum InstanceSubStatus { Pending, Executing, Suspended, Finished, Cancelled, Faulted }

/// <summary>
/// One run of one definition version: the only mutable truth. It changes only in <see cref="WorkflowEngine.Step"/>; whoever
/// calls that owns the object until the step's result is committed, and throws it away when the commit fails.
/// </summary>
public sealed class WorkflowInstance
{
    public required string Id { get; init; }
    public required string DefinitionId { get; init; }

    /// <summary>The version it runs: the one it started with, unless a person moved it to another.</summary>
    public required string DefinitionVersionId { get; set; }

    public required int DefinitionVersion { get; set; }

    /// <summary>The instance that started this one, for composition.</summary>
    public string? ParentInstanceId { get; init; }

    /// <summary>The business key; for call flows the contact's id.</summary>
    public string? CorrelationId { get; set; }

    public string? Name { get; set; }
    public InstanceStatus Status { get; internal set; } = InstanceStatus.Running;
    public InstanceSubStatus SubStatus { get; internal set; } = InstanceSubStatus.Pending;
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; internal set; }
    public DateTimeOffset? FinishedAt { get; internal set; }

    /// <summary>Counts the committed steps; a store refuses to overwrite a newer one.</summary>
    public int Revision { get; internal set; }

    public ValueRecord Input { get; internal set; } = Empty;

    /// <summary>Workflow outputs by name; null until one is set.</summary>
    public ValueRecord? Output { get; internal set; }

    /// <summary>contact, customer, agent, ...; null until one is set.</summary>
    public ValueRecord? Facts { get; internal set; }

    public IReadOnlyList<Bookmark> Bookmarks => BookmarkList;
    public IReadOnlyList<Incident> Incidents => IncidentList;

    /// <summary>Asks sent and not answered yet, to be sent again after a crash.</summary>
    public IEnumerable<PendingAsk> PendingAsks => Live.Where(execution => execution.Ask is not null)
        .Select(execution => new PendingAsk(Id, execution.Number, execution.AskNumber, execution.Ask!));

    /// <summary>Where it stands: the innermost executions that are not over.</summary>
    public IEnumerable<Execution> Standing => Live.Where(execution => execution.LiveChildren == 0);

    internal List<Bookmark> BookmarkList { get; } = [];
    internal List<Incident> IncidentList { get; } = [];

    /// <summary>Executions that are not over, parents before children.</summary>
    internal List<Execution> Live { get; } = [];

    /// <summary>Values of the workflow's variables by slot; see <see cref="WorkflowGraph.Variables"/>.</summary>
    internal Value[] Variables { get; set; } = [];

    /// <summary>Variables that scripts created, and the last outputs of activities by node and output name.</summary>
    internal Dictionary<string, Value>? ExtraVariables { get; set; }

    internal Dictionary<string, ValueRecord>? ActivityOutputs { get; set; }
    internal Value LastResult { get; set; }

    /// <summary>Commands to send at a later moment.</summary>
    internal List<PartingCommand>? Parting { get; set; }

    /// <summary>The activity whose trigger started the instance and what it carried, until that activity is scheduled.</summary>
    internal (string ActivityId, object Payload)? Trigger { get; set; }

    /// <summary>The last plan of alterations that was applied.</summary>
    internal string? LastPlanId { get; set; }

    /// <summary>How many activities ran since it last waited; not stored.</summary>
    internal int RanSinceWaiting { get; set; }

    /// <summary>The last number given to an execution, bookmark, ask, command or id.</summary>
    internal int LastNumber { get; set; }

    /// <summary>The sequence of the last journal entry.</summary>
    internal int JournalSequence { get; set; }

    /// <summary>The workflow's own variables and those that scripts created, as they are now, for people who look.</summary>
    public IEnumerable<(string Id, string Name, Value Value)> ReadVariables(WorkflowGraph graph)
    {
        for (var slot = 0; slot < graph.Variables.Length; slot++)
            yield return (graph.Variables[slot].Id, graph.Variables[slot].Name, slot < Variables.Length ? Variables[slot] : graph.Variables[slot].Default);
        foreach (var (name, value) in ExtraVariables ?? []) yield return (name, name, value);
    }

    private static ValueRecord Empty { get; } = new(0);

    internal int NextNumber() => ++LastNumber;
}

/// <summary>When a command that was given ahead is sent; <see cref="End"/> is any end, which an <see cref="Commands.EndReport"/> tells. The numbers are stored.</summary>
internal enum PartingMoment : byte { Over = 0, Faulted = 1, AtRest = 2, Cancelled = 3, End = 4 }

/// <summary>A command that was given ahead.</summary>
internal sealed record PartingCommand(PartingMoment Moment, object Command)
{
    /// <summary>As it is stored: the same in every state of the instance until it is sent.</summary>
    public (string Type, string Json)? Stored { get; set; }
}

/// <summary>A stored place where an instance waits.</summary>
/// <param name="Number">Unique in its instance.</param>
/// <param name="ExecutionNumber">Whose bookmark it is; 0 for one that ends the whole workflow when its stimulus arrives.</param>
/// <param name="Stimulus">What it waits for, unless it is a timer.</param>
/// <param name="DueAt">When it comes due, for a timer.</param>
/// <param name="TimerName">Which of an activity's timers it is.</param>
public sealed record Bookmark(int Number, int ExecutionNumber, StimulusKey? Stimulus, DateTimeOffset? DueAt, string? TimerName, string NodeId);

/// <summary>A recorded failure of an activity execution, open until it is retried.</summary>
public sealed record Incident(
    int ExecutionNumber, string ActivityId, string NodeId, string ActivityType, string Message, string ExceptionType, bool Retryable, DateTimeOffset At);

/// <summary>A question to the outside whose answer is the instance's next occurrence.</summary>
/// <param name="InstanceId">Who asks.</param>
/// <param name="ExecutionNumber">Which execution waits for the answer.</param>
/// <param name="AskNumber">Tells a late answer from the one waited for.</param>
/// <param name="Request">The question, opaque to the engine.</param>
public sealed record PendingAsk(string InstanceId, int ExecutionNumber, int AskNumber, object Request)
{
    /// <summary>The same for every sending of this ask.</summary>
    public string IdempotencyKey => $"{InstanceId}:{AskNumber}";
}

/// <summary>A command to be sent after the commit.</summary>
/// <param name="InstanceId">Who sends it.</param>
/// <param name="Number">Unique in its instance; commands of an instance are sent in this order.</param>
/// <param name="Command">Opaque to the engine.</param>
public sealed record OutgoingCommand(string InstanceId, int Number, object Command)
{
    /// <summary>The same for every sending of this command.</summary>
    public string IdempotencyKey => $"{InstanceId}:{Number}";
}
