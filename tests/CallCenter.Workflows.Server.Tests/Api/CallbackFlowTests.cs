using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Api;

/// <summary>A drawn flow from the wait to the return call: the caller presses 1, hangs up, is called back in their place and talks with an agent.</summary>
public sealed class CallbackFlowTests : IAsyncLifetime
{
    private const string Caller = "13800138003";

    private TestServer _server = null!;
    private HttpClient _lead = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync("--Simulator:Start=2026-11-23T10:00:00+08:00");
        _lead = await _server.SignedInAsync("lead");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Flow_CallbackRequestedInTheQueue_TheCustomerIsCalledBackAndTalks()
    {
        await (await _server.SignedInAsync("owner")).PublishAsync(Drawn());
        await SetAllAsync("Break");
        using var answer = await _lead.PostAsJsonAsync("/api/simulator/calls", new { from = Caller, to = "95577" });
        var call = (await answer.ObjectAsync(HttpStatusCode.Created)).Text("id")!;
        await AdvanceAsync(20);
        using (await _lead.PostAsJsonAsync($"/api/simulator/calls/{call}/digits", new { digits = "1" })) { }
        await AdvanceAsync(20);

        var first = await _lead.GetObjectAsync("/api/simulator/calls/" + call);
        Assert.Equal("Ended", first.Text("state"));
        Assert.Contains(first["transcript"]!.AsArray(), line => line!.Text("text") == "我们会尽快给您回电，再见。");
        Assert.Equal("Finished", (await _lead.GetObjectAsync("/elsa/api/workflow-instances/" + first.Text("instanceId"))).Text("status"));
        var waiting = (await _lead.GetObjectAsync("/api/contacts?pageSize=5&state=Queued")).Items();
        var callback = Assert.Single(waiting);
        Assert.Equal((call + "-cb1", "Callback", Caller), (callback.Text("id"), callback.Text("channel"), callback.Text("from")));

        await SetAllAsync("Available", 1);
        await AdvanceAsync(4);
        var called = await JournalAsync(callback.Text("id")!);
        Assert.Contains(("called", Caller), called);
        await AdvanceAsync(200);

        var journal = await JournalAsync(callback.Text("id")!);
        Assert.Equal(["queued", "offered", "called", "answered", "connected", "ended"], journal.Select(line => line.Kind).Where(kind => kind is not ("position" or "recording" or "routed" or "callback")).Distinct());
        var talked = await _lead.GetObjectAsync("/api/contacts/" + callback.Text("id"));
        Assert.Equal("Ended", talked.Text("state"));
        Assert.NotNull(talked.Text("agentName"));
    }

    /// <summary>A number, a queue that offers a callback after ten seconds, the promise of one, and goodbye.</summary>
    private static JsonObject Drawn()
    {
        var flow = Flows.Call(
            "callbacks", "95577", Flows.Activity("CallCenter.EnqueueContact", "queue", ("queue", "technical"), ("offerCallbackAfter", "00:00:10")),
            Flows.Activity("CallCenter.ScheduleCallback", "promise", ("queue", "technical")), Flows.Prompt("bye", "我们会尽快给您回电，再见。"),
            Flows.Activity("CallCenter.EndContact", "end"));
        foreach (var connection in flow["root"]!["connections"]!.AsArray())
        {
            var source = connection!["source"]!;
            source["port"] = source.Text("activity") switch { "queue" => "CallbackRequested", "promise" => "Scheduled", _ => "Done" };
        }

        return flow;
    }

    private async Task SetAllAsync(string state, int most = int.MaxValue)
    {
        var agents = (await _lead.GetObjectAsync("/api/agents?pageSize=500")).Items()
            .Where(agent => agent["queues"]!.AsArray().Any(queue => queue!.GetValue<string>() == "technical"));
        foreach (var agent in agents.Take(most))
        {
            using var answer = await _lead.PutAsJsonAsync($"/api/agents/{agent.Text("id")}/state", new { state, reason = state == "Break" ? "用餐" : null });
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }
    }

    private async Task<IReadOnlyList<(string Kind, string Text)>> JournalAsync(string contact) =>
        [.. (await _lead.GetObjectAsync("/api/contacts/" + contact))["journal"]!.AsArray().Select(line => (line!.Text("kind")!, line!.Text("text")!))];

    private async Task AdvanceAsync(double seconds)
    {
        using var answer = await _lead.PostAsJsonAsync("/api/simulator/clock/advance", new { seconds });
        await answer.ObjectAsync(HttpStatusCode.OK);
    }
}
