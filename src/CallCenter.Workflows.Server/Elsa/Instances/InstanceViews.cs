using System.Text.Json.Nodes;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Server.Elsa.Instances;

/// <summary>Instances as Elsa's clients see them, made from the stored state and journal.</summary>
internal sealed class InstanceViews(IInstanceReader reader, DefinitionLibrary library, InstanceCodec codec)
{
    private const string WorkflowType = "Elsa.Workflow";

    public static JsonObject Summary(InstanceSummary row) => new()
    {
        ["id"] = row.Id,
        ["definitionId"] = row.DefinitionId,
        ["definitionVersionId"] = row.DefinitionVersionId,
        ["version"] = row.DefinitionVersion,
        ["parentWorkflowInstanceId"] = row.ParentInstanceId,
        ["status"] = row.Status.ToString(),
        ["subStatus"] = row.SubStatus.ToString(),
        ["isExecuting"] = row.SubStatus == InstanceSubStatus.Executing,
        ["correlationId"] = row.CorrelationId,
        ["name"] = row.Name,
        ["incidentCount"] = row.IncidentCount,
        ["isSystem"] = false,
        ["createdAt"] = ElsaAnswers.Moment(row.CreatedAt),
        ["updatedAt"] = ElsaAnswers.Moment(row.UpdatedAt),
        ["finishedAt"] = ElsaAnswers.Moment(row.FinishedAt),
    };

