using CallCenter.Contacts;

namespace CallCenter.Telephony.Tests.Floor;

public sealed class ContactFloorTransferTests
{
    [Theory]
    [InlineData("801", TransferOutcome.Connected)]
    [InlineData("a2", TransferOutcome.Failed)] // not signed in
    [InlineData("一组", TransferOutcome.Connected)]
    [InlineData("售前咨询", TransferOutcome.Connected)]
    [InlineData("01012345678", TransferOutcome.Connected)]
    [InlineData("999", TransferOutcome.Busy)]
    [InlineData("nobody", TransferOutcome.Failed)]
    public async Task Transfer_ToATarget_EndsAsItDoes(string target, TransferOutcome outcome)
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        var contact = await rig.CallAsync();

        await rig.SendAsync(new TransferContact(contact, "t1", target, TransferKind.Blind, TimeSpan.FromSeconds(15)));
        await rig.PassAsync(10);

        var ended = Assert.Single(rig.Of<TransferEnded>(contact));
        Assert.Equal(("t1", outcome), (ended.Transfer, ended.Outcome));
        Assert.Equal(outcome == TransferOutcome.Connected ? ContactState.Talking : ContactState.InFlow, (await rig.RecordAsync(contact)).State);
        await rig.PassAsync(60);
        Assert.Equal(outcome == TransferOutcome.Connected ? 1 : 0, rig.Of<TalkEnded>(contact).Count);
        Assert.Empty(rig.Of<AgentConnected>(contact));
    }

    [Fact]
    public async Task Transfer_ToABusyAgent_IsBusyAndToOneWhoDoesNotAnswerNoAnswer()
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        rig.Simulator.SignIn("a2");
        var first = await rig.CallAsync();
        await rig.SendAsync(new TransferContact(first, "t1", "a1", TransferKind.Blind, TimeSpan.FromSeconds(15)));
        await rig.PassAsync(5);
        var second = await rig.CallAsync();
        await rig.SendAsync(new TransferContact(second, "t2", "a1", TransferKind.Blind, TimeSpan.FromSeconds(15)));
        Assert.Equal(TransferOutcome.Busy, Assert.Single(rig.Of<TransferEnded>(second)).Outcome);

        await rig.SendAsync(new TransferContact(second, "t3", "a2", TransferKind.Blind, TimeSpan.FromSeconds(15)));
        await rig.PassAsync(16);

        Assert.Equal(("t3", TransferOutcome.NoAnswer), (rig.Of<TransferEnded>(second)[^1].Transfer, rig.Of<TransferEnded>(second)[^1].Outcome));
    }

    private static TransferContact Attended(ContactId contact, string target) =>
        new(contact, "t1", target, TransferKind.Attended, TimeSpan.FromSeconds(15)) { Announcement = "转接来电：客户李女士。" };

    [Theory]
    [InlineData("801")]
    [InlineData("一组")]
    [InlineData("售前咨询")]
    [InlineData("01012345678")]
    public async Task Transfer_Attended_AnnouncesTheCallerBeforeTheTalk(string target)
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        var contact = await rig.CallAsync();

        await rig.SendAsync(Attended(contact, target));
        await rig.PassAsync(3.5);
        Assert.Empty(rig.Of<TransferEnded>(contact));
        Assert.Contains(FloorRig.Lines(await rig.RecordAsync(contact)), line => line.StartsWith("consult:", StringComparison.Ordinal) && line.Contains("李女士", StringComparison.Ordinal));
        await rig.PassAsync(10);

        Assert.Equal(TransferOutcome.Connected, Assert.Single(rig.Of<TransferEnded>(contact)).Outcome);
        Assert.Equal(ContactState.Talking, (await rig.RecordAsync(contact)).State);
        await rig.PassAsync(60);
        Assert.Single(rig.Of<TalkEnded>(contact));
    }

    [Theory]
    [InlineData("801")]
    [InlineData("售前咨询")]
    public async Task Transfer_WhoIsToldHangsUp_IsNoAnswerAndFreesThem(string target)
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        var contact = await rig.CallAsync();
        await rig.SendAsync(Attended(contact, target));
        await rig.PassAsync(3.5);

        Assert.True(await rig.Floor.EndTalkAsync("a1"));
        await rig.Floor.UntilIdleAsync();

        Assert.Equal(TransferOutcome.NoAnswer, Assert.Single(rig.Of<TransferEnded>(contact)).Outcome);
        Assert.Equal(ContactState.InFlow, (await rig.RecordAsync(contact)).State);
        await rig.PassAsync(31);
        Assert.NotEqual(Agents.AgentState.Busy, await rig.StateOfAsync("a1"));
    }

    [Fact]
    public async Task Transfer_TheCallerHangsUpWhileTheyAreAnnounced_EndsTheContact()
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        var contact = await rig.CallAsync();
        await rig.SendAsync(Attended(contact, "801"));
        await rig.PassAsync(3.5);

        await rig.HangUpAsync(contact);
        await rig.PassAsync(31);

        Assert.Equal(ContactState.Ended, (await rig.RecordAsync(contact)).State);
        Assert.NotEqual(Agents.AgentState.Busy, await rig.StateOfAsync("a1"));
    }

    [Fact]
    public async Task Transfer_ToAQueueThatIsBusyForTooLong_IsNoAnswer()
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        var first = await rig.CallAsync();
        await rig.EnqueueAsync(first);
        var second = await rig.CallAsync();

        await rig.SendAsync(new TransferContact(second, "t1", "q1", TransferKind.Blind, TimeSpan.FromSeconds(15)));
        await rig.PassAsync(16);

        Assert.Equal(TransferOutcome.NoAnswer, Assert.Single(rig.Of<TransferEnded>(second)).Outcome);
        Assert.Empty((await rig.Floor.QueueAsync("q1"))!.Waiting);
        Assert.Empty(rig.Of<QueueLeft>(second));
    }
}
