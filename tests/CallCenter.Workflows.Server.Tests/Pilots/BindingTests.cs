using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Kpis;
using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.Facts;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Pilots;

/// <summary>What contacts run under, and what is kept of them, by real simulated calls.</summary>
public sealed class BindingTests : IAsyncLifetime
{
    private const string Number = "95566";

    private PilotCentre _centre = null!;

    public async Task InitializeAsync() => _centre = await PilotCentre.OpenAsync();

    public async Task DisposeAsync() => await _centre.DisposeAsync();

    [Fact]
    public async Task Call_ToABoundEntry_RunsTheFrozenFlowAndKeepsItsVersion()
    {
        await PublishAsync("第一版");
        var first = await FrozenAsync();
        await PublishAsync("第二版");
        await AddVersionAsync(3, first);
        await AddVersionAsync(4, await FrozenAsync());

        var unbound = await CallAsync();
        Assert.Equal("第二版", await HeardAsync(unbound));
        Assert.Null((await _centre.Owner.GetObjectAsync($"/api/contacts/{unbound}"))["version"]);
        var bound = await _centre.PostAsync("/api/bindings", new { version = "hotline:3" }, HttpStatusCode.Created);
        var call = await CallAsync();
        Assert.Equal("第一版", await HeardAsync(call));
        Assert.Equal(("hotline:3", Number), await KeptAsync(call));

        await _centre.PostAsync("/api/bindings", new { version = "hotline:4", entry = Number }, HttpStatusCode.Created);
        Assert.Equal("第二版", await HeardAsync());
        Assert.Equal(("hotline:3", Number), await KeptAsync(call));
        var shown = (await _centre.Owner.GetObjectAsync($"/api/contacts/{call}"))["version"]!;
        Assert.Equal((3, null), (shown["number"]!.GetValue<int>(), shown.Text("group")));
        Assert.Contains("the whole centre", Assert.Single(shown["because"]!.AsArray())!.Text("en"), StringComparison.Ordinal);

        var entryBinding = (await _centre.Owner.GetObjectAsync("/api/bindings")).Items()[0];
        await _centre.PostAsync($"/api/bindings/{entryBinding["id"]}/withdraw", new { });
        await _centre.RefusedAsync($"/api/bindings/{entryBinding["id"]}/withdraw", new { }, HttpStatusCode.Conflict);
        Assert.Equal("第一版", await HeardAsync());
        Assert.Equal(2, (await _centre.Owner.GetObjectAsync("/api/bindings?process=hotline"))["totalCount"]!.GetValue<int>());
        Assert.Equal("owner", bound.Text("source"));
    }

