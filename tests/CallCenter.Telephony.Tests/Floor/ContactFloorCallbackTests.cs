using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;
using CallCenter.Telephony.Floor;

namespace CallCenter.Telephony.Tests.Floor;

public sealed class ContactFloorCallbackTests
{
    private static readonly ContactId Called = new("out-1");

    [Theory]
    [InlineData("01012345678", CallOutcome.Answered)]
    [InlineData("999", CallOutcome.Busy)]
    [InlineData("not a number", CallOutcome.Failed)]
    public async Task PlaceCall_ToANumber_EndsAsItDoes(string number, CallOutcome outcome)
    {
        await using var rig = await FloorRig.StartAsync();

        await rig.SendAsync(new PlaceCall(Called, number, "8008101992", TimeSpan.FromSeconds(20)));
        await rig.PassAsync(10);

        Assert.Equal(outcome, Assert.Single(rig.Of<CallPlaced>(Called)).Outcome);
        var record = await rig.RecordAsync(Called);
        Assert.Equal(outcome == CallOutcome.Answered ? ContactState.InFlow : ContactState.Ended, record.State);
    }

    [Fact]
    public async Task PlaceCall_NobodyAnswersInTime_IsNoAnswer()
    {
        await using var rig = await FloorRig.StartAsync();

        await rig.SendAsync(new PlaceCall(Called, "01012345678", "", TimeSpan.FromSeconds(2)));
        await rig.PassAsync(3);

        Assert.Equal(CallOutcome.NoAnswer, Assert.Single(rig.Of<CallPlaced>(Called)).Outcome);
        Assert.Single(rig.Of<ContactEnded>(Called));
    }

    [Fact]
    public async Task PlaceCall_Answered_CanBeQueuedAndTalkedWith()
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        await rig.SendAsync(new PlaceCall(Called, "01012345678", "8008101992", TimeSpan.FromSeconds(20)));
        await rig.PassAsync(5);

        await rig.EnqueueAsync(Called);
        await rig.PassAsync(5);

