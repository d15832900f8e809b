using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Api;

/// <summary>Calls through the whole server on a virtual clock: adapter, floor, runtime, store and back.</summary>
public sealed class SimulatorTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _client = await _server.SignedInAsync("owner");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Call_ToAPublishedFlow_IsAnsweredPromptedAndEnded()
    {
        await _client.PublishAsync(Flows.Call("greeting", "95511", Flows.Prompt("hello", "您好，欢迎致电。"), Flows.Activity("CallCenter.EndContact", "end")));
        var call = await CallAsync("13800138003", "95511");
        Assert.Equal("InFlow", call.Text("state"));
        Assert.NotNull(call.Text("instanceId"));

        // 8 characters at 4 a second.
        await AdvanceAsync(1.9);
        Assert.Equal("InFlow", (await FindAsync(call)).Text("state"));
        await AdvanceAsync(0.2);
        var ended = await FindAsync(call);
        Assert.Equal("Ended", ended.Text("state"));
        Assert.Equal(["answered", "prompt", "ended"], KindsOf(ended));
        Assert.Equal("zh-CN", ended["transcript"]![1]!.Text("language"));

        var contact = await _client.GetObjectAsync("/api/contacts/" + call.Text("id"));
        Assert.Equal(("greeting", call.Text("instanceId")), (contact.Text("definitionName"), contact.Text("instanceId")));
        Assert.Equal(["arrived", "answered", "recording", "prompt", "ended"], contact["journal"]!.AsArray().Select(line => line!.Text("kind")!));
        var instance = await _client.GetObjectAsync("/elsa/api/workflow-instances/" + call.Text("instanceId"));
        Assert.Equal("Finished", instance.Text("status"));
    }

    [Fact]
    public async Task Call_ToANumberWithoutFlow_HearsSoAndEnds()
    {
        var call = await CallAsync("13800138003", "95599");
        await AdvanceAsync(60);
        var ended = await FindAsync(call);
        Assert.Equal(["answered", "prompt", "ended"], KindsOf(ended));
        Assert.Contains("暂时无人受理", ended["transcript"]![1]!.Text("text"), StringComparison.Ordinal);
        Assert.Null(ended.Text("instanceId"));
    }

    [Fact]
    public async Task Call_CallerHangsUp_EndsItsFlow()
    {
        await _client.PublishAsync(Flows.Call("long", "95522", Flows.Prompt("talk", new string('长', 200))));
        var call = await CallAsync("13800138003", "95522");
        using var hungUp = await _client.PostAsync($"/api/simulator/calls/{call.Text("id")}/hangup", null);
        Assert.Equal("Ended", (await hungUp.ObjectAsync(HttpStatusCode.OK)).Text("state"));
        var instance = await _client.GetObjectAsync("/elsa/api/workflow-instances/" + call.Text("instanceId"));
        Assert.Equal("Finished", instance.Text("status"));

        using var late = await _client.PostAsJsonAsync($"/api/simulator/calls/{call.Text("id")}/digits", new { digits = "1" });
        await late.ProblemAsync(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task Call_NewVersionPublishedMeanwhile_KeepsTheVersionItStartedWith()
    {
        await _client.PublishAsync(Flows.Call("versions", "95533", Flows.Prompt("one", "第一版"), Flows.Prompt("two", "仍是第一版")));
        var early = await CallAsync("13800138003", "95533");
        var model = (await _client.GetObjectAsync("/elsa/api/workflow-definitions/by-definition-id/versions?versionOptions=Latest"));
        var changed = Flows.Call("versions", "95533", Flows.Prompt("one", "第二版"));
        changed["id"] = model.Text("id");
        await _client.PublishAsync(changed);

        var late = await CallAsync("13800138004", "95533");
        await AdvanceAsync(30);
        Assert.Equal(["第一版", "仍是第一版"], PromptsOf(await FindAsync(early)));
        Assert.Equal(["第二版"], PromptsOf(await FindAsync(late)));
    }

    [Theory]
    [InlineData("""{"from":"","to":"95511"}""", "from")]
    [InlineData("""{"from":"13800138000"}""", "to")]
    [InlineData("""{"from":"13800138000","to":"call me"}""", "to")]
    public async Task Call_BadNumber_NamesTheField(string body, string field)
    {
        using var answer = await _client.PostAsync("/api/simulator/calls", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.NotNull((await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]![field]);
    }

    [Fact]
    public async Task Call_UnknownOrBadDigits_AreRefused()
    {
        using var missing = await _client.GetAsync("/api/simulator/calls/none");
        await missing.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        using var unknown = await _client.PostAsJsonAsync("/api/simulator/calls/none/digits", new { digits = "1" });
        await unknown.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        using var bad = await _client.PostAsJsonAsync("/api/simulator/calls/none/digits", new { digits = "x" });
        Assert.NotNull((await bad.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!["digits"]);
        using var backwards = await _client.PostAsJsonAsync("/api/simulator/clock/advance", new { seconds = -1 });
        Assert.NotNull((await backwards.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!["seconds"]);
    }

    [Fact]
    public async Task Hub_WatchedCall_SendsTheCallAndItsPathAsTheyChange()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _client.PublishAsync(Flows.Call("watched", "95544", Flows.Prompt("hello", "您好"), Flows.Activity("CallCenter.EndContact", "end")));
        var call = await CallAsync("13800138003", "95544");
        using var login = await _client.PostAsJsonAsync("/elsa/api/identity/login", new { username = "owner", password = TestServer.Password });
        var token = (await login.ObjectAsync(HttpStatusCode.OK)).Text("accessToken")!;
        await using var page = await HubClient.ConnectAsync(_server, "/hubs/calls", token, patience.Token);
        await page.InvokeAsync("WatchCall", call.Text("id")!, patience.Token);

        Assert.Equal(call.Text("instanceId"), (await page.NextAsync("CallUpdated", _ => true, patience.Token)).Text("instanceId"));
        var path = await page.NextAsync("PathUpdated", _ => true, patience.Token);
        Assert.Equal("Suspended", path["nodes"]!.AsArray().Single(node => node!.Text("activityId") == "hello")!.Text("status"));

        await AdvanceAsync(10);
        await page.NextAsync("CallUpdated", update => update.Text("state") == "Ended", patience.Token);
        var over = await page.NextAsync("PathUpdated", update => update["nodes"]!.AsArray().Any(node => node!.Text("activityId") == "end"), patience.Token);
        Assert.All(over["nodes"]!.AsArray(), node => Assert.Equal("Completed", node!.Text("status")));
    }

    [Fact]
    public async Task Home_WhileACallIsUnderWay_CountsIt()
    {
        await _client.PublishAsync(Flows.Call("counted", "95566", Flows.Prompt("hello", new string('长', 100))));
        await CallAsync("13800138003", "95566");
        var home = await _client.GetObjectAsync("/api/home");
        Assert.Equal((1, 1, 24), (home["callsInProgress"]!.GetValue<int>(), home["runningInstances"]!.GetValue<int>(), home["agentsAvailable"]!.GetValue<int>()));
        Assert.Contains(home["publishedFlows"]!.AsArray(), flow => flow!.Text("name") == "counted" && flow!["numbers"]![0]!.GetValue<string>() == "95566");
        Assert.Contains((await _client.GetObjectAsync("/api/lines")).Items(), line => line.Text("number") == "95566" && line.Text("definitionId") == "counted");

        var agent = await (await _server.SignedInAsync("agent")).GetObjectAsync("/api/home");
        Assert.Empty(agent["publishedFlows"]!.AsArray());
    }

    private static IEnumerable<string> KindsOf(JsonObject call) => call["transcript"]!.AsArray().Select(line => line!.Text("kind")!);

    private static IEnumerable<string> PromptsOf(JsonObject call) =>
        call["transcript"]!.AsArray().Where(line => line!.Text("kind") == "prompt").Select(line => line!.Text("text")!);

    private async Task<JsonObject> CallAsync(string from, string to)
    {
        using var answer = await _client.PostAsJsonAsync("/api/simulator/calls", new { from, to });
        return await answer.ObjectAsync(HttpStatusCode.Created);
    }

    private Task<JsonObject> FindAsync(JsonObject call) => _client.GetObjectAsync("/api/simulator/calls/" + call.Text("id"));

    private async Task AdvanceAsync(double seconds)
    {
        using var answer = await _client.PostAsJsonAsync("/api/simulator/clock/advance", new { seconds });
        await answer.ObjectAsync(HttpStatusCode.OK);
    }
}
