using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Elsa;

/// <summary>Schedules, events, tasks, links and composition on a whole server of their own, whose clock only these tests move.</summary>
public sealed class FlowApiTests(FlowApiTests.OwnServer own) : IClassFixture<FlowApiTests.OwnServer>, IAsyncLifetime
{
    private TestServer _server = own.Server;
    private HttpClient _client = null!;

    public sealed class OwnServer : IAsyncLifetime
    {
        public TestServer Server { get; private set; } = null!;

        public async Task InitializeAsync() => Server = await TestServer.StartAsync("--Demo=false");

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }

    public async Task InitializeAsync() => _client = await own.Server.SignedInAsync("admin");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Timer_Published_StartsInstancesAsTimeGoes_AndStopsWhenRetracted()
    {
        await _client.PublishAsync(Flows.Chain("tick", Flows.Activity("Elsa.Timer", "timer", ("interval", "00:01:00")), Line("line", "tick")));

        await AdvanceAsync(150);
        Assert.Equal(2, (await InstancesAsync("tick")).Count);

        using var retracted = await _client.PostAsync("/elsa/api/workflow-definitions/tick/retract", null);
        Assert.Equal(HttpStatusCode.OK, retracted.StatusCode);
        await AdvanceAsync(300);
        Assert.Equal(2, (await InstancesAsync("tick")).Count);
    }

