using CallCenter.Contacts;

namespace CallCenter.Telephony.Tests.Contract;

/// <content>Who hears whom, and calls to customers.</content>
public abstract partial class TelephonyContractTests
{
    /// <summary>The caller talks with <c>a1</c> on <c>leg1</c>, and <c>a2</c> has answered <c>leg2</c>.</summary>
    private async Task<ContactId> SecondAgentAsync()
    {
        var contact = await TalkingCallAsync();
        await Line.DialAsync(contact, RingAgent("leg2", "a2"), Key(), default);
        await Rig.PassAsync(TimeSpan.FromSeconds(1));
        Assert.True(await Rig.AgentAnswersAsync("a2"));
        Assert.NotNull(await Rig.NextAsync<TelephonyEvent.LegAnswered>(contact, Soon));
        return contact;
    }

    private async Task HearAsync(ContactId contact, string caller, string a1, string a2)
    {
        await HeardByAsync(contact, "caller", caller);
        await HeardByAsync(contact, "a1", a1);
        await HeardByAsync(contact, "a2", a2);
    }

    /// <summary>An adapter may answer before sound goes the new way, so a machine under load is listened to a few times.</summary>
    private async Task HeardByAsync(ContactId contact, string speaker, string hearers)
    {
        var heard = await Rig.HearersAsync(contact, speaker);
        for (var again = 0; again < 5 && heard != hearers; again++) heard = await Rig.HearersAsync(contact, speaker);
        Assert.Equal($"{speaker} is heard by {hearers}", $"{speaker} is heard by {heard}");
    }

    private async Task TalkAsync(ContactId contact, Talk talk) => Assert.Equal(TelephonyResult.Done, await Line.TalkAsync(contact, talk, Key(), default));

    private Task<TelephonyResult> SuperviseAsync(ContactId contact, SupervisionMode mode) =>
        Line.SuperviseAsync(contact, new Supervision("leg2", "leg1", mode), Key(), default).AsTask();

    [Fact]
    public async Task Talk_ConsultThenConferenceThenHandOver_HearAsSaid()
    {
        var contact = await SecondAgentAsync();

        await TalkAsync(contact, OnHold("leg1", "leg2"));
        await HearAsync(contact, caller: "", a1: "a2", a2: "a1");

        await TalkAsync(contact, Together("leg1", "leg2"));
        await HearAsync(contact, caller: "a1 a2", a1: "a2 caller", a2: "a1 caller");

        await TalkAsync(contact, Together("leg2"));
        await HearAsync(contact, caller: "a2", a1: "", a2: "caller");

        await Line.DisconnectAsync(contact, "leg1", Key(), default);
        Assert.Equal("leg1", (await Rig.NextAsync<TelephonyEvent.LegEnded>(contact, Soon))?.Leg);
        await HeardByAsync(contact, "caller", "a2");
    }

    [Fact]
    public async Task Talk_ConsultCalledOff_TheTwoHearEachOtherAgain()
    {
        var contact = await SecondAgentAsync();
        await TalkAsync(contact, OnHold("leg1", "leg2"));

        await TalkAsync(contact, Together("leg1"));
        await Line.DisconnectAsync(contact, "leg2", Key(), default);

        Assert.Equal(("leg2", LegEnd.Disconnected), await Rig.NextAsync<TelephonyEvent.LegEnded>(contact, Soon) is { } ended ? (ended.Leg, ended.Reason) : default);
        await HeardByAsync(contact, "caller", "a1");
        await HeardByAsync(contact, "a1", "caller");
    }

    [Fact]
    public async Task Talk_WithALegThatRings_ChangesNothing()
    {
        var contact = await TalkingCallAsync();
        await Line.DialAsync(contact, RingAgent("leg2", "a2"), Key(), default);

        Assert.Equal(TelephonyResult.Gone, await Line.TalkAsync(contact, OnHold("leg1", "leg2"), Key(), default));
        Assert.Equal(TelephonyResult.Gone, await Line.TalkAsync(contact, OnHold(), Key(), default));

        await HeardByAsync(contact, "a1", "caller");
    }

