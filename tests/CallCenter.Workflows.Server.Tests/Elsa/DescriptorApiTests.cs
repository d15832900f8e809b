using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Server.Tests.Elsa;

[Collection(ElsaApiCollection.Name)]
public sealed class DescriptorApiTests(ElsaHost host)
{
    [Fact]
    public async Task Activities_AsStudioAsks_HaveTheApprovedShape()
    {
        var answer = await host.GetAsync("descriptors/activities?Refresh=True");

        Assert.Equal(answer["count"]!.GetValue<int>(), answer["items"]!.AsArray().Count);
        Approval.Verify(answer["items"]!.AsArray().Single(item => item!["typeName"]!.GetValue<string>() == "CallCenter.Menu")!, "descriptor");
    }

    [Fact]
    public async Task Activities_AskedAgain_AreNotSentAgain()
    {
        var first = await host.Client.GetAsync("descriptors/activities");
        using var again = new HttpRequestMessage(HttpMethod.Get, "descriptors/activities");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        var second = await host.Client.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Activities_ForWhoTakesGzip_ArePacked()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "descriptors/activities");
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");

        var response = await host.Client.SendAsync(request);

        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        await using var unpacked = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.NotEmpty((await JsonNode.ParseAsync(unpacked))!["items"]!.AsArray());
    }

    [Fact]
    public async Task Activities_LiveChoicesChanged_AreSentAnew()
    {
        var before = (await host.Client.GetAsync("descriptors/activities")).Headers.ETag;
        host.Choices.Prompts = [.. host.Choices.Prompts, new("goodbye", "再见")];

        var after = await host.Client.GetAsync("descriptors/activities");

        Assert.NotEqual(before, after.Headers.ETag);
        var options = await host.PostAsync("descriptors/activities/CallCenter.PlayPrompt/options/Audio", new JsonObject { ["context"] = new JsonObject() });
        Assert.Contains(options["items"]!["dropdown"]!["selectList"]!["items"]!.AsArray(), item => item!["text"]!.GetValue<string>() == "再见");
    }

    [Fact]
    public async Task Activities_InChinese_AreChinese()
    {
        using var client = host.As("ProcessOwner", "zh-CN");

        var answer = await ElsaHost.ReadAsync(await client.GetAsync("descriptors/activities"), HttpStatusCode.OK);

        Assert.Contains(answer["items"]!.AsArray(), item => item!["category"]!.GetValue<string>() == "语音交互");
    }

    [Theory]
    [InlineData("descriptors/expression-descriptors")]
    [InlineData("descriptors/variables")]
    [InlineData("descriptors/storage-drivers")]
    [InlineData("descriptors/workflow-activation-strategies")]
    [InlineData("descriptors/incident-strategies")]
    [InlineData("descriptors/log-persistence-strategies")]
    [InlineData("features/installed")]
    public async Task Lists_EveryOneStudioAsksFor_HaveItemsAndCount(string path)
    {
        var answer = await host.GetAsync(path);

        Assert.NotEmpty(answer["items"]!.AsArray());
        Assert.Equal(answer["items"]!.AsArray().Count, answer["count"]!.GetValue<int>());
        Approval.Verify(answer, path.Replace('/', '-'));
    }

    [Theory]
    [InlineData("workflows", "WorkflowExecuting WorkflowExecuted ActivityExecuting ActivityExecuted")]
    [InlineData("activities", "CommitAlways CommitNever Executing Executed")]
    public async Task CommitStrategies_HaveElsasNames(string kind, string names)
    {
        var items = (await host.GetAsync($"descriptors/commit-strategies/{kind}"))["items"]!.AsArray();

        Assert.Equal(names.Split(' '), items.Select(item => item!["name"]!.GetValue<string>()));
        Assert.All(items, item => Assert.NotEmpty(item!["description"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("descriptors/output-converters?sourceType=String&destinationType=Int32")]
    public async Task Lists_ThatAreEmptyHere_AreEmptyLists(string path) => Assert.Equal("""{"items":[],"count":0}""", (await host.GetAsync(path)).ToJsonString());

    [Fact]
    public async Task TypeDefinitions_OfAFlow_NameItsVariables()
    {
        var body = StudioFlows.Create("Typed");
        body["model"]!["variables"] = JsonNode.Parse("""[{"id":"v","name":"Count","typeName":"Int32","isArray":false,"value":"1"}]""");
        var id = (await host.PostAsync("workflow-definitions", body))["workflowDefinition"]!["definitionId"]!.GetValue<string>();

        var answer = await host.Client.PostAsync($"scripting/javascript/type-definitions/{id}", ElsaHost.Content(null));

        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("declare function getCount(): number;", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestActivity_Any_SaysPolitelyThatItCannot()
    {
        var answer = await host.PostAsync("tests/activities", new JsonObject());

        Assert.Equal("Faulted", answer.Text("status"));
        Assert.Contains("phone pad", answer["exception"]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"JavaScript","value":"variables.a + getInput('b')","variables":{"a":2},"input":{"b":3}}""", "5")]
    [InlineData("""{"type":"Handlebars","value":"Hi {{name}}","variables":{"name":"李"}}""", "\"Hi 李\"")]
    [InlineData("""{"type":"Object","value":"[1,{\"a\":null}]"}""", "[1,{\"a\":null}]")]
    public async Task Evaluate_Expression_AnswersItsValue(string body, string expected)
    {
        var answer = await host.PostAsync("/api/expressions/evaluate", JsonNode.Parse(body));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), answer["value"]), answer.ToJsonString());
    }

    [Theory]
    [InlineData("""{"type":"JavaScript","value":"1 +"}""")]
    [InlineData("""{"type":"Ruby","value":"1"}""")]
    [InlineData("""{"type":"JavaScript","value":"while(true){}"}""")]
    public async Task Evaluate_Mistake_IsAProblem(string body)
    {
        var answer = await host.PostAsync("/api/expressions/evaluate", JsonNode.Parse(body), HttpStatusCode.BadRequest);

        Assert.Equal("urn:callcenter:problem:expression-failed", answer.Text("type"));
        Assert.NotEmpty(answer.Text("detail")!);
    }
}