    [Fact]
    public async Task Schedules_AfterARestart_GoOn()
    {
        var folder = Directory.CreateTempSubdirectory("callcenter-schedules-").FullName;
        await UseAsync(await TestServer.StartOnAsync(folder, "--Simulator:Start=2026-11-23T08:00:00Z", "--Demo=false"));
        await _client.PublishAsync(Flows.Chain("cron", Flows.Activity("Elsa.Cron", "cron", ("cronExpression", "0 0 * * * *")), Line("line", "hour")));
        await _client.PublishAsync(Flows.Chain("once", Flows.Activity("Elsa.StartAt", "at", ("dateTime", "2026-11-23T08:30:00Z")), Line("line", "once")));
        await AdvanceAsync(3599);
        Assert.Single(await InstancesAsync("once"));

        // Down from 8:59:59 to 10:30.
        await _server.DisposeAsync();
        await UseAsync(await TestServer.StartOnAsync(folder, "--Simulator:Start=2026-11-23T10:30:00Z", "--Demo=false"));
        Assert.Empty(await InstancesAsync("cron"));
        await AdvanceAsync(1801);

        Assert.Single(await InstancesAsync("cron"));
        Assert.Single(await InstancesAsync("once"));
        await _server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Cron_OfFiveFields_IsRefusedWithWhatWouldBeRight()
    {
        using var answer = await _client.PostAsJsonAsync("/elsa/api/workflow-definitions", new
        {
            model = Flows.Chain("bad-cron", Flows.Activity("Elsa.Cron", "cron", ("cronExpression", "0 3 * * *"))), publish = true,
        });

        var refusal = await answer.ObjectAsync(HttpStatusCode.BadRequest);
        Assert.Contains("0 0 3 * * *", refusal["errors"]!["any"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Event_Triggered_StartsAndResumes()
    {
        await _client.PublishAsync(Flows.Chain("on-paid", Flows.Activity("Elsa.Event", "event", ("eventName", "Paid")), Flows.Activity("Elsa.Event", "second", ("eventName", "Shipped"))));

        var started = await PostAsync("events/Paid/trigger", new { correlationId = "o-1", input = new { amount = 5 } });
        var id = Assert.Single(started["started"]!.AsArray())!.GetValue<string>();
        var other = Assert.Single((await PostAsync("events/Paid/trigger", new { correlationId = "o-2" }))["started"]!.AsArray())!.GetValue<string>();
        Assert.Equal("o-1", (await _client.GetObjectAsync($"/elsa/api/workflow-instances/{id}")).Text("correlationId"));

        var resumed = await PostAsync("events/Shipped/trigger", new { correlationId = "o-1" });
        Assert.Equal(id, Assert.Single(resumed["resumed"]!.AsArray())!.GetValue<string>());
        Assert.Equal(("Finished", "Suspended"), (await SubStatusAsync(id), await SubStatusAsync(other)));
        Assert.Equal(other, Assert.Single((await PostAsync("events/Shipped/trigger", new { workflowInstanceId = other }))["resumed"]!.AsArray())!.GetValue<string>());
        Assert.True((await PostAsync("events/Shipped/trigger", new { }))["waits"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Task_Completed_GivesItsResult_AndOnlyOnce()
    {
        await _client.PublishAsync(Flows.Chain("task", Line("line", "begin"), Flows.Activity("Elsa.RunTask", "task", ("taskName", "Check credit"))));
        var id = await ExecuteAsync("task");
        var task = (await BookmarkAsync(id))["payload"]!["Key"]!.GetValue<string>();

        await PostAsync($"tasks/{task}/complete", new { result = new { approved = true } });

        Assert.Equal("Finished", await SubStatusAsync(id));
        var runs = await _client.GetObjectAsync($"/elsa/api/activity-executions/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1:flow:task");
        var outputs = runs.Items()[0]["outputs"]!;
        Assert.Equal((task, true), (outputs["TaskId"]!.GetValue<string>(), outputs["Result"]!["approved"]!.GetValue<bool>()));
        using var again = await _client.PostAsJsonAsync($"/elsa/api/tasks/{task}/complete", new { });
        await again.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Link_OfABookmark_ResumesItOnceForAnybody()
    {
        await _client.PublishAsync(Flows.Chain("ask", Line("line", "begin"), Flows.Activity("Elsa.Event", "answer", ("eventName", "Answered"))));
        var id = await ExecuteAsync("ask");
        var bookmark = (await BookmarkAsync(id)).Text("id");
        using var made = await _client.PostAsJsonAsync("/api/bookmark-links", new { bookmarkId = bookmark });
        var link = await made.ObjectAsync(HttpStatusCode.Created);
        using var stranger = _server.Browser();

        using var first = await stranger.GetAsync(link.Text("url") + "&in=" + Uri.EscapeDataString("""{"choice":"yes"}"""));
        Assert.Equal(id, (await first.ObjectAsync(HttpStatusCode.OK)).Text("workflowInstanceId"));

        Assert.Equal("Finished", await SubStatusAsync(id));
        using var used = await stranger.PostAsJsonAsync(link.Text("url"), new { input = 1 });
        Assert.Contains("used already", (await used.ProblemAsync(HttpStatusCode.Gone, "gone")).Text("detail"), StringComparison.Ordinal);
        using var forged = await stranger.GetAsync("/elsa/api/bookmarks/resume?t=abc");
        await forged.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        using var wrong = await _client.PostAsJsonAsync("/api/bookmark-links", new { bookmarkId = "nothing", lifetime = "999.00:00:00" });
        Assert.Equal(["bookmarkId", "lifetime"], (await wrong.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject().Select(error => error.Key));
    }

    [Fact]
    public async Task Link_Expired_SaysSo()
    {
        await _client.PublishAsync(Flows.Chain("short", Line("line", "begin"), Flows.Activity("Elsa.Event", "answer", ("eventName", "Answered"))));
        var bookmark = (await BookmarkAsync(await ExecuteAsync("short"))).Text("id");
        using var made = await _client.PostAsJsonAsync("/api/bookmark-links", new { bookmarkId = bookmark, lifetime = "00:00:00.0000001" });
        var link = await made.ObjectAsync(HttpStatusCode.Created);

        using var late = await _server.Browser().GetAsync(link.Text("url"));

        Assert.Contains("expired", (await late.ProblemAsync(HttpStatusCode.Gone, "gone")).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispatch_ChildThatTakesTime_IsWaitedForAndItsParentIsShown()
    {
        await _client.PublishAsync(Flows.Chain("child", Line("line", "begin"), Flows.Activity("Elsa.Delay", "delay", ("timeSpan", "00:05:00"))));
        await _client.PublishAsync(Flows.Chain("parent", Line("line", "begin"), Dispatch("child", waits: true)));
        var parent = await ExecuteAsync("parent");
        var child = Assert.Single(await InstancesAsync("child"));
        Assert.Equal(parent, child.Text("parentWorkflowInstanceId"));

        await AdvanceAsync(299);
        Assert.Equal("Suspended", await SubStatusAsync(parent));
        await AdvanceAsync(2);

        Assert.Equal("Finished", await SubStatusAsync(parent));
    }

    [Fact]
    public async Task Cancel_OfAParent_CancelsItsChildren()
    {
        await _client.PublishAsync(Flows.Chain("child2", Line("line", "begin"), Flows.Activity("Elsa.Delay", "delay", ("timeSpan", "00:05:00"))));
        await _client.PublishAsync(Flows.Chain("parent2", Line("line", "begin"), Dispatch("child2", waits: true)));
        var parent = await ExecuteAsync("parent2");

        await PostAsync($"cancel/workflow-instances/{parent}", new { });
        await _server.Get<IWorkflowRuntime>().UntilIdleAsync();

        Assert.Equal("Cancelled", Assert.Single(await InstancesAsync("child2")).Text("subStatus"));
    }

    [Fact]
    public async Task WorkflowAsActivity_IsShownRunAndLookedInto()
    {
        var used = Flows.Chain("used", Line("inside", "in"), Flows.Activity("Elsa.Delay", "pause", ("timeSpan", "00:01:00")));
        (used["name"], used["options"]) = ("Check stock", new JsonObject { ["usableAsActivity"] = true });
        await _client.PublishAsync(used);
        var descriptors = await _client.GetObjectAsync("/elsa/api/descriptors/activities?Refresh=True");
        var descriptor = Assert.Single(descriptors.Items(), item => item.Text("typeName") == "CheckStock");
        var versionId = descriptor["constructionProperties"]!["WorkflowDefinitionVersionId"]!.GetValue<string>();

        var node = new JsonObject { ["id"] = "stock", ["type"] = "CheckStock", ["version"] = 1, ["workflowDefinitionId"] = "used", ["workflowDefinitionVersionId"] = versionId };
        await _client.PublishAsync(Flows.Chain("user", Line("line", "begin"), node, Line("last", "end")));
        var id = await ExecuteAsync("user");
        await AdvanceAsync(61);

        Assert.Equal("Finished", await SubStatusAsync(id));
        var version = (await _client.GetObjectAsync($"/elsa/api/workflow-instances/{id}")).Text("definitionVersionId");
        var graph = await _client.GetObjectAsync($"/elsa/api/workflow-definitions/subgraph/{version}?parentNodeId=Workflow1:flow:stock");
        var inside = graph["activity"]!["root"]!["activities"]!.AsArray().Select(activity => activity!["nodeId"]!.GetValue<string>()).ToArray();
        Assert.Equal(["Workflow1:flow:stock:flow:inside", "Workflow1:flow:stock:flow:pause"], inside);
        var report = await PostAsync("activity-executions/report", new { workflowInstanceId = id, activityNodeIds = inside });
        Assert.Equal([1, 1], report["stats"]!.AsArray().Select(stat => stat!["completedCount"]!.GetValue<int>()));
        var segments = await _client.GetObjectAsync($"/elsa/api/workflow-definitions/subgraph/segments/{version}?childNodeId={inside[0]}");
        Assert.Equal(("Workflow1:flow:stock", "Root"), (segments["pathSegments"]![0]!.Text("activityNodeId"), segments["pathSegments"]![0]!.Text("portName")));
    }

    [Fact]
    public async Task BulkDispatch_Route_StartsSoMany_AndDispatchTakesAnId()
    {
        await _client.PublishAsync(Flows.Chain("many", Line("line", "x")));

        Assert.Equal(3, (await PostAsync("workflow-definitions/many/bulk-dispatch", new { count = 3 }))["workflowInstanceIds"]!.AsArray().Count);
        Assert.Equal("my-own-id", (await PostAsync("workflow-definitions/many/dispatch", new { instanceId = "my-own-id" })).Text("workflowInstanceId"));
        await PostAsync("workflow-definitions/many/dispatch", new { instanceId = "my-own-id" });
        Assert.Equal(4, (await InstancesAsync("many")).Count);
    }

    private static JsonObject Line(string id, string text) => Flows.Activity("Elsa.WriteLine", id, ("text", text));

    private static JsonObject Dispatch(string definitionId, bool waits) => Flows.Activity(
        "Elsa.DispatchWorkflow", "dispatch", ("workflowDefinitionId", definitionId), ("waitForCompletion", waits ? "true" : "false"));

    private async Task UseAsync(TestServer server) => (_server, _client) = (server, await server.SignInAsync("admin"));

    private async Task AdvanceAsync(double seconds)
    {
        using var answer = await _client.PostAsJsonAsync("/api/simulator/clock/advance", new { seconds });
        answer.EnsureSuccessStatusCode();
    }

    private async Task<string> ExecuteAsync(string definitionId)
    {
        var id = (await PostAsync($"workflow-definitions/{definitionId}/execute", new { }))["workflowInstanceId"]!.GetValue<string>();
        await _server.Get<IWorkflowRuntime>().UntilIdleAsync();
        return id;
    }

    private async Task<IReadOnlyList<JsonNode>> InstancesAsync(string definitionId) =>
        (await PostAsync("workflow-instances", new { definitionId, page = 0, pageSize = 100 })).Items();

    private async Task<string?> SubStatusAsync(string id)
    {
        await _server.Get<IWorkflowRuntime>().UntilIdleAsync();
        return (await _client.GetObjectAsync($"/elsa/api/workflow-instances/{id}")).Text("subStatus");
    }

    private async Task<JsonNode> BookmarkAsync(string id) =>
        (await _client.GetObjectAsync($"/elsa/api/workflow-instances/{id}"))["workflowState"]!["bookmarks"]![0]!;

    private async Task<JsonObject> PostAsync(string path, object body)
    {
        using var answer = await _client.PostAsJsonAsync("/elsa/api/" + path, body);
        return await answer.ObjectAsync(HttpStatusCode.OK);
    }
}
