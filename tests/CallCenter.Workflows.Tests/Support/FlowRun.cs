using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Tests.Support;

/// <summary>Runs one instance step by step under a clock of its own, and keeps what the steps gave.</summary>
internal sealed class FlowRun
{
    public static readonly DateTimeOffset Epoch = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    private static readonly InstanceCodec Codec = new(new TestPayloadCodec(), new TestSecretCodec());

    private readonly StepResult _result = new();

    public FlowRun(WorkflowGraph graph)
    {
        Graph = graph;
        Instance = WorkflowEngine.Create(graph, "i1", Epoch);
    }

    public WorkflowGraph Graph { get; private set; }
    public WorkflowInstance Instance { get; private set; }
    public DateTimeOffset Now { get; set; } = Epoch;

    /// <summary>Stores and reads the instance back between any two steps.</summary>
    public bool Reloads { get; set; }

    /// <summary>How many steps there were to commit.</summary>
    public int Commits { get; private set; }

    /// <summary>Why the last step was refused.</summary>
    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    public List<object> Commands { get; } = [];
    public List<PendingAsk> Asks { get; } = [];
    public List<JournalRecord> Journal { get; } = [];

    /// <summary>The numbers of the bookmarks that a store would have by what the steps told it.</summary>
    public HashSet<int> Stored { get; } = [];

    /// <summary>The ids of activities that ran to their end, in order.</summary>
    public IEnumerable<string> Completed => Journal.Where(entry => entry.Event is JournalEvent.Completed or JournalEvent.Ran && entry.ActivityId != "root")
        .Select(entry => entry.ActivityId);

    public static FlowRun Of(Flow flow, ValueRecord? input = null) => new FlowRun(flow.Graph()).Start(input);

    public FlowRun Start(ValueRecord? input = null, string? trigger = null, object? payload = null) => Take(new Occurrence.Started(input, trigger, payload));

    public FlowRun Take(Occurrence occurrence)
    {
        if (Reloads) Instance = Codec.Read(Codec.Write(Instance, Graph), Graph);
        WorkflowEngine.Step(Graph, Instance, occurrence, Now, _result);
        Graph = _result.MovedTo ?? Graph;
        Refusals = [.. _result.Refusals];
        Commands.AddRange(_result.Commands.Select(command => command.Command));
        Asks.AddRange(_result.Asks);
        Stored.ExceptWith(_result.BookmarksRemoved);
        Stored.UnionWith(_result.BookmarksAdded.Select(bookmark => bookmark.Number));
        if (_result.Journal.Count > 0) Journal.AddRange(JournalCodec.Read(JournalCodec.Write(_result.Journal)));
        if (!_result.Changed) return this;
        Commits++;
        return _result.Continues ? Take(new Occurrence.Continued()) : this;
    }

    /// <summary>Offers a stimulus to the bookmark that waits for it.</summary>
    public FlowRun Offer(string name, string key, object? payload = null)
    {
        var bookmark = Instance.Bookmarks.FirstOrDefault(candidate => candidate.Stimulus == new StimulusKey(name, key))
            ?? throw new InvalidOperationException($"Nothing waits for {name}:{key}; waiting: {string.Join(", ", Instance.Bookmarks.Select(b => b.Stimulus?.ToString() ?? "timer"))}");
        return Take(new Occurrence.StimulusArrived(bookmark.Number, payload));
    }

    /// <summary>Lets the earliest timer come due.</summary>
    public FlowRun NextTimer()
    {
        var timer = Instance.Bookmarks.Where(bookmark => bookmark.DueAt is not null).MinBy(bookmark => bookmark.DueAt)
            ?? throw new InvalidOperationException("No timer waits.");
        Now = timer.DueAt!.Value;
        return Take(new Occurrence.TimerDue(timer.Number));
    }

    public Value Variable(string name)
    {
        var slot = Graph.Definition.Variables.ToList().FindIndex(variable => variable.Name == name);
        return slot >= 0 ? Instance.Variables[slot] : default;
    }
}

internal sealed class TestPayloadCodec : IPayloadCodec
{
    private static readonly Dictionary<string, Type> Types = [];

    public (string Type, string Json) Write(object payload)
    {
        if (payload is Value value) return (nameof(Value), ValueJson.Write(value));
        var type = payload.GetType();
        lock (Types) Types[type.FullName!] = type;
        return (type.FullName!, System.Text.Json.JsonSerializer.Serialize(payload, type));
    }

    public object Read(string type, string json)
    {
        if (type == nameof(Value)) return ValueJson.Parse(json);
        lock (Types) return System.Text.Json.JsonSerializer.Deserialize(json, Types[type])!;
    }
}

internal sealed class TestSecretCodec : ISecretCodec
{
    public string Protect(string clear) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(clear));
    public string Reveal(string secret) => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(secret));
}
