using CallCenter.Workflows.Activities.Http;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Payloads;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>
/// Orders that come by HTTP: each is answered, told to another server, checked by somebody outside, shipped at a moment of the
/// calendar, and its shipping is an event that a call waits for. Beside them what the calendar starts, again and again or once.
/// </summary>
internal sealed class SimServices : SimScenario
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(7);
    private static readonly DateTimeOffset Shipping = SimClock.Begin + TimeSpan.FromMinutes(12);

    private static readonly WorkflowGraph Order = Compiled("order", new Flow()
        .Add("received", "Elsa.HttpEndpoint", node => node.Literal("path", "orders").Json("supportedMethods", """["POST"]""").Starts())
        .Add("reply", "Elsa.WriteHttpResponse", node => node.Literal("content", "thanks"))
        .Add("call", "Elsa.FlowSendHttpRequest", node => node.Literal("url", "https://crm.example.com/orders").Literal("method", "POST"))
        .Add("reached", "Sim.Tell", node => node.Literal("text", "called the other server"))
        .Add("missed", "Sim.Tell", node => node.Literal("text", "called the other server"))
        .Add("check", "Elsa.RunTask", node => node.Literal("taskName", "check"))
        .Add("checked", "Sim.Tell", node => node.Script("text", "'checked as ' + getLastResult()"))
        .Add("next", "Elsa.Cron", node => node.Literal("cronExpression", "0 */5 * * * *"))
        .Add("moment", "Elsa.StartAt", node => node.Literal("dateTime", Shipping.ToString("O")))
        .Add("shipped", "Elsa.PublishEvent", node => node.Literal("eventName", "shipped").Script("correlationId", "getCorrelationId()").Literal("payload", "parcel"))
        .Add("done", "Sim.Tell", node => node.Literal("text", "done"))
        .Connect("received -> reply", "reply -> call", "call.200 -> reached", "call.Failed to connect -> missed", "call.Timeout -> missed", "reached -> check", "missed -> check",
            "check -> checked", "checked -> next", "next -> moment", "moment -> shipped", "shipped -> done"));

    private static readonly WorkflowGraph Waiting = Compiled("waiting", new Flow()
        .Add("called", "Sim.Called", node => node.Starts())
        .Add("event", "Elsa.Event", node => node.Literal("eventName", "shipped"))
        .Add("told", "Sim.Tell", node => node.Script("text", "'heard of the ' + getLastResult()"))
        .Connect("called -> event", "event -> told"));

    private static readonly WorkflowGraph Recurring = Compiled("recurring", new Flow()
        .Add("cron", "Elsa.Cron", node => node.Literal("cronExpression", "0 */7 * * * *").Starts()).Add("line", "Elsa.WriteLine").Connect("cron -> line"));

    private static readonly WorkflowGraph Once = Compiled("once", new Flow()
        .Add("moment", "Elsa.StartAt", node => node.Literal("dateTime", Shipping.ToString("O")).Starts()).Add("line", "Elsa.WriteLine").Connect("moment -> line"));

    private static readonly Published All = new(Order, Waiting, Recurring, Once);

    private static readonly PayloadCodec Payloads = new(
        new PayloadTypes().Add<SimCall>().Add<SimReport>().AddDerivedFrom<HttpReply>().Add<HttpCall>(), new TestSecretCodec());

    public override int MostCalls => 3;
    public override PayloadCodec Codec => Payloads;

    /// <summary>So that the books at the end show what every stimulus did.</summary>
    public override TimeSpan RememberStimuli => TimeSpan.FromDays(300);

    protected override Published Flows => All;

    public override List<Queue<Stimulus>> LinesOf(int calls, SimSchedule schedule)
    {
        var lines = new List<Queue<Stimulus>>();
        for (var call = 1; call <= calls; call++)
        {
            var contact = $"c{call}";
            var request = new HttpRequestReceived($"{contact}:request", "POST", "/orders", new(), new(), new(), Value.Null, []);
            lines.Add(new([Call(contact)]));
            lines.Add(new([new(request.RequestId, new(HttpRoutes.Stimulus, HttpRoutes.CandidatesFor("/orders", "POST").First()), request, contact, [])]));
        }

        return lines;
    }

    public override IEnumerable<string> Broken(SimWorld world) =>
        [.. world.Outside.Violations, .. Facts(world), .. Replies(world), .. Moments(world), .. SimInvariants.Bookmarks(world), .. SimInvariants.Journals(world)];

    /// <summary>Every step that is seen outside was taken once.</summary>
    private static IEnumerable<string> Facts(SimWorld world)
    {
        for (var call = 1; call <= world.Callers.CallCount; call++)
        {
            var contact = $"c{call}";
            var rows = world.Database.Instances.Values.Where(row => row.CorrelationId == contact).Select(row => $"{row.DefinitionId}:{row.SubStatus}").Order(StringComparer.Ordinal);
            if (string.Join(' ', rows) is var shape && shape != "order:Finished waiting:Finished") yield return $"{contact} made {shape}";
            var facts = world.Outside.Received.Values.Select(report => report.Fact).Where(fact => fact.StartsWith(contact + " ", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
            if (string.Join(", ", facts.Select(fact => fact[(contact.Length + 1)..])) is var told && told != "called, called the other server, checked as fine, done, heard of the parcel")
                yield return $"{contact} reported {told}";
        }

        var tasks = world.Outside.Tasks.Values.Order(StringComparer.Ordinal).ToList();
        if (tasks.Count != world.Callers.CallCount || tasks.Distinct().Count() != tasks.Count) yield return $"tasks were requested by {string.Join(", ", tasks)}";
    }

    /// <summary>Who asked by HTTP was answered once, by what the flow wrote.</summary>
    private static IEnumerable<string> Replies(SimWorld world)
    {
        var replies = world.Outside.Replies.Received.Values.Select(reply => $"{reply.RequestId} {(reply as AnswerHttpRequest)?.Body}").Order(StringComparer.Ordinal);
        var right = Enumerable.Range(1, world.Callers.CallCount).Select(call => $"c{call}:request thanks");
        if (string.Join(", ", replies) is var given && given != string.Join(", ", right)) yield return $"the replies were {given}";
    }

    /// <summary>No moment of the calendar started a workflow twice, and none that did not come.</summary>
    private static IEnumerable<string> Moments(SimWorld world)
    {
        int Started(WorkflowGraph graph) => world.Database.Instances.Values.Count(row => row.DefinitionId == graph.Definition.DefinitionId);

        if (Started(Once) is var once && once != 1) yield return $"the one moment started {once} instances";
        var moments = world.Database.Taken.Select(taken => taken.Taken.StimulusId).Where(id => id.StartsWith("schedule:", StringComparison.Ordinal)).Distinct().Count();
        if (Started(Recurring) + 1 != moments) yield return $"{moments} moments started {Started(Recurring)} instances and one";
        if (Started(Recurring) > (world.Passed / Every) + 1) yield return $"{Started(Recurring)} instances started by the calendar within {world.Passed}";
    }

    private static IEnumerable<string> Bookmarks(SimWorld world) => world.Database.Bookmarks.Values
        .Where(bookmark => !bookmark.InstanceId.StartsWith("schedule:", StringComparison.Ordinal))
        .Select(bookmark => $"{bookmark.InstanceId} left bookmark {bookmark.Number} {bookmark.Stimulus} {bookmark.DueAt}");
}
