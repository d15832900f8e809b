using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Kpis;
using CallCenter.Persistence.Facts;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Pilots;

/// <summary>Spot checks and the problems they bring to light, over HTTP.</summary>
public sealed class DeploymentTests : IAsyncLifetime
{
    private PilotCentre _centre = null!;

    private DateOnly Yesterday => _centre.Today.AddDays(-1);

    public async Task InitializeAsync() => _centre = await PilotCentre.OpenAsync();

    public async Task DisposeAsync() => await _centre.DisposeAsync();

    [Fact]
    public async Task Draw_OfADay_IsStoredAndTakenOnce()
    {
        await HandleAsync(("g1", 30), ("g2", 10));
        var draw = await _centre.PostAsync("/api/spot-checks/draws", new { size = 8, seed = 5 }, HttpStatusCode.Created);
        Assert.Equal((40, 5, 8), (draw["candidates"]!.GetValue<int>(), draw["seed"]!.GetValue<int>(), draw["size"]!.GetValue<int>()));

        var drawn = (await _centre.Owner.GetObjectAsync("/api/spot-checks")).Items();
        Assert.Equal([("g1", 6), ("g2", 2)], drawn.CountBy(check => check.Text("group")!).OrderBy(group => group.Key).Select(group => (group.Key, group.Value)));
        Assert.All(drawn, check => Assert.Null(check["deviations"]));
        var again = await _centre.RefusedAsync("/api/spot-checks/draws", new { size = 8, seed = 6 }, HttpStatusCode.Conflict);
        Assert.Contains("drawn once", again.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draw_WithoutContactsOrOfToday_IsRefused()
    {
        Assert.Contains("nothing to draw", (await _centre.RefusedAsync("/api/spot-checks/draws", new { }, HttpStatusCode.Conflict)).Text("detail"), StringComparison.Ordinal);
        Assert.NotNull((await _centre.RefusedAsync("/api/spot-checks/draws", new { day = Day(_centre.Today), size = 0 }))["errors"]!["day"]);
    }

    [Fact]
    public async Task Draw_OfARunFlow_ComparesItsJournalWithTheVersion()
    {
        // The version's flow says w, x and y; the one that ran, of an earlier making, left x out.
        var owner = _centre.Owner;
        await owner.PublishAsync(Flows.Chain("spot-flow", Line("w"), Line("y")));
        var runtime = _centre.Server.Get<Runtime.IWorkflowRuntime>();
        await runtime.StartAsync(new("spot-flow", Runtime.Definitions.VersionOptions.Published, CorrelationId: "contact-1"));
        await runtime.UntilIdleAsync();
        await owner.PublishAsync(Flows.Chain("spot-flow", Line("w"), Line("x"), Line("y")));
        var frozen = (await owner.GetObjectAsync("/elsa/api/workflow-definitions/by-definition-id/spot-flow?versionOptions=Published")).Text("id")!;
        await _centre.Server.Get<ProcessStore>().AddVersionAsync(
            new() { Process = PilotCentre.Process, Number = 3, Status = VersionStatus.InForce, Flows = ["spot-flow"], Definitions = [new("spot-flow", frozen)] }, "owner", default);
        await AddAsync([("contact-1", Fact("g1", 0, PilotCentre.Process + ":3"))]);

        await _centre.PostAsync("/api/spot-checks/draws", new { }, HttpStatusCode.Created);
        var check = Assert.Single((await owner.GetObjectAsync("/api/spot-checks?looked=false")).Items());
        var deviation = Assert.Single(check["deviations"]!.AsArray())!;
        Assert.Equal(("Missing", "x"), (deviation.Text("kind"), deviation.Text("name")));
    }

    [Fact]
    public async Task Problem_FromACheck_IsOpenedClosedAndReviewed()
    {
        await HandleAsync(("g3", 3));
        await _centre.PostAsync("/api/spot-checks/draws", new { size = 1 }, HttpStatusCode.Created);
        var check = Assert.Single((await _centre.Owner.GetObjectAsync("/api/spot-checks")).Items()).Text("id")!;
        Assert.NotNull((await _centre.RefusedAsync($"/api/spot-checks/{check}/result", new { result = "NotFollowed" }))["errors"]!["remark"]);
        Assert.Equal("NotFollowed", (await _centre.PostAsync($"/api/spot-checks/{check}/result", new { result = "NotFollowed", remark = "没有确认地址" })).Text("result"));

        var bare = await _centre.RefusedAsync("/api/deployment-problems", new { spotCheck = check });
        Assert.Equal(["dueAt", "immediateAction", "kind", "owner", "what"], bare["errors"]!.AsObject().Select(error => error.Key).Order());
        var due = _centre.Server.Get<CentreTime>().Now.AddDays(2);
        var problem = await _centre.PostAsync(
            "/api/deployment-problems", new { spotCheck = check, kind = "NotFollowed", what = "没有确认地址", immediateAction = "当天班前会说明", owner = "lead", dueAt = due }, HttpStatusCode.Created);
        Assert.Equal((PilotCentre.Process, "g3", "Open"), (problem.Text("process"), problem.Text("group"), problem.Text("status")));

        var processes = _centre.Server.Get<ProcessStore>();
        var stored = (await processes.FindAsync(PilotCentre.Process, default))!;
        await processes.SaveAsync(stored.Process with { Kpis = [new("handling-time", 300)] }, stored.Revision, "owner", default);
        var address = $"/api/deployment-problems/{problem.Text("id")}";
        Assert.NotNull((await _centre.RefusedAsync(address + "/close", new { done = "重新培训" }))["errors"]!["reviewWeeks"]);
        Assert.Equal("Closed", (await _centre.PostAsync(address + "/close", new { done = "重新培训", reviewWeeks = 1 })).Text("status"));
        await _centre.RefusedAsync(address + "/review", new { isEffective = true, remark = "有效" }, HttpStatusCode.Conflict);
        await _centre.AdvanceAsync(7);
        Assert.True(Assert.Single((await _centre.Owner.GetObjectAsync("/api/deployment-problems?status=Closed")).Items())["isReviewDue"]!.GetValue<bool>());
        var goal = Assert.Single(JsonNode.Parse(await _centre.Owner.GetStringAsync(address + "/goals"))!.AsArray())!;
        Assert.Equal(("handling-time", 300), (goal.Text("kpi"), goal["target"]!.GetValue<double>()));
        Assert.InRange(goal["before"]!["denominator"]!.GetValue<int>(), 3, 200);
        Assert.InRange(goal["before"]!["value"]!.GetValue<double>(), 200, 340);
        Assert.Equal((0, true), (goal["since"]!["denominator"]!.GetValue<int>(), goal["holds"] is null));
        Assert.Equal("Effective", (await _centre.PostAsync(address + "/review", new { isEffective = true, remark = "有效" })).Text("status"));
    }

    [Fact]
    public async Task Flow_OpensAProblemOnce()
    {
        var problem = Flows.Activity(
            "CallCenter.OpenProblem", "p", ("kind", "NotFollowed"), ("process", PilotCentre.Process), ("what", "抽查不合格"), ("immediateAction", "停用旧话术"), ("owner", "lead"), ("dueIn", "1.00:00:00"));
        await _centre.Owner.PublishAsync(Flows.Chain("problem-flow", problem));
        var runtime = _centre.Server.Get<Runtime.IWorkflowRuntime>();
        await runtime.StartAsync(new("problem-flow", Runtime.Definitions.VersionOptions.Published));
        await runtime.UntilIdleAsync();
        Assert.Equal(("抽查不合格", "flow"), Assert.Single((await _centre.Owner.GetObjectAsync("/api/deployment-problems?kind=NotFollowed")).Items()) is var one ? (one.Text("what"), one.Text("openedBy")) : default);
    }

    private static JsonObject Line(string id) => Flows.Activity("Elsa.WriteLine", id, ("text", id));

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private Task HandleAsync(params (string Group, int Contacts)[] groups) =>
        AddAsync([.. groups.SelectMany(group => Enumerable.Range(0, group.Contacts).Select(i => ($"spot-{group.Group}-{i:00}", Fact(group.Group, i, PilotCentre.New))))]);

    private Task AddAsync(IReadOnlyList<(string, ContactFact)> facts) => _centre.Server.Get<FactStore>().AddAsync(facts, _centre.Server.Get<CentreTime>().Zone, default);

    private ContactFact Fact(string group, int place, string version)
    {
        var local = Yesterday.ToDateTime(new TimeOnly(9, 0)).AddMinutes(10 * place);
        var arrived = new DateTimeOffset(local, _centre.Server.Get<CentreTime>().Zone.GetUtcOffset(local));
        return new()
        {
            ArrivedAt = arrived, OfferedAt = arrived, EndedAt = arrived.AddMinutes(5), Outcome = ContactOutcome.Answered, Queue = "q", AgentId = "a1001", Group = group, Version = version,
            Talk = TimeSpan.FromMinutes(4),
        };
    }
}
