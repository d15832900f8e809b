using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;
using CallCenter.Telephony.Simulator;

namespace CallCenter.Telephony.Tests.Floor;

public sealed class ContactFloorDispositionTests
{
    private static RecordDisposition Ask(ContactId contact, params string[] codes) => new(contact, "d1", codes);

    /// <summary>A caller whose talk with <c>a1</c> is over; the agent, who is a person, wraps up.</summary>
    private static async Task<(FloorRig Rig, ContactId Contact)> WrappingUpAsync(WrapUpMode mode = WrapUpMode.Optional)
    {
        var rig = await FloorRig.StartAsync(change: options => options with
        {
            Queues = [options.Queues[0] with { WrapUp = TimeSpan.FromMinutes(1), WrapUpMode = mode, WrapUpCodes = ["咨询", "投诉"] }],
        });
        await rig.SignInAsync("a1");
        var contact = await rig.CallAsync();
        await rig.EnqueueAsync(contact);
        await rig.PassAsync(25);
        return (rig, contact);
    }

    private static async Task<WrapUpShown> WrapUpAsync(FloorRig rig)
    {
        var wrapUp = (await rig.Floor.AgentAsync("a1"))!.WrapUp!;
        return new(wrapUp.CodeDue, string.Join(',', wrapUp.Codes));
    }

    private sealed record WrapUpShown(bool CodeDue, string Codes);

    [Fact]
    public async Task Ask_WhileTheAgentWrapsUp_WaitsForOneOfTheCodes()
    {
        var (rig, contact) = await WrappingUpAsync();
        await using var closed = rig;
        Assert.Equal(new(false, "咨询,投诉"), await WrapUpAsync(rig));

        await rig.SendAsync(Ask(contact, "已解决", "转工单"));

        Assert.Equal(new(true, "已解决,转工单"), await WrapUpAsync(rig));
        Assert.Empty(rig.Of<DispositionRecorded>(contact));
        Assert.False(await rig.Floor.CodeAsync("a1", "咨询"));
        Assert.True(await rig.Floor.CodeAsync("a1", "转工单"));
        await rig.Floor.UntilIdleAsync();
        var recorded = Assert.Single(rig.Of<DispositionRecorded>(contact));
        Assert.Equal(("d1", "转工单"), (recorded.Disposition, recorded.Code));
        var record = await rig.RecordAsync(contact);
        Assert.Equal("转工单", record.WrapUpCode);
        Assert.Contains("wrap-up-code:转工单", FloorRig.Lines(record));
    }

    [Fact]
    public async Task Ask_AfterAnotherCodeWasGiven_AsksAnew()
    {
        var (rig, contact) = await WrappingUpAsync();
        await using var closed = rig;
        Assert.True(await rig.Floor.CodeAsync("a1", "咨询"));

        await rig.SendAsync(Ask(contact, "已解决", "转工单"));

        Assert.True((await WrapUpAsync(rig)).CodeDue);
        Assert.Empty(rig.Of<DispositionRecorded>(contact));
    }

    [Fact]
    public async Task Ask_AfterOneOfTheCodesWasGiven_GoesOnWithIt()
    {
        var (rig, contact) = await WrappingUpAsync();
        await using var closed = rig;
        Assert.True(await rig.Floor.CodeAsync("a1", "咨询"));

        await rig.SendAsync(Ask(contact, "咨询", "转工单"));

        Assert.Equal("咨询", Assert.Single(rig.Of<DispositionRecorded>(contact)).Code);
    }

    [Fact]
    public async Task Ask_TheAgentSignsOff_GoesOnWithoutACode()
    {
        var (rig, contact) = await WrappingUpAsync();
        await using var closed = rig;
        await rig.SendAsync(Ask(contact, "已解决"));

        Assert.True(await rig.Floor.SetAgentStateAsync("a1", AgentState.Offline));
        await rig.Floor.UntilIdleAsync();

        Assert.Null(Assert.Single(rig.Of<DispositionRecorded>(contact)).Code);
        Assert.Equal(AgentState.Offline, await rig.StateOfAsync("a1"));
    }

