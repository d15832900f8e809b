using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Server.Processes;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Workflows.Server.Tests.Api;

/// <summary>Versions of processes from draft to release and beyond, over HTTP.</summary>
public sealed class ProcessVersionTests : IAsyncLifetime
{
    private const string Versions = "/api/processes/repair-report/versions";
    private TestServer _server = null!;
    private HttpClient _owner = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _owner = await _server.SignedInAsync("owner");
        await _owner.PublishAsync(Flow("one"));
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Release_FreezesThePublishedVersionForGood()
    {
        await ChangeAsync(2, 1, ["repair"]);
        var released = await MoveAsync(2, "release", 2);
        var frozen = Assert.Single(released["flows"]!.AsArray())!;
        Assert.Equal(("Released", "Pilot", true, 1), (released["head"]!.Text("status"), released["head"]!.Text("stage"), frozen["isFrozen"]!.GetValue<bool>(), frozen["version"]!.GetValue<int>()));

        await _owner.PublishAsync(Flow("one", "two"));
        Assert.Equal(frozen.Text("versionId"), (await _owner.GetObjectAsync($"{Versions}/2"))["flows"]![0]!.Text("versionId"));
        var found = await _server.Get<ProcessStore>().FindVersionAsync("repair-report:2", default);
        Assert.Equal([new FrozenDefinition("repair", frozen.Text("versionId")!)], found!.Version.Definitions);
        Assert.Equal(("owner", true), (found.ReleasedBy, found.ReleasedAt is not null));

        using var deleted = await _owner.DeleteAsync("/elsa/api/workflow-definitions/repair");
        Assert.Contains("has frozen it", await deleted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(frozen.Text("versionId"), (await _owner.GetObjectAsync($"/elsa/api/workflow-definitions/by-id/{frozen.Text("versionId")}")).Text("id"));
    }

    [Fact]
    public async Task Release_WithoutWorkflowOrWithUnpublishedOne_IsRefused()
    {
        using var empty = await _owner.PostAsJsonAsync($"{Versions}/2/release", new { revision = 1 });
        Assert.Contains("has no workflow", (await empty.ProblemAsync(HttpStatusCode.Conflict, "conflict")).Text("detail"), StringComparison.Ordinal);

        await _owner.SaveDraftAsync(Flows.Chain("drawn", Flows.Activity("Elsa.WriteLine", "w", ("text", "x"))));
        await ChangeAsync(2, 1, ["drawn"]);
        using var unpublished = await _owner.PostAsJsonAsync($"{Versions}/2/release", new { revision = 2 });
        Assert.Contains("no published version", (await unpublished.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!["flows"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("Draft", (await _owner.GetObjectAsync($"{Versions}/2"))["head"]!.Text("status"));
    }

    [Fact]
    public async Task Release_WithFindings_IsRefusedUntilTheyAreGone()
    {
        var findings = new Findings { Found = new(2, 0) };
        var editor = ActivatorUtilities.CreateInstance<VersionEditor>(_server.App.Services, (IEnumerable<IVersionFindings>)[findings, new Findings()]);
        await ChangeAsync(2, 1, ["repair"]);
        var draft = (await _server.Get<ProcessStore>().FindVersionAsync("repair-report", 2, default))!;

        foreach (var (found, says) in new[] { (new FindingCount(2, 0), "2 errors"), (new FindingCount(0, 3), "3 warnings") })
        {
            findings.Found = found;
            var refused = await Assert.ThrowsAsync<Problems.ProblemException>(() => editor.ReleaseAsync(draft, draft.Revision, "owner", default));
            Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        }

        findings.Found = default;
        Assert.Equal(VersionStatus.Released, (await editor.ReleaseAsync(draft, draft.Revision, "owner", default)).Version.Status);
        Assert.Equal("repair", Assert.Single(findings.Asked!.Definitions).DefinitionId);
    }

    [Fact]
    public async Task FrozenVersion_IsRevisedNotChanged()
    {
        await ChangeAsync(2, 1, ["repair"]);
        await MoveAsync(2, "release", 2);
        using var changed = await _owner.PutAsJsonAsync($"{Versions}/2", Wanted(3, ["repair"]));
        Assert.Contains("revise it", (await changed.ProblemAsync(HttpStatusCode.Conflict, "conflict")).Text("detail"), StringComparison.Ordinal);
        using var retired = await _owner.PostAsJsonAsync($"{Versions}/2/retire", new { revision = 3 });
        Assert.Contains("Version 2 is released", (await retired.ProblemAsync(HttpStatusCode.Conflict, "conflict")).Text("detail"), StringComparison.Ordinal);

        using var revised = await _owner.PostAsJsonAsync($"{Versions}/2/revise", new { });
        var draft = await revised.ObjectAsync(HttpStatusCode.Created);
        Assert.Equal((3, 2, "Draft", 2), (draft["head"]!["number"]!.GetValue<int>(), draft["head"]!["revises"]!.GetValue<int>(), draft["head"]!.Text("status"), draft["steps"]!.AsArray().Count));
        using var again = await _owner.PostAsJsonAsync($"{Versions}/3/revise", new { });
        await again.ProblemAsync(HttpStatusCode.Conflict, "conflict");

        await MoveAsync(2, "reject", 3);
        Assert.Equal(["Draft", "Rejected", "InForce"], (await _owner.GetObjectAsync(Versions)).Items().Select(version => version.Text("status")));
        var trail = await (await _server.SignedInAsync("admin")).GetObjectAsync("/api/audit?search=repair-report:2");
        Assert.Equal(["version.rejected", "version.released", "version.saved"], trail.Items().Select(entry => entry.Text("action")));
    }

    [Fact]
    public async Task Comparison_NamesWhatCameWentAndChanged()
    {
        await ChangeAsync(2, 1, ["repair", "service-hotline"]);
        await MoveAsync(2, "release", 2);
        using var revised = await _owner.PostAsJsonAsync($"{Versions}/2/revise", new { });
        await revised.ObjectAsync(HttpStatusCode.Created);
        await _owner.PublishAsync(Flow("changed", "two"));
        var wanted = Wanted(1, ["repair"]);
        wanted["steps"]!.AsArray()[1]!["dueMinutes"] = 5;
        wanted["kpis"] = new JsonArray("satisfaction");
        using var saved = await _owner.PutAsJsonAsync($"{Versions}/3", wanted);
        await saved.ObjectAsync(HttpStatusCode.OK);

        var comparison = await _owner.GetObjectAsync($"{Versions}/3/comparison");
        var flows = comparison["flows"]!.AsArray();
        Assert.Equal([("repair", "Changed"), ("service-hotline", "Removed")], flows.Select(flow => (flow!.Text("definitionId"), flow!.Text("kind"))));
        Assert.Equal([("Changed", "one"), ("Added", "line2")], flows[0]!["difference"]!["nodes"]!.AsArray().Select(node => (node!.Text("kind"), node!.Text("id"))));
        Assert.Equal(("text", "one", "changed"), Field(flows[0]!["difference"]!["nodes"]![0]!["fields"]![0]!));
        var step = Assert.Single(comparison["steps"]!.AsArray())!;
        Assert.Equal(("Changed", 10, 5), (step.Text("kind"), step["before"]!["dueMinutes"]!.GetValue<int>(), step["after"]!["dueMinutes"]!.GetValue<int>()));
        Assert.Equal("satisfaction", comparison["kpisAdded"]![0]!.GetValue<string>());

        using var self = await _owner.GetAsync($"{Versions}/2/comparison?with=2");
        await self.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
        using var unknown = await _owner.GetAsync($"{Versions}/2/comparison?with=9");
        await unknown.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Draft_BadInput_IsRefusedFieldByField()
    {
        var wanted = new JsonObject
        {
            ["revision"] = 1,
            ["flows"] = new JsonArray("none-such", null),
            ["steps"] = new JsonArray(null, new JsonObject { ["what"] = "", ["dueMinutes"] = 0 }),
            ["kpis"] = new JsonArray("luck"),
            ["note"] = new string('x', 1001),
        };
        using var answer = await _owner.PutAsJsonAsync($"{Versions}/2", wanted);
        var errors = (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject();
        Assert.Equal(["flows", "kpis", "note", "steps"], errors.Select(error => error.Key).Order());
        Assert.Equal(2, errors["steps"]!.AsArray().Count);
        Assert.Equal(5, (await _owner.GetObjectAsync($"{Versions}/2"))["steps"]!.AsArray().Count);

        using var withoutRevision = await _owner.PutAsJsonAsync($"{Versions}/2", new { steps = Array.Empty<object>() });
        Assert.NotNull((await withoutRevision.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!["revision"]);
    }

    [Fact]
    public async Task Draft_ChangedByTwoAtOnce_IsWrittenByOne()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _owner.PutAsJsonAsync($"{Versions}/2", Wanted(1, ["repair"]))));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        foreach (var answer in answers) answer.Dispose();
        Assert.Equal(2, (await _owner.GetObjectAsync($"{Versions}/2"))["revision"]!.GetValue<int>());
    }

    [Fact]
    public async Task Drafts_ByManyAtOnce_HaveNumbersOfTheirOwn()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _owner.PostAsJsonAsync(Versions, new { })));
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, answer.StatusCode.ToString()));
        var created = answers.Count(answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var answer in answers) answer.Dispose();
        Assert.InRange(created, 1, 8);
        Assert.Equal(Enumerable.Range(1, created + 2).Reverse(), (await _owner.GetObjectAsync(Versions)).Items().Select(version => version["number"]!.GetValue<int>()));
    }

    private static (string?, string?, string?) Field(JsonNode field) => (field.Text("name"), field.Text("before"), field.Text("after"));

    private static JsonObject Flow(string text, params string[] more) => Flows.Chain(
        "repair", [Flows.Activity("Elsa.WriteLine", "one", ("text", text)), .. more.Select((line, index) => Flows.Activity("Elsa.WriteLine", $"line{index + 2}", ("text", line)))]);

    private static JsonObject Wanted(int revision, string[] flows) => new()
    {
        ["revision"] = revision,
        ["flows"] = new JsonArray([.. flows.Select(flow => (JsonNode)flow)]),
        ["steps"] = new JsonArray(
            new JsonObject { ["what"] = "登记", ["role"] = "坐席", ["dueMinutes"] = 3 }, new JsonObject { ["what"] = "派单", ["role"] = "派单员", ["dueMinutes"] = 10 }),
        ["kpis"] = new JsonArray(),
    };

    private async Task ChangeAsync(int number, int revision, string[] flows)
    {
        using var answer = await _owner.PutAsJsonAsync($"{Versions}/{number}", Wanted(revision, flows));
        await answer.ObjectAsync(HttpStatusCode.OK);
    }

    private async Task<JsonObject> MoveAsync(int number, string move, int revision)
    {
        using var answer = await _owner.PostAsJsonAsync($"{Versions}/{number}/{move}", new { revision });
        return await answer.ObjectAsync(HttpStatusCode.OK);
    }

    private sealed class Findings : IVersionFindings
    {
        public FindingCount Found { get; set; }

        public ProcessVersion? Asked { get; private set; }

        public Task<FindingCount> CountAsync(ProcessVersion version, CancellationToken cancellationToken)
        {
            Asked = version;
            return Task.FromResult(Found);
        }
    }
}
