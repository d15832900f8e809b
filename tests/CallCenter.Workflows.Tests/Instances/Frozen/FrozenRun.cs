using System.Globalization;
using System.Text;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Instances.Frozen;

/// <summary>Moves one instance and writes down, as texts, all that it does. Wordings may change later, so messages are left out.</summary>
internal sealed class FrozenRun
{
    private static readonly InstanceCodec States = new(FrozenMove.Payloads, new TestSecretCodec());

    private readonly StepResult _result = new();

    public FrozenRun(string definition)
    {
        Graph = WorkflowGraph.Compile(
            DefinitionReader.Read(DefinitionJson.Parse(Encoding.UTF8.GetBytes(definition))).Definition, Flow.Catalogue, Flow.Languages);
        Instance = WorkflowEngine.Create(Graph, "frozen", FlowRun.Epoch, name: "冻结");
    }

    public FrozenRun(string definition, byte[] state) : this(definition)
    {
        Instance = States.Read(state, Graph);
        Now = Instance.UpdatedAt;
    }

    public WorkflowGraph Graph { get; }
    public WorkflowInstance Instance { get; private set; }
    public DateTimeOffset Now { get; private set; } = FlowRun.Epoch;

    /// <summary>What it did, in order: activities that ended, commands, asks.</summary>
    public List<string> Done { get; } = [];

    public List<byte[]> Journal { get; } = [];

    public byte[] State => States.Write(Instance, Graph);

    public void Reload() => Instance = States.Read(State, Graph);

    public FrozenRun Make(IEnumerable<FrozenMove> moves)
    {
        foreach (var move in moves) Take(OccurrenceOf(move));
        return this;
    }

    /// <summary>How it stands: what a person or another program could see of it.</summary>
    public SortedDictionary<string, string> Stand()
    {
        var stand = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["status"] = $"{Instance.Status} {Instance.SubStatus}",
            ["name"] = $"{Instance.Name} {Instance.CorrelationId}",
            ["input"] = Text(Value.Of(Instance.Input)),
            ["output"] = Instance.Output is null ? "" : Text(Value.Of(Instance.Output)),
            ["facts"] = Instance.Facts is null ? "" : Text(Value.Of(Instance.Facts)),
            ["incidents"] = string.Join("; ", Instance.Incidents.Select(incident => $"{incident.ActivityId}: {incident.ExceptionType}")),
            ["asks"] = string.Join("; ", Instance.PendingAsks.Select(ask => Text(ask.Request))),
            ["revision"] = Instance.Revision.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (id, _, value) in Instance.ReadVariables(Graph)) stand[$"variable {id}"] = Text(value);
        foreach (var bookmark in Instance.Bookmarks) stand[$"bookmark {bookmark.Number}"] = Text(bookmark);
        return stand;
    }

    public static string Text(Bookmark bookmark) => string.Create(
        CultureInfo.InvariantCulture, $"{bookmark.NodeId} {bookmark.ExecutionNumber} {bookmark.Stimulus} {bookmark.DueAt:O} {bookmark.TimerName}");

    private void Take(Occurrence occurrence)
    {
        WorkflowEngine.Step(Graph, Instance, occurrence, Now, _result);
        if (_result.Journal.Count > 0) Journal.Add(JournalCodec.Write(_result.Journal));
        foreach (var entry in _result.Journal)
        {
            if (entry.Event is JournalEvent.Completed or JournalEvent.Ran) Done.Add($"{entry.Node.Id}: {string.Join(',', entry.Outcomes!)}");
            else if (entry.Event is JournalEvent.Faulted or JournalEvent.Canceled) Done.Add($"{entry.Node.Id}: {entry.Event}");
            else if (entry.Event == JournalEvent.Noted) Done.Add($"{entry.Node.Id}: {entry.Message?.Split(':')[0]}");
        }

        foreach (var command in _result.Commands) Done.Add($"send {command.Number}: {Text(command.Command)}");
        foreach (var ask in _result.Asks) Done.Add($"ask {ask.AskNumber}: {Text(ask.Request)}");
    }

    private Occurrence OccurrenceOf(FrozenMove move)
    {
        switch (move.Do)
        {
            case "start": return new Occurrence.Started(new ValueRecord { ["who"] = "王芳" }, move.Name, move.Payload);
            case "answer":
                var ask = Instance.PendingAsks.First();
                return new Occurrence.AskAnswered(ask.ExecutionNumber, ask.AskNumber, move.Payload);
            case "retry": return new Occurrence.Retried();
            case "continue": return new Occurrence.Continued();
            case "cancel": return new Occurrence.Cancelled("by hand");
            case "timer":
                var timer = Instance.Bookmarks.Where(bookmark => bookmark.DueAt is not null).MinBy(bookmark => bookmark.DueAt)!;
                Now = timer.DueAt!.Value;
                return new Occurrence.TimerDue(timer.Number);
            case "offer":
                Now += TimeSpan.FromSeconds(1);
                return new Occurrence.StimulusArrived(
                    Instance.Bookmarks.First(bookmark => bookmark.Stimulus == new StimulusKey(move.Name!, move.Key!)).Number, move.Payload);
            default: throw new ArgumentException($"{move.Do} is no move.");
        }
    }

    private static string Text(object payload)
    {
        var (type, json) = FrozenMove.Payloads.Write(payload);
        return $"{type} {json}";
    }

    /// <summary>In clear: what is secret must come back too.</summary>
    private static string Text(Value value) => value.IsSensitive ? $"secret {value.AsString}" : value.IsUndefined ? "undefined" : ValueJson.Write(value);
}