    [Fact]
    public async Task Call_TakenByAnAgent_CountsToTheirGroupAndLeavesOneFact()
    {
        await _centre.PostAsync("/api/bindings", new { version = PilotCentre.Old }, HttpStatusCode.Created);
        await _centre.PostAsync("/api/bindings", new { version = PilotCentre.New, group = "g1" }, HttpStatusCode.Created);
        await _centre.PostAsync("/api/bindings", new { version = PilotCentre.New, group = "g2" }, HttpStatusCode.Created);
        using var answer = await _centre.Owner.PostAsJsonAsync("/api/simulator/calls", new { from = "13800138000", to = "8008101992" });
        var call = (await answer.ObjectAsync(HttpStatusCode.Created)).Text("id")!;
        await AdvanceAsync(6);
        using (await _centre.Owner.PostAsJsonAsync($"/api/simulator/calls/{call}/digits", new { digits = "1" })) { }
        await AdvanceAsync(120);
        using (await _centre.Owner.PostAsync($"/api/simulator/calls/{call}/hangup", null)) { }
        await AdvanceAsync(120);

        var fact = await _centre.Server.Get<FactStore>().FindAsync(call, default);
        Assert.NotNull(fact);
        Assert.Equal((ContactOutcome.Answered, PilotCentre.New), (fact.Outcome, fact.Version));
        Assert.Contains(fact.Group, (string[])["g1", "g2"]);
        Assert.True(fact.WrapUp > TimeSpan.Zero, "The agent wrapped up.");
        Assert.Equal(fact.Group, (await _centre.Server.Get<ContactVersionStore>().FindAsync(call, default))!.Group);

        var shown = (await _centre.Owner.GetObjectAsync($"/api/contacts/{call}"))["version"]!;
        Assert.Equal((PilotCentre.Process, "服务热线", 2, fact.Group), (shown.Text("process"), shown.Text("name"), shown["number"]!.GetValue<int>(), shown.Text("group")));
        Assert.Contains($"bound to group \"{fact.Group}\"", Assert.Single(shown["because"]!.AsArray())!.Text("en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proposal_ArrivalFlowsDiffer_WarnsThatCallersOfBothArmsHearTheSame()
    {
        await PublishAsync("第一版");
        var first = await FrozenAsync();
        await PublishAsync("第二版");
        await AddVersionAsync(3, first);
        await AddVersionAsync(4, first);
        await AddVersionAsync(5, await FrozenAsync());

        Assert.Empty(await WarnedAsync("hotline:3", "hotline:4"));
        var warned = Assert.Single(await WarnedAsync("hotline:4", "hotline:5"));
        Assert.Contains("bound-flow", warned["why"]!.Text("en"), StringComparison.Ordinal);

        async Task<IReadOnlyList<JsonNode>> WarnedAsync(string control, string pilot)
        {
            var proposal = await _centre.PostAsync("/api/pilots/proposals", _centre.Wanted(wanted => (wanted["controlVersion"], wanted["pilotVersion"]) = (control, pilot)));
            return [.. proposal["findings"]!.AsArray().Select(finding => finding!).Where(finding => finding.Text("id") == "arrival-differs")];
        }
    }

    [Fact]
    public async Task Facts_WrittenTwice_CountOnceAndTheDayAgainAfterAChange()
    {
        var (time, facts, days) = (_centre.Server.Get<CentreTime>(), _centre.Server.Get<FactStore>(), _centre.Server.Get<KpiDays>());
        var day = time.Today.AddDays(-100);
        var at = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.FromHours(8));
        ContactFact Fact(int minute, double talk) => new()
        {
            ArrivedAt = at.AddMinutes(minute), OfferedAt = at.AddMinutes(minute), EndedAt = at.AddMinutes(minute + 5), Outcome = ContactOutcome.Answered, AgentId = "a1001", Group = "g1",
            CustomerId = "c1", Reason = "咨询", Talk = TimeSpan.FromSeconds(talk),
        };

        await facts.AddAsync([("one", Fact(0, 100))], time.Zone, default);
        await facts.AddAsync([("one", Fact(0, 900))], time.Zone, default);
        Assert.Equal(100, (await SeriesAsync(KpiCatalogue.HandlingTime)).Mean("g1", DayRange.Of(day, 1)));
        await facts.AddAsync([("two", Fact(60, 300))], time.Zone, default);
        Assert.Equal(200, (await SeriesAsync(KpiCatalogue.HandlingTime)).Mean("g1", DayRange.Of(day, 1)));

        // The second call of the same customer for the same reason makes the first one unresolved.
        Assert.Equal(0.5, (await SeriesAsync(KpiCatalogue.RepeatRate)).Mean("g1", DayRange.Of(day, 1)));
        Assert.Equal(2, (await SeriesAsync(KpiCatalogue.RepeatRate, day.AddDays(3))).Sum("g1", DayRange.Of(day, 1)).Pending);

        async Task<KpiSeries> SeriesAsync(KpiDefinition kpi, DateOnly? asOf = null) =>
            (await days.SeriesAsync(time.Rules, [kpi], DayRange.Of(day, 1), asOf ?? time.Today, time.Zone, default))[kpi.Id];
    }

    [Fact]
    public async Task Binding_BadInput_IsRefusedWithTheField()
    {
        Assert.NotNull((await _centre.RefusedAsync("/api/bindings", new { version = "hotline:9" }))["errors"]!["version"]);
        Assert.NotNull((await _centre.RefusedAsync("/api/bindings", new { version = PilotCentre.Old, group = "nobody" }))["errors"]!["group"]);
        Assert.NotNull((await _centre.RefusedAsync("/api/bindings", new { version = PilotCentre.Old, from = "2020-01-01T00:00:00Z" }))["errors"]!["from"]);
        using var question = await _centre.Owner.GetAsync("/api/bindings/resolve?group=g1");
        await question.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
        var nothing = await _centre.Owner.GetObjectAsync("/api/bindings/resolve?process=hotline&group=g1");
        Assert.Null(nothing.Text("version"));
        Assert.Contains("No version of process", nothing["because"]![0]!.Text("en"), StringComparison.Ordinal);
        using var lead = await (await _centre.Server.SignedInAsync("lead")).PostAsJsonAsync("/api/bindings", new { version = PilotCentre.Old });
        await lead.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    private async Task PublishAsync(string prompt)
    {
        var model = Flows.Call("bound-flow", Number, Flows.Prompt("say", prompt), Flows.Activity("CallCenter.EndContact", "end"));
        if (await _centre.Server.Get<DefinitionLibrary>().FindAsync("bound-flow", VersionOptions.Latest) is { } latest) model["id"] = latest.Id;
        await _centre.Owner.PublishAsync(model);
    }

    private async Task<FrozenDefinition> FrozenAsync() =>
        new("bound-flow", (await _centre.Server.Get<DefinitionLibrary>().FindAsync("bound-flow", VersionOptions.Published))!.Id);

    private Task AddVersionAsync(int number, FrozenDefinition definition) => _centre.Server.Get<ProcessStore>().AddVersionAsync(
        new() { Process = PilotCentre.Process, Number = number, Status = VersionStatus.Released, Definitions = [definition] }, "owner", default);

    private async Task<string> CallAsync()
    {
        using var answer = await _centre.Owner.PostAsJsonAsync("/api/simulator/calls", new { from = "13800138003", to = Number });
        return (await answer.ObjectAsync(HttpStatusCode.Created)).Text("id")!;
    }

    private async Task<string?> HeardAsync(string? call = null)
    {
        call ??= await CallAsync();
        await AdvanceAsync(10);
        var shown = await _centre.Owner.GetObjectAsync($"/api/simulator/calls/{call}");
        return shown["transcript"]!.AsArray().First(line => line!.Text("kind") == "prompt")!.Text("text");
    }

    private async Task<(string, string?)> KeptAsync(string call)
    {
        var row = await _centre.Server.Get<ContactVersionStore>().FindAsync(call, default);
        return (row!.Version, row.Entry);
    }

    private async Task AdvanceAsync(double seconds)
    {
        using var answer = await _centre.Owner.PostAsJsonAsync("/api/simulator/clock/advance", new { seconds });
        await answer.ObjectAsync(HttpStatusCode.OK);
    }
}
