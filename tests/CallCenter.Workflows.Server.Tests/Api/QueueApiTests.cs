using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Persistence.Centre;
using CallCenter.Queues;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Api;

[Collection(ServerCollection.Name)]
public class QueueApiTests(SharedServer shared)
{
    private TestServer Server => shared.Server;

    [Fact]
    public async Task Queue_PutAndRead_KeepsEverySettingAndHoldsOnTheFloor()
    {
        var client = await Server.SignedInAsync("lead");
        var wanted = new JsonObject
        {
            ["name"] = "贵宾专线", ["groups"] = new JsonArray("g1"), ["skills"] = new JsonArray(new JsonObject { ["name"] = "英语", ["level"] = 3 }), ["capacity"] = 7,
            ["ringSeconds"] = 15, ["wrapUpMode"] = "Mandatory", ["wrapUpSeconds"] = 45, ["wrapUpCodes"] = new JsonArray("咨询", "投诉"), ["refuseWithoutAgents"] = false,
            ["serviceLevelTargetSeconds"] = 10, ["music"] = "calm", ["calendar"] = "service-hours", ["relaxLevelSeconds"] = 30, ["lastAgentSeconds"] = 20,
            ["overflow"] = new JsonArray(
                new JsonObject { ["kind"] = "Queue", ["target"] = "operator", ["afterSeconds"] = 60, ["atLength"] = null },
                new JsonObject { ["kind"] = "Callback", ["target"] = null, ["afterSeconds"] = null, ["atLength"] = 5 }),
            ["levelBonuses"] = new JsonArray(new JsonObject { ["level"] = "Key", ["priority"] = 4 }), ["recording"] = "Always", ["callbackAttempts"] = 3, ["callbackRetrySeconds"] = 600,
        };
        using var created = await client.PutAsJsonAsync("/api/queues/vip-line", wanted);
        await created.ObjectAsync(HttpStatusCode.Created);

        var read = await client.GetObjectAsync("/api/queues/vip-line");
        foreach (var (field, value) in wanted) Assert.True(JsonNode.DeepEquals(value, read[field]), $"{field}: {read[field]?.ToJsonString()}");
        await Server.Get<CentreDirectory>().ReloadAsync(default);
        Assert.Equal([OverflowKind.Queue, OverflowKind.Callback], Server.Get<CentreDirectory>().Facts.Queues.Single(queue => queue.Id == "vip-line").Overflow.Select(rule => rule.Kind));
        Assert.Equal(WrapUpMode.Mandatory, (await Server.Get<ContactFloor>().QueueAsync("贵宾专线"))!.Queue.WrapUpMode);

        wanted["name"] = "贵宾热线";
        using var changed = await client.PutAsJsonAsync("/api/queues/vip-line", wanted);
        Assert.Equal("贵宾热线", (await changed.ObjectAsync(HttpStatusCode.OK)).Text("name"));
    }

    [Fact]
    public async Task Queue_Deleted_OnlyWhenNothingNamesIt()
    {
        var client = await Server.SignedInAsync("lead");
        using var drawn = await client.DeleteAsync("/api/queues/presales");
        Assert.Contains("服务热线", (await drawn.ProblemAsync(HttpStatusCode.Conflict, "conflict")).Text("detail"), StringComparison.Ordinal);
        using var missing = await client.DeleteAsync("/api/queues/nowhere");
        await missing.ProblemAsync(HttpStatusCode.NotFound, "not-found");

        using (await client.PutAsJsonAsync("/api/queues/spare", new { name = "备用" })) { }
        using (await client.PutAsJsonAsync("/api/queues/spills", new { name = "溢出来源", overflow = new[] { new { kind = "Queue", target = "spare", afterSeconds = 60 } } })) { }
        using var used = await client.DeleteAsync("/api/queues/spare");
        await used.ProblemAsync(HttpStatusCode.Conflict, "conflict");
        foreach (var id in new[] { "spills", "spare" })
        {
            using var deleted = await client.DeleteAsync("/api/queues/" + id);
            Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
            Assert.Null(await Server.Get<ContactFloor>().QueueAsync(id));
        }
    }

