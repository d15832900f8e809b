using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Payloads;
using CallCenter.Workflows.Tests.Support;
using static CallCenter.Workflows.Tests.Instances.Frozen.FrozenDrawing;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>
/// Calls that go through every shape of control: loops of each kind, branches that all or of which one must come, decisions,
/// scripts and a state machine. In each of them the flow waits for time or for a word that may have come long before.
/// </summary>
internal sealed class SimShapes : SimScenario
{
    /// <summary>Every word that a call waits for, in no order.</summary>
    private static readonly string[] Words =
        ["each-a", "each-b", "for-1", "for-2", "stop-1", "stop-2", "par-x", "par-y", "par-z", "left", "right", "one", "other", "merge-1", "merge-2", "open", "close"];

    private static readonly WorkflowGraph Shapes = Read("shapes", Sequence("all",
        Node("called", "Sim.Called", starts: true),
        Node("each", "Elsa.ForEach", Input("items", """["a","b"]""", "Object") + ",\"body\":" + Await("item", "'each-' + getVariable('CurrentValue')")),
        Node("for", "Elsa.For", $"{Input("start", "1")},{Input("end", "3")},{Input("step", "1")},{Input("outerBoundInclusive", "false")},\"body\":{Await("number", "'for-' + getVariable('CurrentValue')")}"),
        Node("stop", "Elsa.For", $"{Input("start", "1")},{Input("end", "9")},{Input("step", "1")},\"body\":" + Sequence("counted",
            Await("count", "'stop-' + getVariable('CurrentValue')"),
            Node("enough", "Elsa.If", Script("condition", "getVariable('CurrentValue') === 2") + ",\"then\":" + Node("break", "Elsa.Break")))),
        Node("parallel", "Elsa.ParallelForEach", Input("items", """["x","y","z"]""", "Object") + ",\"body\":" + Await("own", "'par-' + getVariable('CurrentValue')")),
        Node("while", "Elsa.While", Script("condition", "(variables.n ?? 0) < 2") + ",\"body\":" + Sequence("again",
            Delay("later", 3),
            Node("script", "Elsa.RunJavaScript", Input("script", "setVariable('n', (variables.n ?? 0) + 1)")),
            Tell("turn", "'turn ' + variables.n"))),
        Node("both", "Elsa.Parallel", $"\"activities\":[{Await("left", "'left'")},{Sequence("slow", Delay("first", 2), Await("right", "'right'"))}]"),
        Node("any", "Elsa.Fork", $"\"joinMode\":\"WaitAny\",\"branches\":[{Sequence("a", Await("one", "'one'"), Tell("won", "'decided'"))},{Sequence("b", Delay("late", 20), Tell("lost", "'decided'"))}]"),
        Node("choice", "Elsa.Switch", $$"""
            "cases":[{"label":"two","condition":{"type":"JavaScript","value":"variables.n === 2"},"activity":{{Await("two", "'other'")}}}],"default":{{Tell("none", "'wrong way'")}}
            """),
        Flowchart("merge",
            [Fork("split", "A", "B"), Await("m1", "'merge-1'"), Await("m2", "'merge-2'"), Join("join", "WaitAll"), Tell("joined", "'joined'")],
            "split.A -> m1", "split.B -> m2", "m1 -> join", "m2 -> join", "join -> joined"),
        Node("machine", "Elsa.StateMachine", $$"""
            "initialState":"New","states":[{"name":"New"},{"name":"Open","entry":{{Tell("entered", "'entered'")}},"exit":{{Tell("left2", "'exited'")}}},{"name":"Closed"}],
            "transitions":[{"name":"open","from":"New","to":"Open","trigger":{{Await("opens", "'open'")}},"condition":null,"action":null},
              {"name":"close","from":"Open","to":"Closed","trigger":{{Await("closes", "'close'")}},"condition":null,"action":{{Tell("acted", "'acted'")}}}]
            """),
        Tell("done", "'done'")));

    private static readonly string Right = string.Join(", ", Words.Except(["one"]).Select(word => "got " + word)
        .Concat(["called", "turn 1", "turn 2", "decided", "joined", "entered", "exited", "acted", "done"]).Order(StringComparer.Ordinal));

    private static readonly Published All = new(Shapes);

    private static readonly PayloadCodec Payloads = new(new PayloadTypes().Add<SimCall>().Add<SimReport>().Add<SimGo>(), new TestSecretCodec());

    public override int MostCalls => 2;
    public override PayloadCodec Codec => Payloads;
    protected override Published Flows => All;

    public override List<Queue<Stimulus>> LinesOf(int calls, SimSchedule schedule)
    {
        var lines = new List<Queue<Stimulus>>();
        for (var call = 1; call <= calls; call++)
        {
            var contact = $"c{call}";
            lines.Add(new([Call(contact)]));
            lines.AddRange(Words.Select(word => new Queue<Stimulus>([new($"{contact}:{word}", new("SimWord", $"{contact}:{word}"), new SimGo(contact))])));
        }

        return lines;
    }

    public override IEnumerable<string> Broken(SimWorld world) =>
        [.. world.Outside.Violations, .. Calls(world), .. SimInvariants.Bookmarks(world), .. SimInvariants.Journals(world)];

    /// <summary>Each call took every step once; of the branches of which one must come, which one is chance.</summary>
    private static IEnumerable<string> Calls(SimWorld world)
    {
        foreach (var row in world.Database.Instances.Values.Where(row => row.SubStatus != InstanceSubStatus.Finished)) yield return $"{row.Id} ended as {row.SubStatus}";
        for (var call = 1; call <= world.Callers.CallCount; call++)
        {
            var contact = $"c{call} ";
            var facts = world.Outside.Received.Values.Select(report => report.Fact).Where(fact => fact.StartsWith(contact, StringComparison.Ordinal))
                .Select(fact => fact[contact.Length..]).Where(fact => fact != "got one").Order(StringComparer.Ordinal);
            if (string.Join(", ", facts) is var told && told != Right) yield return $"{contact}reported {told}";
        }
    }

    private static WorkflowGraph Read(string id, string root)
    {
        var definition = DefinitionReader.ReadText(Definition(root, Variable("n"))).Definition;
        return WorkflowGraph.Compile(definition with { Id = id + ":1", DefinitionId = id, Name = id }, Flow.Catalogue, Flow.Languages);
    }

    private static string Await(string id, string script) => Node(id, "Sim.Await", Script("word", script));

    private static string Tell(string id, string script) => Node(id, "Sim.Tell", Script("text", script));

    private static string Delay(string id, int seconds) => Node(id, "Elsa.Delay", Input("timeSpan", $"PT{seconds}S"));
}

/// <summary>Waits for a word to its instance's call.</summary>
[Activity("Sim.Await", "Test"), Texts("等", "Await", "", "")]
public sealed class SimAwait : Activity
{
    [Input("词", "Word")]
    public string Word { get; init; } = "";

    public override ActivityResult Execute(ActivityContext context) => Wait([On("SimWord", $"{context.CorrelationId}:{Word}")]);

    public override ActivityResult Resume(ActivityContext context, object? received) => Done("Done", new SimReport($"{context.CorrelationId} got {Word}"));
}
