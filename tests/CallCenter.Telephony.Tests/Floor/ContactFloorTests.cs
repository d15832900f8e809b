using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Telephony.Simulator;

namespace CallCenter.Telephony.Tests.Floor;

public sealed class ContactFloorTests
{
    [Fact]
    public async Task Call_ArrivesAndIsAnswered_IsTold()
    {
        await using var rig = await FloorRig.StartAsync();

        var contact = await rig.CallAsync();

        Assert.Equal("ContactArrived ContactAnswered", rig.Story(contact));
        Assert.Equal(ContactState.InFlow, (await rig.RecordAsync(contact)).State);
        Assert.Contains(new FloorChange(FloorThing.Contact, contact.Value), rig.Changes);
    }

    [Fact]
    public async Task Execute_SameKeyTwice_IsDoneOnce()
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await rig.CallAsync();
        var prompt = new PlayPrompt(contact, "p1", "您好您好", null, "zh-CN", null, true);

        await rig.Floor.ExecuteAsync(prompt, "same");
        await rig.Floor.ExecuteAsync(prompt, "same");
        await rig.PassAsync(10);

        Assert.Single(rig.Of<PromptFinished>(contact));
        Assert.Single(FloorRig.Lines(await rig.RecordAsync(contact)), "prompt:您好您好");
    }

    [Fact]
    public async Task Play_BeforeAnswer_AnswersFirst()
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await rig.CallAsync(answer: false);

        await rig.SayAsync(contact, "p1");
        await rig.PassAsync(1);

        Assert.Equal("ContactArrived ContactAnswered PromptFinished", rig.Story(contact));
    }

    [Fact]
    public async Task Play_ToItsEnd_TakesItsTime()
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await rig.CallAsync();
        var start = rig.Clock.GetUtcNow();

        await rig.SayAsync(contact, "p1", "您好您好");
        await rig.PassAsync(5);

        var finished = Assert.Single(rig.Of<PromptFinished>(contact));
        Assert.Equal((start.AddSeconds(1), false), (finished.At, finished.Interrupted));
    }

    [Fact]
    public async Task Press_DuringInterruptiblePrompt_StopsItFirst()
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await rig.CallAsync();
        await rig.SayAsync(contact, "p1", new string('好', 40));
        await rig.PassAsync(1);

        await rig.PressAsync(contact, "12");
        await rig.PassAsync(30);

        Assert.Equal("ContactArrived ContactAnswered PromptFinished DigitPressed DigitPressed", rig.Story(contact));
        Assert.True(rig.Of<PromptFinished>(contact)[0].Interrupted);
        Assert.Contains("digits:12", FloorRig.Lines(await rig.RecordAsync(contact)));
    }

    [Fact]
    public async Task Press_DuringOtherPrompt_IsHeldBackUntilItsEnd()
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await rig.CallAsync();
        await rig.SayAsync(contact, "p1", "您好您好您好您好", interruptible: false);

        await rig.PressAsync(contact, "7");
        Assert.Empty(rig.Of<DigitPressed>(contact));
        await rig.PassAsync(5);

        Assert.EndsWith("PromptFinished DigitPressed", rig.Story(contact), StringComparison.Ordinal);
        Assert.False(rig.Of<PromptFinished>(contact)[0].Interrupted);
    }

    [Fact]
    public async Task Stop_Prompt_FinishesItInterrupted()
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await rig.CallAsync();
        await rig.SayAsync(contact, "p1", new string('好', 40));

        await rig.SendAsync(new StopPrompt(contact, "another"));
        Assert.Empty(rig.Of<PromptFinished>(contact));
        await rig.SendAsync(new StopPrompt(contact, "p1"));

        Assert.True(Assert.Single(rig.Of<PromptFinished>(contact)).Interrupted);
    }

    [Fact]
    public async Task Play_BrokenAudio_FinishesAtOnce()
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await rig.CallAsync();

        await rig.SendAsync(new PlayPrompt(contact, "p1", null, "broken", "zh-CN", null, true));

        Assert.True(Assert.Single(rig.Of<PromptFinished>(contact)).Interrupted);
    }

    [Fact]
    public async Task Sensitive_Digits_AreMaskedInJournalAndTranscriptButTold()
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await rig.CallAsync();
        await rig.PressAsync(contact, "1");
        await rig.PassAsync(10);
        await rig.PressAsync(contact, "62"); // typed ahead
        await rig.SendAsync(new BeginSensitiveInput(contact));
        await rig.PressAsync(contact, "22");
        await rig.SendAsync(new EndSensitiveInput(contact));
        await rig.PassAsync(10);
        await rig.PressAsync(contact, "3");

        Assert.Equal(["digits:1", "digits:••••", "digits:3"], FloorRig.Lines(await rig.RecordAsync(contact)).Where(l => l.StartsWith("digits", StringComparison.Ordinal)));
        var transcript = rig.Simulator.Find(contact)!.Transcript.Where(t => t.Kind == "digits").Select(t => t.Text).ToList();
        Assert.Equal(["1", "62", "••", "3"], transcript);
        Assert.Equal("162223", string.Concat(rig.Of<DigitPressed>(contact).Select(d => d.Digit)));
        Assert.Equal([false, false, false, true, true, false], rig.Of<DigitPressed>(contact).Select(d => d.Sensitive));
        Assert.DoesNotContain("2", rig.Of<DigitPressed>(contact)[3].ToString().Split(',')[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Voicemail_SaidOrNot_IsTold()
    {
        await using var rig = await FloorRig.StartAsync();
        var speaks = await rig.CallAsync(new CallerHabits { Message = TimeSpan.FromSeconds(8) });
        var silent = await rig.CallAsync(new CallerHabits { Message = TimeSpan.Zero });

        foreach (var contact in new[] { speaks, silent }) await rig.SendAsync(new RecordVoicemail(contact, "v-" + contact, TimeSpan.FromSeconds(60)));
        await rig.PassAsync(10);

        var said = Assert.Single(rig.Of<VoicemailRecorded>(speaks));
        Assert.Equal(("v-" + speaks, TimeSpan.FromSeconds(8)), (said.Recording, said.Length));
        Assert.Null(Assert.Single(rig.Of<VoicemailRecorded>(silent)).Recording);
        Assert.Equal(["v-" + speaks], (await rig.RecordAsync(speaks)).Recordings);
    }

    [Fact]
    public async Task Notes_OfAFlow_AreInTheRecord()
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await rig.CallAsync();

        await rig.SendAsync(new NoteCustomer(contact, "k1"));
        await rig.SendAsync(new NoteSatisfaction(contact, 4, 5));
        await rig.SendAsync(new StartRecording(contact));
        await rig.SendAsync(new StopRecording(contact));
        await rig.SendAsync(new EndContact(contact));

        var record = await rig.Store.FindAsync(contact, default);
        Assert.Equal(("k1", 4, 5, ContactEndedBy.Flow), (record!.CustomerId, record.SatisfactionScore, record.SatisfactionScale, record.EndedBy));
        Assert.Equal(
            ["arrived:13800000001 → 8008101992", "answered:", "survey:4/5", "recording:on", "recording:off", "ended:Flow"], FloorRig.Lines(record));
        Assert.Equal(Enumerable.Range(1, 6), record.Journal.Select(j => j.Sequence));
    }

    [Theory]
    [InlineData("ringing")]
    [InlineData("prompt")]
    [InlineData("queued")]
    [InlineData("offered")]
    [InlineData("talking")]
    [InlineData("transferring")]
    [InlineData("voicemail")]
    public async Task HangUp_AtAnyMoment_EndsTheContactAndFreesTheAgent(string moment)
    {
        await using var rig = await FloorRig.StartAsync();
        if (moment is not "queued") await rig.SignInAsync("a1");
        else rig.Simulator.TakeBreak("a1", "午餐");
        var contact = await rig.CallAsync(answer: moment != "ringing");
        switch (moment)
        {
            case "prompt": await rig.SayAsync(contact, "p1"); break;
            case "queued" or "offered": await rig.EnqueueAsync(contact); break;
            case "talking": await rig.EnqueueAsync(contact); await rig.PassAsync(5); break;
            case "transferring": await rig.SendAsync(new TransferContact(contact, "t", "01012345678", TransferKind.Blind, TimeSpan.FromSeconds(9))); break;
            case "voicemail": await rig.SendAsync(new RecordVoicemail(contact, "v", TimeSpan.FromSeconds(9))); break;
        }

        await rig.HangUpAsync(contact);
        await rig.PassAsync(60);

        var ended = Assert.IsType<ContactEnded>(rig.Events.Last(e => e.Contact == contact));
        Assert.Equal(ContactEndedBy.Caller, ended.By);
        Assert.Single(rig.Of<ContactEnded>(contact));
        Assert.Empty(await rig.Floor.ContactsAsync());
        Assert.Empty((await rig.Floor.QueueAsync("q1"))!.Waiting);
        if (moment != "queued") Assert.Equal(AgentState.Available, await rig.StateOfAsync("a1"));
        Assert.Equal(ContactState.Ended, (await rig.Store.FindAsync(contact, default))!.State);
    }

    [Fact]
    public async Task Execute_ContactGoneOrUnknown_IsIgnored()
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await rig.CallAsync();
        await rig.HangUpAsync(contact);
        var told = rig.Events.Count;

        foreach (var id in new[] { contact, new ContactId("never") })
        {
            await rig.SayAsync(id, "p");
            await rig.EnqueueAsync(id);
            await rig.SendAsync(new TransferContact(id, "t", "801", TransferKind.Blind, TimeSpan.FromSeconds(1)));
            await rig.SendAsync(new EndContact(id));
        }

        await rig.PassAsync(10);
        Assert.Equal(told, rig.Events.Count);
    }

    [Fact]
    public async Task Release_CallerInTheFlow_IsLetGoAtOnceAndATalkerAfterTheTalk()
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        var alone = await rig.CallAsync();
        var talking = await rig.CallAsync();
        await rig.EnqueueAsync(talking);
        await rig.PassAsync(5);

        await rig.SendAsync(new ReleaseContact(alone));
        await rig.SendAsync(new ReleaseContact(talking));
        Assert.Equal([talking], (await rig.Floor.ContactsAsync()).Select(c => c.Id));
        await rig.PassAsync(30);

        Assert.Empty(await rig.Floor.ContactsAsync());
        Assert.EndsWith("TalkEnded ContactEnded", rig.Story(talking), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Release_WhileAPromptPlays_LetsItEndFirst()
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await rig.CallAsync();
        await rig.SayAsync(contact, "p1", "您好您好");

        await rig.SendAsync(new ReleaseContact(contact));
        Assert.Single(await rig.Floor.ContactsAsync());
        await rig.PassAsync(1);

        Assert.EndsWith("PromptFinished ContactEnded", rig.Story(contact), StringComparison.Ordinal);
        Assert.False(rig.Of<PromptFinished>(contact)[0].Interrupted);
    }

    [Fact]
    public async Task Start_AfterACrash_EndsContactsThatAreLost()
    {
        var store = new Telephony.Floor.InMemoryContactStore();
        ContactId lost;
        await using (var before = await FloorRig.StartAsync(store)) lost = await before.CallAsync();

        await using var rig = await FloorRig.StartAsync(store);
        Assert.Equal(1, await rig.Floor.ReconcileAsync([new ContactId("known-to-a-flow-only")]));
        await rig.Floor.UntilIdleAsync();

        Assert.Equal(ContactEndedBy.System, Assert.Single(rig.Of<ContactEnded>(lost)).By);
        Assert.Single(rig.Of<ContactEnded>(new ContactId("known-to-a-flow-only")));
        Assert.Equal(ContactState.Ended, (await store.FindAsync(lost, default))!.State);
    }

    [Fact]
    public async Task Start_AfterACrash_WhoWaitedKeepsSkillsPriorityAndTheTimeWaited()
    {
        await using var rig = await FloorRig.StartAsync(change: options => options with
        {
            Agents = [FloorRig.Agent("a1"), FloorRig.Agent("a2") with { Skills = [new AgentSkill("英语", 3)] }],
            Queues = [options.Queues[0] with { RefuseWithoutAgents = false, LevelBonuses = [new("gold", 5)] }],
        });
        var patient = await rig.CallAsync();
        await rig.EnqueueAsync(patient);
        await rig.PassAsync(60);
        var urgent = await rig.CallAsync();
        await rig.EnqueueAsync(urgent, priority: 3);
        var gold = await rig.CallAsync();
        await rig.SendAsync(new EnqueueContact(gold, "q1", ["英语"], 0, null) { CustomerLevel = "gold" });
        await rig.PassAsync(5);

        await rig.RestartAsync();

        Assert.Equal([gold, urgent, patient], (await rig.Floor.QueueAsync("q1"))!.Waiting);
        await rig.SignInAsync("a1");
        await rig.PassAsync(4);
        Assert.Equal("a1", Assert.Single(rig.Of<AgentConnected>(urgent)).AgentId);
        await rig.SignInAsync("a2");
        await rig.PassAsync(4);
        Assert.Equal("a2", Assert.Single(rig.Of<AgentConnected>(gold)).AgentId);
        await rig.PassAsync(60);
        Assert.True(Assert.Single(rig.Of<AgentConnected>(patient)).Waited > TimeSpan.FromSeconds(65));
    }

    [Fact]
    public async Task Store_FailsOnce_ContactIsSavedWithTheNextChange()
    {
        var store = new FailingStore();
        await using var rig = await FloorRig.StartAsync(store);
        var first = await rig.CallAsync();
        store.Fails = true;
        await rig.HangUpAsync(first);
        store.Fails = false;
        Assert.NotEqual(ContactState.Ended, (await store.FindAsync(first, default))!.State);

        await rig.CallAsync();

        Assert.Equal(ContactState.Ended, (await store.FindAsync(first, default))!.State);
    }

    [Fact]
    public async Task Keys_FollowingOneAnother_AreSavedTogetherAfterASecond()
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await rig.CallAsync();
        await rig.PressAsync(contact, "1");
        await rig.PressAsync(contact, "2");
        Assert.DoesNotContain((await rig.Store.FindAsync(contact, default))!.Journal, entry => entry.Kind == JournalKinds.Digits);

        await rig.PassAsync(1);

        Assert.Equal("12", Assert.Single((await rig.Store.FindAsync(contact, default))!.Journal, entry => entry.Kind == JournalKinds.Digits).Text);
    }

    [Fact]
    public async Task Keys_BeforeAnotherChange_AreSavedWithIt()
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await rig.CallAsync();
        await rig.PressAsync(contact, "7");
        await rig.SayAsync(contact, "p1");

        Assert.Equal("digits:7", FloorRig.Lines((await rig.Store.FindAsync(contact, default))!).ElementAt(^2));
    }

    [Fact]
    public async Task Keys_WhenTheFloorCloses_AreSaved()
    {
        var store = new Telephony.Floor.InMemoryContactStore();
        ContactId contact;
        await using (var rig = await FloorRig.StartAsync(store))
        {
            contact = await rig.CallAsync();
            await rig.PressAsync(contact, "5");
        }

        Assert.Equal("digits:5", FloorRig.Lines((await store.FindAsync(contact, default))!).Last());
    }

    private sealed class FailingStore : IContactStore
    {
        private readonly Telephony.Floor.InMemoryContactStore _inner = new();
        public bool Fails { get; set; }

        public ValueTask SaveAsync(IReadOnlyList<ContactRecord> contacts, CancellationToken cancellationToken) =>
            Fails ? throw new IOException("The disk is full.") : _inner.SaveAsync(contacts, cancellationToken);

        public ValueTask<ContactRecord?> FindAsync(ContactId contact, CancellationToken cancellationToken) => _inner.FindAsync(contact, cancellationToken);
        public ValueTask<IReadOnlyList<ContactRecord>> ListOpenAsync(CancellationToken cancellationToken) => _inner.ListOpenAsync(cancellationToken);
    }

    [Fact]
    public async Task SimulatedCalls_Find_ShowsTheFloorsStateAndTranscript()
    {
        await using var rig = await FloorRig.StartAsync();
        var calls = new SimulatedCalls(rig.Simulator, rig.Floor);
        rig.Simulator.TakeBreak("a1", "午餐");
        var contact = await rig.CallAsync();
        await rig.EnqueueAsync(contact);

        var call = await calls.FindAsync(contact);

        Assert.Equal(ContactState.Queued, call!.State);
        Assert.Equal(["answered", "queued", "position"], call.Transcript.Select(t => t.Kind));
        Assert.Null(await calls.FindAsync(new ContactId("never")));
    }
}
