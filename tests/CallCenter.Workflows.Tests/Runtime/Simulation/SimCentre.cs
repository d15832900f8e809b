using CallCenter.Contacts;
using CallCenter.Telephony;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Payloads;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>Callers on a hotline of the product's own activities: checks, menus, keys, a queue and the ways out of it.</summary>
internal sealed class SimCentre : SimScenario
{
    private static readonly WorkflowGraph Hotline = Compiled("hotline", new Flow()
        .Add("arrived", "CallCenter.ContactArrived", node => node.Literal("number", "*").Starts())
        .Add("answer", "CallCenter.AnswerContact")
        .Add("blocked", "CallCenter.CheckBlocklist")
        .Add("hours", "CallCenter.CheckOpeningHours", node => node.Literal("calendar", "main"))
        .Add("customer", "CallCenter.LookUpCustomer")
        .Add("menu", "CallCenter.Menu", node => node.Literal("prompt", "请选择").Json("choices", """["1 报修","4 留言"]""").Literal("attempts", 2))
        .Add("serial", "CallCenter.CollectDigits", node => node.Literal("prompt", "请输入序列号").Literal("minDigits", 2).Literal("maxDigits", 4).Literal("attempts", 2))
        .Add("queue", "CallCenter.EnqueueContact", node => node.Literal("queue", "repairs").Literal("maxWait", "PT1M").Literal("announcePositionEvery", "PT30S"))
        .Add("rating", "CallCenter.AskSatisfaction")
        .Add("message", "CallCenter.RecordVoicemail", node => node.Literal("prompt", "请留言"))
        .Add("callback", "CallCenter.ScheduleCallback", node => node.Literal("queue", "repairs"))
        .Add("transfer", "CallCenter.TransferContact", node => node.Literal("target", "802"))
        .Add("bye", "CallCenter.EndContact", node => node.Literal("prompt", "再见"))
        .Connect("arrived -> answer", "answer -> blocked", "blocked.Allowed -> hours", "blocked.Blocked -> bye", "hours.Open -> customer", "hours.Closed -> message",
            "customer.Found -> menu", "customer.NotFound -> menu", "menu.1 报修 -> serial", "menu.4 留言 -> message", "menu.NoInput -> bye", "menu.NoMatch -> queue",
            "serial.Collected -> queue", "serial.NoInput -> queue", "serial.Invalid -> queue", "queue.Answered -> rating", "queue.NoAgents -> message",
            "queue.QueueFull -> callback", "queue.TimedOut -> transfer", "rating.Rated -> bye", "rating.NoAnswer -> bye", "message.Recorded -> bye", "message.Empty -> bye",
            "callback.Scheduled -> bye", "transfer.Connected -> bye", "transfer.Busy -> bye"));

    private static readonly Published All = new(Hotline);

    private static readonly PayloadCodec Payloads = new(
        new PayloadTypes().AddDerivedFrom<ContactCommand>().AddDerivedFrom<ContactEvent>().Add<AskBlocked>().Add<BlockedAnswer>().Add<AskOpening>().Add<OpeningAnswer>()
            .Add<AskCustomer>().Add<CustomerAnswer>().Add<SimReport>(),
        new TestSecretCodec());

    public override int MostCalls => 3;
    public override PayloadCodec Codec => Payloads;
    protected override Published Flows => All;

    public override List<Queue<Stimulus>> LinesOf(int calls, SimSchedule schedule) => [.. Enumerable.Range(1, calls).Select(call =>
    {
        var arrived = new ContactArrived(new($"c{call}"), SimClock.Begin, "13800001111", "4001", Channels.Voice);
        var keys = ContactStimuli.KeysOf(arrived);
        return new Queue<Stimulus>([new($"c{call}:arrived", keys[0], arrived, null, [.. keys.Skip(1)])]);
    })];

    public override IEnumerable<string> Broken(SimWorld world) => [.. Calls(world), .. SimInvariants.Bookmarks(world), .. SimInvariants.Journals(world)];

    private static IEnumerable<string> Calls(SimWorld world)
    {
        var rows = world.Database.Instances.Values;
        if (rows.Count != world.Callers.CallCount) yield return $"{world.Callers.CallCount} calls made {rows.Count} instances";
        foreach (var row in rows.Where(row => row.SubStatus is not (InstanceSubStatus.Finished or InstanceSubStatus.Faulted or InstanceSubStatus.Cancelled)))
            yield return $"{row.Id} ended as {row.SubStatus}";
        foreach (var (contact, asked) in world.Outside.Floor.Asked)
        {
            if (!world.Outside.Floor.Gone.Contains(contact)) yield return $"{contact} was left on the line";
            foreach (var once in asked.Where(command => command is AnswerContact or EnqueueContact or TransferContact or ScheduleCallback or RecordVoicemail or EndContact)
                .GroupBy(command => command.GetType()).Where(same => same.Count() > 1))
                yield return $"{contact} had {once.Key.Name} {once.Count()} times";
            if (asked[0] is not (AnswerContact or ReleaseContact)) yield return $"{contact} had {asked[0].GetType().Name} before it was answered";
            foreach (var prompt in asked.OfType<PlayPrompt>().GroupBy(play => play.Prompt).Where(same => same.Count() > 1)) yield return $"{contact} heard {prompt.Key} again";
            var end = asked.FindIndex(command => command is EndContact);
            if (end >= 0 && asked.Skip(end + 1).Any(command => command is not ReleaseContact)) yield return $"{contact} was asked something after its end";
        }
    }
}
