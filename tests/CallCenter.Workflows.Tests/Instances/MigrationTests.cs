using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Instances;

/// <summary>Instances that go on in another version of their definition.</summary>
public sealed class MigrationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EqualIds_GoOnInTheNewVersion_ByItsDrawing(bool reloads)
    {
        var run = Start(Waits("a").Add("b", "Test.Pass").Connect("a -> b"), reloads);

        Migrate(run, Waits("a").Add("c", "Test.Pass").Add("d", "Test.Pass").Connect("a -> c", "c -> d"));
        run.Offer("Test", "a");

        Assert.Empty(run.Refusals);
        Assert.Equal(["a", "c", "d"], run.Completed);
        Assert.Equal(("v2", 2), (run.Instance.DefinitionVersionId, run.Instance.DefinitionVersion));
        Assert.Contains(run.Journal, entry => entry.Message == "Migrated: 1 -> 2");
    }

    [Fact]
    public void RemovedActivity_IsRefusedByName_UnlessMapped()
    {
        var run = Start(Waits("old").Add("b", "Test.Pass").Connect("old -> b"));
        var next = new Flow().Add("new", "Test.WaitFor", n => n.Literal("name", "other")).Add("b", "Test.Pass").Connect("new -> b");

        Migrate(run, next);
        Assert.Equal("old", Assert.Single(run.Refusals).ActivityId);
        Assert.Equal("v1", run.Instance.DefinitionVersionId);

        Migrate(run, next, ("old", "new"));
        Assert.Empty(run.Refusals);
        Assert.Equal("Workflow1:root:new", Assert.Single(run.Instance.Bookmarks).NodeId);
        run.Offer("Test", "old");
        Assert.Equal(["new", "b"], run.Completed);
    }

    [Fact]
    public void OtherType_IsRefused_WhereTheActivityRuns_AndAllowedWhereItFailed()
    {
        var run = Start(Waits("a"));
        Migrate(run, new Flow().Add("a", "Elsa.Event", n => n.Literal("eventName", "a")));
        Assert.Contains("Elsa.Event", Assert.Single(run.Refusals).Reason.En, StringComparison.Ordinal);

        var failed = Start(new Flow().Add("a", "Elsa.Fault", n => n.Literal("message", "bad")));
        Migrate(failed, new Flow().Add("a", "Test.Pass").Add("after", "Test.Pass").Connect("a -> after"));
        Assert.Empty(failed.Refusals);
        failed.Take(new Occurrence.Retried());
        Assert.Equal(["a", "after"], failed.Completed);
        Assert.Equal(InstanceSubStatus.Finished, failed.Instance.SubStatus);
    }

    [Theory]
    [InlineData(FlowchartMode.CounterBased)]
    [InlineData(FlowchartMode.TokenBased)]
    public void PendingJoin_KeepsWhatCame_ThoughLinesAreDrawnInAnotherOrder(FlowchartMode mode)
    {
        var run = Start(Joined("WaitAll", "a", "b"), mode: mode);
        run.Offer("Test", "a");

        Migrate(run, new Flow { Mode = mode }.Add("b", "Test.WaitFor", n => n.Literal("name", "b")).Add("join", "Elsa.FlowJoin", n => n.Literal("mode", "WaitAll"))
            .Add("a", "Test.WaitFor", n => n.Literal("name", "a")).Add("after", "Test.Pass").Add("fork", "Elsa.FlowFork", n => n.Json("branches", "[\"b\",\"a\"]"))
            .Add("start", "Elsa.Start")
            .Connect("join -> after", "b -> join", "a -> join", "fork.b -> b", "fork.a -> a", "start -> fork"));
        Assert.Empty(run.Refusals);
        run.Offer("Test", "b");

        Assert.Equal(["fork", "a", "b", "join", "after"], run.Completed);
        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
    }

    [Fact]
    public void PendingJoin_WhoseLineIsGone_IsRefused()
    {
        var run = Start(Joined("WaitAll", "a", "b"));
        run.Offer("Test", "a");

        Migrate(run, new Flow().Add("fork", "Elsa.FlowFork", n => n.Json("branches", "[\"b\"]")).Add("b", "Test.WaitFor", n => n.Literal("name", "b"))
            .Add("a", "Test.WaitFor", n => n.Literal("name", "a")).Add("join", "Elsa.FlowJoin", n => n.Literal("mode", "WaitAll")).Add("after", "Test.Pass")
            .Connect("fork.b -> b", "b -> join", "join -> after"));

        Assert.Equal("root", Assert.Single(run.Refusals).ActivityId);
        Assert.Contains("\"a\"", run.Refusals[0].Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Join_ThatNowHasAllItNeeds_RunsAtOnce()
    {
        // Of three branches one ended and one waits; the new version no longer joins the one that waits.
        var run = Start(Joined("WaitAll", "a", "b"));
        run.Offer("Test", "a");

        Migrate(run, new Flow().Add("fork", "Elsa.FlowFork", n => n.Json("branches", "[\"a\",\"b\"]")).Add("a", "Test.WaitFor", n => n.Literal("name", "a"))
            .Add("b", "Test.WaitFor", n => n.Literal("name", "b")).Add("join", "Elsa.FlowJoin", n => n.Literal("mode", "WaitAll")).Add("other", "Test.Pass").Add("after", "Test.Pass")
            .Connect("fork.a -> a", "fork.b -> b", "a -> join", "other -> join", "join -> after", "b -> other"));
        Assert.Empty(run.Refusals);
        Assert.DoesNotContain("join", run.Completed);
        run.Offer("Test", "b");

        Assert.Contains("after", run.Completed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Variables_AreCarriedById_NewOnesBegin_LostOnesEnd(bool reloads)
    {
        var run = Start(new Flow().Variable("kept", "1").Variable("lost", "x").Add("set", "Elsa.SetVariable", n => n.Sets("kept", "7")).Add("w", "Test.WaitFor", n => n.Literal("name", "w")).Connect("set -> w"), reloads);

        Migrate(run, new Flow().Variable("fresh", "new", "String").Variable("kept", 0, "Int32").Add("w", "Test.WaitFor", n => n.Literal("name", "w")));

        Assert.Equal(7, run.Variable("kept").Number);
        Assert.Equal("new", run.Variable("fresh").AsString);
        Assert.True(run.Variable("lost").IsUndefined);
    }

    [Fact]
    public void Sequence_WithAnActivityInsertedBefore_GoesOnAfterTheOneItIsAt()
    {
        ActivityNode Sequence(params string[] ids) => Flow.Node("seq", "Elsa.Sequence", n =>
        {
            foreach (var id in ids) n.Child("activities", Flow.Node(id, id.StartsWith('w') ? "Test.WaitFor" : "Test.Pass", w => w.Literal("name", id)));
        });
        var run = Start(Compile(new Flow().Around(Sequence("w", "x")), 1));

        run.Take(new Occurrence.Altered([new Alteration.Migrate(Compile(new Flow().Around(Sequence("y", "w", "z", "x")), 2), Map())]));
        Assert.Empty(run.Refusals);
        run.Offer("Test", "w");

        Assert.Equal(["w", "z", "x", "seq"], run.Completed);
    }

    [Fact]
    public void StateMachine_StaysInTheStateOfThatName()
    {
        var run = Start(Compile(new Flow().Around(Machine("New", "Open", "Closed")), 1));
        run.Offer("Test", "toOpen");

        run.Take(new Occurrence.Altered([new Alteration.Migrate(Compile(new Flow().Around(Machine("Before", "New", "Open", "Closed")), 2), Map())]));
        Assert.Empty(run.Refusals);
        run.Offer("Test", "toClosed");
        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);

        var other = Start(Compile(new Flow().Around(Machine("New", "Open", "Closed")), 1));
        other.Take(new Occurrence.Altered([new Alteration.Migrate(Compile(new Flow().Around(Machine("Begun", "Open", "Closed")), 2), Map())]));
        Assert.Contains(other.Refusals, refusal => refusal.Reason.En.Contains("state \"New\"", StringComparison.Ordinal));
    }

    [Fact]
    public void ActivityMovedIntoAnotherContainer_IsRefused()
    {
        var run = Start(Waits("a"));

        run.Take(new Occurrence.Altered([new Alteration.Migrate(Compile(new Flow().Around(Flow.Node("root", "Elsa.Flowchart", n => n.Child("activities",
            Flow.Node("inner", "Elsa.Sequence", s => s.Child("activities", Flow.Node("a", "Test.WaitFor", w => w.Literal("name", "a"))))))), 2), Map())]));

        Assert.Contains("another container", Assert.Single(run.Refusals).Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherWorkflow_IsRefused()
    {
        var run = Start(Waits("a"));

        run.Take(new Occurrence.Altered([new Alteration.Migrate(
            WorkflowGraph.Compile(Waits("a").Definition() with { DefinitionId = "other" }, Flow.Catalogue, Flow.Languages), Map())]));

        Assert.Contains("other", Assert.Single(run.Refusals).Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Loop_GoesOnWhereItIs_InItsNewBody()
    {
        ActivityNode Loop(params string[] body) => Flow.Node("each", "Elsa.ForEach", n => n.Json("items", "[1,2,3]").Child("body", Flow.Node("body", "Elsa.Sequence", s =>
        {
            foreach (var id in body) s.Child("activities", Flow.Node(id, id == "w" ? "Test.WaitFor" : "Test.Pass", w => w.Literal("name", id)));
        })));
        var run = Start(Compile(new Flow().Around(Loop("w")), 1));
        run.Offer("Test", "w");

        run.Take(new Occurrence.Altered([new Alteration.Migrate(Compile(new Flow().Around(Loop("w", "p")), 2), Map())]));
        run.Offer("Test", "w");
        run.Offer("Test", "w");

        Assert.Equal(["w", "body", "w", "p", "body", "w", "p", "body", "each"], run.Completed);
    }

    private static ActivityNode Machine(params string[] states) => Flow.Node("machine", "Elsa.StateMachine", n =>
    {
        n.Raw("states", $"[{string.Join(',', states.Select(state => $"{{\"name\":\"{state}\"}}"))}]").Raw("initialState", $"\"{(states.Contains("New") ? "New" : states[0])}\"");
        var pairs = states.Zip(states.Skip(1)).ToList();
        n.Raw("transitions", $"[{string.Join(',', pairs.Select(pair => $"{{\"from\":\"{pair.First}\",\"to\":\"{pair.Second}\",\"trigger\":\"to{pair.Second}\"}}"))}]");
        foreach (var (_, to) in pairs) n.Child("transitions", Flow.Node($"to{to}", "Test.WaitFor", w => w.Literal("name", $"to{to}")));
    });

    private static Flow Waits(string id) => new Flow().Add(id, "Test.WaitFor", n => n.Literal("name", id));

    private static Flow Joined(string mode, params string[] branches)
    {
        var flow = new Flow().Add("fork", "Elsa.FlowFork", n => n.Json("branches", $"[{string.Join(',', branches.Select(branch => $"\"{branch}\""))}]"));
        foreach (var branch in branches) flow.Add(branch, "Test.WaitFor", n => n.Literal("name", branch)).Connect($"fork.{branch} -> {branch}", $"{branch} -> join");
        return flow.Add("join", "Elsa.FlowJoin", n => n.Literal("mode", mode)).Add("after", "Test.Pass").Connect("join -> after");
    }

    private static FlowRun Start(Flow flow, bool reloads = false, FlowchartMode mode = FlowchartMode.CounterBased) => Start(Compile(flow.Definition(), 1, mode), reloads);

    private static FlowRun Start(WorkflowGraph graph, bool reloads = false) => new FlowRun(graph) { Reloads = reloads }.Start();

    private static void Migrate(FlowRun run, Flow to, params (string Old, string New)[] nodes) =>
        run.Take(new Occurrence.Altered([new Alteration.Migrate(Compile(to.Definition(), 2, to.Mode), Map(nodes))]));

    private static WorkflowGraph Compile(WorkflowDefinition definition, int version, FlowchartMode mode = FlowchartMode.CounterBased) => WorkflowGraph.Compile(
        definition with { Id = $"v{version}", Version = version }, Flow.Catalogue, Flow.Languages, mode);

    private static Dictionary<string, string> Map(params (string Old, string New)[] nodes) => nodes.ToDictionary(pair => pair.Old, pair => pair.New);
}
