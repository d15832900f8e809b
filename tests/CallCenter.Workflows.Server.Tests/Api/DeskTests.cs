using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Api;

/// <summary>An agent of the demo centre works at their own desk, on a virtual clock.</summary>
public sealed class DeskTests : IAsyncLifetime
{
    private const string Desk = "/api/me/agent";

    private TestServer _server = null!;
    private HttpClient _agent = null!;
    private HttpClient _lead = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync("--Simulator:Start=2026-11-23T10:00:00+08:00");
        _agent = await _server.SignedInAsync("agent");
        _lead = await _server.SignedInAsync("lead");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Agent_TakesACall_FromTheRingToTheWrapUpCode()
    {
        Assert.Equal("Offline", (await DeskAsync()).Text("state"));
        await AloneAsync();
        await PutAsync("/state", new { state = "Available" });
        var call = await CallAsync();

        var ringing = await DeskAsync();
        var contact = ringing["contact"]!;
        Assert.Equal(("Reserved", "13800138000"), (ringing.Text("state"), contact.Text("from")));
        Assert.NotNull(contact.Text("deadline"));
        Assert.Contains("had this customer last", contact.Text("why"), StringComparison.Ordinal);
        Assert.Equal("王伟", contact["customer"]!.Text("name"));
        Assert.NotEmpty(contact["customer"]!["pastContacts"]!.AsArray());

        await PostAsync("/accept");
        await AdvanceAsync(65);
        Assert.Equal("Busy", (await DeskAsync()).Text("state"));
        await PutAsync("/hold", new { on = true });
        Assert.True((await DeskAsync())["contact"]!["onHold"]!.GetValue<bool>());
        await PutAsync("/hold", new { on = false });
        await PutAsync($"/contacts/{call}/summary", new { text = "咨询价格" });
        await PostAsync("/end");
        await AdvanceAsync(0);

        var wrapUp = await DeskAsync();
        Assert.Equal("WrapUp", wrapUp.Text("state"));
        Assert.Equal("咨询价格", wrapUp["contact"]!.Text("summary"));
        await PutAsync("/wrap-up-code", new { code = "咨询" });
        await PutAsync("/state", new { state = "Available" });
        var today = (await DeskAsync())["today"]!;
        Assert.Equal((1, 65), (today["handled"]!.GetValue<int>(), today["talkSeconds"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Agent_Transfers_ToAColleagueFoundByName()
    {
        await AloneAsync();
        await PutAsync("/state", new { state = "Available" });
        await CallAsync();
        await PostAsync("/accept");
        await AdvanceAsync(5);
        var targets = (await _agent.GetObjectAsync(Desk + "/transfer-targets?search=技术支持")).Items();
        Assert.Equal("technical", Assert.Single(targets).Text("id"));
        using var nobody = await _agent.PostAsJsonAsync(Desk + "/transfer", new { target = "no such" });
        await nobody.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input");

        await PostAsync("/transfer", new { target = "1009" });
        await AdvanceAsync(10);
        var agents = (await _lead.GetObjectAsync("/api/agents?pageSize=500")).Items();
        Assert.Equal("Busy", agents.Single(one => one.Text("workNumber") == "1009").Text("state"));
        Assert.Equal("WrapUp", (await DeskAsync()).Text("state"));
    }

    [Fact]
    public async Task Agent_AsksAColleague_TalksWithBothAndHandsOver_WhileATeamLeadFollows()
    {
        await AloneAsync();
        await PutAsync("/state", new { state = "Available" });
        var call = await CallAsync();
        await PostAsync("/accept");
        await AdvanceAsync(5);
        await PostAsync("/transfer", new { target = "1009", kind = "Attended" });
        Assert.False(await ConsultationAsync("isTalking"));
        using var again = await _agent.PostAsJsonAsync(Desk + "/transfer", new { target = "1013", kind = "Attended" });
        await again.ProblemAsync(HttpStatusCode.Conflict, "conflict");
        await AdvanceAsync(10);
        Assert.True(await ConsultationAsync("isTalking"));
        Assert.False(await ConsultationAsync("isAsked"));
        Assert.True((await DeskAsync())["contact"]!["onHold"]!.GetValue<bool>());

        await PostAsync("/transfer/conference");
        Assert.False((await DeskAsync())["contact"]!["onHold"]!.GetValue<bool>());
        using var nobody = await _lead.PostAsJsonAsync($"/api/contacts/{call}/supervision", new { mode = "Listen" });
        Assert.Contains("linked to no agent", (await nobody.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input")).Text("detail"), StringComparison.Ordinal);
        using var listens = await _lead.PostAsJsonAsync($"/api/contacts/{call}/supervision", new { mode = "Listen", number = "1015" });
        Assert.Equal(HttpStatusCode.NoContent, listens.StatusCode);
        Assert.Equal("Listen", (await _lead.GetObjectAsync($"/api/contacts/{call}"))["supervision"]!.Text("mode"));

        await PostAsync("/transfer/complete");
        await AdvanceAsync(1);
        Assert.Equal("WrapUp", (await DeskAsync()).Text("state"));
        Assert.Null((await _lead.GetObjectAsync($"/api/contacts/{call}"))["supervision"]);
    }

    [Fact]
    public async Task Desk_NothingToDo_RefusesWithReasons()
    {
        await DeskAsync();
        foreach (var action in new[] { "/accept", "/decline", "/end", "/transfer", "/transfer/complete", "/transfer/cancel", "/transfer/conference" })
        {
            using var answer = await _agent.PostAsJsonAsync(Desk + action, new { target = "1009" });
            await answer.ProblemAsync(HttpStatusCode.Conflict, "conflict");
        }

        using var dance = await _agent.PutAsJsonAsync(Desk + "/state", new { state = "Dancing" });
        await dance.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
        using var foreign = await _agent.PutAsJsonAsync(Desk + "/groups", new { groups = new[] { "g8" } });
        await foreign.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
        using var other = await _agent.PutAsJsonAsync(Desk + "/contacts/demo-003-1/summary", new { text = "x" });
        await other.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Groups_ChosenForToday_HoldUntilTheySignOff()
    {
        var admin = await _server.SignedInAsync("admin");
        using var changed = await admin.PutAsJsonAsync("/api/agents/a1001", new
        {
            workNumber = "1001", name = "王芳", groups = new[] { "g1", "g3" }, skills = new[] { new { name = "售前咨询", level = 5 }, new { name = "技术支持", level = 4 } },
            userId = await UserIdAsync(admin, "agent"),
        });
        await changed.ObjectAsync(HttpStatusCode.OK);
        await PutAsync("/groups", new { groups = new[] { "g3" } });
        await PutAsync("/state", new { state = "Available" });
        Assert.DoesNotContain("presales", await QueuesAsync());
        Assert.Contains("technical", await QueuesAsync());
        await PutAsync("/state", new { state = "Offline" });
        Assert.Contains("presales", await QueuesAsync());
    }

    [Fact]
    public async Task People_AddedChangedAndDeleted_HoldOnTheFloor()
    {
        var admin = await _server.SignedInAsync("admin");
        using var user = await admin.PostAsJsonAsync("/api/users", new { userName = "newcomer", displayName = "新人", roles = new[] { "Agent" }, password = TestServer.Password });
        var userId = (await user.ObjectAsync(HttpStatusCode.Created)).Text("id");
        var wanted = new { workNumber = "2001", name = "新人", groups = new[] { "g1" }, skills = new[] { new { name = "售前咨询", level = 2 } }, maxMessages = 3, userId };
        using var added = await admin.PostAsJsonAsync("/api/agents", wanted);
        var id = (await added.ObjectAsync(HttpStatusCode.Created)).Text("id");

        using var twice = await admin.PostAsJsonAsync("/api/agents", wanted);
        var errors = (await twice.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject().Select(error => error.Key).Order();
        Assert.Equal(["userId", "workNumber"], errors);
        Assert.Equal("newcomer", Assert.Single((await admin.GetObjectAsync("/api/people?search=2001")).Items()).Text("userName"));

        var newcomer = await _server.SignInAsync("newcomer");
        Assert.Equal(id, (await newcomer.GetObjectAsync(Desk)).Text("agentId"));
        using var available = await newcomer.PutAsJsonAsync(Desk + "/state", new { state = "Available" });
        using var refused = await admin.DeleteAsync("/api/agents/" + id);
        await refused.ProblemAsync(HttpStatusCode.Conflict, "conflict");
        using var offline = await newcomer.PutAsJsonAsync(Desk + "/state", new { state = "Offline" });
        using var removed = await admin.DeleteAsync("/api/agents/" + id);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using var gone = await newcomer.GetAsync(Desk);
        await gone.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Empty((await admin.GetObjectAsync("/api/people?search=2001")).Items());
    }

    [Fact]
    public async Task GroupsSkillsAndLines_InUse_AreNotDeleted()
    {
        var admin = await _server.SignedInAsync("admin");
        using var group = await admin.DeleteAsync("/api/groups/g1");
        await group.ProblemAsync(HttpStatusCode.Conflict, "conflict");
        using var skills = await admin.PutAsJsonAsync("/api/skills", new { items = new[] { "英语" } });
        await skills.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
        using var line = await admin.PutAsJsonAsync("/api/lines/4001112222", new { name = "新线路", recording = "Never" });
        var saved = await line.ObjectAsync(HttpStatusCode.OK);
        Assert.Equal(("新线路", "Never"), (saved.Text("name"), saved.Text("recording")));
        using var bad = await admin.PutAsJsonAsync("/api/lines/hello", new { name = "", recording = "Sometimes" });
        Assert.Equal(3, (await bad.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject().Count);
        using var removed = await admin.DeleteAsync("/api/lines/4001112222");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
    }

    [Fact]
    public async Task User_Disabled_IsSignedOutAtOnceAndTheLastAdministratorStays()
    {
        var admin = await _server.SignedInAsync("admin");
        using var added = await admin.PostAsJsonAsync("/api/users", new { userName = "temp", displayName = "临时", roles = new[] { "TeamLead" }, groups = new[] { "g1" }, password = TestServer.Password });
        var id = (await added.ObjectAsync(HttpStatusCode.Created)).Text("id");
        var temp = await _server.SignInAsync("temp");
        using var renamed = await admin.PutAsJsonAsync("/api/users/" + id, new { displayName = "临时班长", roles = new[] { "TeamLead" }, groups = new[] { "g2" } });
        var shown = await renamed.ObjectAsync(HttpStatusCode.OK);
        Assert.Equal(("临时班长", "g2"), (shown.Text("displayName"), shown["groups"]![0]!.GetValue<string>()));
        await temp.GetObjectAsync("/api/queues");

        using var disabled = await admin.PutAsJsonAsync("/api/users/" + id, new { displayName = "临时班长", roles = new[] { "TeamLead" }, isDisabled = true });
        await disabled.ObjectAsync(HttpStatusCode.OK);
        using var refused = await temp.GetAsync("/api/queues");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using var again = await temp.PostAsJsonAsync("/api/session", new { username = "temp", password = TestServer.Password });
        await again.ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-failed");

        using var last = await admin.PutAsJsonAsync("/api/users/" + await UserIdAsync(admin, "admin"), new { displayName = "admin", roles = new[] { "TeamLead" } });
        Assert.True((await last.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject().ContainsKey("roles"));
        using var linked = await admin.PutAsJsonAsync("/api/users/" + await UserIdAsync(admin, "agent"), new { displayName = "王芳", roles = new[] { "TeamLead" }, groups = new[] { "none" } });
        Assert.Equal(["groups", "roles"], (await linked.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task BoardLimits_OfAQueue_FallBackToTheCentres()
    {
        using var centre = await _lead.PutAsJsonAsync("/api/board-limits/default", new { waiting = new { warning = 3, alarm = 6 } });
        await centre.ObjectAsync(HttpStatusCode.OK);
        using var own = await _lead.PutAsJsonAsync("/api/board-limits/presales", new { longestWaitSeconds = new { warning = 15, alarm = 30 } });
        var effective = (await own.ObjectAsync(HttpStatusCode.OK))["effective"]!;
        Assert.Equal((3, 15, 80), (Warning(effective, "waiting"), Warning(effective, "longestWaitSeconds"), Warning(effective, "serviceLevelPercent")));
        using var wrong = await _lead.PutAsJsonAsync("/api/board-limits/presales", new { waiting = new { warning = 9, alarm = 6 }, serviceLevelPercent = new { warning = 70, alarm = 80 } });
        var errors = (await wrong.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject().Select(error => error.Key).Order();
        Assert.Equal(["serviceLevelPercent", "waiting"], errors);

        static int Warning(JsonNode limits, string figure) => limits[figure]!["warning"]!.GetValue<int>();
    }

    /// <summary>Everybody else who could take a pre-sales call goes for lunch.</summary>
    private async Task AloneAsync()
    {
        await DeskAsync();
        var agents = (await _lead.GetObjectAsync("/api/agents?pageSize=500")).Items();
        foreach (var other in agents.Where(agent => agent.Text("id") != "a1001" && agent["queues"]!.AsArray().Any(queue => queue!.GetValue<string>() == "presales")))
        {
            using var answer = await _lead.PutAsJsonAsync($"/api/agents/{other.Text("id")}/state", new { state = "Break", reason = "用餐" });
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }
    }

    private async Task<string> CallAsync()
    {
        using var answer = await _lead.PostAsJsonAsync("/api/simulator/calls", new { from = "13800138000", to = "8008101992" });
        var id = (await answer.ObjectAsync(HttpStatusCode.Created)).Text("id")!;
        for (var i = 0; i < 60 && (await DeskAsync())["contact"] is null; i++)
        {
            if (i == 3) using (await _lead.PostAsJsonAsync($"/api/simulator/calls/{id}/digits", new { digits = "1" })) { }
            await AdvanceAsync(2);
        }

        return id;
    }

    private Task<JsonObject> DeskAsync() => _agent.GetObjectAsync(Desk);

    private async Task<bool> ConsultationAsync(string fact) => (await DeskAsync())["contact"]!["consultation"]![fact]!.GetValue<bool>();

    private async Task<IReadOnlyList<string>> QueuesAsync() =>
        [.. (await _lead.GetObjectAsync("/api/agents?pageSize=500")).Items().Single(agent => agent.Text("id") == "a1001")["queues"]!.AsArray().Select(queue => queue!.GetValue<string>())];

    private static async Task<string?> UserIdAsync(HttpClient admin, string userName) =>
        (await admin.GetObjectAsync("/api/users?pageSize=100")).Items().Single(user => user.Text("userName") == userName).Text("id");

    private async Task PutAsync(string address, object body)
    {
        using var answer = await _agent.PutAsJsonAsync(Desk + address, body);
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, address + ": " + await answer.Content.ReadAsStringAsync());
    }

    private async Task PostAsync(string address, object? body = null)
    {
        using var answer = await _agent.PostAsJsonAsync(Desk + address, body ?? new { });
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, address + ": " + await answer.Content.ReadAsStringAsync());
    }

    private async Task AdvanceAsync(double seconds)
    {
        using var answer = await _lead.PostAsJsonAsync("/api/simulator/clock/advance", new { seconds });
        await answer.ObjectAsync(HttpStatusCode.OK);
    }
}
