using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Pilots;

/// <summary>The pilot and the roll-out as the flows that people see drawn: by their tasks, the pages' API and the clock.</summary>
public sealed class LifecycleFlowTests : IAsyncLifetime
{
    private const string PilotPlan = "制定试点计划";
    private const string Decision = "决定试点去留";
    private PilotCentre _centre = null!;
    private TaskInbox _inbox = null!;

    public async Task InitializeAsync()
    {
        _centre = await PilotCentre.OpenAsync();
        _inbox = new(_centre.Server, _centre.Owner);
        await _centre.PostAsync("/api/bindings", new { version = PilotCentre.Old }, HttpStatusCode.Created);
    }

    public async Task DisposeAsync() => await _centre.DisposeAsync();

    [Fact]
    public async Task Pilot_ThatBetters_IsAnnouncedLaunchedJudgedAndShipped()
    {
        var flow = await _inbox.BeginAsync("life-pilot", PilotCentre.Process);
        await _inbox.CompleteAsync(PilotPlan, "已制定");
        Assert.Contains("还没有试点计划", (await _inbox.FindAsync(PilotPlan)).Text("instructions"), StringComparison.Ordinal);

        var plan = (await _centre.PostAsync("/api/pilots", _centre.Wanted(), HttpStatusCode.Created))["plan"]!;
        await _inbox.CompleteAsync(PilotPlan, "已制定");
        Assert.Contains("测验", (await _inbox.FindAsync(PilotPlan)).Text("instructions"), StringComparison.Ordinal);
        await _centre.SaveLessonAsync();
        await _inbox.CompleteAsync(PilotPlan, "已制定", new { reason = "小范围先看" });

        var pilots = plan["pilots"]!.AsArray().Select(group => group!.GetValue<string>()).ToList();
        Assert.Equal(pilots.Order(), await AnnouncedAsync());
        Assert.Equal("Running", (await PilotAsync()).Text("status"));
        await _centre.ExposeAsync((await PilotAsync()).Text("id")!);
        await _centre.WorkAsync(_centre.Today.AddDays(1), 17, pilots, -70);
        await _centre.AdvanceAsync(19);

        Assert.Contains("Average handling time", (await _centre.Owner.GetStringAsync($"/api/pilots/{(await PilotAsync()).Text("id")}/evidence?format=markdown")), StringComparison.Ordinal);
        Assert.NotEmpty((await _inbox.FindAsync(Decision)).Text("instructions")!);
        await _inbox.CompleteAsync(Decision, "推广");
        Assert.Equal(("Decided", "Ship"), ((await PilotAsync()).Text("status"), (await PilotAsync()).Text("decision")));
        Assert.Equal(("Finished", "Ship"), await EndOfAsync(flow));
    }

    [Fact]
    public async Task Pilot_ThatHarms_IsStoppedAndReviewed()
    {
        var flow = await _inbox.BeginAsync("life-pilot", PilotCentre.Process);
        var plan = (await _centre.PostAsync("/api/pilots", _centre.Wanted(), HttpStatusCode.Created))["plan"]!;
        await _centre.SaveLessonAsync();
        await _inbox.CompleteAsync(PilotPlan, "已制定", new { reason = "小范围先看" });
        await _centre.ExposeAsync((await PilotAsync()).Text("id")!);
        await _centre.WorkAsync(_centre.Today.AddDays(1), 12, [.. plan["pilots"]!.AsArray().Select(group => group!.GetValue<string>())], +180);
        await _centre.AdvanceAsync(14);

        Assert.Equal(("Stopped", "RollBack"), ((await PilotAsync()).Text("status"), (await PilotAsync()).Text("decision")));
        await _inbox.CompleteAsync("复盘", "修订", new { cause = "新话术太长" });
        Assert.Equal(("Finished", "Revise"), await EndOfAsync(flow));
    }