    [Theory]
    [InlineData("a1")]
    [InlineData("a2")]
    public async Task Talk_OneOfTheTwoInAConsultationHangsUp_TheOtherCanHaveTheCaller(string gone)
    {
        var contact = await SecondAgentAsync();
        await TalkAsync(contact, OnHold("leg1", "leg2"));

        await Rig.AgentHangsUpAsync(gone);
        Assert.NotNull(await Rig.NextAsync<TelephonyEvent.LegEnded>(contact, Soon));
        await TalkAsync(contact, Together(gone == "a1" ? "leg2" : "leg1"));

        await HeardByAsync(contact, "caller", gone == "a1" ? "a2" : "a1");
    }

    [Fact]
    public async Task Talk_AllLegsGoneWhileTheCallerIsOnHold_TheCallerHearsPrompts()
    {
        var contact = await SecondAgentAsync();
        await TalkAsync(contact, OnHold("leg1", "leg2"));

        await Rig.AgentHangsUpAsync("a1");
        await Rig.AgentHangsUpAsync("a2");
        for (var i = 0; i < 2; i++) Assert.NotNull(await Rig.NextAsync<TelephonyEvent.LegEnded>(contact, Soon));

        Assert.Equal(TelephonyResult.Done, await Line.PlayAsync(contact, Say("after"), Key(), default));
        Assert.False((await Rig.NextAsync<TelephonyEvent.PlaybackFinished>(contact, TimeSpan.FromSeconds(15)))?.Interrupted);
    }

    /// <summary>A caller, and <c>a1</c> who has answered <c>leg1</c> and talks with nobody yet.</summary>
    private async Task<ContactId> AnsweredLegAsync()
    {
        var contact = await AnsweredCallAsync();
        await Line.DialAsync(contact, RingAgent("leg1"), Key(), default);
        await Rig.PassAsync(TimeSpan.FromSeconds(1));
        Assert.True(await Rig.AgentAnswersAsync("a1"));
        Assert.NotNull(await Rig.NextAsync<TelephonyEvent.LegAnswered>(contact, Soon));
        return contact;
    }

    [Fact]
    public async Task Announce_ToAnAnsweredLeg_IsHeardByItAloneAndEnds()
    {
        var contact = await AnsweredLegAsync();

        Assert.Equal(TelephonyResult.Done, await Line.AnnounceAsync(contact, "leg1", Say("who"), "same", default));
        Assert.Equal(TelephonyResult.Done, await Line.AnnounceAsync(contact, "leg1", Say("who"), "same", default));

        await Rig.PassAsync(TimeSpan.FromMilliseconds(500));
        Assert.True(await Rig.HearsPromptAsync(contact, "a1"));
        Assert.False(await Rig.HearsPromptAsync(contact, "caller"));
        var finished = await Rig.NextAsync<TelephonyEvent.AnnouncementFinished>(contact, TimeSpan.FromSeconds(15));
        Assert.Equal(("leg1", "who"), (finished?.Leg, finished?.Playback));
        await TalkAsync(contact, Together("leg1"));
        await HeardByAsync(contact, "caller", "a1");
        Assert.Equal(1, Count<TelephonyEvent.AnnouncementFinished>(contact));
        Assert.Equal(0, Count<TelephonyEvent.PlaybackFinished>(contact));
    }

    [Fact]
    public async Task Announce_TalkBegins_EndsItAtOnce()
    {
        var contact = await AnsweredLegAsync();
        await Line.AnnounceAsync(contact, "leg1", Say("who", new string('好', 120)), Key(), default);
        await Rig.PassAsync(TimeSpan.FromMilliseconds(500));

        await TalkAsync(contact, Together("leg1"));

        Assert.NotNull(await Rig.NextAsync<TelephonyEvent.AnnouncementFinished>(contact, Soon));
        await HeardByAsync(contact, "caller", "a1");
    }

