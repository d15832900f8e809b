using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Payloads;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>
/// Calls that all run one flow, compiled once: digits in their order, a race with time, news for all. Beside them a flow of which
/// only one may run, and one that fails, is retried and cancelled.
/// </summary>
internal sealed class SimFlows : SimScenario
{
    public const int Digits = 4;

    /// <summary>What every call reports, besides who won the race and what it heard.</summary>
    public static readonly IReadOnlyList<string> Reports = ["called", "answer 0", "digit 1", "answer 2", "digit 3", "digit 4", "races"];

    public static readonly WorkflowGraph Graph = new Flow()
        .Add("called", "Sim.Called", node => node.Starts())
        .Add("fork", "Elsa.FlowFork", node => node.Json("branches", """["talk","listen"]"""))
        .Add("collect", "Sim.Collect", node => node.Literal("count", Digits))
        .Add("race", "Sim.Race")
        .Add("listen", "Sim.Listen")
        .Connect("called -> fork", "fork.talk -> collect", "collect -> race", "fork.listen -> listen")
        .Graph();

    /// <summary>Never two of it at once.</summary>
    public static readonly WorkflowGraph Single = Compile("single", new() { ActivationStrategy = "SingletonStrategy" }, new Flow()
        .Add("opened", "Sim.Opened", node => node.Literal("kind", "single").Starts()).Add("race", "Sim.Race").Connect("opened -> race"));

    /// <summary>Commits after each activity, and its question is often not answered.</summary>
    public static readonly WorkflowGraph Shaky = Compile("shaky", new() { CommitStrategy = "ActivityExecuted" }, new Flow()
        .Add("opened", "Sim.Opened", node => node.Literal("kind", "shaky").Starts()).Add("ask", "Sim.Shaky").Add("race", "Sim.Race")
        .Connect("opened -> ask", "ask -> race"));

    public static readonly PayloadCodec Payloads = new(new PayloadTypes()
        .Add<SimCall>().Add<SimOpening>().Add<SimDoubt>().Add<SimDigit>().Add<SimGo>().Add<SimNews>().Add<SimQuestion>().Add<SimAnswer>().Add<SimReport>(), new Support.TestSecretCodec());

    private static readonly Published All = new(Graph, Single, Shaky);

    public override int MostCalls => 4;
    public override PayloadCodec Codec => Payloads;
    protected override Published Flows => All;

    public override List<Queue<Stimulus>> LinesOf(int calls, SimSchedule schedule)
    {
        var lines = new List<Queue<Stimulus>>();
        for (var call = 1; call <= calls; call++)
        {
            var contact = $"c{call}";
            lines.Add(new([Call(contact)]));
            lines.Add(new(Enumerable.Range(1, Digits).Select(number =>
                new Stimulus($"{contact}:digit{number}", new("SimDigit", contact), new SimDigit(number)))));
            lines.Add(new([new($"{contact}:go", new("SimGo", contact), new SimGo(contact))]));
        }

        for (var opening = schedule.Next(5); opening > 0; opening--)
        {
            var (contact, kind) = schedule.Chance(50) ? ($"single{opening}", "single") : ($"shaky{opening}", "shaky");
            lines.Add(new([new($"{contact}:open", new("SimOpening", contact), new SimOpening(contact), null, [new("SimOpening", kind)])]));
            lines.Add(new([new($"{contact}:go", new("SimGo", contact), new SimGo(contact))]));
        }

        for (var news = schedule.Next(3); news > 0; news--)
            lines.Add(new([new($"news{news}", new("SimNews", "all"), new SimNews($"news{news}"))]));
        return lines;
    }

    public override IEnumerable<string> Broken(SimWorld world) => SimInvariants.Broken(world);

    private static WorkflowGraph Compile(string id, WorkflowOptions options, Flow flow) => WorkflowGraph.Compile(
        flow.Definition() with { Id = id, DefinitionId = id, Options = options }, Flow.Catalogue, Flow.Languages);
}
