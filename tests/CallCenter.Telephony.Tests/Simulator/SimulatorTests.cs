using CallCenter.Contacts;
using CallCenter.Telephony.Simulator;

namespace CallCenter.Telephony.Tests.Simulator;

public sealed class SimulatorTests
{
    private static async Task<ContactId> AnsweredAsync(SimulatorRig rig, CallerHabits? habits = null)
    {
        var contact = rig.Adapter.StartCall("13800000001", "8008101992", habits).Id;
        await rig.Telephony.AnswerAsync(contact, "answer", default);
        return contact;
    }

    private static ValueTask<TelephonyResult> SayAsync(SimulatorRig rig, ContactId contact, string text, string id = "p1") =>
        rig.Telephony.PlayAsync(contact, new Playback(id, text, null, "zh-CN", null), "play-" + id, default);

    private static TelephonyEvent.PlaybackFinished? Finished(SimulatorRig rig) => rig.Events.OfType<TelephonyEvent.PlaybackFinished>().SingleOrDefault();

    [Theory]
    [InlineData("您好您好您好您好", 2.0)]
    [InlineData("Thirty letters take 2 seconds.", 2.0)]
    public async Task Play_Text_TakesItsSpeakingTime(string text, double seconds)
    {
        var rig = await SimulatorRig.StartAsync();
        var contact = await AnsweredAsync(rig);
        var start = rig.Clock.GetUtcNow();
        await SayAsync(rig, contact, text);

        await rig.PassAsync(TimeSpan.FromSeconds(seconds - 0.001));
        Assert.Null(Finished(rig));
        await rig.PassAsync(TimeSpan.FromSeconds(0.001));

        Assert.Equal(start.AddSeconds(seconds), Finished(rig)?.At);
    }

    [Fact]
    public async Task Play_AudioNobodyKnows_IsRefused()
    {
        var rig = await SimulatorRig.StartAsync(new SimulatorOptions { AudioLength = name => name == "welcome" ? TimeSpan.FromSeconds(4) : null });
        var contact = await AnsweredAsync(rig);

        Assert.Equal(TelephonyResult.Refused, await rig.Telephony.PlayAsync(contact, new Playback("p1", null, "nothing", "zh-CN", null), "1", default));
        Assert.Equal(TelephonyResult.Done, await rig.Telephony.PlayAsync(contact, new Playback("p2", null, "welcome", "zh-CN", null), "2", default));
    }

    [Fact]
    public async Task Play_BeforeAnswer_IsRefused()
    {
        var rig = await SimulatorRig.StartAsync();
        var contact = rig.Adapter.StartCall("1", "2").Id;

        Assert.Equal(TelephonyResult.Refused, await SayAsync(rig, contact, "您好"));
    }

    [Fact]
    public async Task Transcript_OfACall_HoldsWhatWasSaidAndPressed()
    {
        var rig = await SimulatorRig.StartAsync();
        var contact = await AnsweredAsync(rig);
        await SayAsync(rig, contact, "您好您好");
        await rig.PassAsync(TimeSpan.FromSeconds(1));
        rig.Adapter.Press(contact, "12");
        await rig.Telephony.MaskDigitsAsync(contact, true, "mask", default);
        rig.Adapter.Press(contact, "34");
        rig.Adapter.HangUp(contact);

        var call = rig.Adapter.Find(contact)!;

        Assert.Equal(ContactState.Ended, call.State);
        Assert.Equal(
            ["answered:", "prompt:您好您好", "digits:12", "digits:••", "ended:Caller"], call.Transcript.Select(t => $"{t.Kind}:{t.Text}"));
        Assert.Equal(call.StartedAt.AddSeconds(1), call.Transcript[2].At);
        Assert.Equal("zh-CN", call.Transcript[1].Language);
    }

    [Theory]
    [InlineData("5x")]
    [InlineData("")]
    public async Task Press_WhatIsNoKey_SaysSo(string digits)
    {
        var rig = await SimulatorRig.StartAsync();
        var contact = await AnsweredAsync(rig);

        Assert.Throws<ArgumentException>(() => rig.Adapter.Press(contact, digits));
        Assert.Empty(rig.Events.OfType<TelephonyEvent.DigitKeyed>());
    }

