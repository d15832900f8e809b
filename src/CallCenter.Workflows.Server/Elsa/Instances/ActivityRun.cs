using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Server.Elsa.Instances;

/// <summary>One execution of one activity, put together from the journal.</summary>
internal sealed class ActivityRun(string instanceId, int number, int parentNumber, string activityId, ActivityNode? node, ActivityType? type, DateTimeOffset startedAt)
{
    /// <summary>Where Elsa's clients look for an execution's outcomes; a name of data, not of ours.</summary>
    public const string OutcomesKey = nameof(Outcomes);

    public int Number => number;
    public int ParentNumber => parentNumber;
    public string Id => IdOf(instanceId, number);
    public string ActivityId => activityId;
    public string NodeId => node?.NodeId ?? $"{ActivityJson.RootNodeId}:{activityId}";
    public string ActivityType => node?.Type ?? MissingActivities.PlaceholderType;
    public int ActivityVersion => type?.Version ?? node?.Version ?? 1;
    public string? Name => node?.Name;
    public DateTimeOffset StartedAt => startedAt;
    public DateTimeOffset? CompletedAt { get; private set; }
    public ExecutionStatus Status { get; private set; } = ExecutionStatus.Running;
    public string? Error { get; private set; }
    public bool HasBookmarks { get; set; }

    /// <summary>Faults of itself and of all below it.</summary>
    public int FaultCount { get; set; }

    public IReadOnlyList<string>? Outcomes { get; private set; }
    private Value[]? Inputs { get; set; }
    private ValueRecord? Outputs { get; set; }

    public static string IdOf(string instanceId, int number) => $"{instanceId}:{number}";

    /// <summary>The instance and the number in an execution's id; null when it is none.</summary>
    public static (string InstanceId, int Number)? ReadId(string? id) =>
        id?.LastIndexOf(':') is > 0 and var colon && int.TryParse(id.AsSpan(colon + 1), out var number) ? (id[..colon], number) : null;

    public void Apply(JournalRecord record)
    {
        Inputs = record.Inputs ?? Inputs;
        Outputs = record.Outputs ?? Outputs;
        Outcomes = record.Outcomes ?? Outcomes;
        switch (record.Event)
        {
            case JournalEvent.Ran or JournalEvent.Completed: End(ExecutionStatus.Completed, record.At); break;
            case JournalEvent.Canceled: End(ExecutionStatus.Canceled, record.At); break;
            case JournalEvent.Faulted:
                (Status, Error) = (ExecutionStatus.Faulted, record.Message);
                break;
            case JournalEvent.Noted: break;
            default:
                (Status, Error, CompletedAt) = (ExecutionStatus.Running, null, null);
                break;
        }
    }

    public JsonObject ToRecord()
    {
        var view = ToSummary();
        view["activityState"] = StateJson(type, Inputs);
        view["payload"] = Outcomes is null ? new JsonObject() : new JsonObject { [OutcomesKey] = ElsaAnswers.Texts(Outcomes) };
        view["outputs"] = Outputs is null ? new JsonObject() : Value.Of(Outputs).ToJson();
        view["properties"] = new JsonObject();
        view["exception"] = Error is null ? null : ErrorJson(Error);
        view["schedulingActivityExecutionId"] = IdOf(instanceId, parentNumber);
        view["schedulingActivityId"] = null;
        view["schedulingWorkflowInstanceId"] = null;
        view["callStackDepth"] = null;
        return view;
    }

    public JsonObject ToSummary() => new()
    {
        ["id"] = Id,
        ["workflowInstanceId"] = instanceId,
        ["activityId"] = activityId,
        ["activityNodeId"] = NodeId,
        ["activityType"] = ActivityType,
        ["activityTypeVersion"] = ActivityVersion,
        ["activityName"] = Name,
        ["startedAt"] = ElsaAnswers.Moment(startedAt),
        ["hasBookmarks"] = HasBookmarks,
        ["metadata"] = new JsonObject(),
        ["status"] = Status.ToString(),
        ["aggregateFaultCount"] = FaultCount,
        ["completedAt"] = ElsaAnswers.Moment(CompletedAt),
    };

    /// <summary>Evaluated inputs by name, as Studio shows them.</summary>
    public static JsonObject StateJson(ActivityType? type, Value[]? inputs)
    {
        var state = new JsonObject();
        for (var i = 0; i < (inputs?.Length ?? 0); i++)
        {
            var input = type is not null && i < type.Inputs.Count ? type.Inputs[i] : null;
            if (inputs![i].IsUndefined) continue;
            state[input?.Name ?? $"Input{i + 1}"] = input?.IsSensitive == true ? SensitiveText.Mask : inputs[i].ToJson();
        }

        return state;
    }

    public static JsonObject ErrorJson(string message, string? type = null) =>
        new() { ["type"] = type ?? "Fault", ["message"] = message, ["stackTrace"] = null, ["innerException"] = null };

    private void End(ExecutionStatus status, DateTimeOffset at) => (Status, CompletedAt, Error) = (status, at, null);
}
