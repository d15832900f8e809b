using System.Net;
using System.Text.Json.Nodes;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Pilots;

/// <summary>KPI gates of roll-outs, judged from the facts of contacts.</summary>
public sealed class RolloutGateTests : IAsyncLifetime
{
    private static readonly string[] First = ["g1", "g2"];

    private PilotCentre _centre = null!;

    public async Task InitializeAsync() => _centre = await PilotCentre.OpenAsync();

    public async Task DisposeAsync() => await _centre.DisposeAsync();

    [Fact]
    public async Task Gate_LimitKept_OpensByTheFactsAlone()
    {
        var address = await StartAsync();
        Assert.Contains("no whole day", Closed(await _centre.Owner.GetObjectAsync(address)), StringComparison.Ordinal);

        await _centre.WorkAsync(_centre.Today.AddDays(1), 3, [], 0);
        await _centre.AdvanceAsync(4);
        var gate = Gate(await _centre.Owner.GetObjectAsync(address));
        var measure = gate["measure"]!;

        // Two groups, three days, fourteen contacts a day.
        Assert.Equal((84, "standard", 1, "Mature"), (measure["denominator"]!.GetValue<int>(), measure.Text("ruleSet"), measure["ruleSetVersion"]!.GetValue<int>(), measure.Text("maturity")));
        Assert.Equal(measure["numerator"]!.GetValue<double>() / 84, measure["value"]!.GetValue<double>(), 9);
        Assert.True(gate["isGood"]!.GetValue<bool>());
        Assert.Equal(8, (await _centre.PostAsync(address + "/waves", new { }))["bound"]!.AsArray().Count);
    }

    [Fact]
    public async Task Gate_LimitMissed_IsOpenedByAPersonsReasonOnly()
    {
        var address = await StartAsync();
        await _centre.WorkAsync(_centre.Today.AddDays(1), 3, First, +120);
        await _centre.AdvanceAsync(4);
        Assert.Contains("at most 300 is wanted", Closed(await _centre.Owner.GetObjectAsync(address)), StringComparison.Ordinal);
        await _centre.RefusedAsync(address + "/waves", new { }, HttpStatusCode.Conflict);

        var bare = await _centre.RefusedAsync(address + "/kpis", new { kpi = "handling-time", isGood = true });
        Assert.NotNull(bare["errors"]!["reason"]);
        var gate = Gate(await _centre.PostAsync(address + "/kpis", new { kpi = "handling-time", isGood = true, reason = "新品上市，通话偏长" }));
        Assert.Equal((true, "owner", "新品上市，通话偏长", false), (gate["isGood"]!.GetValue<bool>(), gate.Text("by"), gate.Text("reason"), gate["measure"]!["holds"]!.GetValue<bool>()));
        Assert.Equal("Finished", (await _centre.PostAsync(address + "/waves", new { })).Text("status"));
    }

    [Fact]
    public async Task Flow_JudgesGoodAgainstTheFacts_CountsWithAReasonOnly()
    {
        await StartAsync();
        await _centre.WorkAsync(_centre.Today.AddDays(1), 3, First, +120);
        await _centre.AdvanceAsync(4);
        Assert.Equal("Waiting", (await AskAsync(true, null)).Outcome);
        Assert.Equal("Ready", (await AskAsync(true, "新品上市")).Outcome);
        Assert.Contains("judged in the flow", (await AskAsync(false, null)).Words!.En, StringComparison.Ordinal);
    }

    private async Task<LifecycleAnswer> AskAsync(bool isGood, string? reason) => Assert.IsType<LifecycleAnswer>(
        await _centre.Server.Get<IEnumerable<IAskHandler>>().Single(handler => handler.RequestTypes.Contains(typeof(LifecycleQuestion)))
            .AnswerAsync(new AskRollout(PilotCentre.Process, null, new Dictionary<string, bool> { ["handling-time"] = isGood }, reason), "key", default));

    [Fact]
    public async Task Gate_WithoutLimitOrOfTheCentre_IsRefused()
    {
        var refused = (await _centre.RefusedAsync("/api/rollouts", Plan(["handling-time", "connect-rate"], null)))["errors"]!["waves"]!.AsArray().Select(text => text!.GetValue<string>()).ToList();
        Assert.Contains(refused, text => text.Contains("has no limit", StringComparison.Ordinal));
        Assert.Contains(refused, text => text.Contains("cannot be judged by group", StringComparison.Ordinal));
    }

    private async Task<string> StartAsync()
    {
        var planned = await _centre.PostAsync("/api/rollouts", Plan(["handling-time"], new() { ["handling-time"] = 300 }), HttpStatusCode.Created);
        var address = "/api/rollouts/" + planned.Text("id");
        await _centre.PostAsync(address + "/waves", new { });
        return address;
    }

    private static object Plan(string[] kpis, Dictionary<string, double>? limits) => new
    {
        name = "推广", version = PilotCentre.New, withoutProof = "小改动",
        waves = new object[] { new { groups = First }, new { groups = PilotCentre.Groups.Except(First), kpis, limits } },
    };

    private static string Closed(JsonObject rollout) => Assert.Single(rollout["closed"]!.AsArray())!.Text("en")!;

    private static JsonNode Gate(JsonObject rollout) => Assert.Single(rollout["board"]![1]!["gates"]!.AsArray())!;
}