    [Fact]
    public async Task Deploy_ThreeWaves_AreAnnouncedApprovedCheckedAndJudged()
    {
        await _centre.SaveLessonAsync();
        var flow = await _inbox.BeginAsync("life-deploy", PilotCentre.Process);
        var waves = new JsonArray(
            new JsonObject { ["groups"] = new JsonArray("g1", "g2"), ["signOffs"] = new JsonArray("ProcessOwner") },
            new JsonObject { ["groups"] = new JsonArray("g3", "g4", "g5"), ["afterDays"] = 2, ["trained"] = 1.0 },
            new JsonObject { ["groups"] = new JsonArray("g6", "g7", "g8") });
        await _centre.PostAsync("/api/rollouts", new { name = "推广", version = PilotCentre.New, waves, withoutProof = "小改动" }, HttpStatusCode.Created);
        await _inbox.CompleteAsync("制定推广计划", "已制定");
        Assert.Equal(["g1", "g2"], await AnnouncedAsync());
        await _inbox.CompleteAsync("批准第 1 批", "同意");
        Assert.Equal(["g1", "g2"], await BoundAsync());

        await _centre.WorkAsync(_centre.Today, 9, ["g1", "g2"], 0);
        await _centre.AdvanceAsync(7);
        Assert.Contains("已抽取 20 条", (await _inbox.FindAsync("判定第 1 批")).Text("instructions"), StringComparison.Ordinal);
        await _inbox.CompleteAsync("判定第 1 批", "继续");
        Assert.Equal(["g1", "g2", "g3", "g4", "g5"], await AnnouncedAsync());
        await _inbox.CompleteAsync("批准第 2 批", "同意");
        Assert.Equal(["g1", "g2"], await BoundAsync());

        foreach (var agent in Enumerable.Range(1007, 9))
            await _centre.PostAsync("/api/exposures", new { version = PilotCentre.New, agentId = "a" + agent.ToString(CultureInfo.InvariantCulture), read = true, quizScore = 1 });
        await _centre.AdvanceAsync(1);
        await _inbox.CompleteAsync("批准第 2 批", "同意");
        await _centre.AdvanceAsync(7);
        await _inbox.CompleteAsync("判定第 2 批", "继续");
        await _inbox.CompleteAsync("批准第 3 批", "同意");
        Assert.Equal(PilotCentre.Groups, await BoundAsync());
        Assert.Equal(3, (await _centre.Owner.GetObjectAsync("/api/announcements")).Items().Count);

        await _centre.AdvanceAsync(7);
        await _inbox.CompleteAsync("判定第 3 批", "继续");
        Assert.Equal(("Finished", "Finished"), await EndOfAsync(flow));
        Assert.Equal("InForce", (await _centre.Owner.GetObjectAsync($"/api/processes/{PilotCentre.Process}/versions/2"))["head"]!.Text("status"));
    }

    [Fact]
    public async Task DailyCheck_EveryMorning_DrawsYesterdayForTheReviewers()
    {
        await _centre.WorkAsync(_centre.Today, 1, [], 0);
        await _centre.AdvanceAsync(1);
        var drawn = (await _centre.Owner.GetObjectAsync("/api/spot-checks?pageSize=100")).Items();
        Assert.Equal(20, drawn.Count);
        await _inbox.CompleteAsync("核对昨天抽到的 20 条联络", "已核对", by: "reviewer");
    }

    private async Task<JsonNode> PilotAsync() => Assert.Single((await _centre.Owner.GetObjectAsync("/api/pilots")).Items());

    private async Task<IEnumerable<string>> BoundAsync() =>
        Assert.Single((await _centre.Owner.GetObjectAsync("/api/rollouts")).Items())["bound"]!.AsArray().Select(group => group!.GetValue<string>()).Order();

    private async Task<IEnumerable<string>> AnnouncedAsync() => (await _centre.Owner.GetObjectAsync("/api/announcements")).Items()
        .SelectMany(announcement => announcement["groups"]!.AsArray().Select(group => group!.GetValue<string>())).Order();

    private async Task<(string?, string?)> EndOfAsync(string flow)
    {
        var instance = await _centre.Owner.GetObjectAsync("/elsa/api/workflow-instances/" + flow);
        return (instance.Text("status"), instance["workflowState"]!["output"]!.Text("Result"));
    }
}
