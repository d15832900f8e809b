using CallCenter.Contacts;

namespace CallCenter.Telephony.Tests.Contract;

/// <summary>What every adapter must do, whatever is behind it.</summary>
public abstract partial class TelephonyContractTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Ring = TimeSpan.FromSeconds(10);
    private int _keys;

    protected ITelephonyRig Rig { get; private set; } = null!;
    private ITelephony Line => Rig.Telephony;

    protected abstract Task<ITelephonyRig> CreateRigAsync();

    public async Task InitializeAsync() => Rig = await CreateRigAsync();
    public async Task DisposeAsync() => await Rig.DisposeAsync();

    private string Key() => $"key-{++_keys}";

    private static Playback Say(string id, string text = "您好，欢迎致电，请稍候。") => new(id, text, null, "zh-CN", null);
    private static Dial RingAgent(string leg, string agent = "a1") => new(leg, agent, null, "13800000001", Ring);

    private static Talk Together(params IReadOnlyList<string> legs) => new(true, legs, "default");
    private static Talk OnHold(params IReadOnlyList<string> legs) => new(false, legs, "default");

    private async Task<ContactId> AnsweredCallAsync()
    {
        var contact = await Rig.CallAsync("13800000001", "8008101992");
        await Line.AnswerAsync(contact, Key(), default);
        Assert.NotNull(await Rig.NextAsync<TelephonyEvent.Answered>(contact, Soon));
        return contact;
    }

    private async Task<ContactId> TalkingCallAsync(string leg = "leg1", string agent = "a1")
    {
        var contact = await AnsweredCallAsync();
        await Line.DialAsync(contact, RingAgent(leg, agent), Key(), default);
        await Rig.PassAsync(TimeSpan.FromSeconds(1));
        Assert.True(await Rig.AgentAnswersAsync(agent));
        Assert.NotNull(await Rig.NextAsync<TelephonyEvent.LegAnswered>(contact, Soon));
        Assert.Equal(TelephonyResult.Done, await Line.TalkAsync(contact, Together(leg), Key(), default));
        return contact;
    }

    private int Count<T>(ContactId contact) where T : TelephonyEvent => Rig.Events.OfType<T>().Count(e => ContactOf(e) == contact);

    public static ContactId? ContactOf(TelephonyEvent happened) => happened switch
    {
        TelephonyEvent.Arrived e => e.Contact,
        TelephonyEvent.Answered e => e.Contact,
        TelephonyEvent.PlaybackFinished e => e.Contact,
        TelephonyEvent.DigitKeyed e => e.Contact,
        TelephonyEvent.LegAnswered e => e.Contact,
        TelephonyEvent.AnnouncementFinished e => e.Contact,
        TelephonyEvent.LegEnded e => e.Contact,
        TelephonyEvent.TalkFound e => e.Contact,
        TelephonyEvent.MessageRecorded e => e.Contact,
        TelephonyEvent.Gone e => e.Contact,
        TelephonyEvent.NotReached e => e.Contact,
        _ => null,
    };

    [Fact]
    public async Task Call_Arrives_WithItsNumbers()
    {
        var contact = await Rig.CallAsync("13800000001", "8008101992");

        var arrived = await Rig.NextAsync<TelephonyEvent.Arrived>(contact, Soon);
        Assert.Equal(("13800000001", "8008101992", "Voice"), (arrived?.From, arrived?.To, arrived?.Channel));
        Assert.Contains(contact, await Line.ListContactsAsync(default));
    }

    [Fact]
    public async Task Answer_SameKeyOrAnother_AnswersOnce()
    {
        var contact = await Rig.CallAsync("13800000001", "8008101992");

        foreach (var key in new[] { "k", "k", "other" }) Assert.Equal(TelephonyResult.Done, await Line.AnswerAsync(contact, key, default));
        await Rig.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(1, Count<TelephonyEvent.Answered>(contact));
    }

    [Fact]
    public async Task Play_ToItsEnd_FinishesUninterrupted()
    {
        var contact = await AnsweredCallAsync();

        Assert.Equal(TelephonyResult.Done, await Line.PlayAsync(contact, Say("p1"), Key(), default));

        var finished = await Rig.NextAsync<TelephonyEvent.PlaybackFinished>(contact, TimeSpan.FromSeconds(15));
        Assert.Equal(("p1", false), (finished?.Playback, finished?.Interrupted));
    }

    [Fact]
    public async Task Play_SameKeyTwice_PlaysOnce()
    {
        var contact = await AnsweredCallAsync();

        await Line.PlayAsync(contact, Say("p1"), "same", default);
        await Line.PlayAsync(contact, Say("p1"), "same", default);
        await Rig.PassAsync(TimeSpan.FromSeconds(15));

        Assert.Equal(1, Count<TelephonyEvent.PlaybackFinished>(contact));
    }

    [Fact]
    public async Task Stop_WhilePlaying_FinishesInterrupted()
    {
        var contact = await AnsweredCallAsync();
        await Line.PlayAsync(contact, Say("p1"), Key(), default);
        await Rig.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(TelephonyResult.Done, await Line.StopAsync(contact, "p1", Key(), default));

        var finished = await Rig.NextAsync<TelephonyEvent.PlaybackFinished>(contact, Soon);
        Assert.Equal(("p1", true), (finished?.Playback, finished?.Interrupted));
        Assert.Equal(TelephonyResult.Done, await Line.StopAsync(contact, "p1", Key(), default));
    }

    [Fact]
    public async Task Play_WhileAnotherPlays_StopsTheOther()
    {
        var contact = await AnsweredCallAsync();
        await Line.PlayAsync(contact, Say("p1"), Key(), default);
        await Line.PlayAsync(contact, Say("p2"), Key(), default);

        var first = await Rig.NextAsync<TelephonyEvent.PlaybackFinished>(contact, TimeSpan.FromSeconds(15));
        var second = await Rig.NextAsync<TelephonyEvent.PlaybackFinished>(contact, TimeSpan.FromSeconds(15));

        Assert.Equal(("p1", true), (first?.Playback, first?.Interrupted));
        Assert.Equal(("p2", false), (second?.Playback, second?.Interrupted));
    }

    [Fact]
    public async Task Digits_WhilePlaying_AreToldInOrderAndDoNotStopIt()
    {
        var contact = await AnsweredCallAsync();
        await Line.PlayAsync(contact, Say("p1"), Key(), default);

        await Rig.PressAsync(contact, "1*#");
        var finished = await Rig.NextAsync<TelephonyEvent.PlaybackFinished>(contact, TimeSpan.FromSeconds(15));

        Assert.Equal("1*#", string.Concat(Rig.Events.OfType<TelephonyEvent.DigitKeyed>().Where(d => d.Contact == contact).Select(d => d.Digit)));
        Assert.False(finished?.Interrupted);
    }

    [Fact]
    public async Task HangUp_ByTheCaller_IsTheirs()
    {
        var contact = await AnsweredCallAsync();

        await Rig.HangUpAsync(contact);

        Assert.Equal(ContactEndedBy.Caller, (await Rig.NextAsync<TelephonyEvent.Gone>(contact, Soon))?.By);
        Assert.DoesNotContain(contact, await Line.ListContactsAsync(default));
    }

    [Fact]
    public async Task HangUp_ByUs_IsOurs()
    {
        var contact = await AnsweredCallAsync();

        await Line.HangUpAsync(contact, Key(), default);

        Assert.Equal(ContactEndedBy.Flow, (await Rig.NextAsync<TelephonyEvent.Gone>(contact, Soon))?.By);
    }

    [Fact]
    public async Task Operations_OfAContactThatIsGone_AnswerGone()
    {
        var contact = await AnsweredCallAsync();
        await Rig.HangUpAsync(contact);
        Assert.NotNull(await Rig.NextAsync<TelephonyEvent.Gone>(contact, Soon));
        var told = Rig.Events.Count;

        foreach (var id in new[] { contact, new ContactId("never-was") })
        {
            Assert.Equal(TelephonyResult.Gone, await Line.AnswerAsync(id, Key(), default));
            Assert.Equal(TelephonyResult.Gone, await Line.PlayAsync(id, Say("p9"), Key(), default));
            Assert.Equal(TelephonyResult.Gone, await Line.StopAsync(id, "p9", Key(), default));
            Assert.Equal(TelephonyResult.Gone, await Line.StartMusicAsync(id, "default", Key(), default));
            Assert.Equal(TelephonyResult.Gone, await Line.StopMusicAsync(id, Key(), default));
            Assert.Equal(TelephonyResult.Gone, await Line.DialAsync(id, RingAgent("leg9"), Key(), default));
            Assert.Equal(TelephonyResult.Gone, await Line.TalkAsync(id, Together("leg9"), Key(), default));
            Assert.Equal(TelephonyResult.Gone, await Line.DisconnectAsync(id, "leg9", Key(), default));
            Assert.Equal(TelephonyResult.Gone, await Line.TalkAsync(id, OnHold("leg1"), Key(), default));
            Assert.Equal(TelephonyResult.Gone, await Line.StartRecordingAsync(id, "r", Key(), default));
            Assert.Equal(TelephonyResult.Gone, await Line.StopRecordingAsync(id, "r", Key(), default));
            Assert.Equal(TelephonyResult.Gone, await Line.RecordMessageAsync(id, "m", Soon, Key(), default));
            Assert.Equal(TelephonyResult.Gone, await Line.MaskDigitsAsync(id, true, Key(), default));
            Assert.Equal(TelephonyResult.Gone, await Line.HangUpAsync(id, Key(), default));
        }

        await Rig.PassAsync(Soon);
        Assert.Equal(told, Rig.Events.Count);
    }

    [Fact]
    public async Task Dial_AgentAnswersAndTalks_CallerOutlivesTheAgent()
    {
        var contact = await TalkingCallAsync();

        await Rig.AgentHangsUpAsync("a1");

        var ended = await Rig.NextAsync<TelephonyEvent.LegEnded>(contact, Soon);
        Assert.Equal(("leg1", LegEnd.HungUp), (ended?.Leg, ended?.Reason));
        Assert.Contains(contact, await Line.ListContactsAsync(default));
        Assert.Equal(TelephonyResult.Done, await Line.PlayAsync(contact, Say("after"), Key(), default));
        Assert.False((await Rig.NextAsync<TelephonyEvent.PlaybackFinished>(contact, TimeSpan.FromSeconds(15)))?.Interrupted);
    }

    [Fact]
    public async Task Dial_SameKeyTwice_RingsOnce()
    {
        var contact = await AnsweredCallAsync();
        await Line.DialAsync(contact, RingAgent("leg1"), "same", default);
        await Line.DialAsync(contact, RingAgent("leg1"), "same", default);
        await Rig.PassAsync(TimeSpan.FromSeconds(1));

        Assert.True(await Rig.AgentAnswersAsync("a1"));
        await Rig.PassAsync(Ring);

        Assert.Equal(1, Count<TelephonyEvent.LegAnswered>(contact));
        Assert.Equal(0, Count<TelephonyEvent.LegEnded>(contact));
    }

    [Fact]
    public async Task Dial_NobodyAnswers_EndsWithNoAnswer()
    {
        var contact = await AnsweredCallAsync();

        await Line.DialAsync(contact, RingAgent("leg1"), Key(), default);

        Assert.Equal(LegEnd.NoAnswer, (await Rig.NextAsync<TelephonyEvent.LegEnded>(contact, Ring + Soon))?.Reason);
    }

    [Fact]
    public async Task Dial_AgentDeclines_EndsWithDeclined()
    {
        var contact = await AnsweredCallAsync();
        await Line.DialAsync(contact, RingAgent("leg1"), Key(), default);
        await Rig.PassAsync(TimeSpan.FromSeconds(1));

        await Rig.AgentHangsUpAsync("a1");

        Assert.Equal(LegEnd.Declined, (await Rig.NextAsync<TelephonyEvent.LegEnded>(contact, Soon))?.Reason);
    }

    [Fact]
    public async Task Dial_PhoneInUse_EndsWithBusy()
    {
        await TalkingCallAsync();
        var second = await AnsweredCallAsync();

        await Line.DialAsync(second, RingAgent("leg2"), Key(), default);

        Assert.Equal(LegEnd.Busy, (await Rig.NextAsync<TelephonyEvent.LegEnded>(second, Soon))?.Reason);
    }

    [Fact]
    public async Task Dial_NumberThatIsNone_IsRefused()
    {
        var contact = await AnsweredCallAsync();

        Assert.Equal(TelephonyResult.Refused, await Line.DialAsync(contact, new Dial("leg1", null, "张三", "1", Ring), Key(), default));
    }

    [Fact]
    public async Task Disconnect_RingingLeg_StopsItAndFreesThePhone()
    {
        var contact = await AnsweredCallAsync();
        await Line.DialAsync(contact, RingAgent("leg1"), Key(), default);
        await Rig.PassAsync(TimeSpan.FromSeconds(1));

        await Line.DisconnectAsync(contact, "leg1", Key(), default);

        Assert.Equal(LegEnd.Disconnected, (await Rig.NextAsync<TelephonyEvent.LegEnded>(contact, Soon))?.Reason);
        Assert.False(await Rig.AgentAnswersAsync("a1"));
        await TalkingCallAsync("leg2");
    }

    [Fact]
    public async Task Disconnect_TalkingLeg_LeavesTheCaller()
    {
        var contact = await TalkingCallAsync();

        await Line.DisconnectAsync(contact, "leg1", Key(), default);

        Assert.Equal(LegEnd.Disconnected, (await Rig.NextAsync<TelephonyEvent.LegEnded>(contact, Soon))?.Reason);
        Assert.Contains(contact, await Line.ListContactsAsync(default));
    }

    [Fact]
    public async Task Connect_LegNotAnswered_AnswersGone()
    {
        var contact = await AnsweredCallAsync();
        await Line.DialAsync(contact, RingAgent("leg1"), Key(), default);

        Assert.Equal(TelephonyResult.Gone, await Line.TalkAsync(contact, Together("leg1"), Key(), default));
    }

    [Fact]
    public async Task Connect_WhilePlaying_StopsThePlayback()
    {
        var contact = await AnsweredCallAsync();
        await Line.DialAsync(contact, RingAgent("leg1"), Key(), default);
        await Line.PlayAsync(contact, Say("p1"), Key(), default);
        await Rig.PassAsync(TimeSpan.FromSeconds(1));
        await Rig.AgentAnswersAsync("a1");
        Assert.NotNull(await Rig.NextAsync<TelephonyEvent.LegAnswered>(contact, Soon));

        await Line.TalkAsync(contact, Together("leg1"), Key(), default);

        Assert.True((await Rig.NextAsync<TelephonyEvent.PlaybackFinished>(contact, Soon))?.Interrupted);
    }

    [Fact]
    public async Task Hold_WhileTalking_IsDoneOtherwiseGone()
    {
        var talking = await TalkingCallAsync();
        var alone = await AnsweredCallAsync();

        Assert.Equal(TelephonyResult.Done, await Line.TalkAsync(talking, OnHold("leg1"), Key(), default));
        Assert.Equal(TelephonyResult.Done, await Line.TalkAsync(talking, Together("leg1"), Key(), default));
        Assert.Equal(TelephonyResult.Gone, await Line.TalkAsync(alone, OnHold("leg1"), Key(), default));
    }

    [Fact]
    public async Task RecordMessage_UntilHash_TellsItsLength()
    {
        var contact = await AnsweredCallAsync();
        await Line.RecordMessageAsync(contact, "m1", TimeSpan.FromSeconds(60), Key(), default);
        await Rig.PassAsync(TimeSpan.FromSeconds(2));

        await Rig.PressAsync(contact, "#");

        var recorded = await Rig.NextAsync<TelephonyEvent.MessageRecorded>(contact, Soon);
        Assert.Equal("m1", recorded?.Recording);
        Assert.InRange(recorded?.Length ?? TimeSpan.Zero, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(3));
    }

    [Theory]
    [InlineData("ringing")]
    [InlineData("answered")]
    [InlineData("playing")]
    [InlineData("music")]
    [InlineData("recording")]
    [InlineData("message")]
    [InlineData("agentRinging")]
    [InlineData("agentAnswered")]
    [InlineData("talking")]
    [InlineData("hold")]
    public async Task HangUp_AtAnyMoment_EndsTheContactOnceAndFreesTheAgent(string moment)
    {
        var contact = await Rig.CallAsync("13800000001", "8008101992");
        if (moment != "ringing") await Line.AnswerAsync(contact, Key(), default);
        switch (moment)
        {
            case "playing": await Line.PlayAsync(contact, Say("p1"), Key(), default); break;
            case "music": await Line.StartMusicAsync(contact, "default", Key(), default); break;
            case "recording": await Line.StartRecordingAsync(contact, "r1", Key(), default); break;
            case "message": await Line.RecordMessageAsync(contact, "m1", Ring, Key(), default); break;
            case "agentRinging" or "agentAnswered" or "talking" or "hold":
                await Line.DialAsync(contact, RingAgent("leg1"), Key(), default);
                await Rig.PassAsync(TimeSpan.FromSeconds(1));
                if (moment == "agentRinging") break;
                await Rig.AgentAnswersAsync("a1");
                Assert.NotNull(await Rig.NextAsync<TelephonyEvent.LegAnswered>(contact, Soon));
                if (moment == "agentAnswered") break;
                await Line.TalkAsync(contact, Together("leg1"), Key(), default);
                if (moment == "hold") await Line.TalkAsync(contact, OnHold("leg1"), Key(), default);
                break;
        }

        await Rig.HangUpAsync(contact);
        Assert.NotNull(await Rig.NextAsync<TelephonyEvent.Gone>(contact, Soon));
        await Rig.PassAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(1, Count<TelephonyEvent.Gone>(contact));
        Assert.IsType<TelephonyEvent.Gone>(Rig.Events.Last(e => ContactOf(e) == contact));
        Assert.DoesNotContain(contact, await Line.ListContactsAsync(default));
        await TalkingCallAsync("leg2");
    }
}
