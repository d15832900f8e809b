using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Server.Tests.Elsa;

[Collection(ElsaApiCollection.Name)]
public sealed class DefinitionApiTests(ElsaHost host)
{
    private static int _names;

    [Fact]
    public async Task Create_AsStudioDoes_AnswersADefinitionStudioCanOpen()
    {
        var answer = await host.PostAsync("workflow-definitions", StudioFlows.Create(NewName()));

        Approval.Verify(answer, "save");
        var definition = answer["workflowDefinition"]!.AsObject();
        Assert.Equal("Workflow1:f1", definition["root"]!["nodeId"]!.GetValue<string>());
        Assert.Contains(definition["links"]!.AsArray(), link => link!["rel"]!.GetValue<string>() == "publish");
        var found = await host.GetAsync($"workflow-definitions/by-definition-id/{definition.Text("definitionId")}?versionOptions=Latest");
        Assert.True(JsonNode.DeepEquals(definition, found));
    }

    [Fact]
    public async Task List_AsStudioAsks_AnswersSummariesWithLinks()
    {
        var definition = await CreateAsync();

        var page = await host.GetAsync("workflow-definitions?versionOptions=Latest&Page=0&PageSize=1&SearchTerm=" + definition.Text("name") + "&IsSystem=False&OrderDirection=Ascending");

        Approval.Verify(page, "list");
        Assert.Equal(1, page["totalCount"]!.GetValue<int>());
        Assert.Equal(definition.Text("id"), page["items"]![0]!["id"]!.GetValue<string>());
        Assert.Contains(page["links"]!.AsArray(), link => link!["rel"]!.GetValue<string>() == "bulk-publish");
    }

    [Fact]
    public async Task List_ByVersionIds_AnswersOldVersionsTooAndLeavesOutWhatIsNotThere()
    {
        var first = await PublishAsync(await CreateAsync());
        var second = await SaveAsync(first, StudioFlows.Naming);

        var page = await host.GetAsync($"workflow-definitions?versionOptions=&Ids={first.Text("id")}&Ids={second.Text("id")}&Ids=gone");

        Assert.Equal(2, page["totalCount"]!.GetValue<int>());
    }

