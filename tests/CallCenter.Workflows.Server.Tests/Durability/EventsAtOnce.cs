using System.Diagnostics;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities.Elsa;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Server.Tests.Durability;

/// <summary>Instances that each wait for four events beside each other, and all of these events offered at once, many of them twice.</summary>
public sealed class EventsAtOnce(IWorkflowRuntime runtime, IInstanceStore store, IInstanceReader reader)
{
    public const string Definition = "events-at-once";

    /// <summary>One event in so many is offered a second time.</summary>
    private const int Repeated = 4;

    private static readonly string[] Events = ["paid", "packed", "sent", "signed"];

    private readonly List<Stimulus> _events = [];
    private readonly List<string> _instances = [];

    /// <summary>The flow, as the designer sends it.</summary>
    public static JsonObject Model => new()
    {
        ["definitionId"] = Definition,
        ["name"] = Definition,
        ["root"] = new JsonObject
        {
            ["id"] = "root", ["nodeId"] = "Workflow1:root", ["type"] = "Elsa.Flowchart", ["version"] = 1,
            ["activities"] = new JsonArray(
            [
                Node("fork", "Elsa.FlowFork", "branches", "Object", $"""["{string.Join("\",\"", Events)}"]"""),
                .. Events.Select(name => Node(name, "Elsa.Event", "eventName", "Literal", name)),
                Node("join", "Elsa.FlowJoin", "mode", "Literal", "WaitAll"),
            ]),
            ["connections"] = new JsonArray([.. Events.Select(name => Connect("fork", name, name)), .. Events.Select(name => Connect(name, "Done", "join"))]),
        },
    };

    /// <summary>Starts the instances that so many events are for.</summary>
    public async Task StartAsync(int events)
    {
        var started = await Task.WhenAll(Enumerable.Range(0, events / Events.Length).Select(_ => runtime.StartAsync(new(Definition, VersionOptions.Published))));
        _instances.AddRange(started.Select(id => id!));
        _events.AddRange(_instances.SelectMany(id => Events.Select(name => new Stimulus($"{id}:{name}", EventStimuli.ToInstance(name, id), Value.Null))));
    }

    /// <summary>Offers all at once; answers how long it took until each had its effect.</summary>
    public async Task<TimeSpan> OfferAsync()
    {
        var offered = _events.Concat(_events.Where((_, number) => number % Repeated == 0)).ToArray();
        new Random(1).Shuffle(offered);
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(offered.Select(stimulus => runtime.OfferAsync(stimulus)));
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>What is not as it must be: every event had its effect exactly once, and nobody waits any more.</summary>
    public async Task<IReadOnlyList<string>> FindWrongAsync()
    {
        var wrong = new List<string>();
        var keys = _events.Select(stimulus => stimulus.Key).Concat(Events.Select(EventStimuli.ToAll)).ToList();
        wrong.AddRange((await store.FindBookmarksAsync(keys, default)).Select(bookmark => $"{bookmark.InstanceId} left bookmark {bookmark.Number} {bookmark.Stimulus}"));
        wrong.AddRange((await store.ReadInboxAsync(default)).Where(row => row.Stimulus.Name == Event.Stimulus).Select(row => $"{row.Id} is in the inbox"));
        foreach (var row in await store.LoadAsync(_instances, default))
        {
            if (row.SubStatus != InstanceSubStatus.Finished) wrong.Add($"{row.Id} is {row.SubStatus}");
            var ended = (await reader.ReadJournalAsync(row.Id, 0, default)).SelectMany(journal => JournalCodec.Read(journal.Entries))
                .Where(entry => entry.Event is JournalEvent.Completed && Events.Contains(entry.ActivityId)).Select(entry => entry.ActivityId).Order(StringComparer.Ordinal);
            if (!ended.SequenceEqual(Events.Order(StringComparer.Ordinal))) wrong.Add($"{row.Id} was resumed by {string.Join(", ", ended)}");
        }

        return wrong;
    }

    private static JsonObject Node(string id, string type, string input, string language, string value) => new()
    {
        ["id"] = id, ["nodeId"] = $"Workflow1:root:{id}", ["name"] = id, ["type"] = type, ["version"] = 1,
        [input] = new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = language, ["value"] = value } },
    };

    private static JsonObject Connect(string from, string port, string to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    };
}
