using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Pilots;

/// <summary>Pilots through the whole server: planned, launched, watched, decided, on a virtual clock.</summary>
public sealed class PilotTests : IAsyncLifetime
{
    private PilotCentre _centre = null!;

    public async Task InitializeAsync() => _centre = await PilotCentre.OpenAsync();

    public async Task DisposeAsync() => await _centre.DisposeAsync();

    [Fact]
    public async Task Proposal_FourAgainstFour_SaysWhatCanBeSeenAndIsTheSameForItsSeed()
    {
        var first = await _centre.PostAsync("/api/pilots/proposals", _centre.Wanted());
        var again = await _centre.PostAsync("/api/pilots/proposals", _centre.Wanted());
        Assert.Equal(first["plan"]!["pilots"]!.ToJsonString(), again["plan"]!["pilots"]!.ToJsonString());
        Assert.Equal((4, 4), (first["plan"]!["pilots"]!.AsArray().Count, first["plan"]!["controls"]!.AsArray().Count));
        Assert.True(first["plan"]!["matched"]!.GetValue<bool>());
        Assert.True(first["plan"]!["wasDrawn"]!.GetValue<bool>());
        Assert.Equal(35, first["plan"]!["assignments"]!.GetValue<double>(), tolerance: 2);
        var findings = first["findings"]!.AsArray();
        Assert.Contains(findings, finding => finding!.Text("id") == "detectable" && finding!["why"]!.Text("en")!.Contains("Average handling time", StringComparison.Ordinal));
        Assert.DoesNotContain(findings, finding => finding!.Text("severity") == "Error");
    }

    [Fact]
    public async Task Pilot_ThatBetters_IsShippedAndRolledOutInWaves()
    {
        var bound = await _centre.PostAsync("/api/bindings", new { version = PilotCentre.Old }, HttpStatusCode.Created);
        Assert.Equal("hotline", bound.Text("process"));
        var (id, pilots) = await _centre.LaunchAsync();
        var launch = _centre.Today.AddDays(1);
        await _centre.AdvanceAsync(1);
        Assert.Equal(PilotCentre.New, (await ResolveAsync(pilots[0])).Text("version"));
        Assert.Equal(PilotCentre.Old, (await ResolveAsync(PilotCentre.Groups.Except(pilots).First())).Text("version"));

        await _centre.WorkAsync(launch, 17, pilots, -70);
        await _centre.AdvanceAsync(17);
        var monitor = await _centre.Owner.GetObjectAsync($"/api/pilots/{id}/monitor");
        Assert.True(monitor["isComplete"]!.GetValue<bool>());
        Assert.Equal("Ship", monitor.Text("proposal"));
        var primary = monitor["kpis"]!.AsArray().Single(kpi => kpi!.Text("role") == "Primary")!;
        Assert.InRange(primary["effect"]!.GetValue<double>(), -110, -30);
        Assert.Equal(("standard", "Mature"), (primary["pilot"]!.Text("ruleSet"), primary["pilot"]!.Text("maturity")));
        Assert.Equal(4 * 14 * 14, primary["pilot"]!["denominator"]!.GetValue<int>());
        Assert.Equal(1, monitor["exposure"]!.GetValue<double>());
        Assert.Equal(0, monitor["contamination"]!.GetValue<double>());

        await _centre.RefusedAsync($"/api/pilots/{id}/decision", new { decision = "Hold" });
        var decided = await _centre.PostAsync($"/api/pilots/{id}/decision", new { decision = "Ship" });
        Assert.Equal(("Decided", "Ship", "Ship"), (decided.Text("status"), decided.Text("decision"), decided.Text("proposal")));
        Assert.Equal(PilotCentre.New, (await ResolveAsync(pilots[0])).Text("version"));
        await EvidenceAsync(id);

        await RollOutAsync();
    }

