using CallCenter.Agents;
using CallCenter.Contacts;

namespace CallCenter.Telephony.Tests.Floor;

public sealed class ContactFloorQueueTests
{
    [Fact]
    public async Task Enqueue_AgentFree_ConnectsTalksAndComesBack()
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        var contact = await rig.CallAsync();

        await rig.EnqueueAsync(contact);
        await rig.PassAsync(30);

        Assert.Equal("ContactArrived ContactAnswered AgentConnected TalkEnded", rig.Story(contact));
        var connected = rig.Of<AgentConnected>(contact)[0];
        Assert.Equal(("a1", "801", "坐席1", "q1", TimeSpan.FromSeconds(3)), (connected.AgentId, connected.WorkNumber, connected.AgentName, connected.Queue, connected.Waited));
        Assert.Equal(TimeSpan.FromSeconds(20), rig.Of<TalkEnded>(contact)[0].Talked);
        var record = await rig.RecordAsync(contact);
        Assert.Equal((ContactState.InFlow, "a1", TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(20)), (record.State, record.AgentId, record.Waited, record.Talked));
        Assert.Contains("queued:售前咨询", FloorRig.Lines(record));
        Assert.Contains("connected:坐席1 (801)", FloorRig.Lines(record));
        Assert.Equal(AgentState.Available, await rig.StateOfAsync("a1"));
    }

    [Fact]
    public async Task Enqueue_NoAgentFree_TellsPositionsAndServesInOrder()
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        var calls = new List<ContactId>();
        for (var i = 0; i < 3; i++)
        {
            calls.Add(await rig.CallAsync());
            await rig.EnqueueAsync(calls[i]);
        }

        Assert.Equal([1], rig.Of<QueuePositionChanged>(calls[1]).Select(p => p.Position));
        Assert.Equal([2], rig.Of<QueuePositionChanged>(calls[2]).Select(p => p.Position));
        Assert.Equal(ContactState.Queued, (await rig.RecordAsync(calls[2])).State);
        Assert.Equal([calls[1], calls[2]], (await rig.Floor.QueueAsync("售前咨询"))!.Waiting);

        await rig.PassAsync(200);

        Assert.Equal([2, 1], rig.Of<QueuePositionChanged>(calls[2]).Select(p => p.Position));
        var times = calls.Select(c => Assert.Single(rig.Of<AgentConnected>(c)).At).ToList();
        Assert.Equal(times.Order(), times);
    }

    [Theory]
    [InlineData("nowhere", QueueRefusal.UnknownQueue)]
    [InlineData("q1", QueueRefusal.NoAgents)]
    public async Task Enqueue_CannotBeServed_IsRefusedAndTheContactStays(string queue, QueueRefusal reason)
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await rig.CallAsync();

        await rig.EnqueueAsync(contact, queue);

        Assert.Equal(reason, Assert.Single(rig.Of<QueueRefused>(contact)).Reason);
        Assert.Equal(ContactState.InFlow, (await rig.RecordAsync(contact)).State);
    }

    [Fact]
    public async Task LeaveQueue_WhileTheAgentRings_StopsTheRinging()
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        var contact = await rig.CallAsync();
        await rig.EnqueueAsync(contact);
        await rig.PassAsync(1);

        await rig.SendAsync(new LeaveQueue(contact));
        await rig.PassAsync(30);

        Assert.EndsWith("QueueLeft", rig.Story(contact), StringComparison.Ordinal);
        Assert.Equal(AgentState.Available, await rig.StateOfAsync("a1"));
    }

    [Fact]
    public async Task LeaveQueue_WhileTalking_IsIgnored()
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        var contact = await rig.CallAsync();
        await rig.EnqueueAsync(contact);
        await rig.PassAsync(5);

        await rig.SendAsync(new LeaveQueue(contact));

        Assert.Empty(rig.Of<QueueLeft>(contact));
        Assert.Equal(ContactState.Talking, (await rig.RecordAsync(contact)).State);
    }

    [Fact]
    public async Task Offer_AgentDoesNotAnswer_GoesToTheNext()
    {
        await using var rig = await FloorRig.StartAsync();
        rig.Simulator.SignIn("a1"); // a person whose phone nobody picks up
        await rig.PassAsync(1);
        await rig.SignInAsync("a2");
        var contact = await rig.CallAsync();

        await rig.EnqueueAsync(contact);
        await rig.PassAsync(25);

        Assert.Equal("a2", Assert.Single(rig.Of<AgentConnected>(contact)).AgentId);
        var agent = await rig.Floor.AgentAsync("a1");
        Assert.Equal((AgentState.Break, BreakReasons.NoAnswer), (agent!.State, agent.Reason));
    }

    [Fact]
    public async Task Prompt_WhileQueued_IsCutByTheAgentAndNotHeardInTheTalk()
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        var contact = await rig.CallAsync();
        await rig.EnqueueAsync(contact);
        await rig.SayAsync(contact, "p1", new string('好', 40), interruptible: false);
        await rig.PassAsync(4);
        await rig.SayAsync(contact, "p2");
        await rig.PassAsync(1);

        Assert.All(rig.Of<PromptFinished>(contact), p => Assert.True(p.Interrupted));
        Assert.Equal(["p1", "p2"], rig.Of<PromptFinished>(contact).Select(p => p.Prompt));
        Assert.Equal(ContactState.Talking, rig.Simulator.Find(contact)!.State);
    }

    [Fact]
    public async Task EndTalk_ByTheAgent_LeavesTheCallerInTheFlow()
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        var contact = await rig.CallAsync();
        await rig.EnqueueAsync(contact);
        await rig.PassAsync(5);

        Assert.True(await rig.Floor.HoldAsync("a1", true));
        Assert.True(await rig.Floor.HoldAsync("a1", false));
        Assert.True(await rig.Floor.EndTalkAsync("a1"));
        await rig.Floor.UntilIdleAsync();

        Assert.EndsWith("TalkEnded", rig.Story(contact), StringComparison.Ordinal);
        Assert.Equal(["hold:on", "hold:off"], FloorRig.Lines(await rig.RecordAsync(contact)).Where(l => l.StartsWith("hold", StringComparison.Ordinal)));
        Assert.False(await rig.Floor.EndTalkAsync("a1"));
    }

    [Fact]
    public async Task EndTalk_WhileRinging_Declines()
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1", "a2");
        var contact = await rig.CallAsync();
        await rig.EnqueueAsync(contact);

        Assert.True(await rig.Floor.EndTalkAsync("a1"));
        await rig.PassAsync(5);

        Assert.Equal("a2", Assert.Single(rig.Of<AgentConnected>(contact)).AgentId);
    }
}
