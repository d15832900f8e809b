using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Telephony.Floor;

namespace CallCenter.Telephony.Tests.Floor;

/// <summary>Agents by hand: they answer, transfer and end by what the test does.</summary>
public sealed class ContactFloorHandOverTests
{
    [Fact]
    public async Task HandOver_ToAColleague_LetsTheFlowHearOfTheLastTalkOnly()
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await TalkAsync(rig);
        rig.Simulator.SignIn("a2");
        await rig.PassAsync(10);

        Assert.Equal(TransferResult.Done, await rig.Floor.TransferAsync("a1", "802", TransferKind.Blind));
        await rig.PassAsync(0);
        Assert.Equal((AgentState.WrapUp, AgentState.Reserved), (await rig.StateOfAsync("a1"), await rig.StateOfAsync("a2")));
        rig.Simulator.AgentAnswers("a2");
        await rig.PassAsync(5);
        Assert.Equal(("a2", ContactState.Talking), ((await rig.RecordAsync(contact)).AgentId, (await rig.RecordAsync(contact)).State));
        Assert.Empty(rig.Of<TalkEnded>(contact));

        await rig.Floor.EndTalkAsync("a2");
        await rig.PassAsync(0);
        Assert.Equal("a2", Assert.Single(rig.Of<TalkEnded>(contact)).AgentId);
        Assert.Empty(rig.Of<TransferEnded>(contact));
        Assert.Equal(TimeSpan.FromSeconds(15), (await rig.RecordAsync(contact)).Talked);
    }

    [Fact]
    public async Task HandOver_NobodyAnswers_CallerWaitsInTheirQueueAgain()
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await TalkAsync(rig);
        rig.Simulator.SignIn("a2");
        await rig.PassAsync(1);

        await rig.Floor.TransferAsync("a1", "a2", TransferKind.Blind);
        await rig.PassAsync(31);

        var record = await rig.RecordAsync(contact);
        Assert.Equal("q1", record.Queue);
        Assert.Equal(AgentState.Reserved, await rig.StateOfAsync("a1"));
        Assert.Empty(rig.Of<TalkEnded>(contact));
        rig.Simulator.AgentAnswers("a1");
        await rig.PassAsync(1);
        Assert.Equal(ContactState.Talking, (await rig.RecordAsync(contact)).State);
    }

    [Theory]
    [InlineData("nobody", TransferResult.Unknown)]
    [InlineData("a1", TransferResult.Unknown)]
    [InlineData("a2", TransferResult.Busy)]
    public async Task HandOver_ThatCannotWork_LeavesTheCallerWithTheAgent(string target, TransferResult expected)
    {
        await using var rig = await FloorRig.StartAsync();
        var contact = await TalkAsync(rig);
        Assert.Equal(expected, await rig.Floor.TransferAsync("a1", target, TransferKind.Blind));
        Assert.Equal(ContactState.Talking, (await rig.RecordAsync(contact)).State);
        Assert.Equal(AgentState.Busy, await rig.StateOfAsync("a1"));
    }

    [Fact]
    public async Task HandOver_ToANumberThatIsBusyWithoutAQueueToGoBackTo_EndsTheTalkForTheFlow()
    {
        await using var rig = await FloorRig.StartAsync();
        rig.Simulator.SignIn("a1");
        var contact = await rig.CallAsync();
        await rig.SendAsync(new TransferContact(contact, "t1", "a1", TransferKind.Blind, TimeSpan.FromSeconds(15)));
        rig.Simulator.AgentAnswers("a1");
        await rig.PassAsync(5);

        Assert.Equal(TransferResult.Done, await rig.Floor.TransferAsync("a1", "999", TransferKind.Blind));
        await rig.PassAsync(5);
        Assert.Equal("a1", Assert.Single(rig.Of<TalkEnded>(contact)).AgentId);
        Assert.Equal(TransferResult.NotTalking, await rig.Floor.TransferAsync("a1", "a2", TransferKind.Blind));
    }

    [Fact]
    public async Task Desk_FollowsTheContactFromTheRingToTheWrapUp()
    {
        await using var rig = await FloorRig.StartAsync();
        rig.Simulator.SignIn("a1");
        var contact = await rig.CallAsync();
        await rig.EnqueueAsync(contact);
        var ringing = (await rig.Floor.DeskAsync("a1"))!;
        Assert.Equal(rig.Clock.GetUtcNow() + TimeSpan.FromSeconds(20), ringing.Contact!.Deadline);

        rig.Simulator.AgentAnswers("a1");
        await rig.PassAsync(7);
        await rig.Floor.HoldAsync("a1", true);
        var talking = (await rig.Floor.DeskAsync("a1"))!.Contact!;
        Assert.Equal((true, true, null), (talking.Talking, talking.OnHold, talking.Deadline));

        await rig.Floor.EndTalkAsync("a1");
        await rig.PassAsync(4);
        var after = (await rig.Floor.DeskAsync("a1"))!;
        Assert.Equal((contact, false), (after.Contact!.Record.Id, after.Contact.Talking));
        Assert.Equal((1, TimeSpan.FromSeconds(7)), (after.Agent.Today.Handled, after.Agent.Today.Talking));
        Assert.Null(await rig.Floor.DeskAsync("nobody"));
    }

    [Fact]
    public async Task RemoveAgent_OnlyWhenSignedOff()
    {
        await using var rig = await FloorRig.StartAsync();
        rig.Simulator.SignIn("a1");
        await rig.PassAsync(0);
        Assert.False(await rig.Floor.RemoveAgentAsync("a1"));
        await rig.Floor.SetAgentStateAsync("a1", AgentState.Offline);
        Assert.True(await rig.Floor.RemoveAgentAsync("a1"));
        Assert.Null(await rig.Floor.AgentAsync("a1"));
        Assert.False(await rig.Floor.SetAgentStateAsync("a1", AgentState.Available));
        Assert.DoesNotContain(await rig.Floor.AgentsAsync(), agent => agent.Agent.Id == "a1");
    }

    /// <summary>A caller of the queue who talks with a1.</summary>
    private static async Task<ContactId> TalkAsync(FloorRig rig)
    {
        rig.Simulator.SignIn("a1");
        var contact = await rig.CallAsync();
        await rig.EnqueueAsync(contact);
        rig.Simulator.AgentAnswers("a1");
        await rig.PassAsync(0);
        Assert.Equal(AgentState.Busy, await rig.StateOfAsync("a1"));
        return contact;
    }
}
