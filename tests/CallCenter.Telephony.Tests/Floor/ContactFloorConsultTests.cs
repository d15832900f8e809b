using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Telephony.Floor;

namespace CallCenter.Telephony.Tests.Floor;

public sealed class ContactFloorConsultTests
{
    private const string Outside = "01012345678";

    /// <summary>The caller came through the queue to <c>a1</c>, who talks on until somebody hangs up; <c>a2</c> is free and rings.</summary>
    private static async Task<(FloorRig Rig, ContactId Contact)> TalkingAsync()
    {
        var rig = await FloorRig.StartAsync();
        rig.Simulator.SignIn("a1");
        var contact = await rig.CallAsync();
        await rig.EnqueueAsync(contact);
        rig.Simulator.AgentAnswers("a1");
        await rig.Floor.UntilIdleAsync();
        rig.Simulator.SignIn("a2");
        await rig.Floor.UntilIdleAsync();
        return (rig, contact);
    }

    private static async Task<(FloorRig Rig, ContactId Contact)> ConsultingAsync()
    {
        var (rig, contact) = await TalkingAsync();
        Assert.Equal(TransferResult.Done, await rig.Floor.TransferAsync("a1", "802", TransferKind.Attended));
        await AnswerAsync(rig, "a2");
        return (rig, contact);
    }

    private static async Task AnswerAsync(FloorRig rig, string agent)
    {
        Assert.True(rig.Simulator.AgentAnswers(agent));
        await rig.Floor.UntilIdleAsync();
    }

    private static async Task HangUpAsync(FloorRig rig, string agent)
    {
        Assert.True(rig.Simulator.AgentHangsUp(agent));
        await rig.Floor.UntilIdleAsync();
    }

    private static async Task<string> StatesAsync(FloorRig rig) => $"{await rig.StateOfAsync("a1")} {await rig.StateOfAsync("a2")}";

    private static async Task<IEnumerable<string>> JournalAsync(FloorRig rig, ContactId contact) => FloorRig.Lines(await rig.RecordAsync(contact));

    [Fact]
    public async Task Consult_ColleagueAnswers_CallerWaitsAndNobodyGetsAnotherContact()
    {
        var (rig, contact) = await ConsultingAsync();
        await using var _ = rig;

        Assert.Equal("Busy Busy", await StatesAsync(rig));
        Assert.Equal(contact, (await rig.Floor.AgentAsync("a2"))!.Contact);
        Assert.Contains("hold:on", await JournalAsync(rig, contact));
        var asked = (await rig.RecordAsync(contact)).Journal.First(entry => entry.Kind == JournalKinds.Consult);
        Assert.Equal(("坐席 坐席1 (801) 咨询“802”，客户等待。", "Agent 坐席1 (801) asks \"802\" while the caller waits."), (asked.Text, asked.English));
    }

    [Fact]
    public async Task Complete_AfterConsult_ColleagueHasTheCallerAndTheirWrapUp()
    {
        var (rig, contact) = await ConsultingAsync();
        await using var _ = rig;

        Assert.Equal(TransferResult.Done, await rig.Floor.CompleteTransferAsync("a1"));
        await rig.Floor.UntilIdleAsync();

        Assert.Equal("WrapUp Busy", await StatesAsync(rig));
        Assert.Equal(("a2", ContactState.Talking), ((await rig.RecordAsync(contact)).AgentId, (await rig.RecordAsync(contact)).State));
        Assert.Contains("transferred:坐席2 (802)", await JournalAsync(rig, contact));
        Assert.Empty(rig.Of<TalkEnded>(contact));

        await HangUpAsync(rig, "a2");
        Assert.Equal("a2", Assert.Single(rig.Of<TalkEnded>(contact)).AgentId);
        Assert.Equal("WrapUp", (await rig.StateOfAsync("a2")).ToString());
        Assert.Equal(contact, (await rig.Floor.AgentAsync("a2"))!.WrapUp!.Contact);
    }

    [Fact]
    public async Task Cancel_AfterConsult_AgentHasTheCallerAndTheColleagueIsFreeAtOnce()
    {
        var (rig, contact) = await ConsultingAsync();
        await using var _ = rig;

        Assert.Equal(TransferResult.Done, await rig.Floor.CancelConsultAsync("a1"));
        await rig.Floor.UntilIdleAsync();

        Assert.Equal("Busy Available", await StatesAsync(rig));
        Assert.Contains("hold:off", await JournalAsync(rig, contact));
        Assert.Equal(TransferResult.NotConsulting, await rig.Floor.CancelConsultAsync("a1"));
    }