    [Fact]
    public async Task Announce_WhoIsNotThereOrTalks_SaysSo()
    {
        var contact = await AnsweredCallAsync();
        await Line.DialAsync(contact, RingAgent("leg1"), Key(), default);
        await Rig.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(TelephonyResult.Gone, await Line.AnnounceAsync(contact, "leg1", Say("who"), Key(), default));
        Assert.Equal(TelephonyResult.Gone, await Line.AnnounceAsync(contact, "never", Say("who"), Key(), default));

        Assert.True(await Rig.AgentAnswersAsync("a1"));
        Assert.NotNull(await Rig.NextAsync<TelephonyEvent.LegAnswered>(contact, Soon));
        await TalkAsync(contact, Together("leg1"));

        Assert.Equal(TelephonyResult.Refused, await Line.AnnounceAsync(contact, "leg1", Say("who"), Key(), default));
    }

    [Fact]
    public async Task Announce_TheLegHangsUp_EndsWithIt()
    {
        var contact = await AnsweredLegAsync();
        await Line.AnnounceAsync(contact, "leg1", Say("who", new string('好', 120)), Key(), default);
        await Rig.PassAsync(TimeSpan.FromMilliseconds(500));

        await Rig.AgentHangsUpAsync("a1");

        Assert.Equal(LegEnd.HungUp, (await Rig.NextAsync<TelephonyEvent.LegEnded>(contact, Soon))?.Reason);
        Assert.Equal(TelephonyResult.Done, await Line.PlayAsync(contact, Say("p1"), Key(), default));
    }

    [Fact]
    public async Task Supervise_ListenWhisperBargeListen_IsHeardAsSaid()
    {
        var contact = await SecondAgentAsync();

        Assert.Equal(TelephonyResult.Done, await SuperviseAsync(contact, SupervisionMode.Listen));
        await HearAsync(contact, caller: "a1 a2", a1: "a2 caller", a2: "");

        Assert.Equal(TelephonyResult.Done, await SuperviseAsync(contact, SupervisionMode.Whisper));
        await HearAsync(contact, caller: "a1 a2", a1: "a2 caller", a2: "a1");

        Assert.Equal(TelephonyResult.Done, await SuperviseAsync(contact, SupervisionMode.Barge));
        await HearAsync(contact, caller: "a1 a2", a1: "a2 caller", a2: "a1 caller");

        Assert.Equal(TelephonyResult.Done, await SuperviseAsync(contact, SupervisionMode.Listen));
        await HearAsync(contact, caller: "a1 a2", a1: "a2 caller", a2: "");

        await Line.DisconnectAsync(contact, "leg2", Key(), default);
        Assert.Equal("leg2", (await Rig.NextAsync<TelephonyEvent.LegEnded>(contact, Soon))?.Leg);
        await HeardByAsync(contact, "caller", "a1");
    }

    [Fact]
    public async Task Supervise_WhatIsNoTalk_AnswersGone()
    {
        var contact = await AnsweredCallAsync();
        await Line.DialAsync(contact, RingAgent("leg2", "a2"), Key(), default);
        await Rig.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(TelephonyResult.Gone, await SuperviseAsync(contact, SupervisionMode.Listen));

        await Rig.AgentAnswersAsync("a2");
        Assert.NotNull(await Rig.NextAsync<TelephonyEvent.LegAnswered>(contact, Soon));

        Assert.Equal(TelephonyResult.Gone, await SuperviseAsync(contact, SupervisionMode.Listen));
        Assert.Equal(TelephonyResult.Gone, await Line.SuperviseAsync(new ContactId("never-was"), new Supervision("leg2", "leg1", SupervisionMode.Barge), Key(), default));
    }