    [Fact]
    public async Task Ask_PastWrapUp_LeavesTheAgentAloneAndGoesOn()
    {
        var (rig, contact) = await WrappingUpAsync();
        await using var closed = rig;
        await rig.PassAsync(60);
        Assert.Equal(AgentState.Available, await rig.StateOfAsync("a1"));

        await rig.SendAsync(Ask(contact, "已解决"));

        Assert.Null(Assert.Single(rig.Of<DispositionRecorded>(contact)).Code);
        Assert.Equal(AgentState.Available, await rig.StateOfAsync("a1"));
    }

    [Theory]
    [InlineData(WrapUpMode.Optional)]
    [InlineData(WrapUpMode.None)]
    public async Task Ask_BeforeTheQueue_GoesOnAndIsAskedOfWhoTakesIt(WrapUpMode mode)
    {
        await using var rig = await FloorRig.StartAsync(change: options => options with { Queues = [options.Queues[0] with { WrapUpMode = mode }] });
        rig.Simulator.Employ(new SimulatedAgent { AgentId = "a1", TalkFor = TimeSpan.FromMinutes(5) });
        rig.Simulator.SignIn("a1");
        var contact = await rig.CallAsync();

        await rig.SendAsync(Ask(contact, "已解决", "转工单"));
        Assert.Null(Assert.Single(rig.Of<DispositionRecorded>(contact)).Code);
        await rig.EnqueueAsync(contact);
        await rig.PassAsync(5);
        await rig.HangUpAsync(contact);

        Assert.Equal(new(true, "已解决,转工单"), await WrapUpAsync(rig));
        Assert.True(await rig.Floor.CodeAsync("a1", "已解决"));
        Assert.Equal("已解决", (await rig.RecordAsync(contact)).WrapUpCode);
        Assert.Single(rig.Of<DispositionRecorded>(contact));
    }

    [Fact]
    public async Task Ask_OfAnAgentWhoWorksAlone_IsAnsweredByTheFirst()
    {
        await using var rig = await FloorRig.StartAsync();
        await rig.SignInAsync("a1");
        var contact = await rig.CallAsync();
        await rig.SendAsync(Ask(contact, "已解决", "转工单"));
        await rig.EnqueueAsync(contact);

        await rig.PassAsync(60);

        Assert.Equal("已解决", (await rig.RecordAsync(contact)).WrapUpCode);
        Assert.Equal(AgentState.Available, await rig.StateOfAsync("a1"));
    }

    [Fact]
    public async Task Ask_InATalkBesideTheFlow_WaitsAndEndsWithTheTalkersCode()
    {
        await using var rig = await FloorRig.StartAsync();
        rig.Simulator.Employ(new SimulatedAgent { AgentId = "a1", TalkFor = TimeSpan.FromMinutes(5) });
        rig.Simulator.SignIn("a1");
        var contact = await rig.CallAsync();
        await rig.EnqueueAsync(contact);
        await rig.PassAsync(5);
        await rig.SendAsync(Ask(contact, "已解决"));
        Assert.Empty(rig.Of<DispositionRecorded>(contact));

        Assert.True(await rig.Floor.CodeAsync("a1", "已解决"));
        await rig.Floor.UntilIdleAsync();

        Assert.Equal("已解决", Assert.Single(rig.Of<DispositionRecorded>(contact)).Code);
    }

    [Fact]
    public async Task Restart_WhileTheFlowWaits_LetsItGoOnAndKeepsTheCodes()
    {
        var (rig, contact) = await WrappingUpAsync();
        await using var closed = rig;
        await rig.SendAsync(Ask(contact, "已解决", "转工单"));

        await rig.RestartAsync();

        Assert.Equal((null, null), Assert.Single(rig.Of<DispositionRecorded>(contact)) is var recorded ? (recorded.Disposition, recorded.Code) : default);
        await rig.SignInAsync("a1", "a2");
        await rig.EnqueueAsync(await rig.CallAsync());
        await rig.EnqueueAsync(contact);
        await rig.PassAsync(5);
        Assert.Equal(["已解决", "转工单"], (await rig.Floor.AgentsAsync()).Single(agent => agent.Contact == contact).Codes);
    }
}