        Assert.Equal("a1", Assert.Single(rig.Of<AgentConnected>(Called)).AgentId);
    }

    [Fact]
    public async Task Callback_OfACallerWhoLeftTheQueue_KeepsThePlaceAndIsCalledWhenAnAgentIsReserved()
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        var talking = await rig.CallAsync();
        await rig.EnqueueAsync(talking);
        var patient = await rig.CallAsync();
        await rig.EnqueueAsync(patient);
        await rig.PassAsync(5);
        var later = await rig.CallAsync();
        await rig.EnqueueAsync(later);

        await rig.SendAsync(new LeaveQueue(patient));
        await rig.SendAsync(new ScheduleCallback(patient, "s1", "01012345678", null, "q1"));
        var callback = Assert.Single(rig.Of<CallbackScheduled>(patient)).Promised!.Value;
        await rig.HangUpAsync(patient);

        Assert.Equal([callback, later], (await rig.Floor.QueueAsync("q1"))!.Waiting);
        await rig.PassAsync(80);

        Assert.Equal("CallbackDue ContactAnswered AgentConnected TalkEnded ContactEnded", string.Join(' ', rig.Story(callback).Split(' ').Where(name => name != nameof(QueuePositionChanged))));
        Assert.True(rig.Of<AgentConnected>(callback)[0].At < rig.Of<AgentConnected>(later)[0].At);
        Assert.Contains("called:01012345678", FloorRig.Lines(await rig.RecordAsync(callback)));
    }

    [Fact]
    public async Task Callback_NobodyAnswers_FreesTheAgent()
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        var contact = await rig.CallAsync();

        await rig.SendAsync(new ScheduleCallback(contact, "s1", "999", null, "q1"));
        Assert.Equal(AgentState.Reserved, await rig.StateOfAsync("a1"));
        await rig.PassAsync(5);

        var callback = rig.Of<CallbackScheduled>(contact)[0].Promised!.Value;
        Assert.Equal((ContactState.Ended, "Busy"), ((await rig.RecordAsync(callback)).State, (await rig.RecordAsync(callback)).EndCause));
        Assert.Equal(AgentState.Available, await rig.StateOfAsync("a1"));
    }

    [Fact]
    public async Task Callback_QueueTriesThreeTimes_IsCalledAgainAfterTheGapAndOverARestart()
    {
        FloorOptions Thrice(FloorOptions options) =>
            options with { Queues = [options.Queues[0] with { CallbackAttempts = 3, CallbackRetryAfter = TimeSpan.FromMinutes(2) }] };
        var store = new InMemoryContactStore();
        ContactId first;
        await using (var rig = await FloorRig.StartAsync(store, Thrice))
        {
            await rig.SignInAsync("a1");
            var contact = await rig.CallAsync();
            await rig.SendAsync(new ScheduleCallback(contact, "s1", "999", null, "q1"));
            first = rig.Of<CallbackScheduled>(contact)[0].Promised!.Value;
            await rig.PassAsync(5);
            Assert.Equal(AgentState.Available, await rig.StateOfAsync("a1"));
            await rig.PassAsync(100);
            Assert.Empty(rig.Of<CallbackDue>(new(first + "-2")));
            await rig.PassAsync(30);
            Assert.Equal((2, ContactState.Ended), ((await rig.RecordAsync(new(first + "-2"))).CallAttempt, (await rig.RecordAsync(new(first + "-2"))).State));
            Assert.Contains("callback:" + first + "-2", FloorRig.Lines(await rig.RecordAsync(first)));
        }

        await using var again = await FloorRig.StartAsync(store, Thrice);
        await again.SignInAsync("a1");
        await again.PassAsync(300);
        Assert.Single(again.Of<CallbackDue>(new(first + "-3")));
        Assert.Null(await again.Floor.ContactAsync(new(first + "-4")));
    }

    [Theory]
    [InlineData("abc", null, "q1", CallbackProblem.NotDiallable)]
    [InlineData("01012345678", null, "nowhere", CallbackProblem.UnknownQueue)]
    [InlineData("01012345678", "after lunch", "q1", CallbackProblem.BadWindow)]
    [InlineData("01012345678", "2020-01-01T10:00Z/2020-01-01T11:00Z", "q1", CallbackProblem.WindowPassed)]
    public async Task Callback_ThatCannotBe_IsRejectedAndSaysWhy(string number, string? window, string queue, CallbackProblem problem)
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await rig.CallAsync();

        await rig.SendAsync(new ScheduleCallback(contact, "s1", number, window, queue));

        var scheduled = Assert.Single(rig.Of<CallbackScheduled>(contact));
        Assert.Equal((null, problem), (scheduled.Promised, scheduled.Problem));
    }

    [Fact]
    public async Task Callback_WithAWindow_WaitsForItAndSurvivesARestart()
    {
        var store = new InMemoryContactStore();
        ContactId callback;
        await using (var first = await FloorRig.StartAsync(store))
        {
            var contact = await first.CallAsync();
            await first.SendAsync(new ScheduleCallback(contact, "s1", "01012345678", "01:10-01:20", "q1"));
            callback = first.Of<CallbackScheduled>(contact)[0].Promised!.Value;
        }

        await using var rig = await FloorRig.StartAsync(store);
        await rig.SignInAsync("a1");
        await rig.PassAsync(300);
        Assert.Empty(rig.Of<CallbackDue>(callback));
        await rig.PassAsync(400);

        Assert.Single(rig.Of<AgentConnected>(callback));
    }

    [Fact]
    public async Task Callback_WindowPassesWithoutAnAgent_EndsAndIsNotCalledLater()
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await rig.CallAsync();
        await rig.SendAsync(new ScheduleCallback(contact, "s1", "01012345678", "01:01-01:02", "q1"));
        var callback = rig.Of<CallbackScheduled>(contact)[0].Promised!.Value;
        await rig.PassAsync(130);
        await rig.SignInAsync("a1");
        await rig.PassAsync(10);

        Assert.Empty(rig.Of<CallbackDue>(callback));
        Assert.Equal("window-passed", (await rig.RecordAsync(callback)).EndCause);
    }

    [Fact]
    public async Task Message_FromTheWeb_IsAContactThatAnAgentTakesAndEnds()
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        var id = await rig.Floor.ReceiveMessageAsync(new WebMessage(new("m1"), "13800000001", "web", "什么时候送货？"));
        await rig.Floor.UntilIdleAsync();
        Assert.Equal(("Web", "什么时候送货？"), (rig.Of<ContactArrived>(id)[0].Channel, rig.Of<ContactArrived>(id)[0].Text));

        await rig.SayAsync(id, "p1", "我们马上回复您。");
        await rig.EnqueueAsync(id);
        Assert.False(await rig.Floor.TakeMessageAsync("a2", id));
        Assert.True(await rig.Floor.TakeMessageAsync("a1", id));
        Assert.Equal(AgentState.Busy, await rig.StateOfAsync("a1"));
        Assert.True(await rig.Floor.EndMessageAsync("a1", id));
        await rig.Floor.UntilIdleAsync();

        Assert.Equal("ContactArrived PromptFinished AgentConnected TalkEnded", rig.Story(id));
        Assert.Contains("message:什么时候送货？", FloorRig.Lines(await rig.RecordAsync(id)));
    }

    [Fact]
    public async Task Message_BesideACall_OnlyWhenAllowed()
    {
        await using var rig = await FloorRig.StartAsync(change: options => options with { Agents = [FloorRig.Agent("a1") with { MaxMessages = 1 }] });
        await rig.SignInAsync("a1");
        var call = await rig.CallAsync();
        await rig.EnqueueAsync(call);
        await rig.PassAsync(4);
        var messages = new List<ContactId>();
        foreach (var id in new[] { "m1", "m2" })
        {
            messages.Add(await rig.Floor.ReceiveMessageAsync(new WebMessage(new(id), "13800000001", "web", "您好")));
            await rig.EnqueueAsync(messages[^1]);
        }

        Assert.True(await rig.Floor.TakeMessageAsync("a1", messages[0]));
        Assert.False(await rig.Floor.TakeMessageAsync("a1", messages[1]));
        var agent = (await rig.Floor.AgentAsync("a1"))!;
        Assert.Equal((AgentState.Busy, call), (agent.State, agent.Contact));
        Assert.Equal([messages[0]], agent.Messages);
    }

    [Fact]
    public async Task WrapUp_Mandatory_LastsUntilACodeIsGivenAndTheContactKeepsIt()
    {
        await using var rig = await FloorRig.StartAsync(change: options => options with
        {
            Queues = [options.Queues[0] with { WrapUpMode = WrapUpMode.Mandatory, WrapUpCodes = ["咨询", "投诉"] }],
        });
        await rig.SignInAsync("a1");
        var contact = await rig.CallAsync();
        await rig.EnqueueAsync(contact);
        await rig.PassAsync(25);
        rig.Simulator.Dismiss("a1"); // who works alone would note a code by themselves
        await rig.PassAsync(35);
        Assert.Equal(AgentState.WrapUp, await rig.StateOfAsync("a1"));

        Assert.False(await rig.Floor.CodeAsync("a1", "天气"));
        Assert.True(await rig.Floor.CodeAsync("a1", "投诉"));

        Assert.Equal(AgentState.Available, await rig.StateOfAsync("a1"));
        Assert.Equal("投诉", (await rig.RecordAsync(contact)).WrapUpCode);
    }

    [Fact]
    public async Task Overflow_ToVoicemail_TellsTheFlow()
    {
        await using var rig = await FloorRig.StartAsync(change: options => options with
        {
            Queues = [options.Queues[0] with { RefuseWithoutAgents = false, Overflow = [new(OverflowKind.Voicemail, AfterWait: TimeSpan.FromSeconds(20)), new(OverflowKind.Callback, AfterWait: TimeSpan.FromSeconds(10))] }],
        });
        var contact = await rig.CallAsync();
        await rig.EnqueueAsync(contact);
        await rig.PassAsync(15);
        Assert.Equal([QueueOverflow.Callback], rig.Of<QueueOverflowed>(contact).Select(overflowed => overflowed.To));
        Assert.Equal(ContactState.Queued, (await rig.RecordAsync(contact)).State);
        await rig.PassAsync(10);

        Assert.Equal(QueueOverflow.Voicemail, rig.Of<QueueOverflowed>(contact)[^1].To);
        var record = await rig.RecordAsync(contact);
        Assert.Equal(ContactState.InFlow, record.State);
        Assert.All(record.Journal.Where(entry => entry.Kind == JournalKinds.Routed), entry => Assert.NotNull(entry.English));
    }
}
