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