    [Fact]
    public async Task Queue_BadSettings_NameEachField()
    {
        var client = await Server.SignedInAsync("lead");
        using var answer = await client.PutAsJsonAsync("/api/queues/presales", new
        {
            name = "", groups = new[] { "nobody" }, skills = new[] { new { name = "英语", level = 6 } }, capacity = 0, ringSeconds = 1, wrapUpMode = "Sometimes",
            calendar = "never", relaxLevelSeconds = 0, overflow = new[] { new { kind = "Queue", target = "presales" } }, levelBonuses = new[] { new { level = "", priority = 1 } },
        });
        var errors = (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject();
        Assert.Equal(
            ["calendar", "capacity", "groups", "levelBonuses", "name", "overflow", "relaxLevelSeconds", "ringSeconds", "skills", "wrapUpMode"],
            errors.Select(error => error.Key).Order(StringComparer.Ordinal));
        Assert.Equal("售前咨询", (await client.GetObjectAsync("/api/queues/presales")).Text("name"));
    }

    [Fact]
    public async Task Floor_Snapshots_TellAllFacts()
    {
        var client = await Server.SignedInAsync("lead");
        var queue = (await client.GetObjectAsync("/api/queues?pageSize=500")).Items()[0].AsObject();
        foreach (var fact in new[] { "waiting", "longestWaitSeconds", "expectedWaitSeconds", "agentsBusy", "today", "serviceLevel" }) Assert.True(queue.ContainsKey(fact), fact);
        var agent = (await client.GetObjectAsync("/api/agents?pageSize=500")).Items()[0].AsObject();
        foreach (var fact in new[] { "state", "stateSince", "breakReason", "contactId", "wrapUp", "messageIds", "queues" }) Assert.True(agent.ContainsKey(fact), fact);
    }

    [Fact]
    public async Task Groups_Put_AreNamedAtOnce()
    {
        var client = await Server.SignedInAsync("lead");
        using var created = await client.PutAsJsonAsync("/api/groups/experts", new { name = "专家坐席" });
        await created.ObjectAsync(HttpStatusCode.Created);
        Assert.Contains((await client.GetObjectAsync("/api/groups?pageSize=100")).Items(), group => group.Text("name") == "专家坐席");
        using var bad = await client.PutAsJsonAsync("/api/groups/experts", new { name = " " });
        await bad.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
    }

    [Fact]
    public async Task Breaks_OnlyForAReasonOfTheList()
    {
        var client = await Server.SignedInAsync("lead");
        Assert.Contains("用餐", (await client.GetObjectAsync("/api/break-reasons"))["items"]!.AsArray().Select(reason => reason!.GetValue<string>()));
        using var wrong = await client.PutAsJsonAsync("/api/agents/a1024/state", new { state = "Break", reason = "逛街" });
        Assert.Contains("用餐", (await wrong.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input")).Text("detail"), StringComparison.Ordinal);
        using var right = await client.PutAsJsonAsync("/api/agents/a1024/state", new { state = "Break", reason = "用餐" });
        Assert.Equal(HttpStatusCode.NoContent, right.StatusCode);
        var agent = (await client.GetObjectAsync("/api/agents?pageSize=500")).Items().Single(one => one.Text("id") == "a1024");
        Assert.Equal("用餐", agent.Text("breakReason"));
        using var code = await client.PutAsJsonAsync("/api/agents/a1024/wrap-up-code", new { code = "咨询" });
        await code.ProblemAsync(HttpStatusCode.Conflict, "conflict");
        using var twice = await client.PutAsJsonAsync("/api/break-reasons", new { items = new[] { "用餐", "用餐" } });
        await twice.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
    }

    [Fact]
    public async Task Messages_FromTheWeb_BecomeContactsThatKeepTheirText()
    {
        var client = await Server.SignedInAsync("lead");
        using var taken = await client.PostAsJsonAsync("/api/contacts", new { channel = "Web", from = "13700000009", to = "web-desk", text = "什么时候送货？" });
        var id = (await taken.ObjectAsync(HttpStatusCode.Accepted)).Text("id")!;
        var record = await Server.Get<ContactFloor>().ContactAsync(new(id));
        Assert.Equal("Web", record!.Channel);
        Assert.Contains(record.Journal, entry => entry is { Kind: "message", Text: "什么时候送货？" });
        using var bad = await client.PostAsJsonAsync("/api/contacts", new { channel = "Voice", from = "", to = "", text = "" });
        var errors = (await bad.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject();
        Assert.Equal(["channel", "from", "text", "to"], errors.Select(error => error.Key).Order());
    }
}
