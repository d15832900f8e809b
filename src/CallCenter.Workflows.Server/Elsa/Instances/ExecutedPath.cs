using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Server.Elsa.Instances;

/// <summary>What ran in an instance: its journal with the nodes it speaks of.</summary>
internal sealed class ExecutedPath
{
    private readonly string _instanceId;
    private readonly WorkflowGraph? _graph;
    private readonly IReadOnlyList<JournalRecord> _journal;
    private readonly Dictionary<int, ActivityRun> _runs = [];

    public ExecutedPath(string instanceId, WorkflowGraph? graph, IReadOnlyList<JournalRecord> journal, IReadOnlySet<int> waiting)
    {
        (_instanceId, _graph, _journal) = (instanceId, graph, journal);
        foreach (var record in journal)
        {
            if (!_runs.TryGetValue(record.ExecutionNumber, out var run))
            {
                var (node, type) = Find(record.ActivityId);
                _runs[record.ExecutionNumber] = run = new(instanceId, record.ExecutionNumber, record.ParentNumber, record.ActivityId, node, type, record.At);
            }

            run.Apply(record);
        }

        foreach (var run in _runs.Values)
        {
            run.HasBookmarks = waiting.Contains(run.Number);
            if (run.Status == ExecutionStatus.Faulted) CountFault(run);
        }
    }

    /// <summary>All executions, in the order in which they began.</summary>
    public IEnumerable<ActivityRun> Runs => _runs.Values;

    public ActivityRun? Find(int number) => _runs.GetValueOrDefault(number);

    /// <summary>The execution and those around it, outermost first.</summary>
    public IReadOnlyList<ActivityRun> StackOf(int number)
    {
        var stack = new List<ActivityRun>();
        for (var run = Find(number); run is not null; run = Find(run.ParentNumber)) stack.Insert(0, run);
        return stack;
    }

    /// <summary>Counts by node, for the badges; only nodes that ran.</summary>
    public JsonArray Stats(IReadOnlyCollection<string>? nodeIds = null)
    {
        var stats = new JsonArray();
        foreach (var node in _runs.Values.GroupBy(run => run.NodeId, StringComparer.Ordinal))
        {
            if (nodeIds is not null && !nodeIds.Contains(node.Key)) continue;
            var completed = node.Count(run => run.CompletedAt is not null);
            stats.Add(new JsonObject
            {
                ["activityId"] = node.First().ActivityId,
                ["activityNodeId"] = node.Key,
                ["startedCount"] = node.Count(),
                ["completedCount"] = completed,
                ["uncompletedCount"] = node.Count() - completed,
                ["isBlocked"] = node.Any(run => run.HasBookmarks),
                ["isFaulted"] = node.Any(run => run.FaultCount > 0),
                ["aggregateFaultCount"] = node.Sum(run => run.FaultCount),
                ["metadata"] = new JsonObject(),
            });
        }

        return stats;
    }

    /// <summary>The journal as Elsa writes it: an activity that began and ended in one step has both lines.</summary>
    public IEnumerable<JournalLine> Lines()
    {
        foreach (var record in _journal)
        {
            var (node, type) = Find(record.ActivityId);
            var sequence = record.Sequence * 2L;
            switch (record.Event)
            {
                case JournalEvent.Ran:
                    yield return new(this, record, node, type, sequence, nameof(JournalEvent.Started), null);
                    yield return new(this, record, node, type, sequence + 1, nameof(JournalEvent.Completed), record.Message);
                    break;
                case JournalEvent.Noted:
                    var parts = (record.Message ?? "").Split(':', 2);
                    yield return new(this, record, node, type, sequence, parts[0], parts.Length > 1 ? parts[1].TrimStart() : null);
                    break;
                default:
                    yield return new(this, record, node, type, sequence, record.Event.ToString(), record.Message);
                    break;
            }
        }
    }

    private (ActivityNode? Node, ActivityType? Type) Find(string activityId)
    {
        var node = _graph?.Find(activityId);
        return (node?.Definition, node?.Type);
    }

    private void CountFault(ActivityRun run)
    {
        for (var around = run; around is not null; around = Find(around.ParentNumber)) around.FaultCount++;
    }

    /// <summary>One line of the journal.</summary>
    public sealed record JournalLine(
        ExecutedPath Path, JournalRecord Record, ActivityNode? Node, ActivityType? Type, long Sequence, string EventName, string? Message)
    {
        public string NodeId => Node?.NodeId ?? $"{ActivityJson.RootNodeId}:{Record.ActivityId}";
        public string ActivityType => Node?.Type ?? MissingActivities.PlaceholderType;

        public JsonObject ToJson() => new()
        {
            ["id"] = $"{Path._instanceId}:{Sequence}",
            ["activityInstanceId"] = ActivityRun.IdOf(Path._instanceId, Record.ExecutionNumber),
            ["parentActivityInstanceId"] = ActivityRun.IdOf(Path._instanceId, Record.ParentNumber),
            ["activityId"] = Record.ActivityId,
            ["activityType"] = ActivityType,
            ["activityTypeVersion"] = Type?.Version ?? Node?.Version ?? 1,
            ["activityName"] = Node?.Name,
            ["nodeId"] = NodeId,
            ["timestamp"] = ElsaAnswers.Moment(Record.At),
            ["sequence"] = Sequence,
            ["eventName"] = EventName,
            ["message"] = Message,
            ["source"] = null,
            ["activityState"] = EventName == nameof(JournalEvent.Started) ? ActivityRun.StateJson(Type, Record.Inputs) : null,
            ["payload"] = EventName == nameof(JournalEvent.Completed) && Record.Outcomes is { } outcomes
                ? new JsonObject { [ActivityRun.OutcomesKey] = ElsaAnswers.Texts(outcomes) } : null,
        };
    }
}
