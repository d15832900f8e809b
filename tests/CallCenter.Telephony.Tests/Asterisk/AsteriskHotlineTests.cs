using System.Net;
using CallCenter.Contacts;
using CallCenter.Telephony.Tests.Asterisk.Support;
using CallCenter.Telephony.Tests.Scenarios;

namespace CallCenter.Telephony.Tests.Asterisk;

/// <summary>The product's hotline, unchanged, on a real Asterisk.</summary>
[Collection(HotlineCollection.Name)]
public sealed class AsteriskHotlineTests(AsteriskFixture asterisk)
{
    private const string File = "ivr/service-hotline.scenario.json";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    public static TheoryData<string> Cases => [.. ProductFlowTests.Load(File).Scenario.Cases.Select(it => it.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Scenario_OnAsterisk_GoesAsExpected(string name)
    {
        var (scenario, graph) = ProductFlowTests.Load(File);
        var it = scenario.Cases.Single(c => c.Name == name);

        await using var target = await AsteriskTarget.StartAsync(asterisk.Server, graph, scenario.Centre, it.At, TimeSpan.FromSeconds(it.Message));
        await target.EmployAsync(scenario.Centre.Agents.Where(agent => it.SignedIn?.Contains(agent.Id) != false));
        await ScenarioPlayer.PlayAsync(it, target);
    }

    [Fact]
    public async Task Sipp_PressesAKeyAndTalks_ReachesTheEnd()
    {
        await using var target = await StartAsync("1019");
        var agent = Sipp.Called(after: TimeSpan.FromSeconds(0.5)).Wait(1.5).HangUp().PlayAsync(asterisk.Server.Sip, Phone("1019"), "-", "1019", 1, Limit);
        var caller = Sipp.Caller().Wait(1.5).Press("4").UntilHungUp().PlayAsync(asterisk.Server.Sip, Outside, "8008101992", "13700000001", 1, Limit);

        var contact = await target.ArrivedAsync("13700000001");
        await target.PlayAsync(contact, agent, caller);

        var view = await target.LookAsync(contact.Value);
        Assert.Equal("Ended", view.State);
        Assert.Equal(
            ["answered", "digits:4", "queued:投诉建议", "connected:林慧 (1019)", "ended:Flow"],
            view.Transcript.Where(line => line.Kind is not ("prompt" or "position")).Select(line => line.Text.Length > 0 ? $"{line.Kind}:{line.Text}" : line.Kind));
    }

    [Fact]
    public async Task Sipp_PressesNothing_IsSentToTheOperator()
    {
        await using var target = await StartAsync("1022");
        var agent = Sipp.Called(after: TimeSpan.FromSeconds(0.2)).UntilHungUp().PlayAsync(asterisk.Server.Sip, Phone("1022"), "-", "1022", 1, Limit);
        var caller = Sipp.Caller().Wait(18).HangUp().PlayAsync(asterisk.Server.Sip, Outside, "8008101992", "13700000002", 1, Limit);

        var contact = await target.ArrivedAsync("13700000002");
        await target.PlayAsync(contact, agent, caller);

        var view = await target.LookAsync(contact.Value);
        Assert.Equal(["queued:人工总机", "connected:梁宇 (1022)", "ended:Caller"], view.Transcript.Where(line => line.Kind is "queued" or "connected" or "ended").Select(line => $"{line.Kind}:{line.Text}"));
        Assert.Equal(2, view.Transcript.Count(line => line.Text.Contains("没有收到有效按键", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.6)]
    [InlineData(1.2)]
    [InlineData(2.5)]
    public async Task Sipp_HangsUpAfterAWhile_LeavesNothingBehind(double seconds)
    {
        // A phone that answers the ringing: who does not even say that it rings is called on and on, also in the next test.
        await using var phone = AsteriskRig.PhoneOf(asterisk.Server, "1001");
        await using var target = await StartAsync("1001");
        var caller = Sipp.Caller().Wait(seconds / 2).Press("1").Wait(seconds / 2).HangUp().PlayAsync(asterisk.Server.Sip, Outside, "8008101992", "13700000003", 1, Limit);

        var contact = await target.ArrivedAsync("13700000003");
        await caller;
        await asterisk.Server.UntilEmptyAsync();
        await target.UntilOverAsync();

        Assert.Equal(("ended", "Caller"), (await target.LookAsync(contact.Value)).Transcript[^1]);
    }

    [Fact]
    public async Task Sipp_FiftyCallsAtOnce_AllReachTheMenuAndTheQueue()
    {
        await using var target = await StartAsync();
        await Sipp.Caller().Wait(3).Press("1").Wait(4).HangUp().PlayAsync(asterisk.Server.Sip, Outside, "8008101992", "13700000050", 50, Limit);
        await asterisk.Server.UntilEmptyAsync();
        await target.UntilOverAsync();

        var told = target.Arrived;
        Assert.Equal(50, told.Count);
        foreach (var contact in told)
        {
            var lines = (await target.LookAsync(contact.Value)).Transcript;
            Assert.Contains(("digits", "1"), lines);
            Assert.Equal(("ended", "Caller"), lines[^1]);
        }
    }

    private static IPEndPoint Outside => new(AsteriskServer.Outside, 0);
    private IPEndPoint Phone(string agent) => new(IPAddress.Loopback, asterisk.Server.Ports[agent]);

    private async Task<AsteriskTarget> StartAsync(params string[] signedIn)
    {
        var (scenario, graph) = ProductFlowTests.Load(File);
        var target = await AsteriskTarget.StartAsync(asterisk.Server, graph, scenario.Centre);
        foreach (var agent in signedIn) Assert.True(await target.Floor.SetAgentStateAsync(agent, Agents.AgentState.Available));
        return target;
    }
}
