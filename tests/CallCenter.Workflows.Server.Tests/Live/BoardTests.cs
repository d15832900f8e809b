using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Agents;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Server.Tests.Support;
using Xunit.Abstractions;

namespace CallCenter.Workflows.Server.Tests.Live;

/// <summary>The wall board for many who look at it.</summary>
public sealed class BoardTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Viewers = 500;

    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Board_For500Viewers_ComesWholeAndOnceASecondHoweverMuchChanges()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var token = await TokenAsync(timeout.Token);
        var viewers = new List<HubClient>();
        try
        {
            for (var i = 0; i < Viewers; i++) viewers.Add(await HubClient.ConnectAsync(_server, "/hubs/floor", token, timeout.Token));
            foreach (var viewer in viewers) await viewer.NextAsync("BoardUpdated", _ => true, timeout.Token);

            // 400 changes at once, the last of which everybody must come to see.
            var processor = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var floor = _server.Get<ContactFloor>();
            for (var i = 0; i < 200; i++)
            {
                await floor.SetAgentStateAsync("a1010", AgentState.Break, "会议");
                await floor.SetAgentStateAsync("a1010", AgentState.Available);
            }

            await floor.SetAgentStateAsync("a1010", AgentState.Break, "培训");
            var counts = await Task.WhenAll(viewers.Select(viewer => UntilAsync(viewer, timeout.Token)));
            var used = Process.GetCurrentProcess().TotalProcessorTime - processor;

            output.WriteLine(
                $"{Viewers} viewers: {counts.Max(count => count.Bytes):N0} bytes a board, {counts.Sum(count => count.Messages)} messages in {watch.Elapsed.TotalSeconds:0.0} s, "
                + $"{used.TotalMilliseconds:N0} ms of processor time with the viewers' own reading");
            var most = (int)watch.Elapsed.TotalSeconds + 2;
            Assert.All(counts, count => Assert.InRange(count.Messages, 1, most));
        }
        finally
        {
            foreach (var viewer in viewers) await viewer.DisposeAsync();
        }
    }

    private static async Task<(int Messages, int Bytes)> UntilAsync(HubClient viewer, CancellationToken cancellationToken)
    {
        var messages = 0;
        var last = await viewer.NextAsync("BoardUpdated", board =>
        {
            messages++;
            return board["agents"]!.AsArray().Any(agent => agent!.Text("id") == "a1010" && agent!.Text("reason") == "培训");
        }, cancellationToken);
        return (messages, System.Text.Encoding.UTF8.GetByteCount(last.ToJsonString()));
    }

    [Fact]
    public async Task Board_Shown_TellsQueuesAndAgents()
    {
        var lead = await _server.SignedInAsync("lead");
        var board = await lead.GetObjectAsync("/api/board");
        var queue = board["queues"]!.AsArray().Single(one => one!.Text("id") == "presales")!;
        Assert.Equal(0, queue["waiting"]!.GetValue<int>());
        Assert.True(queue["agents"]!["Available"]!.GetValue<int>() > 0);
        Assert.Equal(24, board["agents"]!.AsArray().Count);
        Assert.False(board["agents"]![0]!.AsObject().ContainsKey("reason"));
    }

    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        using var program = new HttpClient { BaseAddress = _server.Address };
        using var answer = await program.PostAsJsonAsync("/elsa/api/identity/login", new { username = "lead", password = TestServer.Password }, cancellationToken);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!.Text("accessToken")!;
    }
}