    [Fact]
    public async Task Pilot_ThatHarms_IsStoppedByTheDailyLookAndItsGroupsAreBack()
    {
        await _centre.PostAsync("/api/bindings", new { version = PilotCentre.Old }, HttpStatusCode.Created);
        var (id, pilots) = await _centre.LaunchAsync();
        await _centre.WorkAsync(_centre.Today.AddDays(1), 12, pilots, +180);
        await _centre.AdvanceAsync(13);

        var pilot = await _centre.Owner.GetObjectAsync($"/api/pilots/{id}");
        Assert.Equal(("Stopped", "RollBack", "rules"), (pilot.Text("status"), pilot.Text("decision"), pilot.Text("endedBy")));
        Assert.Equal(PilotCentre.Old, (await ResolveAsync(pilots[0])).Text("version"));
        var history = (await _centre.Owner.GetObjectAsync("/api/bindings?process=hotline&pageSize=100")).Items();
        Assert.All(history.Where(binding => binding.Text("source") == id), binding => Assert.NotNull(binding.Text("withdrawnAt")));

        var revised = await _centre.PostAsync($"/api/pilots/{id}/revision", new { });
        Assert.Equal("hotline:3", revised.Text("version"));
    }

    [Fact]
    public async Task Plan_WithoutWhatItNeeds_IsRefusedWithTheFieldAndWhatToDo()
    {
        await RefusedAsync("design.groups", wanted => wanted["design"] = new JsonObject
        {
            ["kind"] = "Parallel", ["pilotGroups"] = new JsonArray("g1", "g2"), ["controlGroups"] = new JsonArray("g2", "g3"),
        });
        await RefusedAsync("pilotVersion", wanted => wanted["pilotVersion"] = "hotline:9");
        await RefusedAsync("pilotVersion", wanted => wanted["pilotVersion"] = PilotCentre.Old);
        await RefusedAsync("launch", wanted => wanted["launch"] = _centre.Today.ToString("O", CultureInfo.InvariantCulture));
        await RefusedAsync("weeks", wanted => wanted["weeks"] = 1);
        await RefusedAsync("kpis", wanted => wanted["kpis"] = new JsonArray(new JsonObject { ["kpi"] = "handling-time", ["role"] = "Watch" }));
        await RefusedAsync("kpis", wanted => wanted["kpis"] = new JsonArray(new JsonObject { ["kpi"] = "service-level", ["role"] = "Primary" }));
        await RefusedAsync("baselineWeeks", wanted => wanted["kpis"] = new JsonArray(new JsonObject { ["kpi"] = "net-promoter", ["role"] = "Primary" }));
        await RefusedAsync("design.groups", wanted => (wanted["design"]!["groups"], wanted["design"]!["pilots"]) = (new JsonArray("g1", "nobody"), 1));
        await RefusedAsync("design.pilots", wanted => wanted["design"]!["pilots"] = 8);

        await _centre.LaunchAsync();
        await RefusedAsync("design.groups", wanted => wanted["pilotVersion"] = PilotCentre.New);
        await _centre.RefusedAsync("/api/bindings", new { version = PilotCentre.Old, group = "g1" });
    }

    [Fact]
    public async Task Plan_VersionIsADraft_IsRefused()
    {
        await _centre.Server.Get<CallCenter.Persistence.Processes.ProcessStore>().AddVersionAsync(new() { Process = PilotCentre.Process, Number = 3 }, "owner", default);
        await RefusedAsync("pilotVersion", wanted => wanted["pilotVersion"] = "hotline:3");
    }

    [Fact]
    public async Task Launch_WithWarningsAndNoReason_IsRefused()
    {
        var planned = await _centre.PostAsync(
            "/api/pilots", _centre.Wanted(wanted => wanted["design"] = new JsonObject { ["kind"] = "Parallel", ["pilotGroups"] = new JsonArray("g1"), ["controlGroups"] = new JsonArray("g2", "g3") }),
            HttpStatusCode.Created);
        Assert.Contains(planned["findings"]!.AsArray(), finding => finding!.Text("id") == "unreachable");
        var problem = await _centre.RefusedAsync($"/api/pilots/{planned.Text("id")}/launch", new { });
        Assert.NotNull(problem["errors"]!["reason"]);
        using var withdrawn = await _centre.Owner.DeleteAsync($"/api/pilots/{planned.Text("id")}");
        Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
    }