    /// <summary>The instance with its state, or null.</summary>
    public async Task<JsonObject?> FullAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await reader.GetAsync(instanceId, cancellationToken) is not { } row) return null;
        var (_, instance) = await StateAsync(row, cancellationToken);
        var view = Summary(SummaryOf(row));
        view["workflowState"] = State(row, instance);
        return view;
    }

    /// <summary>The open failures of an instance, the latest last; empty when there is no such instance.</summary>
    public async Task<IReadOnlyList<Incident>> IncidentsAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await reader.GetAsync(instanceId, cancellationToken) is not { } row) return [];
        var (_, instance) = await StateAsync(row, cancellationToken);
        return instance?.Incidents ?? [];
    }

    /// <summary>The place where an instance waits; null when there is none of that number any more.</summary>
    public async Task<Bookmark?> FindBookmarkAsync(string instanceId, int number, CancellationToken cancellationToken)
    {
        if (await reader.GetAsync(instanceId, cancellationToken) is not { Status: InstanceStatus.Running } row) return null;
        var (_, instance) = await StateAsync(row, cancellationToken);
        return instance?.Bookmarks.FirstOrDefault(bookmark => bookmark.Number == number);
    }

    public async Task<JsonArray?> VariablesAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await reader.GetAsync(instanceId, cancellationToken) is not { } row) return null;
        var (graph, instance) = await StateAsync(row, cancellationToken);
        var items = new JsonArray();
        if (graph is null || instance is null) return items;
        foreach (var (id, name, value) in instance.ReadVariables(graph))
            items.Add(new JsonObject { ["id"] = id, ["name"] = name, ["value"] = value.ToJson() });
        return items;
    }

    /// <summary>What ran so far, or null when there is no such instance.</summary>
    public async Task<ExecutedPath?> PathAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await reader.GetAsync(instanceId, cancellationToken) is not { } row) return null;
        var (graph, instance) = await StateAsync(row, cancellationToken);
        var journal = new List<JournalRecord>();
        foreach (var stored in await reader.ReadJournalAsync(instanceId, 0, cancellationToken)) journal.AddRange(JournalCodec.Read(stored.Entries));
        var waiting = (instance?.Bookmarks ?? []).Select(bookmark => bookmark.ExecutionNumber).Where(number => number > 0).ToHashSet();
        return new(instanceId, graph, journal, waiting);
    }

    /// <summary>The record of the workflow itself, which the engine does not journal.</summary>
    public async Task<JsonObject?> RootRecordAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await reader.GetAsync(instanceId, cancellationToken) is not { } row) return null;
        var (_, instance) = await StateAsync(row, cancellationToken);
        return new()
        {
            ["id"] = ActivityRun.IdOf(row.Id, 0),
            ["workflowInstanceId"] = row.Id,
            ["activityId"] = ActivityJson.RootNodeId,
            ["activityNodeId"] = ActivityJson.RootNodeId,
            ["activityType"] = WorkflowType,
            ["activityTypeVersion"] = 1,
            ["activityName"] = ActivityJson.RootNodeId,
            ["startedAt"] = ElsaAnswers.Moment(row.CreatedAt),
            ["hasBookmarks"] = false,
            ["metadata"] = new JsonObject(),
            ["status"] = StatusOf(row),
            ["aggregateFaultCount"] = row.IncidentCount,
            ["completedAt"] = ElsaAnswers.Moment(row.FinishedAt),
            ["activityState"] = Members(instance?.Input),
            ["payload"] = new JsonObject(),
            ["outputs"] = Members(instance?.Output),
            ["properties"] = new JsonObject(),
            ["exception"] = null,
            ["schedulingActivityExecutionId"] = null,
            ["schedulingActivityId"] = null,
            ["schedulingWorkflowInstanceId"] = null,
            ["callStackDepth"] = 0,
        };
    }

    public static JsonObject SummaryOf(JsonObject record)
    {
        var summary = record.DeepClone().AsObject();
        foreach (var name in (string[])["activityState", "payload", "outputs", "properties", "exception"]) summary.Remove(name);
        return summary;
    }

    private static InstanceSummary SummaryOf(StoredInstance row) => new(
        row.Id, row.DefinitionId, row.DefinitionVersionId, row.DefinitionVersion, row.CorrelationId, row.Name, row.ParentInstanceId,
        row.Status, row.SubStatus, row.IncidentCount, row.CreatedAt, row.UpdatedAt, row.FinishedAt);

    /// <summary>An instance whose version is gone, or was a draft that changed, still shows its row.</summary>
    private async Task<(WorkflowGraph? Graph, WorkflowInstance? Instance)> StateAsync(StoredInstance row, CancellationToken cancellationToken)
    {
        if (await library.GetGraphAsync(row.DefinitionVersionId, cancellationToken) is not { } graph) return (null, null);
        try
        {
            return (graph, codec.Read(row.State, graph));
        }
        catch (FormatException)
        {
            return (graph, null);
        }
    }

    private static JsonObject State(StoredInstance row, WorkflowInstance? instance) => new()
    {
        ["id"] = row.Id,
        ["definitionId"] = row.DefinitionId,
        ["definitionVersionId"] = row.DefinitionVersionId,
        ["definitionVersion"] = row.DefinitionVersion,
        ["parentWorkflowInstanceId"] = row.ParentInstanceId,
        ["correlationId"] = row.CorrelationId,
        ["name"] = row.Name,
        ["status"] = row.Status.ToString(),
        ["subStatus"] = row.SubStatus.ToString(),
        ["isExecuting"] = row.SubStatus == InstanceSubStatus.Executing,
        ["bookmarks"] = new JsonArray([.. (instance?.Bookmarks ?? []).Select(bookmark => BookmarkJson(row.Id, bookmark))]),
        ["incidents"] = new JsonArray([.. (instance?.Incidents ?? []).Select(incident => IncidentJson(row.Id, incident))]),
        ["completionCallbacks"] = new JsonArray(),
        ["activityExecutionContexts"] = new JsonArray(RootContext(row)),
        ["scheduledActivities"] = new JsonArray(),
        ["executionLogSequence"] = row.Revision,
        ["input"] = Members(instance?.Input),
        ["output"] = Members(instance?.Output),
        ["properties"] = new JsonObject(),
        ["createdAt"] = ElsaAnswers.Moment(row.CreatedAt),
        ["updatedAt"] = ElsaAnswers.Moment(row.UpdatedAt),
        ["finishedAt"] = ElsaAnswers.Moment(row.FinishedAt),
    };

    /// <summary>Studio begins at the first context without a parent.</summary>
    private static JsonObject RootContext(StoredInstance row) => new()
    {
        ["id"] = ActivityRun.IdOf(row.Id, 0),
        ["parentContextId"] = null,
        ["scheduledActivityNodeId"] = ActivityJson.RootNodeId,
        ["ownerActivityNodeId"] = null,
        ["properties"] = new JsonObject(),
        ["activityState"] = new JsonObject(),
        ["dynamicVariables"] = new JsonArray(),
        ["status"] = StatusOf(row),
        ["isExecuting"] = row.SubStatus == InstanceSubStatus.Executing,
        ["faultCount"] = row.IncidentCount,
        ["startedAt"] = ElsaAnswers.Moment(row.CreatedAt),
        ["completedAt"] = ElsaAnswers.Moment(row.FinishedAt),
    };

    private static JsonObject BookmarkJson(string instanceId, Bookmark bookmark) => new()
    {
        ["id"] = $"{instanceId}:{bookmark.Number}",
        ["name"] = bookmark.Stimulus?.Name ?? "Timer",
        ["hash"] = bookmark.Stimulus?.ToString() ?? $"Timer:{bookmark.TimerName}",
        ["payload"] = bookmark.DueAt is { } due
            ? new JsonObject { ["ResumeAt"] = ElsaAnswers.Moment(due) }
            : new JsonObject { ["Key"] = bookmark.Stimulus?.Key },
        ["activityNodeId"] = bookmark.NodeId,
        ["activityInstanceId"] = ActivityRun.IdOf(instanceId, bookmark.ExecutionNumber),
        ["activityId"] = bookmark.NodeId[(bookmark.NodeId.LastIndexOf(':') + 1)..],
        ["autoBurn"] = true,
        ["callbackMethodName"] = null,
        ["metadata"] = null,
        ["createdAt"] = null,
    };

    private static JsonObject IncidentJson(string instanceId, Incident incident) => new()
    {
        ["activityId"] = incident.ActivityId,
        ["activityNodeId"] = incident.NodeId,
        ["activityInstanceId"] = ActivityRun.IdOf(instanceId, incident.ExecutionNumber),
        ["activityType"] = incident.ActivityType,
        ["message"] = incident.Message,
        ["exception"] = ActivityRun.ErrorJson(incident.Message, incident.ExceptionType),
        ["timestamp"] = ElsaAnswers.Moment(incident.At),
    };

    private static string StatusOf(StoredInstance row) => row.SubStatus switch
    {
        InstanceSubStatus.Finished => nameof(ExecutionStatus.Completed),
        InstanceSubStatus.Cancelled => nameof(ExecutionStatus.Canceled),
        InstanceSubStatus.Faulted => nameof(ExecutionStatus.Faulted),
        _ => nameof(ExecutionStatus.Running),
    };

    private static JsonNode Members(ValueRecord? record) => record is null ? new JsonObject() : Value.Of(record).ToJson()!;
}
