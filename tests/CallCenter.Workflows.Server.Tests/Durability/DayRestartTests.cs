using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Durability;

/// <summary>What was counted of the day goes on after a restart of the server.</summary>
public sealed class DayRestartTests
{
    private const string Start = "--Simulator:Start=2026-11-23T10:00:00+08:00";

    [Fact]
    public async Task Today_OfAQueueAndAnAgent_SurvivesARestart()
    {
        var data = Directory.CreateTempSubdirectory("callcenter-day-").FullName;
        (string Queue, int Handled, int TalkSeconds) before;
        await using (var server = await TestServer.StartOnAsync(data, Start))
        {
            var lead = await server.SignedInAsync("lead");
            var agent = await server.SignedInAsync("agent");
            await TakeACallAsync(lead, agent);
            before = await FiguresAsync(lead, agent);
        }

        Assert.Equal((1, 30), (before.Handled, before.TalkSeconds));
        Assert.Contains("\"answered\":1,\"inTime\":1", before.Queue, StringComparison.Ordinal);
        await using (var server = await TestServer.StartOnAsync(data, Start))
            Assert.Equal(before, await FiguresAsync(await server.SignedInAsync("lead"), await server.SignedInAsync("agent")));
        await using (var server = await TestServer.StartOnAsync(data, "--Simulator:Start=2026-11-24T10:00:00+08:00"))
        {
            var next = await FiguresAsync(await server.SignedInAsync("lead"), await server.SignedInAsync("agent"));
            Assert.Equal((0, 0), (next.Handled, next.TalkSeconds));
        }

        Directory.Delete(data, recursive: true);
    }

    private static async Task TakeACallAsync(HttpClient lead, HttpClient agent)
    {
        await agent.GetObjectAsync("/api/me/agent");
        foreach (var other in (await lead.GetObjectAsync("/api/agents?pageSize=500")).Items().Where(other => other.Text("id") != "a1001"))
            using (await lead.PutAsJsonAsync($"/api/agents/{other.Text("id")}/state", new { state = "Offline" })) { }
        using (await agent.PutAsJsonAsync("/api/me/agent/state", new { state = "Available" })) { }
        using var answer = await lead.PostAsJsonAsync("/api/simulator/calls", new { from = "13800138000", to = "8008101992" });
        var id = (await answer.ObjectAsync(HttpStatusCode.Created)).Text("id")!;
        for (var i = 0; i < 60 && (await agent.GetObjectAsync("/api/me/agent"))["contact"] is null; i++)
        {
            if (i == 3) using (await lead.PostAsJsonAsync($"/api/simulator/calls/{id}/digits", new { digits = "1" })) { }
            await AdvanceAsync(lead, 2);
        }

        using (await agent.PostAsync("/api/me/agent/accept", null)) { }
        await AdvanceAsync(lead, 30);
        using (await agent.PostAsync("/api/me/agent/end", null)) { }
        await AdvanceAsync(lead, 0);
        using (await agent.PutAsJsonAsync("/api/me/agent/state", new { state = "Offline" })) { }
        using (await lead.PostAsync($"/api/simulator/calls/{id}/hangup", null)) { }
        await AdvanceAsync(lead, 60);
    }

    private static async Task<(string Queue, int Handled, int TalkSeconds)> FiguresAsync(HttpClient lead, HttpClient agent)
    {
        var queue = (await lead.GetObjectAsync("/api/queues?pageSize=100")).Items().Single(queue => queue.Text("id") == "presales")["today"]!;
        var today = (await agent.GetObjectAsync("/api/me/agent"))["today"]!;
        return (queue.ToJsonString(), Number(today, "handled"), Number(today, "talkSeconds"));
    }

    private static int Number(JsonNode figures, string name) => figures[name]!.GetValue<int>();

    private static async Task AdvanceAsync(HttpClient lead, double seconds)
    {
        using var answer = await lead.PostAsJsonAsync("/api/simulator/clock/advance", new { seconds });
        await answer.ObjectAsync(HttpStatusCode.OK);
    }
}