    [Fact]
    public async Task Cancel_WhileItRings_FreesTheColleague()
    {
        var (rig, contact) = await TalkingAsync();
        await using var _ = rig;
        await rig.Floor.TransferAsync("a1", "a2", TransferKind.Attended);
        Assert.Equal("Busy Reserved", await StatesAsync(rig));
        Assert.Equal(TransferResult.NotAnswered, await rig.Floor.CompleteTransferAsync("a1"));
        Assert.Equal(TransferResult.NotAnswered, await rig.Floor.ConferenceAsync("a1"));

        await rig.Floor.CancelConsultAsync("a1");
        await rig.Floor.UntilIdleAsync();

        Assert.Equal("Busy Available", await StatesAsync(rig));
        Assert.False(rig.Simulator.AgentAnswers("a2"));
        Assert.Equal(ContactState.Talking, (await rig.RecordAsync(contact)).State);
    }

    [Theory]
    [InlineData("a1", "WrapUp Busy", "a2")]
    [InlineData("a2", "Busy Available", "a1")]
    public async Task Conference_OneOfTheAgentsHangsUp_TheOtherStaysWithTheCaller(string gone, string states, string stays)
    {
        var (rig, contact) = await ConsultingAsync();
        await using var _ = rig;
        Assert.Equal(TransferResult.Done, await rig.Floor.ConferenceAsync("a1"));
        await rig.Floor.UntilIdleAsync();

        await HangUpAsync(rig, gone);

        Assert.Equal(states, await StatesAsync(rig));
        Assert.Empty(rig.Of<TalkEnded>(contact));
        await HangUpAsync(rig, stays);
        Assert.Equal(stays, Assert.Single(rig.Of<TalkEnded>(contact)).AgentId);
    }

    [Theory]
    [InlineData("a1", "WrapUp Busy")] // the colleague has the caller
    [InlineData("a2", "Busy Available")] // the agent has them back
    public async Task Consult_OneOfTheAgentsHangsUp_TheOtherGetsTheCaller(string gone, string states)
    {
        var (rig, contact) = await ConsultingAsync();
        await using var _ = rig;

        await HangUpAsync(rig, gone);

        Assert.Equal(states, await StatesAsync(rig));
        Assert.Equal(gone == "a1" ? "a2" : "a1", (await rig.RecordAsync(contact)).AgentId);
        Assert.Empty(rig.Of<TalkEnded>(contact));
    }

    [Theory]
    [InlineData("ringing")]
    [InlineData("consult")]
    [InlineData("conference")]
    [InlineData("outside")]
    public async Task CallerHangsUp_InEachPhase_EndsTheContactAndFreesBoth(string phase)
    {
        var (rig, contact) = phase is "ringing" or "outside" ? await TalkingAsync() : await ConsultingAsync();
        await using var _ = rig;
        if (phase == "ringing") await rig.Floor.TransferAsync("a1", "802", TransferKind.Attended);
        if (phase == "outside") await rig.Floor.TransferAsync("a1", Outside, TransferKind.Attended);
        if (phase == "conference") await rig.Floor.ConferenceAsync("a1");
        await rig.Floor.UntilIdleAsync();

        await rig.HangUpAsync(contact);

        Assert.Equal("WrapUp Available", await StatesAsync(rig));
        Assert.Equal(ContactEndedBy.Caller, Assert.Single(rig.Of<ContactEnded>(contact)).By);
        await rig.PassAsync(60);
        Assert.Equal("Available Available", await StatesAsync(rig));
    }

    [Fact]
    public async Task AgentHangsUp_WhileTheColleagueRings_GivesTheCallerBackToTheFlow()
    {
        var (rig, contact) = await TalkingAsync();
        await using var _ = rig;
        await rig.Floor.TransferAsync("a1", "802", TransferKind.Attended);

        await HangUpAsync(rig, "a1");

        Assert.Single(rig.Of<TalkEnded>(contact));
        Assert.Equal("WrapUp Available", await StatesAsync(rig));
        Assert.Equal(ContactState.InFlow, (await rig.RecordAsync(contact)).State);
    }

    [Theory]
    [InlineData("declines")]
    [InlineData("does not answer")]
    public async Task Consult_ColleagueDoesNotTakeIt_AgentHasTheCallerAgain(string how)
    {
        var (rig, contact) = await TalkingAsync();
        await using var _ = rig;
        await rig.Floor.TransferAsync("a1", "802", TransferKind.Attended);

        if (how == "declines") await HangUpAsync(rig, "a2");
        else await rig.PassAsync(new FloorOptions().SideRing.TotalSeconds);

        Assert.Equal("Busy Break", await StatesAsync(rig));
        Assert.Contains("hold:off", await JournalAsync(rig, contact));
        Assert.Equal(TransferResult.NotConsulting, await rig.Floor.CompleteTransferAsync("a1"));
    }

