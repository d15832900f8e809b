using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Persistence;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.People;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Workflows.Server.Tests.Api;

/// <summary>Tasks through real HTTP, the real engine and SQLite.</summary>
public sealed class TaskTests
{
    private const string Form = """
        {"type":"object","properties":{"cause":{"type":"string","title":"原因","maxLength":20},"days":{"type":"integer","minimum":1},
        "handler":{"type":"string","format":"agent"}},"required":["cause"]}
        """;

    /// <summary>The demo centre opens from 8 to 22; it begins in the evening of a day before a holiday of a week.</summary>
    private const string Evening = "--Simulator:Start=2026-09-30T20:00:00+08:00";

    private static JsonObject Task(string id, string assignee, string? dueIn = null, string outcomes = """["Solved","Not solved"]""", bool withdraw = false)
    {
        var task = Flows.Activity("CallCenter.HumanTask", id, ("title", "任务 " + id), ("assignee", assignee), ("instructions", "请办理"), ("form", Form), ("outcomes", outcomes));
        foreach (var input in (string[])["form", "outcomes"]) task[input]!["expression"]!["type"] = "Object";
        if (dueIn is not null) (task["dueIn"], task["calendar"]) = (Literal(dueIn), Literal("service-hours"));
        if (withdraw) task["withdrawWhenOverdue"] = Literal("True");
        return task;
    }

    private static JsonObject Literal(string value) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    /// <summary>A flow of one task, with a second one drawn behind one of its ports.</summary>
    private static JsonObject Flow(string id, JsonObject task, (string Port, JsonObject Then)? more = null)
    {
        var flow = more is { } then ? Flows.Chain(id, task, then.Then) : Flows.Chain(id, task);
        if (more is { } line) flow["root"]!["connections"]![0]!["source"]!["port"] = line.Port;
        return flow;
    }

    private static async Task<string> RunAsync(TestServer server, JsonObject flow)
    {
        var owner = await server.SignedInAsync("owner");
        await owner.PublishAsync(flow);
        return await StartAsync(server, flow.Text("definitionId")!);
    }

    private static async Task<string> StartAsync(TestServer server, string definitionId)
    {
        var runtime = server.Get<Runtime.IWorkflowRuntime>();
        var id = await runtime.StartAsync(new(definitionId, Runtime.Definitions.VersionOptions.Published));
        await runtime.UntilIdleAsync();
        return id!;
    }

    private static async Task<IReadOnlyList<JsonNode>> ListAsync(TestServer server, string person, string query) =>
        (await (await server.SignedInAsync(person)).GetObjectAsync("/api/tasks" + query)).Items();

    private static async Task<HttpResponseMessage> PostAsync(TestServer server, string person, string id, string verb, object body) =>
        await (await server.SignedInAsync(person)).PostAsJsonAsync($"/api/tasks/{id}/{verb}", body);

    private static async Task DoAsync(TestServer server, string person, string id, string verb, object body)
    {
        using var answer = await PostAsync(server, person, id, verb, body);
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
        await server.Get<Runtime.IWorkflowRuntime>().UntilIdleAsync();
    }

    private static async Task AdvanceAsync(TestServer server, TimeSpan time)
    {
        using var answer = await (await server.SignedInAsync("owner")).PostAsJsonAsync("/api/simulator/clock/advance", new { seconds = time.TotalSeconds });
        answer.EnsureSuccessStatusCode();
    }

    private static async Task AddGroupAsync(TestServer server, string name)
    {
        await using (var context = await server.Get<IDbContextFactory<CallCenterDbContext>>().CreateDbContextAsync())
        {
            context.Add(new GroupRow { Id = "g99", Name = name });
            await context.SaveChangesAsync();
        }

        await server.Get<CentreDirectory>().ReloadAsync(default);
    }

    private static async Task<string> StatusAsync(TestServer server, string instance) =>
        (await (await server.SignedInAsync("owner")).GetObjectAsync("/elsa/api/workflow-instances/" + instance))["subStatus"]!.GetValue<string>();

