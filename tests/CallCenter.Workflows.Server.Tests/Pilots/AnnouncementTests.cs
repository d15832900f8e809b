using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.People;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Pilots;

/// <summary>From the owner's announcement to the gate that opens because agents have read and understood it.</summary>
public sealed class AnnouncementTests : IAsyncLifetime
{
    private PilotCentre _centre = null!;
    private HttpClient _agent = null!;

    public async Task InitializeAsync()
    {
        _centre = await PilotCentre.OpenAsync();
        _agent = await _centre.Server.SignedInAsync("agent");
    }

    public async Task DisposeAsync() => await _centre.DisposeAsync();

    [Fact]
    public async Task Announcement_ReadAndPassed_OpensTheTrainingGate()
    {
        await _centre.SaveLessonAsync();
        var rollout = await RollOutAsync(trained: 0.3);
        await _centre.RefusedAsync(rollout + "/waves", new { }, HttpStatusCode.Conflict);

        var announced = await AnnounceAsync("g1");
        Assert.Equal((3, 0, 0), (announced["agents"]!.GetValue<int>(), announced["read"]!.GetValue<int>(), announced["passed"]!.GetValue<int>()));
        var own = Assert.Single(await OwnAsync());
        var address = $"/api/me/announcements/{own.Text("id")}";
        var content = await _agent.GetObjectAsync(address);
        Assert.Equal("Confirm the address first.", content.Text("different"));
        Assert.Equal(["Address", "Name"], content["questions"]![0]!["choices"]!.AsArray().Select(choice => choice!.GetValue<string>()));
        Assert.Null(content["questions"]![0]!["right"]);
        Assert.Contains("hotline:2", await _agent.GetStringAsync(address + "/document"), StringComparison.Ordinal);

        await AgentAsync(address + "/quiz", new { answers = new[] { 0, 1 } }, HttpStatusCode.Conflict);
        await AgentAsync(address + "/receipt", new { });
        var failed = await AgentAsync(address + "/quiz", new { answers = new[] { 0, 0 } });
        Assert.Equal((0.5, false), (failed["score"]!.GetValue<double>(), failed["isPassed"]!.GetValue<bool>()));
        await _centre.RefusedAsync(rollout + "/waves", new { }, HttpStatusCode.Conflict);

        var passed = await AgentAsync(address + "/quiz", new { answers = new[] { 0, 1 } });
        Assert.True(passed["isPassed"]!.GetValue<bool>());
        var progress = await _centre.Owner.GetObjectAsync($"/api/announcements/{announced.Text("id")}");
        Assert.Equal((1, 1), (progress["head"]!["read"]!.GetValue<int>(), progress["head"]!["passed"]!.GetValue<int>()));
        Assert.Equal(2, progress["progress"]![0]!["agents"]!.AsArray().Single(agent => agent!.Text("id") == "a1001")!["attempts"]!.GetValue<int>());
        Assert.Equal("Running", (await _centre.PostAsync(rollout + "/waves", new { })).Text("status"));
    }