    [Fact]
    public async Task Consult_SomebodyOutside_CanBeHandedTheCaller()
    {
        var (rig, contact) = await TalkingAsync();
        await using var _ = rig;
        await rig.Floor.TransferAsync("a1", Outside, TransferKind.Attended);
        await rig.PassAsync(4);

        Assert.Equal(TransferResult.Done, await rig.Floor.CompleteTransferAsync("a1"));
        await rig.Floor.UntilIdleAsync();

        Assert.Equal("WrapUp Available", await StatesAsync(rig));
        Assert.Contains("transferred:" + Outside, await JournalAsync(rig, contact));
        await rig.PassAsync(60);
        Assert.Equal(Outside, Assert.Single(rig.Of<TalkEnded>(contact)).AgentId);
    }

    [Fact]
    public async Task Consult_OutsideLineIsBusy_AgentHasTheCallerAgain()
    {
        var (rig, contact) = await TalkingAsync();
        await using var _ = rig;
        await rig.Floor.TransferAsync("a1", "999", TransferKind.Attended);

        await rig.PassAsync(4);

        Assert.Contains("consult:“999”未接通，坐席与客户恢复通话。", await JournalAsync(rig, contact));
        Assert.Equal(ContactState.Talking, (await rig.RecordAsync(contact)).State);
    }

    [Fact]
    public async Task Consult_WhatCannotBe_IsRefusedAndTheTalkGoesOn()
    {
        var (rig, contact) = await TalkingAsync();
        await using var _ = rig;

        Assert.Equal(TransferResult.NotTalking, await rig.Floor.TransferAsync("a2", "801", TransferKind.Attended));
        Assert.Equal(TransferResult.NotTalking, await rig.Floor.TransferAsync("nobody", "801", TransferKind.Attended));
        Assert.Equal(TransferResult.Unknown, await rig.Floor.TransferAsync("a1", "张三", TransferKind.Attended));
        Assert.Equal(TransferResult.Unknown, await rig.Floor.TransferAsync("a1", "801", TransferKind.Attended));
        Assert.Equal(TransferResult.Unknown, await rig.Floor.TransferAsync("a1", "售前咨询", TransferKind.Attended));
        await rig.Floor.SetAgentStateAsync("a2", AgentState.Break, "lunch");
        Assert.Equal(TransferResult.Busy, await rig.Floor.TransferAsync("a1", "802", TransferKind.Attended));
        Assert.Equal(TransferResult.NotConsulting, await rig.Floor.ConferenceAsync("a1"));
        await rig.Floor.SetAgentStateAsync("a2", AgentState.Available);
        Assert.Equal(TransferResult.Done, await rig.Floor.TransferAsync("a1", "802", TransferKind.Attended));
        Assert.Equal(TransferResult.Consulting, await rig.Floor.TransferAsync("a1", Outside, TransferKind.Attended));

        Assert.Equal(ContactState.Talking, (await rig.RecordAsync(contact)).State);
    }

    [Fact]
    public async Task Conference_FoundAfterARestart_OneHangsUpAndTheOtherStays()
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await rig.CallAsync();
        ITelephonySink adapter = rig.Floor;
        foreach (var agent in new[] { "a1", "a2" }) adapter.Take(new TelephonyEvent.TalkFound(contact, rig.Clock.GetUtcNow(), "leg-" + agent, agent, OnHold: false));

        adapter.Take(new TelephonyEvent.LegEnded(contact, rig.Clock.GetUtcNow(), "leg-a1", LegEnd.HungUp));
        await rig.Floor.UntilIdleAsync();
        Assert.Equal((ContactState.Talking, "a2"), ((await rig.RecordAsync(contact)).State, (await rig.RecordAsync(contact)).AgentId));
        Assert.Empty(rig.Of<TalkEnded>(contact));

