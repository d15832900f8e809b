using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Api;

/// <summary>The process catalogue of the demo centre, over HTTP.</summary>
public sealed class ProcessTests : IAsyncLifetime
{
    private const string Processes = "/api/processes";
    private TestServer _server = null!;
    private HttpClient _owner = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _owner = await _server.SignedInAsync("owner");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Process_AddedAndChanged_IsReadAsWritten()
    {
        var added = await AddAsync("parcel-search");
        Assert.Equal(("Candidate", "Identify", 1), (added["head"]!.Text("standing"), added["head"]!.Text("stage"), Revision(added)));
        var wanted = Wanted("parcel-search");
        (wanted["revision"], wanted["name"], wanted["expected"]) = (1, "包裹查询", new JsonObject { ["benefitPerYear"] = 1200, ["costOnce"] = 500, ["costPerYear"] = 200 });
        var changed = await PutAsync("parcel-search", wanted);

        var content = (await _owner.GetObjectAsync($"{Processes}/parcel-search"))["content"]!;
        Assert.Equal((2, "包裹查询", "owner"), (Revision(changed), content.Text("name"), changed["head"]!.Text("updatedBy")));
        Assert.Equal(("phone", "Information", 0.9, 6), (content["channels"]![0]!.GetValue<string>(), content["inputs"]![0]!.Text("kind"),
            content["kpis"]![0]!["target"]!.GetValue<double>(), content["expected"]!["paybackMonths"]!.GetValue<double>()));
    }