    [Theory]
    [InlineData("consult")]
    [InlineData("conference")]
    [InlineData("listen")]
    [InlineData("barge")]
    public async Task HangUp_WithThreeInIt_EndsTheContactOnceAndFreesBothAgents(string moment)
    {
        var contact = await SecondAgentAsync();
        switch (moment)
        {
            case "consult": await TalkAsync(contact, OnHold("leg1", "leg2")); break;
            case "conference": await TalkAsync(contact, Together("leg1", "leg2")); break;
            default: await SuperviseAsync(contact, moment == "listen" ? SupervisionMode.Listen : SupervisionMode.Barge); break;
        }

        await Rig.HangUpAsync(contact);
        Assert.NotNull(await Rig.NextAsync<TelephonyEvent.Gone>(contact, Soon));
        await Rig.PassAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(1, Count<TelephonyEvent.Gone>(contact));
        Assert.IsType<TelephonyEvent.Gone>(Rig.Events.Last(e => ContactOf(e) == contact));
        await TalkingCallAsync("leg3");
        await TalkingCallAsync("leg4", "a2");
    }

    [Fact]
    public async Task CallOut_CustomerAnswers_IsAContactLikeAnyOther()
    {
        var contact = new ContactId($"out-{Guid.NewGuid():N}");
        Rig.FarEnd(null);

        Assert.Equal(TelephonyResult.Done, await Line.CallAsync(contact, new OutboundCall("028-88888888", "8008101992", Ring), "same", default));
        Assert.Equal(TelephonyResult.Done, await Line.CallAsync(contact, new OutboundCall("028-88888888", "8008101992", Ring), "same", default));

        Assert.NotNull(await Rig.NextAsync<TelephonyEvent.Answered>(contact, Soon));
        Assert.Contains(contact, await Line.ListContactsAsync(default));
        Assert.Equal(TelephonyResult.Done, await Line.PlayAsync(contact, Say("p1"), Key(), default));
        Assert.NotNull(await Rig.NextAsync<TelephonyEvent.PlaybackFinished>(contact, TimeSpan.FromSeconds(15)));
        await Rig.HangUpAsync(contact);
        Assert.Equal(ContactEndedBy.Caller, (await Rig.NextAsync<TelephonyEvent.Gone>(contact, Soon))?.By);
        Assert.Equal(0, Count<TelephonyEvent.Arrived>(contact));
        Assert.Equal(1, Count<TelephonyEvent.Answered>(contact));
    }

    [Theory]
    [InlineData(LegEnd.Busy)]
    [InlineData(LegEnd.NoAnswer)]
    [InlineData(LegEnd.Declined)]
    public async Task CallOut_CustomerDoesNotAnswer_IsNotReached(LegEnd reason)
    {
        var contact = new ContactId($"out-{Guid.NewGuid():N}");
        Rig.FarEnd(reason);

        await Line.CallAsync(contact, new OutboundCall("02888888888", "8008101992", TimeSpan.FromSeconds(4)), Key(), default);

        Assert.Equal(reason, (await Rig.NextAsync<TelephonyEvent.NotReached>(contact, Ring))?.Reason);
        Assert.DoesNotContain(contact, await Line.ListContactsAsync(default));
        Assert.Equal(TelephonyResult.Gone, await Line.PlayAsync(contact, Say("p1"), Key(), default));
        Assert.Equal(0, Count<TelephonyEvent.Gone>(contact));
    }

    [Fact]
    public async Task CallOut_CalledOffWhileItRings_IsOurEnd()
    {
        var contact = new ContactId($"out-{Guid.NewGuid():N}");
        Rig.FarEnd(LegEnd.NoAnswer);
        await Line.CallAsync(contact, new OutboundCall("02888888888", "", Ring), Key(), default);
        await Rig.PassAsync(TimeSpan.FromSeconds(1));

        await Line.HangUpAsync(contact, Key(), default);

        Assert.Equal(ContactEndedBy.Flow, (await Rig.NextAsync<TelephonyEvent.Gone>(contact, Soon))?.By);
        await Rig.PassAsync(Ring);
        Assert.Equal(0, Count<TelephonyEvent.NotReached>(contact));
    }

    [Fact]
    public async Task CallOut_NumberThatIsNone_IsRefused() =>
        Assert.Equal(TelephonyResult.Refused, await Line.CallAsync(new ContactId("out-none"), new OutboundCall("张三", "", Ring), Key(), default));
}
