using CallCenter.Tasks;
using CallCenter.Telephony;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Payloads;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>
/// What is done by people after a call: a task that may be overdue and is done all the same, one that is withdrawn when it is,
/// a notice to be read, and a return visit by phone that is tried twice.
/// </summary>
internal sealed class SimErrands : SimScenario
{
    private static readonly WorkflowGraph Errand = Compiled("errand", new Flow()
        .Add("called", "Sim.Called", node => node.Starts())
        .Add("check", "CallCenter.HumanTask", node => node.Literal("title", "Check").Literal("assignee", "role:Agent").Literal("dueIn", "PT20S"))
        .Add("late", "Sim.Tell", node => node.Literal("text", "late"))
        .Add("done", "Sim.Tell", node => node.Literal("text", "checked"))
        .Add("notice", "CallCenter.NotifyAgents", node => node.Literal("audience", "*").Literal("text", "News").Literal("requireReceipt", "True"))
        .Add("read", "Sim.Tell", node => node.Literal("text", "read"))
        .Add("urgent", "CallCenter.HumanTask", node => node.Literal("title", "Act").Literal("assignee", "role:Agent").Literal("dueIn", "PT10S").Literal("withdrawWhenOverdue", "True"))
        .Add("kept", "Sim.Tell", node => node.Literal("text", "acted or dropped"))
        .Add("name", "Elsa.SetName", node => node.Literal("value", "errand"))
        .Add("visit", "CallCenter.PlaceCall", node => node.Literal("number", "13800001111").Literal("attempts", 2).Literal("retryAfter", "PT30S"))
        .Add("over", "Elsa.WriteLine", node => node.Literal("text", "over"))
        .Connect("called -> check", "check.Overdue -> late", "check.Done -> done", "done -> notice", "notice.AllRead -> read", "read -> urgent", "urgent.Done -> kept",
            "urgent.Overdue -> kept", "kept -> name", "name -> visit", "visit.Answered -> over"));

    private const string Right = "acted or dropped, called, checked, read";

    private static readonly Published All = new(Errand);

    private static readonly PayloadCodec Payloads = new(
        new PayloadTypes().AddDerivedFrom<ContactCommand>().AddDerivedFrom<ContactEvent>().AddDerivedFrom<TaskCommand>().Add<AskTaskTerms>().Add<TaskTerms>().Add<AskAudience>()
            .Add<Audience>().Add<TaskCompleted>().Add<NoticeRead>().Add<SimReport>().Add<SimCall>(),
        new TestSecretCodec());

    public override int MostCalls => 3;
    public override PayloadCodec Codec => Payloads;
    protected override Published Flows => All;

    public override List<Queue<Stimulus>> LinesOf(int calls, SimSchedule schedule) =>
        [.. Enumerable.Range(1, calls).Select(call => new Queue<Stimulus>([Call($"c{call}")]))];

    public override IEnumerable<string> Broken(SimWorld world) =>
        [.. world.Outside.Violations, .. Errands(world), .. SimInvariants.Bookmarks(world), .. SimInvariants.Journals(world)];

    private static IEnumerable<string> Errands(SimWorld world)
    {
        foreach (var row in world.Database.Instances.Values.Where(row => row.SubStatus != InstanceSubStatus.Finished)) yield return $"{row.Id} ended as {row.SubStatus}";
        foreach (var (task, times) in world.Outside.Staff.Given.Where(task => task.Value != 1)) yield return $"{task} was given {times} times";
        for (var call = 1; call <= world.Callers.CallCount; call++)
        {
            var contact = $"c{call} ";
            var facts = world.Outside.Received.Values.Select(report => report.Fact).Where(fact => fact.StartsWith(contact, StringComparison.Ordinal))
                .Select(fact => fact[contact.Length..]).Where(fact => fact != "late").Order(StringComparer.Ordinal);
            if (string.Join(", ", facts) is var told && told != Right) yield return $"{contact}reported {told}";
        }

        foreach (var contact in world.Outside.Floor.Asked.Where(asked => asked.Value.Count(command => command is PlaceCall) > 1)) yield return $"{contact.Key} was called twice";
        var tasks = world.Outside.Staff.Given.Count;
        if (tasks != world.Callers.CallCount * 3) yield return $"{tasks} tasks and notices of {world.Callers.CallCount} calls";
        var calls = world.Outside.Floor.Asked.Count;
        if (calls < world.Callers.CallCount || calls > world.Callers.CallCount * 2) yield return $"{calls} calls were placed for {world.Callers.CallCount} errands";
    }
}
