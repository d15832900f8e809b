using System.Net;
using System.Text.Json.Nodes;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Catalogue;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Pilots;

/// <summary>What the first page tells process owners and team leads of their pilots, waves and problems.</summary>
public sealed class HomeChangesTests : IAsyncLifetime
{
    private PilotCentre _centre = null!;

    public async Task InitializeAsync() => _centre = await PilotCentre.OpenAsync();

    public async Task DisposeAsync() => await _centre.DisposeAsync();

    [Fact]
    public async Task Pilot_UnderWay_IsShownWithItsDayAndProposal()
    {
        Assert.Empty(await ListAsync("pilots"));
        var (id, pilots) = await _centre.LaunchAsync();
        await _centre.WorkAsync(_centre.Today.AddDays(1), 8, pilots, -70);
        await _centre.AdvanceAsync(9);

        var monitor = await _centre.Owner.GetObjectAsync($"/api/pilots/{id}/monitor");
        var pilot = Assert.Single(await ListAsync("pilots"))!;
        Assert.Equal((id, PilotCentre.New, monitor.Text("proposal")), (pilot.Text("id"), pilot.Text("version"), pilot.Text("proposal")));
        Assert.Equal((5, 14), (pilot["day"]!.GetValue<int>(), pilot["days"]!.GetValue<int>()));
        Assert.NotEmpty(pilot["reasons"]!.AsArray());
    }

    [Fact]
    public async Task Rollout_WithAClosedGate_SaysWhatKeepsTheNextWave()
    {
        var waves = new JsonArray(
            new JsonObject { ["groups"] = new JsonArray("g1", "g2") },
            new JsonObject { ["groups"] = new JsonArray("g3", "g4", "g5", "g6", "g7", "g8"), ["signOffs"] = new JsonArray("TeamLead") });
        var added = await _centre.PostAsync("/api/rollouts", new { name = "推广", version = PilotCentre.New, waves, withoutProof = "小改动" }, HttpStatusCode.Created);
        Assert.Empty(Assert.Single(await ListAsync("rollouts"))!["closed"]!.AsArray());
        await _centre.PostAsync($"/api/rollouts/{added.Text("id")}/waves", new { });

        var rollout = Assert.Single(await ListAsync("rollouts"))!;
        Assert.Equal((1, 2, 6), (rollout["wavesStarted"]!.GetValue<int>(), rollout["waves"]!.GetValue<int>(), rollout["nextGroups"]!.AsArray().Count));
        Assert.Contains("TeamLead", Assert.Single(rollout["closed"]!.AsArray())!.Text("en"), StringComparison.Ordinal);

        await _centre.PostAsync($"/api/rollouts/{added.Text("id")}/abort", new { });
        Assert.Empty(await ListAsync("rollouts"));
    }

    [Fact]
    public async Task Processes_OfOthers_AreShownToThoseWhoOwnNone()
    {
        var processes = _centre.Server.Get<ProcessStore>();
        foreach (var stored in await processes.ListAsync(default))
            Assert.NotNull(await processes.SaveAsync(stored.Process with { Owner = stored.Process.Id == PilotCentre.Process ? "somebody" : "owner" }, stored.Revision, "owner", default));
        await processes.AddAsync(new() { Id = "other", Name = "其他", Class = ProcessClass.KeyUser, Owner = "owner" }, "owner", default);
        await _centre.LaunchAsync();

        Assert.Empty(await ListAsync("pilots"));
        Assert.Single(await ListAsync("pilots", await _centre.Server.SignedInAsync("lead")));
        using var refused = await (await _centre.Server.SignedInAsync("agent")).GetAsync("/api/home/changes");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task Problem_OpenOrDueForReview_IsItsOwners()
    {
        var due = _centre.Server.Get<CentreTime>().Now.AddDays(1);
        var opened = await _centre.PostAsync(
            "/api/deployment-problems", new { process = PilotCentre.Process, kind = "NotFollowed", what = "没有确认地址", immediateAction = "班前会说明", owner = "lead", dueAt = due }, HttpStatusCode.Created);
        var lead = await _centre.Server.SignedInAsync("lead");
        Assert.Empty(await ListAsync("problems"));
        Assert.False(Assert.Single(await ListAsync("problems", lead))!["isOverdue"]!.GetValue<bool>());
        await _centre.AdvanceAsync(2);
        Assert.True(Assert.Single(await ListAsync("problems", lead))!["isOverdue"]!.GetValue<bool>());

        await _centre.PostAsync($"/api/deployment-problems/{opened.Text("id")}/close", new { done = "重新培训", reviewWeeks = 1 });
        Assert.Empty(await ListAsync("problems", lead));
        await _centre.AdvanceAsync(7);
        Assert.True(Assert.Single(await ListAsync("problems", lead))!["isReviewDue"]!.GetValue<bool>());
    }

    private async Task<JsonArray> ListAsync(string kind, HttpClient? person = null) => (await (person ?? _centre.Owner).GetObjectAsync("/api/home/changes"))[kind]!.AsArray();
}
