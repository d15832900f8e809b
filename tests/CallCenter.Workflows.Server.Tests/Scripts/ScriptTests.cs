using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Contacts;
using CallCenter.Persistence.Tasks;
using CallCenter.Tasks;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Scripts;

/// <summary>An agent of the demo centre's repair groups is guided through a call, on a virtual clock.</summary>
public sealed class ScriptTests : IAsyncLifetime
{
    private const string Desk = "/api/me/agent";

    private TestServer _server = null!;
    private HttpClient _agent = null!;
    private HttpClient _lead = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync("--Simulator:Start=2026-11-23T10:00:00+08:00");
        _agent = await _server.SignedInAsync("agent3");
        _lead = await _server.SignedInAsync("lead");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Call_AnsweredInABoundGroup_IsGuidedFromGreetingToDisposition()
    {
        var call = await TalkAsync();
        var script = await ScriptAsync(call);
        Assert.Equal(("Waiting", "报修受理话术", 1, true), (script.Text("state"), script.Text("name"), script["version"]!.GetValue<int>(), script["mayAnswer"]!.GetValue<bool>()));
        Assert.StartsWith("王伟先生，您好！报修服务，工号 1013 为您服务", Current(script).Text("text"), StringComparison.Ordinal);
        Assert.Equal(("Say", 20), (Current(script).Text("kind"), Current(script)["expectedSeconds"]!.GetValue<int>()));

        await AnswerAsync(call, new { });
        var danger = Current(await ScriptAsync(call));
        Assert.Equal([("1", "没有危险"), ("2", "有危险")], danger["choices"]!.AsArray().Select(choice => (choice!.Text("key"), choice!.Text("text"))));
        await AnswerAsync(call, new { outcome = "1 没有危险" });
        await AnswerAsync(call, new { outcome = "1 本人，资料无误" });
        await AnswerAsync(call, new { values = new { district = "浦东新区", address = "张江路 100 号" } });
        await AnswerAsync(call, new { values = new { kind = "洗衣机", fault = "不进水" } });
        await AnswerAsync(call, new { outcome = "2 加急，次日" });
        await AnswerAsync(call, new { values = new { day = "2026-11-24", window = "上午 9 点到 12 点" } });
        Assert.Contains("浦东新区张江路 100 号；2026-11-24 上午 9 点到 12 点上门", Current(await ScriptAsync(call)).Text("text"), StringComparison.Ordinal);
        await AnswerAsync(call, new { outcome = "1 全部无误" });
        await BeginAsync(call);
        await AdvanceAsync(30);
        await AnswerAsync(call, new { });
        await AnswerAsync(call, new { });

        script = await ScriptAsync(call);
        Assert.Equal(("Working", null, 10), (script.Text("state"), script["current"], script["passed"]!.AsArray().Count));
        var read = script["passed"]!.AsArray().Single(step => step!.Text("kind") == "Confirm")!;
        Assert.Equal(30, (Time(read, "endedAt") - Time(read, "begunAt")).TotalSeconds);
        Assert.Equal("马超", read.Text("agent"));

        using (await _agent.PostAsync(Desk + "/end", null)) { }
        await AdvanceAsync(0);
        using var coded = await _agent.PutAsJsonAsync(Desk + "/wrap-up-code", new { code = "已预约上门" });
        Assert.Equal(HttpStatusCode.NoContent, coded.StatusCode);
        await AdvanceAsync(0);
        Assert.Equal("Finished", (await ScriptAsync(call)).Text("state"));
        var journal = (await _lead.GetObjectAsync($"/api/contacts/{call}"))["journal"]!.AsArray().Where(line => line!.Text("kind") == "script").Select(line => line!.Text("text")!).ToList();
        Assert.Contains("begins.", journal[0], StringComparison.Ordinal);
        Assert.Contains("begins to read out", journal[1], StringComparison.Ordinal);
        Assert.Contains("has confirmed it", journal[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_WrongRepeatedOrByAnother_IsRefusedWithTheReason()
    {
        var call = await TalkAsync();
        var greeting = Current(await ScriptAsync(call)).Text("id")!;
        var other = await _server.SignedInAsync("agent2");
        using var stranger = await other.PostAsJsonAsync(AddressOf(call, greeting), new { });
        Assert.Contains("not you", (await stranger.ProblemAsync(HttpStatusCode.Forbidden, "forbidden")).Text("detail"), StringComparison.Ordinal);
        Assert.Equal("None", (await other.GetObjectAsync($"{Desk}/contacts/{call}/script")).Text("state"));
        using var byTask = await _lead.PostAsJsonAsync($"/api/tasks/{greeting}/complete", new { outcome = "Done" });
        await byTask.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        using var asTask = await _lead.GetAsync($"/api/tasks/{greeting}");
        await asTask.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Empty((await _lead.GetObjectAsync("/api/tasks/all")).Items());

        await AnswerAsync(call, new { });
        using var again = await _agent.PostAsJsonAsync(AddressOf(call, greeting), new { });
        Assert.Contains("马超 has answered this step", (await again.ProblemAsync(HttpStatusCode.Conflict, "conflict")).Text("detail"), StringComparison.Ordinal);
        using var none = await _agent.PostAsJsonAsync(AddressOf(call, "no-such-step"), new { });
        await none.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal("invalid-input", await RefusedAsync(call, new { outcome = "3 也许" }, HttpStatusCode.BadRequest));

        await AnswerAsync(call, new { outcome = "2 有危险" });
        Assert.Equal("conflict", await RefusedAsync(call, new { }, HttpStatusCode.Conflict));
        await BeginAsync(call);
        await AnswerAsync(call, new { });
        await AnswerAsync(call, new { outcome = "1 本人，资料无误" });
        using var blank = await _agent.PostAsJsonAsync(AddressOf(call, Current(await ScriptAsync(call)).Text("id")!), new { values = new { district = "", lift = "飞机" } });
        var errors = (await blank.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject();
        Assert.Equal(["values.address", "values.district", "values.lift"], errors.Select(error => error.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Transfer_TakesTheScriptToTheNextAgent_AtItsStepOnItsVersion()
    {
        var call = await TalkAsync();
        await AnswerAsync(call, new { });
        var step = Current(await ScriptAsync(call)).Text("id");
        var next = await _server.SignedInAsync("agent2");
        using (await next.GetAsync(Desk)) { }
        using (await next.PutAsJsonAsync(Desk + "/state", new { state = "Available" })) { }
        using var transferred = await _agent.PostAsJsonAsync(Desk + "/transfer", new { target = "1007" });
        Assert.Equal(HttpStatusCode.NoContent, transferred.StatusCode);
        await AdvanceAsync(1);
        var ringing = await next.GetObjectAsync($"{Desk}/contacts/{call}/script");
        Assert.Equal((step, false), (Current(ringing).Text("id"), ringing["mayAnswer"]!.GetValue<bool>()));
        using (await next.PostAsync(Desk + "/accept", null)) { }
        await AdvanceAsync(1);

        Assert.False((await ScriptAsync(call))["mayAnswer"]!.GetValue<bool>());
        using var late = await _agent.PostAsJsonAsync(AddressOf(call, step!), new { outcome = "1 没有危险" });
        await late.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        var script = await next.GetObjectAsync($"{Desk}/contacts/{call}/script");
        Assert.Equal((step, true, 1), (Current(script).Text("id"), script["mayAnswer"]!.GetValue<bool>(), script["version"]!.GetValue<int>()));
        using var answered = await next.PostAsJsonAsync(AddressOf(call, step!), new { outcome = "1 没有危险" });
        Assert.Equal(HttpStatusCode.NoContent, answered.StatusCode);
        Assert.Equal(["马超", "赵磊"], (await next.GetObjectAsync($"{Desk}/contacts/{call}/script"))["passed"]!.AsArray().Select(passed => passed!.Text("agent")));
    }

    [Fact]
    public async Task WrapUp_OverBeforeTheScript_AbandonsIt()
    {
        var call = await TalkAsync();
        await AnswerAsync(call, new { });
        using (await _agent.PostAsync(Desk + "/end", null)) { }
        await AdvanceAsync(0);
        using (await _lead.PostAsync($"/api/simulator/calls/{call}/hangup", null)) { }
        await AdvanceAsync(1);
        var wrapUp = await ScriptAsync(call);
        Assert.Equal(("Waiting", true), (wrapUp.Text("state"), wrapUp["mayAnswer"]!.GetValue<bool>()));

        using (await _agent.PutAsJsonAsync(Desk + "/wrap-up-code", new { code = "咨询" })) { }
        using (await _agent.PutAsJsonAsync(Desk + "/state", new { state = "Available" })) { }
        await AdvanceAsync(1);

        Assert.All(await _server.Get<TaskStore>().ScriptStepsAsync(new(call), default), step => Assert.False(step.IsLive));
        Assert.Equal(Instances.InstanceSubStatus.Cancelled, (await _server.Get<IInstanceReader>().FindSummaryAsync("script-" + call, default))!.SubStatus);
        Assert.Equal("None", (await ScriptAsync(call)).Text("state"));
    }

    [Fact]
    public async Task Call_InAGroupWithoutABinding_HasNoScript()
    {
        var agent = await _server.SignedInAsync("agent");
        var call = await TalkAsync(agent, "a1001", "presales", "1");

        var script = await agent.GetObjectAsync($"{Desk}/contacts/{call}/script");

        Assert.Equal(("None", null, null), (script.Text("state"), script.Text("name"), script["current"]));
    }

    [Fact]
    public async Task Step_ThroughAStopOfTheServer_WaitsOnAndHearsItsAnswer()
    {
        var folder = Directory.CreateTempSubdirectory("callcenter-").FullName;
        try
        {
            var (contact, agent) = (new ContactId("outside-1"), new TaskActor(new("a1013", "马超")) { AgentId = "a1013", Contacts = [new("outside-1")] });
            await using (var before = await TestServer.StartOnAsync(folder))
            {
                await before.Get<IWorkflowRuntime>().StartAsync(new("repair-script", VersionOptions.Published, contact.Value));
                await before.Get<IWorkflowRuntime>().UntilIdleAsync();
                var step = Assert.Single(await before.Get<TaskStore>().ScriptStepsAsync(contact, default));

                // The server stops between the agent's answer and the script's hearing of it.
                await before.Get<TaskStore>().ChangeAsync(step.Id, new TaskMove.Complete(agent, "Done", null), step.CreatedAt, default);
            }

            await using var after = await TestServer.StartOnAsync(folder);
            var store = after.Get<TaskStore>();
            using (await (await after.SignedInAsync("lead")).PostAsJsonAsync("/api/simulator/clock/advance", new { seconds = 0 })) { }

            Assert.Equal([TaskState.Done, TaskState.Open], (await store.ScriptStepsAsync(contact, default)).Select(known => known.State));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string> TalkAsync() => await TalkAsync(_agent, "a1013", "repair", "3");

    /// <summary>A call that an agent has answered; everybody else who could take it is at lunch.</summary>
    private async Task<string> TalkAsync(HttpClient agent, string agentId, string queue, string key)
    {
        using (await agent.GetAsync(Desk)) { }
        var agents = (await _lead.GetObjectAsync("/api/agents?pageSize=500")).Items();
        foreach (var other in agents.Where(other => other.Text("id") != agentId && other["queues"]!.AsArray().Any(served => served!.GetValue<string>() == queue)))
        {
            using (await _lead.PutAsJsonAsync($"/api/agents/{other.Text("id")}/state", new { state = "Break", reason = "用餐" })) { }
        }

        using (await agent.PutAsJsonAsync(Desk + "/state", new { state = "Available" })) { }
        using var answer = await _lead.PostAsJsonAsync("/api/simulator/calls", new { from = "13800138000", to = "8008101992" });
        var call = (await answer.ObjectAsync(HttpStatusCode.Created)).Text("id")!;
        for (var i = 0; i < 60 && (await agent.GetObjectAsync(Desk))["contact"] is null; i++)
        {
            if (i == 3) await PressAsync(call, key);
            if (i == 8 && key == "3") await PressAsync(call, "2026030012#");
            await AdvanceAsync(2);
        }

        using var accepted = await agent.PostAsync(Desk + "/accept", null);
        Assert.Equal(HttpStatusCode.NoContent, accepted.StatusCode);
        await AdvanceAsync(1);
        return call;
    }

    private async Task PressAsync(string call, string digits)
    {
        using (await _lead.PostAsJsonAsync($"/api/simulator/calls/{call}/digits", new { digits })) { }
    }

    private Task<JsonObject> ScriptAsync(string call) => _agent.GetObjectAsync($"{Desk}/contacts/{call}/script");

    private static JsonNode Current(JsonObject script) => script["current"] ?? throw new InvalidOperationException($"No step waits: {script}");

    private static DateTimeOffset Time(JsonNode step, string name) => DateTimeOffset.Parse(step.Text(name)!, CultureInfo.InvariantCulture);

    private static string AddressOf(string call, string step, string verb = "answer") => $"{Desk}/contacts/{call}/script/steps/{step}/{verb}";

    private async Task AnswerAsync(string call, object answer)
    {
        var step = Current(await ScriptAsync(call));
        using var answered = await _agent.PostAsJsonAsync(AddressOf(call, step.Text("id")!), answer);
        Assert.True(answered.StatusCode == HttpStatusCode.NoContent, $"{step.Text("text")}: {await answered.Content.ReadAsStringAsync()}");

        // The next step is a command of the script's: it is sent after the answer is committed.
        await AdvanceAsync(0);
    }

    private async Task<string?> RefusedAsync(string call, object answer, HttpStatusCode status)
    {
        using var refused = await _agent.PostAsJsonAsync(AddressOf(call, Current(await ScriptAsync(call)).Text("id")!), answer);
        Assert.Equal(status, refused.StatusCode);
        return (await refused.Content.ReadFromJsonAsync<JsonObject>())!.Text("type")!.Split('/', ':')[^1];
    }

    private async Task BeginAsync(string call)
    {
        using var begun = await _agent.PostAsync(AddressOf(call, Current(await ScriptAsync(call)).Text("id")!, "begin"), null);
        Assert.Equal(HttpStatusCode.NoContent, begun.StatusCode);
    }

    private async Task AdvanceAsync(double seconds)
    {
        using var answer = await _lead.PostAsJsonAsync("/api/simulator/clock/advance", new { seconds });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
