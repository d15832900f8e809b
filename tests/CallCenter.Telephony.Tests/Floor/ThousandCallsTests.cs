using CallCenter.Contacts;

namespace CallCenter.Telephony.Tests.Floor;

/// <summary>Many at once, each through a small flow of its own: greeting, a key, the queue, a talk, goodbye.</summary>
public sealed class ThousandCallsTests
{
    private const int Calls = 1_000;

    private static async Task<FloorRig> PlayAsync()
    {
        var rig = await FloorRig.StartAsync(change: options => options with
        {
            Agents = [.. Enumerable.Range(1, 50).Select(i => FloorRig.Agent("a" + i))],
        });
        await rig.SignInAsync([.. Enumerable.Range(1, 50).Select(i => "a" + i)]);
        rig.OnEvent = happened => happened switch
        {
            ContactArrived => Send(new AnswerContact(happened.Contact)),
            ContactAnswered => Send(new PlayPrompt(happened.Contact, "greeting", "您好，售前咨询请按1。", null, "zh-CN", null, true)),
            DigitPressed => Send(new EnqueueContact(happened.Contact, "q1", [], 0, null)),
            TalkEnded => Send(new EndContact(happened.Contact)),
            _ => Task.CompletedTask,
        };
        for (var i = 0; i < Calls; i++) rig.Simulator.StartCall($"138{i:D8}", "8008101992");
        await rig.PassAsync(1);
        for (var i = 1; i <= Calls; i++) rig.Simulator.Press(new ContactId($"call-{i}"), "1");
        await rig.PassAsync(1);
        return rig;

        // The floor must not be waited for in its own event: a flow's commands come from elsewhere too.
        Task Send(ContactCommand command) => rig.Floor.ExecuteAsync(command, command.ToString());
    }

    [Fact]
    public async Task Calls_AThousandAtOnce_AllAreServedInOrder()
    {
        await using var rig = await PlayAsync();
        Assert.Equal(Calls, (await rig.Floor.ContactsAsync()).Count);
        Assert.Equal(Calls - 50, (await rig.Floor.QueueAsync("q1"))!.Waiting.Count);

        await rig.PassAsync(3600);

        Assert.Empty(await rig.Floor.ContactsAsync());
        var connected = rig.Events.OfType<AgentConnected>().ToList();
        Assert.Equal(Calls, connected.Count);
        Assert.Equal(Calls, rig.Events.OfType<ContactEnded>().Count(e => e.By == ContactEndedBy.Flow));

        // Who was queued first is connected first: all agents are alike, so no later caller is taken up at an earlier moment.
        var order = connected.GroupBy(e => e.At).SelectMany(g => g.OrderBy(Number)).Select(Number).ToList();
        Assert.Equal(order.Order(), order);
    }

    [Fact]
    public async Task Calls_TwiceTheSameDay_AreTheSame()
    {
        await using var first = await PlayAsync();
        await using var second = await PlayAsync();
        await first.PassAsync(120);
        await second.PassAsync(120);

        Assert.Equal(Day(first), Day(second));

        // What happens to different contacts at the same instant has no order of its own; what happens to one contact has.
        static IEnumerable<string?> Day(FloorRig rig) =>
            rig.Events.OrderBy(e => e.At).ThenBy(e => e.Contact.Value, StringComparer.Ordinal).Select(e => e.ToString());
    }

    private static int Number(AgentConnected connected) => int.Parse(connected.Contact.Value.AsSpan("call-".Length), System.Globalization.CultureInfo.InvariantCulture);
}