    [Fact]
    public async Task Press_OnACallThatIsOver_IsFalse()
    {
        var rig = await SimulatorRig.StartAsync();
        var contact = await AnsweredAsync(rig);
        Assert.True(rig.Adapter.HangUp(contact));

        Assert.False(rig.Adapter.Press(contact, "1"));
        Assert.False(rig.Adapter.HangUp(contact));
        Assert.False(rig.Adapter.HangUp(new ContactId("nobody")));
    }

    [Fact]
    public async Task SimulatedAgent_Rung_AnswersTalksWrapsUp()
    {
        var rig = await SimulatorRig.StartAsync();
        rig.Adapter.Employ(new SimulatedAgent
        {
            AgentId = "a1", AnswerAfter = TimeSpan.FromSeconds(4), TalkFor = TimeSpan.FromSeconds(30), WrapUpFor = TimeSpan.FromSeconds(7),
        });
        rig.Adapter.SignIn("a1");
        var contact = await AnsweredAsync(rig);
        var start = rig.Clock.GetUtcNow();

        await rig.Telephony.DialAsync(contact, new Dial("leg", "a1", null, "1", TimeSpan.FromSeconds(20)), "dial", default);
        Assert.Equal(start.AddSeconds(4), (await rig.NextAsync<TelephonyEvent.LegAnswered>(contact, TimeSpan.FromSeconds(10)))?.At);
        await rig.Telephony.TalkAsync(contact, new Talk(true, ["leg"], "default"), "connect", default);
        await rig.PassAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(start.AddSeconds(34), rig.Events.OfType<TelephonyEvent.LegEnded>().Single().At);
        Assert.Equal(start.AddSeconds(41), rig.Events.OfType<TelephonyEvent.AgentWants>().Last().At);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(5, 5.0)]
    [InlineData(90, 60.0)]
    public async Task RecordMessage_ByTheCallersHabit_HasThatLengthUpToTheLimit(double speaks, double? length)
    {
        var rig = await SimulatorRig.StartAsync();
        var contact = await AnsweredAsync(rig, new CallerHabits { Message = TimeSpan.FromSeconds(speaks) });

        await rig.Telephony.RecordMessageAsync(contact, "m", TimeSpan.FromSeconds(60), "r", default);
        await rig.PassAsync(TimeSpan.FromSeconds(61));

        Assert.Equal(length, rig.Events.OfType<TelephonyEvent.MessageRecorded>().Single().Length?.TotalSeconds);
    }

    [Fact]
    public async Task Dial_Numbers_EndAsTheFarEndDoes()
    {
        var rig = await SimulatorRig.StartAsync(new SimulatorOptions
        {
            FarEndOf = number => number == "110" ? new FarEnd { Refusal = LegEnd.Busy } : new FarEnd { TalkFor = TimeSpan.FromSeconds(9) },
        });
        var contact = await AnsweredAsync(rig);
        await rig.Telephony.DialAsync(contact, new Dial("l1", null, "110", "1", TimeSpan.FromSeconds(20)), "d1", default);
        Assert.Equal(LegEnd.Busy, (await rig.NextAsync<TelephonyEvent.LegEnded>(contact, TimeSpan.FromSeconds(20)))?.Reason);

        await rig.Telephony.DialAsync(contact, new Dial("l2", null, "010-1234", "1", TimeSpan.FromSeconds(20)), "d2", default);
        Assert.NotNull(await rig.NextAsync<TelephonyEvent.LegAnswered>(contact, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task KeptCalls_OverTheLimit_ForgetsTheOldestOfThoseThatAreOver()
    {
        var rig = await SimulatorRig.StartAsync(new SimulatorOptions { KeptCalls = 2 });
        var living = rig.Adapter.StartCall("1", "2").Id;
        var over = Enumerable.Range(0, 3).Select(_ => rig.Adapter.StartCall("1", "2").Id).ToList();
        foreach (var id in over) rig.Adapter.HangUp(id);

        Assert.Null(rig.Adapter.Find(over[0]));
        Assert.NotNull(rig.Adapter.Find(over[1]));
        Assert.NotNull(rig.Adapter.Find(living));
    }

    [Fact]
    public void StartCall_NobodyListens_SaysSo() =>
        Assert.Throws<InvalidOperationException>(() => new CallCenter.Telephony.Simulator.Simulator(TimeProvider.System).StartCall("1", "2"));
}