    [Fact]
    public async Task Ship_BeforeItIsComplete_IsRefused()
    {
        var (id, pilots) = await _centre.LaunchAsync();
        await _centre.WorkAsync(_centre.Today.AddDays(1), 6, pilots, -70);
        await _centre.AdvanceAsync(7);
        Assert.NotNull((await _centre.RefusedAsync($"/api/pilots/{id}/decision", new { decision = "Ship", reason = "很好" }))["errors"]!["decision"]);
        var held = await _centre.PostAsync($"/api/pilots/{id}/decision", new { decision = "Hold", reason = "改日再试" });
        Assert.Equal("Hold", held.Text("decision"));
    }

    private async Task RollOutAsync()
    {
        var waves = new JsonArray(
            new JsonObject { ["groups"] = new JsonArray("g1", "g2"), ["signOffs"] = new JsonArray("ProcessOwner") },
            new JsonObject { ["groups"] = new JsonArray("g3", "g4", "g5"), ["afterDays"] = 2 },
            new JsonObject { ["groups"] = new JsonArray("g6", "g7", "g8"), ["trained"] = 1.0 });
        var left = new JsonArray(new JsonObject { ["groups"] = new JsonArray("g1") });
        Assert.NotNull((await _centre.RefusedAsync("/api/rollouts", new { name = "推广", version = PilotCentre.New, waves = left }))["errors"]!["waves"]);
        var rollout = await _centre.PostAsync("/api/rollouts", new { name = "推广", version = PilotCentre.New, waves }, HttpStatusCode.Created);
        var address = $"/api/rollouts/{rollout.Text("id")}";

        await _centre.RefusedAsync(address + "/waves", new { }, HttpStatusCode.Conflict);
        await _centre.RefusedAsync(address + "/sign-offs", new { role = "TeamLead" });
        await _centre.PostAsync(address + "/sign-offs", new { role = "ProcessOwner" });
        await _centre.PostAsync(address + "/waves", new { });
        Assert.Equal(PilotCentre.New, (await ResolveAsync("g1")).Text("version"));
        await _centre.RefusedAsync(address + "/waves", new { }, HttpStatusCode.Conflict);
        await _centre.PostAsync(address + "/pause", new { });
        await _centre.PostAsync(address + "/resume", new { });
        await _centre.AdvanceAsync(2);
        await _centre.PostAsync(address + "/waves", new { });

        await _centre.RefusedAsync(address + "/waves", new { }, HttpStatusCode.Conflict);
        foreach (var number in Enumerable.Range(1016, 9))
            await _centre.PostAsync("/api/exposures", new { version = PilotCentre.New, agentId = $"a{number}", read = true, quizScore = 1 });
        var finished = await _centre.PostAsync(address + "/waves", new { });
        Assert.Equal(("Finished", 1.0), (finished.Text("status"), finished["progress"]!.GetValue<double>()));

        var back = await _centre.PostAsync(address + "/roll-back", new { groups = new[] { "g2" } });
        Assert.Equal("Running", back.Text("status"));
        Assert.Equal(PilotCentre.New, (await ResolveAsync("g1")).Text("version"));
        Assert.NotEqual(rollout.Text("id"), (await ResolveAsync("g2")).Text("source"));
        await _centre.RefusedAsync(address + "/roll-back", new { groups = new[] { "g2" } }, HttpStatusCode.Conflict);
        await _centre.PostAsync(address + "/bind-again", new { groups = new[] { "g2" } });
    }

    private async Task EvidenceAsync(string id)
    {
        var markdown = await _centre.Owner.GetStringAsync($"/api/pilots/{id}/evidence?format=markdown");
        Assert.Contains("# Evidence of the pilot", markdown, StringComparison.Ordinal);
        Assert.Contains("data:image/svg+xml", markdown, StringComparison.Ordinal);
        using var chinese = await _centre.Server.SignInAsync("owner", "zh-CN");
        var html = await chinese.GetStringAsync($"/api/pilots/{id}/evidence");
        Assert.Contains("试点证据", html, StringComparison.Ordinal);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
    }

    private Task<JsonObject> ResolveAsync(string group) => _centre.Owner.GetObjectAsync($"/api/bindings/resolve?process={PilotCentre.Process}&group={group}");

    private async Task RefusedAsync(string field, Action<JsonObject> change)
    {
        var problem = await _centre.RefusedAsync("/api/pilots", _centre.Wanted(change));
        Assert.True(problem["errors"]![field] is not null, $"{field}: {problem["errors"]!.ToJsonString()}");
    }
}