    [Fact]
    public async Task Announcement_OfOtherGroups_IsNotTheAgents()
    {
        await _centre.SaveLessonAsync();
        var announced = await AnnounceAsync("g2");
        Assert.Empty(await OwnAsync());
        using var answer = await _agent.PostAsJsonAsync($"/api/me/announcements/{announced.Text("id")}/receipt", new { });
        await answer.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Lesson_Announced_CannotChange()
    {
        var saved = await _centre.SaveLessonAsync();
        await AnnounceAsync("g1");
        using var answer = await _centre.Owner.PutAsJsonAsync(PilotCentre.Lesson, PilotCentre.LessonOf(saved["revision"]!.GetValue<int>()));
        Assert.Contains("everybody must read the same", (await answer.ProblemAsync(HttpStatusCode.Conflict, "conflict")).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadInput_IsRefusedWithWhatToDo()
    {
        var due = DateTimeOffset.Parse("2026-12-01T10:00:00+08:00", System.Globalization.CultureInfo.InvariantCulture);
        var bare = await _centre.RefusedAsync("/api/announcements", new { version = PilotCentre.New, groups = new[] { "g1" }, dueAt = due }, HttpStatusCode.Conflict);
        Assert.Contains("quiz has no question", bare.Text("detail"), StringComparison.Ordinal);
        var wrong = await _centre.RefusedAsync("/api/announcements", new { version = "none:1", groups = new[] { "g99" }, dueAt = due.AddYears(-1) });
        Assert.Equal(["dueAt", "groups", "version"], wrong["errors"]!.AsObject().Select(error => error.Key).Order());
        using var lesson = await _centre.Owner.PutAsJsonAsync(PilotCentre.Lesson, new { different = "x", questions = new[] { new { text = "?", choices = new[] { new { text = "a" } }, right = 4 } }, revision = 0 });
        Assert.Equal(2, (await lesson.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!["questions.0"]!.AsArray().Count);
        await _centre.SaveLessonAsync();
        using var stale = await _centre.Owner.PutAsJsonAsync(PilotCentre.Lesson, PilotCentre.LessonOf(0));
        await stale.ProblemAsync(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task Task_OfAnAnnouncement_IsForItsAgentsAndEndsByThePassedQuizOnly()
    {
        await _centre.SaveLessonAsync();
        var announced = await AnnounceAsync("g1", "2026-11-24T09:00:00+08:00");
        await AnnounceAsync("g1");
        var all = (await _centre.Owner.GetObjectAsync("/api/tasks/all")).Items();
        Assert.Equal(["a1001", "a1002", "a1003"], all.Select(task => task["assignee"]!.Text("id")).Order());
        Assert.Empty(await TasksAsync(await _centre.Server.SignedInAsync("agent2")));
        var task = Assert.Single(await TasksAsync(_agent));
        Assert.Equal(("Read and pass the quiz: 服务热线 v2", false), (task.Text("title"), task["isOverdue"]!.GetValue<bool>()));
        var address = $"/api/tasks/{task.Text("id")}";
        var detail = await _agent.GetObjectAsync(address);
        Assert.Equal(("/announcements/" + announced.Text("id"), null, false), (detail["announcement"]!.Text("address"), detail["instanceId"], detail["may"]!["complete"]!.GetValue<bool>()));
        var refused = await AgentAsync(address + "/complete", new { outcome = "Passed" }, HttpStatusCode.Conflict);
        Assert.Contains("takes the quiz", refused.Text("detail"), StringComparison.Ordinal);

        await _centre.AdvanceAsync(1);
        Assert.True(Assert.Single(await TasksAsync(_agent))["isOverdue"]!.GetValue<bool>());
        Assert.Equal(["Created", "Reminded", "Overdue"], await HistoryAsync(address));

        await AgentAsync($"/api/me/announcements/{announced.Text("id")}/receipt", new { });
        await AgentAsync($"/api/me/announcements/{announced.Text("id")}/quiz", new { answers = new[] { 0, 0 } });
        Assert.Single(await TasksAsync(_agent));
        await AgentAsync($"/api/me/announcements/{announced.Text("id")}/quiz", new { answers = new[] { 0, 1 } });
        Assert.Empty(await TasksAsync(_agent));
        Assert.Equal("Passed", Assert.Single(await TasksAsync(_agent, "over")).Text("outcome"));
        Assert.Equal(2, (await _centre.Owner.GetObjectAsync("/api/tasks/all")).Items().Count);
    }

    [Fact]
    public async Task Task_OfAnAnnouncement_FollowsTheAgentsGroups()
    {
        await _centre.SaveLessonAsync();
        await AnnounceAsync("g2");
        Assert.Empty(await TasksAsync(_agent));
        await JoinAsync("g2");
        await OwnAsync();
        await OwnAsync();
        var address = "/api/tasks/" + Assert.Single(await TasksAsync(_agent)).Text("id");
        await JoinAsync("g3");
        await OwnAsync();
        Assert.Empty(await TasksAsync(_agent));
        Assert.Equal(["Created", "Withdrawn"], await HistoryAsync(address));
    }

    [Fact]
    public async Task MeetingNote_InBothLanguages_SaysWhatToLearnAndWhoHasNot()
    {
        await _centre.SaveLessonAsync();
        var announced = await AnnounceAsync("g1");
        await AgentAsync($"/api/me/announcements/{announced.Text("id")}/receipt", new { });
        await _centre.PostAsync("/api/exposures", new { version = PilotCentre.New, agentId = "a1002", read = true, quizScore = 0.9 });
        var note = $"/api/announcements/{announced.Text("id")}/meeting-note";
        var lead = await _centre.Server.SignedInAsync("lead");

        var english = await lead.GetStringAsync(note);
        Assert.All(
            ["<h1>Meeting note: ", "Confirm the address first.", "What comes first?", "A. Address", "Has read it, not passed", "Has not read it", " 1001</td>", " 1003</td>", "Signature"],
            part => Assert.Contains(part, english, StringComparison.Ordinal));
        Assert.DoesNotContain(" 1002</td>", english, StringComparison.Ordinal);
        var chinese = await lead.GetStringAsync(note + "?format=markdown&language=zh-CN");
        Assert.All(
            ["# 班前会纪要：服务热线 v2", "先确认地址。", "先确认什么？", "A. 地址", "已阅读，未通过测验", "主持人签字"], part => Assert.Contains(part, chinese, StringComparison.Ordinal));
        using var wrong = await lead.GetAsync(note + "?format=pdf");
        await wrong.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
        using var forbidden = await _agent.GetAsync(note);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    private Task<JsonObject> AnnounceAsync(string group, string dueAt = "2026-12-01T10:00:00+08:00") =>
        _centre.PostAsync("/api/announcements", new { version = PilotCentre.New, groups = new[] { group }, dueAt }, HttpStatusCode.Created);

    private Task JoinAsync(string group)
    {
        var agent = _centre.Server.Get<CentreDirectory>().Facts.Agents.Single(agent => agent.Id == "a1001");
        return _centre.Server.Get<PeopleEditor>().SaveAsync(agent with { Groups = [group] }, default);
    }

    private static async Task<IReadOnlyList<JsonNode>> TasksAsync(HttpClient person, string state = "live") =>
        (await person.GetObjectAsync($"/api/tasks?scope=mine&state={state}")).Items();

    private async Task<IEnumerable<string>> HistoryAsync(string task) =>
        (await _centre.Owner.GetObjectAsync(task))["history"]!.AsArray().Select(line => line!.Text("kind")!);

    private async Task<string> RollOutAsync(double trained)
    {
        var waves = new[] { new { groups = new[] { "g1" }, trained }, new { groups = PilotCentre.Groups[1..], trained } };
        var rollout = await _centre.PostAsync("/api/rollouts", new { name = "推广", version = PilotCentre.New, waves, withoutProof = "小改动" }, HttpStatusCode.Created);
        return $"/api/rollouts/{rollout.Text("id")}";
    }

    private async Task<IReadOnlyList<JsonNode>> OwnAsync() => [.. JsonNode.Parse(await _agent.GetStringAsync("/api/me/announcements"))!.AsArray().Select(node => node!)];

    private async Task<JsonObject> AgentAsync(string address, object body, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await _agent.PostAsJsonAsync(address, body);
        return status == HttpStatusCode.OK ? await answer.ObjectAsync(status) : await answer.ProblemAsync(status, "conflict");
    }
}
