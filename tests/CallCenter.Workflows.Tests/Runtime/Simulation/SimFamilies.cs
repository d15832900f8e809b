using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Payloads;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>
/// Calls whose flows start others: many at once of which some fault and some take time, one that starts another in turn, one
/// that nobody waits for. Beside them a workflow that the clock starts again and again.
/// </summary>
internal sealed class SimFamilies : SimScenario
{
    /// <summary>The call that is cancelled at some time of its life, with all that it started.</summary>
    private const string Doomed = "c2";

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(4);

    private static readonly WorkflowGraph Parent = Compiled("parent", new Flow()
        .Add("called", "Sim.Called", node => node.Starts())
        .Add("bulk", "Elsa.BulkDispatchWorkflows", node => node
            .Literal("workflowDefinitionId", "child").Json("items", """["quick","broken","slow"]""").Script("correlationIdFunction", "getCorrelationId()").Background()
            .Child("childCompleted", Tell("ended", "'completed ' + getVariable('ChildInstanceId')"))
            .Child("childFaulted", Tell("failed", "'faulted ' + getVariable('ChildInstanceId')")))
        .Add("pause", "Elsa.Timer", node => node.Literal("interval", "00:00:05"))
        .Add("nested", "Elsa.DispatchWorkflow", node => node.Literal("workflowDefinitionId", "middle").Script("correlationId", "getCorrelationId()").Literal("waitForCompletion", true))
        .Add("alone", "Elsa.ExecuteWorkflow", node => node.Literal("workflowDefinitionId", "child").Script("correlationId", "getCorrelationId()").Json("input", """{"Item":"slow"}"""))
        .Add("done", "Sim.Tell", node => node.Literal("text", "done"))
        .Connect("called -> bulk", "bulk.Completed -> pause", "pause -> nested", "nested -> alone", "alone -> done"));

    private static readonly WorkflowGraph Middle = Compiled("middle", new Flow()
        .Add("inner", "Elsa.ExecuteWorkflow", node => node.Literal("workflowDefinitionId", "child").Script("correlationId", "getCorrelationId()").Json("input", """{"Item":"quick"}""").Literal("waitForCompletion", true))
        .Add("told", "Sim.Tell", node => node.Script("text", "'middle saw ' + getLastResult().SubStatus"))
        .Connect("inner -> told"));

    private static readonly WorkflowGraph Child = Compiled("child", new Flow()
        .Add("which", "Elsa.FlowSwitch", node => node.Raw("cases", """
            [{"label":"slow","condition":{"type":"JavaScript","value":"input.Item == 'slow'"}},{"label":"broken","condition":{"type":"JavaScript","value":"input.Item == 'broken'"}}]
            """))
        .Add("delay", "Elsa.Delay", node => node.Literal("timeSpan", "00:10:00"))
        .Add("fault", "Elsa.Fault", node => node.Literal("message", "as wanted"))
        .Add("work", "Sim.Tell", node => node.Script("text", "'worked ' + getWorkflowInstanceId()"))
        .Connect("which.slow -> delay", "delay -> work", "which.broken -> fault", "which.Default -> work"));

    private static readonly WorkflowGraph Tick = Compiled("tick", new Flow()
        .Add("timer", "Elsa.Timer", node => node.Literal("interval", Interval.ToString("c")).Starts()).Add("line", "Elsa.WriteLine").Connect("timer -> line"));

    private static readonly Published All = new(Parent, Middle, Child, Tick);

    private static readonly PayloadCodec Payloads = new(new PayloadTypes().Add<SimCall>().Add<SimReport>(), new TestSecretCodec());

    public override int MostCalls => 2;
    public override PayloadCodec Codec => Payloads;

    /// <summary>So that the books at the end show what every stimulus did.</summary>
    public override TimeSpan RememberStimuli => TimeSpan.FromDays(300);

    protected override Published Flows => All;

    public override List<Queue<Stimulus>> LinesOf(int calls, SimSchedule schedule) =>
        [.. Enumerable.Range(1, calls).Select(call => new Queue<Stimulus>([Call($"c{call}")]))];

    public override string? ToCancel(SimWorld world) => world.Seed % 2 == 0 ? null : world.Database.Instances.Values
        .FirstOrDefault(row => row.DefinitionId == "parent" && row.CorrelationId == Doomed && row.FinishedAt is null)?.Id;

    public override IEnumerable<string> Broken(SimWorld world) =>
        [.. world.Outside.Violations, .. Families(world), .. Ticks(world), .. SimInvariants.Bookmarks(world), .. SimInvariants.Journals(world)];

    /// <summary>Every parent started its children once each, counted each once, and is over; nobody waits.</summary>
    private static IEnumerable<string> Families(SimWorld world)
    {
        for (var call = 1; call <= world.Callers.CallCount; call++)
        {
            var contact = $"c{call}";
            var rows = world.Database.Instances.Values.Where(row => row.CorrelationId == contact).ToList();
            if (rows.Exists(row => row is { DefinitionId: "parent", SubStatus: InstanceSubStatus.Cancelled }))
            {
                if (contact != Doomed) yield return $"{contact} was cancelled by nobody";
                var end = rows.Max(row => row.DefinitionId == "parent" ? row.FinishedAt : null);
                foreach (var orphan in rows.Where(row => row.SubStatus == InstanceSubStatus.Finished && row.FinishedAt - end > TimeSpan.FromMinutes(5)))
                    yield return $"{orphan.Id} went on after its parent was cancelled";
                continue;
            }

            var shape = string.Join(' ', rows.Select(row => $"{row.DefinitionId}:{row.SubStatus}").Order(StringComparer.Ordinal));
            if (shape != "child:Faulted child:Finished child:Finished child:Finished child:Finished middle:Finished parent:Finished")
                yield return $"{contact} made {shape}";
            var facts = world.Outside.Received.Values.Select(report => report.Fact).Where(fact => fact.StartsWith(contact + " ", StringComparison.Ordinal)).ToList();
            foreach (var (fact, times) in new[] { ("called", 1), ("completed", 2), ("faulted", 1), ("worked", 4), ("middle saw Finished", 1), ("done", 1) })
            {
                var found = facts.Count(candidate => candidate.Contains(' ' + fact, StringComparison.Ordinal));
                if (found != times) yield return $"{contact} reported {fact} {found} times, {times} were right";
            }
        }
    }

    /// <summary>No moment started the workflow twice, and none that did not come.</summary>
    private static IEnumerable<string> Ticks(SimWorld world)
    {
        var started = world.Database.Instances.Values.Count(row => row.DefinitionId == "tick");
        var moments = world.Database.Taken.Where(taken => taken.Taken.StimulusId.StartsWith("schedule:", StringComparison.Ordinal)).Select(taken => taken.Taken.StimulusId).Distinct().Count();
        if (started != moments) yield return $"{moments} moments started {started} instances";
        if (started > world.Passed / Interval) yield return $"{started} instances started by time within {world.Passed}";
    }

    private static ActivityNode Tell(string id, string script) => Flow.Node(id, "Sim.Tell", node => node.Script("text", script));
}

/// <summary>Reports a text of its instance's call.</summary>
[Activity("Sim.Tell", "Test"), Texts("说", "Tell", "", "")]
public sealed class SimTell : Activity
{
    [Input("文字", "Text")]
    public string Text { get; init; } = "";

    public override ActivityResult Execute(ActivityContext context) => Done("Done", new SimReport($"{context.CorrelationId} {Text}"));
}