    [Fact]
    public async Task Task_OfAGroup_IsClaimedAndCompletedAndTheFlowGoesOnByItsOutcome()
    {
        await using var server = await TestServer.StartAsync(Evening);
        var instance = await RunAsync(server, Flow("t1", Task("ask", "group:售前一组"), ("Solved", Task("then", "role:TeamLead"))));

        Assert.Empty(await ListAsync(server, "agent", "?scope=mine"));
        var id = Assert.Single(await ListAsync(server, "agent", "?scope=shared")).Text("id")!;
        Assert.Empty(await ListAsync(server, "agent2", "?scope=shared"));
        await DoAsync(server, "agent", id, "claim", new { });
        Assert.Equal("王芳", Assert.Single(await ListAsync(server, "agent", "?scope=mine")).Text("claimer"));
        await DoAsync(server, "agent", id, "complete", new { outcome = "Solved", values = new { cause = " 缺货 ", days = 2 } });

        Assert.Equal("任务 then", Assert.Single(await ListAsync(server, "lead", "?scope=shared")).Text("title"));
        Assert.Equal("Suspended", await StatusAsync(server, instance));
        var done = await (await server.SignedInAsync("agent")).GetObjectAsync("/api/tasks/" + id);
        Assert.Equal(("""{"cause":"缺货","days":2}""", "Done"), (done["values"]!.ToJsonString(Relaxed), done["task"]!.Text("state")));
        Assert.Equal(["Created", "Claimed", "Completed"], done["history"]!.AsArray().Select(line => line!.Text("kind")));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Claim_ByTwoAtOnce_OneHasItAndTheOtherHearsWho()
    {
        await using var server = await TestServer.StartAsync(Evening);
        for (var round = 0; round < 5; round++)
        {
            await RunAsync(server, Flow("race" + round, Task("race" + round, "role:TeamLead")));
            var id = (await ListAsync(server, "lead", "?scope=shared")).Single(task => task.Text("title") == "任务 race" + round).Text("id")!;

            var answers = await System.Threading.Tasks.Task.WhenAll(PostAsync(server, "lead", id, "claim", new { }), PostAsync(server, "owner", id, "claim", new { }));

            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
            var loser = await answers.Single(answer => answer.StatusCode != HttpStatusCode.NoContent).ProblemAsync(HttpStatusCode.Conflict, "conflict");
            Assert.Contains("has claimed this task", loser.Text("detail"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Complete_BadValues_NamesEachFieldAndKeepsTheTask()
    {
        await using var server = await TestServer.StartAsync(Evening);
        await RunAsync(server, Flow("bad", Task("bad", "agent:1001")));
        var id = Assert.Single(await ListAsync(server, "agent", "?scope=mine")).Text("id")!;

        using var answer = await PostAsync(server, "agent", id, "complete", new { outcome = "Solved", values = new { days = 0.5, colour = "red" } });
        using var unknownAgent = await PostAsync(server, "agent", id, "complete", new { outcome = "Solved", values = new { cause = "x", handler = "9999" } });
        using var unknownOutcome = await PostAsync(server, "agent", id, "complete", new { outcome = "Overdue", values = new { cause = "x" } });
        using var stranger = await PostAsync(server, "agent2", id, "complete", new { outcome = "Solved", values = new { cause = "x" } });

        var errors = (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject();
        Assert.Equal(["values.cause", "values.colour", "values.days"], errors.Select(error => error.Key).Order());
        Assert.Equal("There is no agent with this number.", (await unknownAgent.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!["values.handler"]![0]!.GetValue<string>());
        Assert.Contains("Solved, Not solved", (await unknownOutcome.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input")).Text("detail"), StringComparison.Ordinal);
        await stranger.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        Assert.Single(await ListAsync(server, "agent", "?scope=mine"));
    }

    [Fact]
    public async Task Overdue_CountsBusinessHoursAndLeavesTheTask_AndItsOutcomeFollows()
    {
        await using var server = await TestServer.StartAsync(Evening);
        var instance = await RunAsync(server, Flow("late", Task("late", "group:g1", "PT4H"), ("Overdue", Task("escalated", "role:Administrator", outcomes: """["Seen"]"""))));
        var task = Assert.Single(await ListAsync(server, "agent", "?scope=shared"));

        // Two hours on the last evening, two on the first morning after the holiday.
        Assert.Equal(new DateTimeOffset(2026, 10, 8, 10, 0, 0, TimeSpan.FromHours(8)), task["dueAt"]!.GetValue<DateTimeOffset>());
        await AdvanceAsync(server, TimeSpan.FromHours((7 * 24) + 13.9));
        Assert.Empty(await ListAsync(server, "lead", "?scope=shared"));
        await AdvanceAsync(server, TimeSpan.FromHours(0.2));

        Assert.Equal("任务 escalated", Assert.Single(await ListAsync(server, "admin", "?scope=shared")).Text("title"));
        Assert.Equal((true, 1), (Assert.Single(await ListAsync(server, "lead", "?scope=shared"))["isOverdue"]!.GetValue<bool>(), 1));
        await DoAsync(server, "agent", task.Text("id")!, "complete", new { outcome = "Solved", values = new { cause = "迟" } });
        Assert.Equal("Suspended", await StatusAsync(server, instance));
        var last = Assert.Single(await ListAsync(server, "admin", "?scope=shared")).Text("id")!;
        using var refused = await PostAsync(server, "admin", last, "complete", new { outcome = "Seen", values = new { } });
        await refused.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
        await DoAsync(server, "admin", last, "complete", new { outcome = "Seen", values = new { cause = "知道了" } });
        Assert.Equal("Finished", await StatusAsync(server, instance));
        var history = (await (await server.SignedInAsync("lead")).GetObjectAsync("/api/tasks/" + task.Text("id")))["history"]!.AsArray();
        Assert.Equal(["Created", "Reminded", "Overdue", "Completed"], history.Select(line => line!.Text("kind")));
    }

    [Fact]
    public async Task Overdue_WithdrawWhenOverdue_EndsTheTask()
    {
        await using var server = await TestServer.StartAsync(Evening);
        var instance = await RunAsync(server, Flow("short", Task("short", "agent:1001", "PT1H", withdraw: true)));
        var id = Assert.Single(await ListAsync(server, "agent", "?scope=mine")).Text("id")!;

        await AdvanceAsync(server, TimeSpan.FromHours(1.1));

        Assert.Equal("Finished", await StatusAsync(server, instance));
        using var late = await PostAsync(server, "agent", id, "complete", new { outcome = "Solved", values = new { cause = "x" } });
        Assert.Contains("withdrawn", (await late.ProblemAsync(HttpStatusCode.Conflict, "conflict")).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_OfTheInstance_WithdrawsItsTasks()
    {
        await using var server = await TestServer.StartAsync(Evening);
        var instance = await RunAsync(server, Flow("cancelled", Task("cancelled", "agent:1001")));
        Assert.Single(await ListAsync(server, "agent", "?scope=mine"));

        await server.Get<Runtime.IWorkflowRuntime>().CancelAsync(instance, "test");
        await server.Get<Runtime.IWorkflowRuntime>().UntilIdleAsync();

        Assert.Empty(await ListAsync(server, "agent", "?scope=mine"));
        Assert.Equal("Withdrawn", Assert.Single(await ListAsync(server, "lead", "/all?state=over")).Text("state"));
    }

    [Fact]
    public async Task Restart_InBetween_KeepsTasksAndTheirTimes()
    {
        var data = Directory.CreateTempSubdirectory("callcenter-").FullName;
        string instance, id;
        await using (var server = await TestServer.StartOnAsync(data, Evening))
        {
            instance = await RunAsync(server, Flow("kept", Task("kept", "agent:1001", "PT1H")));
            id = Assert.Single(await ListAsync(server, "agent", "?scope=mine")).Text("id")!;
            await DoAsync(server, "agent", id, "delegate", new { to = "group:技术一组", note = "我不懂" });
        }

        await using (var server = await TestServer.StartOnAsync(data, "--Simulator:Start=2026-09-30T21:30:00+08:00"))
        {
            // Became due while nobody ran.
            await AdvanceAsync(server, TimeSpan.FromSeconds(1));
            Assert.True(Assert.Single(await ListAsync(server, "agent2", "?scope=shared"))["isOverdue"]!.GetValue<bool>());
            await DoAsync(server, "agent2", id, "claim", new { });
            await DoAsync(server, "agent2", id, "hand-back", new { note = "还是你来" });
            await DoAsync(server, "agent", id, "complete", new { outcome = "Not solved", values = new { cause = "x" } });
            Assert.Equal("Finished", await StatusAsync(server, instance));
            var history = (await (await server.SignedInAsync("agent")).GetObjectAsync("/api/tasks/" + id))["history"]!.AsArray();
            Assert.Equal(["Created", "Delegated", "Reminded", "Overdue", "Claimed", "HandedBack", "Completed"], history.Select(line => line!.Text("kind")));
            Assert.Equal("技术一组: 我不懂", history[1]!.Text("text"));
        }

        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Complete_WhileTheFlowHasFailed_ReachesItWhenItIsRetried()
    {
        await using var server = await TestServer.StartAsync(Evening);
        var flow = Flow("failing", Task("waits", "agent:1001"));
        var activities = flow["root"]!["activities"]!.AsArray();
        var fork = Flows.Activity("Elsa.FlowFork", "fork", ("branches", """["a","b"]"""));
        fork["branches"]!["expression"]!["type"] = "Object";
        fork["customProperties"] = activities[0]!["customProperties"]!.DeepClone();
        activities[0]!["customProperties"] = new JsonObject();
        activities.Insert(0, fork);
        activities.Add(Task("first", "agent:1001"));
        activities.Add(Task("nobody", "group:夜班组"));
        flow["root"]!["connections"] = new JsonArray(Line("fork", "a", "waits"), Line("fork", "b", "first"), Line("first", "Solved", "nobody"));
        var instance = await RunAsync(server, flow);
        foreach (var title in (string[])["任务 first", "任务 waits"])
        {
            var id = (await ListAsync(server, "agent", "?scope=mine")).Single(task => task.Text("title") == title).Text("id")!;
            await DoAsync(server, "agent", id, "complete", new { outcome = "Solved", values = new { cause = "x" } });
            Assert.Equal("Faulted", await StatusAsync(server, instance));
        }

        await AddGroupAsync(server, "夜班组");
        Assert.True(await server.Get<Runtime.IWorkflowRuntime>().RetryAsync(instance));
        await AdvanceAsync(server, TimeSpan.FromMinutes(2));

        var last = (await ListAsync(server, "lead", "/all")).Single().Text("id")!;
        await DoAsync(server, "lead", last, "complete", new { outcome = "Solved", values = new { cause = "x" } });
        Assert.Equal("Finished", await StatusAsync(server, instance));

        static JsonObject Line(string from, string port, string to) => new()
        {
            ["source"] = new JsonObject { ["activity"] = from, ["port"] = port }, ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
        };
    }

    [Fact]
    public async Task Publish_FormOutsideTheSubset_IsRefusedWithWhatIsWrong()
    {
        await using var server = await TestServer.StartAsync(Evening);
        var task = Task("bad", "agent:1001");
        task["form"]!["expression"]!["value"] = """{"type":"object","properties":{"a":{"type":"array"}}}""";

        using var answer = await (await server.SignedInAsync("owner")).PostAsJsonAsync("/elsa/api/workflow-definitions", new { model = Flow("badform", task), publish = true });

        Assert.Contains("string, number, integer or boolean", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_WithReceipt_IsAllReadWhenTheLastHasConfirmed()
    {
        await using var server = await TestServer.StartAsync(Evening);
        var notice = Flows.Activity("CallCenter.NotifyAgents", "notice", ("audience", """["agent:1001","agent:1007"]"""), ("text", "新流程从明天起生效"), ("requireReceipt", "True"));
        notice["audience"]!["expression"]!["type"] = "Object";
        var instance = await RunAsync(server, Flow("notice", notice, ("AllRead", Task("after", "role:TeamLead"))));

        foreach (var person in (string[])["agent", "agent2"])
        {
            Assert.Empty(await ListAsync(server, "lead", "?scope=shared"));
            await DoAsync(server, person, Assert.Single(await ListAsync(server, person, "?scope=mine")).Text("id")!, "complete", new { outcome = "Read" });
        }

        Assert.Single(await ListAsync(server, "lead", "?scope=shared"));
        Assert.Equal("Suspended", await StatusAsync(server, instance));
    }

    [Fact]
    public async Task Hub_WhenATaskIsGiven_SaysSo()
    {
        await using var server = await TestServer.StartAsync(Evening);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var browser = server.Browser();
        using var signIn = await browser.PostAsJsonAsync("/elsa/api/identity/login", new { username = "agent", password = TestServer.Password }, patience.Token);
        var token = (await signIn.ObjectAsync(HttpStatusCode.OK)).Text("accessToken")!;
        await using var hub = await HubClient.ConnectAsync(server, "/hubs/tasks", token, patience.Token);

        await RunAsync(server, Flow("live", Task("live", "agent:1001")));

        await hub.NextAsync("TasksUpdated", _ => true, patience.Token);
        var counts = await (await server.SignedInAsync("agent")).GetObjectAsync("/api/tasks/counts");
        Assert.Equal((1, 0, 0), (counts["mine"]!.GetValue<int>(), counts["shared"]!.GetValue<int>(), counts["overdue"]!.GetValue<int>()));
    }
}