    [Fact]
    public async Task List_VersionHistory_IsNewestFirst()
    {
        var first = await PublishAsync(await CreateAsync());
        await SaveAsync(first, StudioFlows.Naming);

        var page = await host.GetAsync(
            $"workflow-definitions?versionOptions=AllVersions&Page=0&PageSize=10&DefinitionIds={first.Text("definitionId")}&OrderBy=Version&OrderDirection=Descending");

        Assert.Equal([2, 1], page["items"]!.AsArray().Select(item => item!["version"]!.GetValue<int>()));
        Assert.Equal([false, true], page["items"]!.AsArray().Select(item => item!["isPublished"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Save_UnknownActivity_IsShownAsPlaceholderAndKept()
    {
        var definition = await CreateAsync();
        var saved = await SaveAsync(definition, """[{"id":"u","name":"U","type":"Vendor.Thing","version":4,"secret":{"a":[1]},"metadata":{},"customProperties":{}}]""");

        var placeholder = saved["root"]!["activities"]![0]!.AsObject();
        Assert.Equal("Elsa.NotFoundActivity", placeholder.Text("type"));
        var again = await SaveAsync(saved, saved["root"]!["activities"]!.ToJsonString());
        var exported = DefinitionJson.Parse(await host.Client.GetByteArrayAsync($"workflow-definitions/{again.Text("definitionId")}/export?versionOptions=Latest"));
        Assert.Equal("Vendor.Thing", exported["root"]!["activities"]![0]!["type"]!.GetValue<string>());
        Assert.Equal("[1]", exported["root"]!["activities"]![0]!["secret"]!["a"]!.ToJsonString());
    }

    [Fact]
    public async Task Publish_FlowWithErrors_AnswersEveryErrorAndLeavesTheStoredFlow()
    {
        var definition = await CreateAsync();
        var body = StudioFlows.Save(definition, """
            [{"id":"m","name":"Main menu","type":"CallCenter.Menu","version":1,"attempts":{"expression":{"type":"Literal","value":"99"}}},
             {"id":"x","name":"Odd","type":"Vendor.Thing","version":1}]
            """, """[{"source":{"activity":"m","port":"Nowhere"},"target":{"activity":"x"}}]""", publish: true);

        var refused = await host.PostAsync("workflow-definitions", body, HttpStatusCode.BadRequest);

        Approval.Verify(refused, "refused");
        var texts = refused["errors"]!["any"]!.AsArray().Select(text => text!.GetValue<string>()).ToList();
        Assert.Equal(5, texts.Count);
        Assert.Contains(texts, text => text.Contains("Main menu", StringComparison.Ordinal) && text.Contains("Attempts", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("Vendor.Thing", StringComparison.Ordinal));
        var stored = await host.GetAsync($"workflow-definitions/by-definition-id/{definition.Text("definitionId")}");
        Assert.True(JsonNode.DeepEquals(definition, stored));
    }

    [Fact]
    public async Task Publish_InChinese_SpeaksChinese()
    {
        using var client = host.As("ProcessOwner", "zh-CN");
        var definition = await CreateAsync();
        var body = StudioFlows.Save(definition, """[{"id":"x","name":"Odd","type":"Vendor.Thing","version":1}]""", publish: true);

        var refused = await ElsaHost.ReadAsync(await client.PostAsync("workflow-definitions", ElsaHost.Content(body)), HttpStatusCode.BadRequest);

        Assert.StartsWith("活动“Odd”的类型", refused["errors"]!["any"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_MalformedJson_Answers400WithThePlace()
    {
        var answer = await host.Client.PostAsync("workflow-definitions", new StringContent("{\"model\":{\n \"name\": }}", Encoding.UTF8, "application/json"));

        var refused = await ElsaHost.ReadAsync(answer, HttpStatusCode.BadRequest);
        Assert.Contains("line 2", refused["errors"]!["any"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_ByWhoMayOnlyRead_Answers400SoThatStudioShowsIt()
    {
        using var lead = host.As("TeamLead");
        var definition = await CreateAsync();

        var refused = await ElsaHost.ReadAsync(
            await lead.PostAsync("workflow-definitions", ElsaHost.Content(StudioFlows.Save(definition, "[]"))), HttpStatusCode.BadRequest);

        Assert.Contains("nothing was saved", refused["errors"]!["any"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        var shown = await ElsaHost.ReadAsync(await lead.GetAsync($"workflow-definitions/by-id/{definition.Text("id")}"), HttpStatusCode.OK);
        Assert.DoesNotContain(shown["links"]!.AsArray(), link => link!["rel"]!.GetValue<string>() == "publish");
    }

    [Theory]
    [InlineData("Agent", HttpStatusCode.Forbidden)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    public async Task List_ByWhoMayNot_IsRefused(string role, HttpStatusCode expected)
    {
        using var client = host.As(role);

        Assert.Equal(expected, (await client.GetAsync("workflow-definitions")).StatusCode);
    }

    [Fact]
    public async Task Save_FromASecondTabThatIsBehind_Answers400()
    {
        var first = await CreateAsync();
        var other = first.DeepClone().AsObject();
        other["id"] = "someone-else";

        var refused = await host.PostAsync("workflow-definitions", StudioFlows.Save(other, StudioFlows.Naming), HttpStatusCode.BadRequest);

        Assert.Contains("changed elsewhere", refused["errors"]!["any"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublishRetractRevert_WholeRound_KeepsTheRules()
    {
        var definition = await CreateAsync();
        var id = definition.Text("definitionId");
        Assert.False((await host.PostAsync($"workflow-definitions/{id}/publish", null))["alreadyPublished"]!.GetValue<bool>());
        Assert.True((await host.PostAsync($"workflow-definitions/{id}/publish", null))["alreadyPublished"]!.GetValue<bool>());
        Assert.False((await host.PostAsync($"workflow-definitions/{id}/retract", null))["isPublished"]!.GetValue<bool>());
        await host.PostAsync($"workflow-definitions/{id}/retract", null, HttpStatusCode.BadRequest);

        Assert.Equal(2, (await host.PostAsync($"workflow-definitions/{id}/revert/1", null))["version"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.PostAsync($"workflow-definitions/{id}/revert/9", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.PostAsync("workflow-definitions/gone/publish", null)).StatusCode);
    }

    [Fact]
    public async Task Delete_DefinitionAndVersion_IsGone()
    {
        var first = await PublishAsync(await CreateAsync());
        var second = await SaveAsync(first, StudioFlows.Naming);

        Assert.Equal(HttpStatusCode.NoContent, (await host.Client.DeleteAsync($"workflow-definition-versions/{second.Text("id")}")).StatusCode);
        Assert.Equal(first.Text("id"), (await host.GetAsync($"workflow-definitions/by-definition-id/{first.Text("definitionId")}")).Text("id"));
        Assert.Equal(HttpStatusCode.NoContent, (await host.Client.DeleteAsync($"workflow-definitions/{first.Text("definitionId")}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.DeleteAsync($"workflow-definitions/{first.Text("definitionId")}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync($"workflow-definitions/by-id/{first.Text("id")}")).StatusCode);
    }

    [Fact]
    public async Task BulkActions_SomeThatAreNotThere_AnswerEveryList()
    {
        var id = (await CreateAsync()).Text("definitionId")!;
        var ids = new JsonObject { ["definitionIds"] = new JsonArray(id, "gone") };

        var published = await host.PostAsync("bulk-actions/publish/workflow-definitions/by-definition-ids", ids);
        var retracted = await host.PostAsync("bulk-actions/retract/workflow-definitions/by-definition-ids", ids);
        var deleted = await host.PostAsync("bulk-actions/delete/workflow-definitions/by-definition-id", ids);

        Assert.Equal($$"""{"published":["{{id}}"],"alreadyPublished":[],"notFound":["gone"],"skipped":[],"updatedConsumers":[],"failed":[],"warnings":[]}""", published.ToJsonString());
        Assert.Equal($$"""{"retracted":["{{id}}"],"alreadyRetracted":[],"notFound":["gone"],"skipped":[],"notPublished":[]}""", retracted.ToJsonString());
        Assert.Equal(1, deleted["deleted"]!.GetValue<int>());
    }

    [Fact]
    public async Task IsNameUnique_TakenName_IsNotUniqueExceptForItsOwner()
    {
        var definition = await CreateAsync();
        var path = $"workflow-definitions/validation/is-name-unique?name={definition.Text("name")}";

        Assert.False((await host.GetAsync(path))["isUnique"]!.GetValue<bool>());
        Assert.True((await host.GetAsync($"{path}&definitionId={definition.Text("definitionId")}"))["isUnique"]!.GetValue<bool>());
    }

    [Fact]
    public async Task ExportThenImport_Bulk_MakesTheSameFlowElsewhere()
    {
        var definition = await SaveAsync(await CreateAsync(), StudioFlows.Waiting, StudioFlows.FromNamingToMenu);
        var response = await host.Client.PostAsync("bulk-actions/export/workflow-definitions", ElsaHost.Content(new JsonObject { ["ids"] = new JsonArray(definition.Text("id")) }));
        Assert.Equal("workflow-definitions.zip", response.Content.Headers.ContentDisposition!.FileName);
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        var model = await JsonNode.ParseAsync(await Assert.Single(zip.Entries).OpenAsync());
        Assert.StartsWith("https://elsaworkflows.io/schemas/workflow-definition/v3", model!["$schema"]!.GetValue<string>(), StringComparison.Ordinal);
        model["definitionId"] = "copy-" + NewName();

        var imported = await host.PostAsync("workflow-definitions/import", model);

        Assert.Equal(model["definitionId"]!.GetValue<string>(), imported.Text("definitionId"));
        Assert.Equal(definition["root"]!["connections"]!.ToJsonString(), imported["root"]!["connections"]!.ToJsonString());
    }

    [Fact]
    public async Task ImportFiles_OneBadAmongThem_ChangesNothing()
    {
        var id = "import-" + NewName();
        using var form = new MultipartFormDataContent();
        Add("good.json", $$"""{"definitionId":"{{id}}","name":"x","root":{"type":"Elsa.Sequence"} }""");
        Add("bad.json", """{"hello":1}""");

        var refused = await ElsaHost.ReadAsync(await host.Client.PostAsync("workflow-definitions/import-files", form), HttpStatusCode.BadRequest);

        Assert.Contains("bad.json", refused["errors"]!["any"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync($"workflow-definitions/by-definition-id/{id}")).StatusCode);

        void Add(string name, string text)
        {
            var part = new StringContent(text);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            form.Add(part, "files", name);
        }
    }

    [Fact]
    public async Task Segments_NodeInANestedFlowchart_NamesTheWayThere()
    {
        var definition = await SaveAsync(await CreateAsync(), """
            [{"id":"i","name":"If1","type":"Elsa.If","version":1,"then":{"id":"f2","name":"Inner","type":"Elsa.Flowchart","version":1,"activities":[{"id":"n","name":"Deep","type":"Elsa.SetName","version":1}],"connections":[]}}]
            """);

        var answer = await host.GetAsync($"workflow-definitions/subgraph/segments/{definition.Text("id")}?childNodeId=Workflow1:f1:i:f2:n");

        Assert.Equal("Workflow1:f1:i:f2:n", answer["childNode"]!["nodeId"]!.GetValue<string>());
        Assert.Equal("Workflow1:f1:i:f2", answer["container"]!["nodeId"]!.GetValue<string>());
        var segment = Assert.Single(answer["pathSegments"]!.AsArray())!;
        Assert.Equal(("If1", "Then"), (segment["activityName"]!.GetValue<string>(), segment["portName"]!.GetValue<string>()));
        var part = await host.GetAsync($"workflow-definitions/subgraph/{definition.Text("id")}?parentNodeId=Workflow1:f1:i");
        Assert.Equal("Elsa.If", part["activity"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Save_FiveHundredActivities_IsQuickEnoughForAutosave()
    {
        var activities = new JsonArray([.. Enumerable.Range(0, 500).Select(i => JsonNode.Parse(
            $$"""{"id":"a{{i}}","name":"名称{{i}}","type":"Elsa.SetName","version":1,"value":{"expression":{"type":"JavaScript","value":"1 + {{i}}"} } }""")!)]);
        var definition = await CreateAsync();
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var saved = await SaveAsync(definition, activities.ToJsonString());

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"It took {clock.Elapsed}.");
        Assert.Equal(500, saved["root"]!["activities"]!.AsArray().Count);
    }

    [Fact]
    public async Task Problems_StoredDraft_AreListedWithNodeAndProperty()
    {
        var definition = await SaveAsync(await CreateAsync(), """[{"id":"m","name":"Main menu","type":"CallCenter.Menu","version":1,"prompt":{"expression":{"type":"JavaScript","value":"1 +"}}}]""");

        var answer = await host.GetAsync($"/api/definitions/{definition.Text("definitionId")}/problems");

        Approval.Verify(answer, "problems");
        Assert.Equal(["expression-does-not-parse:Prompt", "missing-required-input:Choices"], answer["items"]!.AsArray().Select(item => $"{item!["rule"]}:{item["property"]}"));
    }

    [Fact]
    public async Task DesignCheck_StoredDraft_QuotesTheRulesOfTheHouse()
    {
        var definition = await SaveAsync(
            await CreateAsync(),
            """[{"id":"a","name":"a","type":"Elsa.WriteLine","version":1},{"id":"lost","name":"Lost step","type":"Elsa.WriteLine","version":1}]""");

        var answer = await host.GetAsync($"/api/definitions/{definition.Text("definitionId")}/design-check");

        Approval.Verify(answer, "design-check");
        var finding = Assert.Single(answer["items"]!.AsArray())!;
        Assert.Equal(("unreachable-step", "Error", "lost", "DF8"), (finding["rule"]!.GetValue<string>(), finding["severity"]!.GetValue<string>(), finding["activityId"]!.GetValue<string>(), finding["quotes"]!["id"]!.GetValue<string>()));
    }

    private static string NewName() => $"Flow{Interlocked.Increment(ref _names)}x";

    private async Task<JsonObject> CreateAsync() => (await host.PostAsync("workflow-definitions", StudioFlows.Create(NewName())))["workflowDefinition"]!.AsObject();

    private async Task<JsonObject> PublishAsync(JsonObject definition) =>
        (await host.PostAsync($"workflow-definitions/{definition.Text("definitionId")}/publish", null))["workflowDefinition"]!.AsObject();

    private async Task<JsonObject> SaveAsync(JsonObject definition, string activities, string connections = "[]") =>
        (await host.PostAsync("workflow-definitions", StudioFlows.Save(definition, activities, connections)))["workflowDefinition"]!.AsObject();
}