    [Fact]
    public async Task Change_OfWhatSomebodyElseChanged_IsRefusedAndNothingIsLost()
    {
        await AddAsync("parcel-search");
        var first = Wanted("parcel-search");
        (first["revision"], first["name"]) = (1, "先到");
        await PutAsync("parcel-search", first);
        var second = Wanted("parcel-search");
        (second["revision"], second["name"]) = (1, "后到");
        using var refused = await _owner.PutAsJsonAsync($"{Processes}/parcel-search", second);
        Assert.Contains("owner has changed it", (await refused.ProblemAsync(HttpStatusCode.Conflict, "conflict")).Text("detail"), StringComparison.Ordinal);

        Assert.Equal("先到", (await _owner.GetObjectAsync($"{Processes}/parcel-search"))["content"]!.Text("name"));
        using var deleted = await _owner.DeleteAsync($"{Processes}/parcel-search?revision=1");
        await deleted.ProblemAsync(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task BadInput_IsRefusedFieldByField()
    {
        var wanted = new JsonObject
        {
            ["id"] = "bad",
            ["name"] = " ",
            ["class"] = "Nonsense",
            ["owner"] = "agent",
            ["channels"] = new JsonArray("fax", null),
            ["goals"] = new JsonArray((JsonNode?)null),
            ["inputs"] = new JsonArray(new JsonObject { ["kind"] = "Magic", ["text"] = "x" }),
            ["outputs"] = new JsonArray((JsonNode?)null),
            ["mainGoal"] = "riches",
            ["kpis"] = new JsonArray(new JsonObject { ["kpi"] = "service-level", ["target"] = 80 }, new JsonObject { ["kpi"] = "luck", ["target"] = 1 }),
            ["expected"] = new JsonObject { ["benefitPerYear"] = -1 },
        };
        using var answer = await _owner.PostAsJsonAsync(Processes, wanted);
        var errors = (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject();
        Assert.Equal(["channels", "class", "expected", "goals", "inputs", "kpis", "mainGoal", "name", "outputs", "owner"], errors.Select(error => error.Key).Order());
        Assert.Contains("KeyUser, OperationSupport", errors["class"]![0]!.GetValue<string>(), StringComparison.Ordinal);

        var chinese = await _server.SignInAsync("owner", "zh-CN");
        using var inChinese = await chinese.PostAsJsonAsync(Processes, wanted);
        Assert.Contains("请填写名称", (await inChinese.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!["name"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        chinese.Dispose();
    }

    [Theory]
    [InlineData("Repair")]
    [InlineData("axes")]
    [InlineData("a:1")]
    [InlineData(null)]
    public async Task Id_ThatCannotBeAnAddress_IsRefused(string? id)
    {
        var wanted = Wanted("x");
        wanted["id"] = id;
        using var answer = await _owner.PostAsJsonAsync(Processes, wanted);
        Assert.NotNull((await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!["id"]);
    }

    [Fact]
    public async Task Id_ThatIsTaken_IsRefused()
    {
        var wanted = Wanted("service-hotline");
        wanted["name"] = "另一个";
        using var answer = await _owner.PostAsJsonAsync(Processes, wanted);
        await answer.ProblemAsync(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task Candidate_ScoredAndChosen_MovesUpAndMayHaveVersions()
    {
        await AddAsync("parcel-search");
        var other = Wanted("not-scored");
        (other["name"], other["englishName"]) = ("包装礼品", "Wrapping gifts");
        using var added = await _owner.PostAsJsonAsync(Processes, other);
        await added.ObjectAsync(HttpStatusCode.Created);
        using var tooEarly = await _owner.PostAsJsonAsync($"{Processes}/parcel-search/versions", new { });
        Assert.Contains("has not been chosen", (await tooEarly.ProblemAsync(HttpStatusCode.Conflict, "conflict")).Text("detail"), StringComparison.Ordinal);

        using var halfScored = await _owner.PutAsJsonAsync($"{Processes}/parcel-search/score", new { revision = 1, points = new[] { new { criterion = "goal", points = 6 } } });
        Assert.Equal(8, (await halfScored.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject().Count);
        var criteria = (await _owner.GetObjectAsync($"{Processes}/choices"))["criteria"]!.AsArray();
        var points = criteria.Select(criterion => new { criterion = criterion!.Text("id"), points = criterion!.Text("side") == "Value" ? 5 : 1 });
        using var scored = await _owner.PutAsJsonAsync($"{Processes}/parcel-search/score", new { revision = 1, points });
        var rank = (await scored.ObjectAsync(HttpStatusCode.OK))["head"]!["rank"]!;
        Assert.Equal((5, "First"), (rank["priority"]!.GetValue<double>(), rank.Text("field")));
        var priorities = JsonNode.Parse(await _owner.GetStringAsync($"{Processes}/priorities"))!.AsArray();
        Assert.Equal(("parcel-search", "not-scored", null), (priorities[0]!.Text("id"), priorities[^1]!.Text("id"), priorities[^1]!["rank"]?.Text("field")));

        using var chosen = await _owner.PutAsJsonAsync($"{Processes}/parcel-search/standing", new { revision = 2, standing = "Chosen", reason = "值得" });
        await chosen.ObjectAsync(HttpStatusCode.OK);
        using var drafted = await _owner.PostAsJsonAsync($"{Processes}/parcel-search/versions", new { });
        Assert.Equal("parcel-search:1", (await drafted.ObjectAsync(HttpStatusCode.Created))["head"]!.Text("id"));
        using var dropped = await _owner.PutAsJsonAsync($"{Processes}/parcel-search/standing", new { revision = 3, standing = "Dropped", reason = "不做了" });
        await dropped.ProblemAsync(HttpStatusCode.Conflict, "conflict");
        using var deleted = await _owner.DeleteAsync($"{Processes}/parcel-search?revision=3");
        Assert.Contains("has 1 versions", (await deleted.ProblemAsync(HttpStatusCode.Conflict, "conflict")).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeyUserProcess_WithoutCustomers_IsNotChosen()
    {
        var wanted = Wanted("parcel-search");
        wanted["customers"] = new JsonArray();
        using var added = await _owner.PostAsJsonAsync(Processes, wanted);
        await added.ObjectAsync(HttpStatusCode.Created);
        using var chosen = await _owner.PutAsJsonAsync($"{Processes}/parcel-search/standing", new { revision = 1, standing = "Chosen" });
        Assert.Equal(["customers"], (await chosen.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject().Select(error => error.Key));
        using var dropped = await _owner.PutAsJsonAsync($"{Processes}/parcel-search/standing", new { revision = 1, standing = "Dropped" });
        Assert.NotNull((await dropped.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!["reason"]);
    }

    [Fact]
    public async Task Coverage_OfTheDemo_ShowsGapOverlapAndWhatNeedsNone()
    {
        var map = await _owner.GetObjectAsync($"{Processes}/coverage");
        string? State(string kind, string channel, string customers) => map["cells"]!.AsArray()
            .Single(cell => cell!.Text("serviceKind") == kind && cell!.Text("channel") == channel && cell!.Text("customers") == customers)!.Text("state");

        Assert.Equal(
            ("Covered", "Overlap", "NotNeeded", "None", "Planned"),
            (State("consultation", "phone", "key"), State("appointment", "phone", "key"), State("appointment", "web", "dealers"), State("consultation", "phone", "dealers"), State("complaint", "web", "key")));
        Assert.Equal(18, map["counts"]!.AsObject().Sum(count => count.Value!.GetValue<int>()));
    }

    [Fact]
    public async Task Axes_KeepWhatProcessesName()
    {
        var shown = await _owner.GetObjectAsync($"{Processes}/axes");
        var axes = shown["axes"]!.DeepClone().AsObject();
        axes["revision"] = shown["revision"]!.GetValue<int>();
        axes["channels"]!.AsArray().RemoveAt(0);
        using var refused = await _owner.PutAsJsonAsync($"{Processes}/axes", axes);
        Assert.Contains("phone (服务热线接听)", (await refused.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!["channels"]![0]!.GetValue<string>(), StringComparison.Ordinal);

        axes = shown["axes"]!.DeepClone().AsObject();
        axes["revision"] = shown["revision"]!.GetValue<int>();
        axes["channels"]!.AsArray().Add(new JsonObject { ["id"] = "chat", ["name"] = "在线", ["englishName"] = "Chat" });
        using var saved = await _owner.PutAsJsonAsync($"{Processes}/axes", axes);
        await saved.ObjectAsync(HttpStatusCode.OK);
        Assert.Equal(27, (await _owner.GetObjectAsync($"{Processes}/coverage"))["cells"]!.AsArray().Count);
        using var again = await _owner.PutAsJsonAsync($"{Processes}/axes", axes);
        await again.ProblemAsync(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task Axes_BadInput_IsRefusedFieldByField()
    {
        var axes = new JsonObject
        {
            ["revision"] = 1,
            ["serviceKinds"] = new JsonArray(new JsonObject { ["id"] = "A b", ["name"] = "甲" }),
            ["channels"] = new JsonArray((JsonNode?)null),
            ["exclusions"] = new JsonArray(new JsonObject { ["serviceKind"] = "none-such", ["reason"] = "" }),
        };
        using var answer = await _owner.PutAsJsonAsync($"{Processes}/axes", axes);
        var errors = (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject();
        Assert.Equal(["channels", "customers", "exclusions", "serviceItems", "serviceKinds"], errors.Select(error => error.Key).Order());
    }

    [Fact]
    public async Task Inventory_CountsRunsAndNamesTheProcess()
    {
        using var call = await _owner.PostAsJsonAsync("/api/simulator/calls", new { from = "13800138000", to = "8008101992" });
        await call.ObjectAsync(HttpStatusCode.Created);
        using var advanced = await _owner.PostAsJsonAsync("/api/simulator/clock/advance", new { seconds = 1 });
        advanced.EnsureSuccessStatusCode();
        var inventory = await _owner.GetObjectAsync($"{Processes}/inventory");
        var line = inventory["lines"]!.AsArray().First(line => line!["flow"]!.Text("definitionId") == "service-hotline")!;
        Assert.Equal((1, "service-hotline"), (line["flow"]!["runs"]!.GetValue<int>(), line["processes"]![0]!.GetValue<string>()));

        var before = await _owner.GetObjectAsync($"{Processes}/inventory?from=2020-01-01T00:00:00Z&until=2020-02-01T00:00:00Z");
        Assert.Equal((0, null), (before["runs"]!.GetValue<int>(), before["lines"]![0]!["share"]));
        using var backwards = await _owner.GetAsync($"{Processes}/inventory?from=2020-02-01T00:00:00Z&until=2020-01-01T00:00:00Z");
        await backwards.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
    }

    [Fact]
    public async Task TeamLead_ReadsAndDoesNotWrite()
    {
        var lead = await _server.SignedInAsync("lead");
        Assert.Equal(8, (await lead.GetObjectAsync(Processes))["totalCount"]!.GetValue<int>());
        Assert.Equal("repair-report", Assert.Single((await lead.GetObjectAsync($"{Processes}?stage=Define&search=REPAIR")).Items()).Text("id"));
        using var written = await lead.PostAsJsonAsync(Processes, Wanted("parcel-search"));
        await written.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        using var read = await (await _server.SignedInAsync("agent")).GetAsync(Processes);
        await read.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Changes_AreWrittenDown()
    {
        await AddAsync("parcel-search");
        using var deleted = await _owner.DeleteAsync($"{Processes}/parcel-search?revision=1");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        var trail = await (await _server.SignedInAsync("admin")).GetObjectAsync("/api/audit?search=parcel-search");
        Assert.Equal(["process.deleted", "process.saved"], trail.Items().Select(entry => entry.Text("action")));
        using var gone = await _owner.GetAsync($"{Processes}/parcel-search");
        await gone.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    private static int Revision(JsonObject detail) => detail["head"]!["revision"]!.GetValue<int>();

    private async Task<JsonObject> AddAsync(string id)
    {
        using var answer = await _owner.PostAsJsonAsync(Processes, Wanted(id));
        return await answer.ObjectAsync(HttpStatusCode.Created);
    }

    private async Task<JsonObject> PutAsync(string id, JsonObject wanted)
    {
        using var answer = await _owner.PutAsJsonAsync($"{Processes}/{id}", wanted);
        return await answer.ObjectAsync(HttpStatusCode.OK);
    }

    private static JsonObject Wanted(string id) => new()
    {
        ["id"] = id,
        ["name"] = "找包裹",
        ["englishName"] = "Finding parcels",
        ["class"] = "KeyUser",
        ["owner"] = "owner",
        ["customers"] = new JsonArray("consumers"),
        ["channels"] = new JsonArray("phone"),
        ["serviceKinds"] = new JsonArray("consultation"),
        ["goals"] = new JsonArray("当天答复"),
        ["inputs"] = new JsonArray(new JsonObject { ["kind"] = "Information", ["text"] = "运单号" }),
        ["outputs"] = new JsonArray(new JsonObject { ["kind"] = "Service", ["text"] = "包裹位置" }),
        ["mainGoal"] = "satisfaction",
        ["kpis"] = new JsonArray(new JsonObject { ["kpi"] = "satisfaction", ["target"] = 0.9 }),
    };
}