        adapter.Take(new TelephonyEvent.LegEnded(contact, rig.Clock.GetUtcNow(), "leg-a2", LegEnd.HungUp));
        await rig.Floor.UntilIdleAsync();
        Assert.Equal("a2", Assert.Single(rig.Of<TalkEnded>(contact)).AgentId);
    }

    [Theory]
    [InlineData(AgentState.Available)]
    [InlineData(AgentState.Break)]
    public async Task Supervise_TeamLeadWhoTakesCalls_GetsNoneMeanwhileAndIsAsBeforeAfterwards(AgentState before)
    {
        var (rig, contact) = await TalkingAsync();
        await using var _ = rig;
        await rig.Floor.SetAgentStateAsync("a2", before, before == AgentState.Break ? "用餐" : null);
        await rig.Floor.SuperviseAsync(contact, SupervisionMode.Listen, "802");
        await AnswerAsync(rig, "a2");
        Assert.Equal((AgentState.Busy, contact), ((await rig.Floor.AgentAsync("a2"))!.State, (await rig.Floor.AgentAsync("a2"))!.Contact));
        Assert.Equal(SupervisionMode.Listen, (await rig.Floor.SupervisionAsync(contact))!.Mode);

        var second = await rig.CallAsync();
        await rig.EnqueueAsync(second);
        await rig.PassAsync(5);
        Assert.Equal(ContactState.Queued, (await rig.RecordAsync(second)).State);

        Assert.True(await rig.Floor.EndTalkAsync("a2"));
        await rig.Floor.UntilIdleAsync();
        Assert.Equal(before == AgentState.Available ? AgentState.Reserved : AgentState.Break, await rig.StateOfAsync("a2"));
        Assert.Null(await rig.Floor.SupervisionAsync(contact));
        Assert.Equal((ContactState.Talking, "a1"), ((await rig.RecordAsync(contact)).State, (await rig.RecordAsync(contact)).AgentId));
    }

    [Fact]
    public async Task Supervise_ListenWhisperBarge_IsJournaledAndEndsWithTheTalk()
    {
        var (rig, contact) = await TalkingAsync();
        await using var _ = rig;

        Assert.Equal(SupervisionResult.Done, await rig.Floor.SuperviseAsync(contact, SupervisionMode.Listen, "802"));
        await AnswerAsync(rig, "a2");
        foreach (var mode in new[] { SupervisionMode.Whisper, SupervisionMode.Barge }) await rig.Floor.SuperviseAsync(contact, mode, null);
        await rig.Floor.UntilIdleAsync();
        await HangUpAsync(rig, "a1");

        Assert.Equal(
            ["坐席2 (802) 开始监听。", "坐席2 (802) 开始密语，只有坐席能听到。", "坐席2 (802) 强插加入通话。", "坐席2 (802) 结束监控。"],
            (await rig.RecordAsync(contact)).Journal.Where(entry => entry.Kind == JournalKinds.Supervision).Select(entry => entry.Text));
        Assert.Single(rig.Of<TalkEnded>(contact));
        Assert.False(rig.Simulator.AgentHangsUp("a2"));
    }

    [Theory]
    [InlineData("stopped")]
    [InlineData("hangs up")]
    [InlineData("does not answer")]
    public async Task Supervise_SupervisorGoes_TheTalkGoesOn(string how)
    {
        var (rig, contact) = await TalkingAsync();
        await using var _ = rig;
        await rig.Floor.SuperviseAsync(contact, SupervisionMode.Listen, "a2");
        if (how != "does not answer") await AnswerAsync(rig, "a2");

        if (how == "stopped") Assert.True(await rig.Floor.EndSupervisionAsync(contact));
        else if (how == "hangs up") await HangUpAsync(rig, "a2");
        else await rig.PassAsync(new FloorOptions().SideRing.TotalSeconds);
        await rig.Floor.UntilIdleAsync();

        Assert.Equal(ContactState.Talking, (await rig.RecordAsync(contact)).State);
        Assert.False(await rig.Floor.EndSupervisionAsync(contact));
        Assert.False(rig.Simulator.AgentHangsUp("a2"));
    }

    [Fact]
    public async Task Supervise_WhatCannotBe_IsRefused()
    {
        var (rig, contact) = await TalkingAsync();
        await using var _ = rig;
        var waiting = await rig.CallAsync();

        Assert.Equal(SupervisionResult.NoContact, await rig.Floor.SuperviseAsync(new ContactId("none"), SupervisionMode.Listen, "802"));
        Assert.Equal(SupervisionResult.NotTalking, await rig.Floor.SuperviseAsync(waiting, SupervisionMode.Listen, "802"));
        Assert.Equal(SupervisionResult.Unknown, await rig.Floor.SuperviseAsync(contact, SupervisionMode.Listen, "李四"));
        Assert.Equal(SupervisionResult.Unknown, await rig.Floor.SuperviseAsync(contact, SupervisionMode.Listen, null));
        Assert.Equal(SupervisionResult.Busy, await rig.Floor.SuperviseAsync(contact, SupervisionMode.Listen, "801"));
    }

    [Fact]
    public async Task Consult_FollowedByASupervisor_HandingOverEndsTheSupervision()
    {
        var (rig, contact) = await ConsultingAsync();
        await using var _ = rig;
        await rig.Floor.SuperviseAsync(contact, SupervisionMode.Listen, Outside);
        await rig.PassAsync(4);

        await rig.Floor.CompleteTransferAsync("a1");
        await rig.Floor.UntilIdleAsync();

        Assert.False(await rig.Floor.EndSupervisionAsync(contact));
        Assert.Equal("WrapUp Busy", await StatesAsync(rig));
    }
}
