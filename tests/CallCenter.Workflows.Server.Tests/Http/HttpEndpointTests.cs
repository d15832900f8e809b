using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Server.Tests.Support;
using static CallCenter.Workflows.Server.Tests.Http.HttpFlows;

namespace CallCenter.Workflows.Server.Tests.Http;

/// <summary>Requests to flows, over real sockets.</summary>
[Collection(ServerCollection.Name)]
public sealed class HttpEndpointTests(SharedServer shared)
{
    private readonly string _name = "h" + Guid.NewGuid().ToString("N")[..10];

    private Task<HttpClient> OwnerAsync() => shared.Server.SignedInAsync("owner");

    private string At(string path = "") => $"/workflows/{_name}{path}";

    private async Task PublishAsync(params JsonObject[] activities) => await (await OwnerAsync()).PublishAsync(Flows.Chain(_name, activities));

    [Fact]
    public async Task Request_ToAPublishedEndpoint_IsAnsweredByItsFlow()
    {
        await PublishAsync(Endpoint($"{_name}/orders/{{id:int}}/{{*rest}}", "POST", "PUT"), Respond(
            "({ route: getOutputFrom('http','RouteData'), query: getOutputFrom('http','QueryStringData'), body: getOutputFrom('http','ParsedContent'), agent: getOutputFrom('http','Headers')['X-Kind'] })", "Created"));
        using var stranger = shared.Server.Browser();
        stranger.DefaultRequestHeaders.Add("X-Kind", "test");

        using var answer = await stranger.PostAsJsonAsync(At("/ORDERS/17/a/b?tag=x&tag=y&q=%E4%B8%AD"), new { total = 12.5 });
        var said = await answer.ObjectAsync(HttpStatusCode.Created);

        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("""{"route":{"id":"17","rest":"a/b"},"query":{"tag":["x","y"],"q":"中"},"body":{"total":12.5},"agent":"test"}""",
            said.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal(HttpStatusCode.Created, (await stranger.PutAsJsonAsync(At("/orders/17"), new { })).StatusCode);
        await (await stranger.GetAsync(At("/orders/17"))).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await stranger.PostAsJsonAsync(At("/orders/seventeen/a"), new { })).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Theory]
    [InlineData("en-US", "No workflow waits for GET /nobody.")]
    [InlineData("zh-CN", "没有流程等待 GET /nobody。")]
    public async Task Request_NobodyWaitsFor_IsNotFoundInTheCallersLanguage(string language, string detail)
    {
        using var stranger = shared.Server.Browser(language);
        var problem = await (await stranger.GetAsync("/workflows/nobody")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal(detail, problem.Text("detail"));
    }

    [Fact]
    public async Task Endpoint_ThatAuthorizes_LetsInOnlyWhoFulfilsThePolicy()
    {
        await PublishAsync(Endpoint(_name, "GET", "POST").Set("authorize", "Literal", "True").Set("policy", "Literal", "settings:write"), Respond("'in'"));
        using var stranger = shared.Server.Browser();

        await (await stranger.GetAsync(At())).ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-required");
        await (await (await shared.Server.SignedInAsync("agent")).GetAsync(At())).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        var admin = await shared.Server.SignedInAsync("admin");
        Assert.Equal("in", await admin.GetStringAsync(At()));
        using var forged = new HttpRequestMessage(HttpMethod.Post, At()) { Headers = { { "Origin", "https://evil.example" } } };
        await (await admin.SendAsync(forged)).ProblemAsync(HttpStatusCode.Forbidden, "cross-site");
    }

    [Fact]
    public async Task Endpoint_ThatIsOpen_TakesAPostFromAnotherSitesPage()
    {
        await PublishAsync(Endpoint(_name, "POST"), Respond("getOutputFrom('http','ParsedContent').name"));
        using var stranger = shared.Server.Browser();
        using var post = new HttpRequestMessage(HttpMethod.Post, At()) { Headers = { { "Origin", "https://shop.example" } }, Content = new FormUrlEncodedContent([new("name", "李四")]) };
        Assert.Equal("李四", await (await stranger.SendAsync(post)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Flow_WithoutAResponse_TellsHowFarItCame()
    {
        var owner = await OwnerAsync();
        using var stranger = shared.Server.Browser();
        await PublishAsync(Endpoint(_name, "GET"));
        using var over = await stranger.GetAsync(At());
        Assert.Equal((HttpStatusCode.OK, ""), (over.StatusCode, await over.Content.ReadAsStringAsync()));
        Assert.Equal("Finished", (await owner.InstanceAsync(over.InstanceId())).Text("subStatus"));

        await PublishAsync(Endpoint(_name, "GET"), Flows.Activity("Elsa.Event", "event", ("eventName", _name)));
        using var waits = await stranger.GetAsync(At());
        Assert.Equal(waits.InstanceId(), (await waits.ObjectAsync(HttpStatusCode.Accepted)).Text("workflowInstanceId"));

        await PublishAsync(Endpoint(_name, "GET"), Respond("nothing.here"));
        using var failed = await stranger.GetAsync(At());
        var problem = await failed.ProblemAsync(HttpStatusCode.InternalServerError, "workflow-faulted");
        Assert.DoesNotContain("nothing", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flow_ThatWaitedBeforeItsResponse_FailsWithAClearIncident()
    {
        var owner = await OwnerAsync();
        using var stranger = shared.Server.Browser();
        await PublishAsync(Endpoint(_name, "GET"), Flows.Activity("Elsa.Delay", "delay", ("timeSpan", "00:00:05")), Respond("'too late'"));
        using var answer = await stranger.GetAsync(At());
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);

        (await (await shared.Server.SignedInAsync("admin")).PostAsJsonAsync("/api/simulator/clock/advance", new { seconds = 6 })).EnsureSuccessStatusCode();
        var instance = await owner.InstanceAsync(answer.InstanceId());
        Assert.Equal("Faulted", instance.Text("subStatus"));
        Assert.Contains("No HTTP request waits for a response", instance.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_InMidFlow_ReachesTheInstanceItNames()
    {
        using var stranger = shared.Server.Browser();
        await PublishAsync(
            Endpoint(_name, "POST"), Flows.Activity("Elsa.Correlate", "correlate").Set("correlationId", "JavaScript", "getOutputFrom('http','ParsedContent').key"),
            Endpoint($"{_name}/{{step}}/confirm", "POST").Named("second"), Respond("getCorrelationId() + getOutputFrom('second','RouteData').step + getOutputFrom('second','ParsedContent')"));
        var ids = new List<string>();
        foreach (var key in new[] { "a", "b", "c" }) ids.Add((await stranger.PostAsJsonAsync(At(), new { key = _name + key })).InstanceId());

        await (await Confirm()).ProblemAsync(HttpStatusCode.InternalServerError, "several-workflows");
        Assert.Equal($"{_name}bxyes", await (await Confirm("X-Workflow-Instance-ID", ids[1])).Content.ReadAsStringAsync());
        Assert.Equal($"{_name}cxyes", await (await Confirm("X-Correlation-ID", _name + "c")).Content.ReadAsStringAsync());
        await (await Confirm("X-Workflow-Instance-ID", ids[1])).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal($"{_name}axyes", await (await Confirm()).Content.ReadAsStringAsync());
        await (await Confirm()).ProblemAsync(HttpStatusCode.NotFound, "not-found");

        Task<HttpResponseMessage> Confirm(string? header = null, string? value = null)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, At("/x/confirm")) { Content = new StringContent("yes") };
            if (header is not null) request.Headers.Add(header, value);
            return stranger.SendAsync(request);
        }
    }

    [Fact]
    public async Task Requests_ToOneWaitingInstance_AreTakenByItOnce()
    {
        using var stranger = shared.Server.Browser();
        await PublishAsync(Endpoint(_name, "POST"), Endpoint($"{_name}/go", "POST").Named("second"), Respond("'taken'"));
        Assert.Equal(HttpStatusCode.Accepted, (await stranger.PostAsync(At(), null)).StatusCode);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => stranger.PostAsync(At("/go"), null)));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.NotFound }));
    }

    [Fact]
    public async Task Upload_AgainstTheRules_IsRefusedOrLeavesByItsOutcome()
    {
        using var stranger = shared.Server.Browser();
        var endpoint = Endpoint(_name, "POST").Set("allowedFileExtensions", "Object", "[\".pdf\"]").Set("fileSizeLimit", "Literal", "100").Set("requestSizeLimit", "Literal", "2000")
            .Set("allowedMimeTypes", "Object", "[\"application/pdf\"]");
        var flow = Flows.Chain(_name, endpoint, Respond("getOutputFrom('http','File').fileName + getOutputFrom('http','File').content + getOutputFrom('http','Files').length"));
        await (await OwnerAsync()).PublishAsync(flow);

        Assert.Equal("bill.pdfAQI=1", await (await Upload("../x/bill.pdf", 2)).Content.ReadAsStringAsync());
        await (await Upload("bill.exe", 2)).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-file");
        await (await Upload("bill.pdf", 2, "text/html")).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-file");
        await (await Upload("bill.pdf", 101)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
        await (await Upload("bill.pdf", 3000)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
        await (await Upload("bill.pdf", 3000, chunked: true)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");

        var outcomes = new[] { ("exposeRequestTooLargeOutcome", "Request too large"), ("exposeFileTooLargeOutcome", "File too large"), ("exposeInvalidFileExtensionOutcome", "Invalid file extension"), ("exposeInvalidFileMimeTypeOutcome", "Invalid file MIME type") };
        foreach (var (property, _) in outcomes) endpoint.Raw(property, true);
        for (var i = 0; i < outcomes.Length; i++) flow.Line("http", outcomes[i].Item2, Respond($"'by {outcomes[i].Item2}'").Named("refused" + i));
        await (await OwnerAsync()).PublishAsync(flow);
        Assert.Equal("by Request too large", await (await Upload("bill.pdf", 3000)).Content.ReadAsStringAsync());
        Assert.Equal("by File too large", await (await Upload("bill.pdf", 101)).Content.ReadAsStringAsync());
        Assert.Equal("by Invalid file extension", await (await Upload("bill.exe", 2)).Content.ReadAsStringAsync());
        Assert.Equal("by Invalid file MIME type", await (await Upload("bill.pdf", 2, "text/html")).Content.ReadAsStringAsync());

        Task<HttpResponseMessage> Upload(string name, int size, string type = "application/pdf", bool chunked = false)
        {
            var content = new ByteArrayContent([.. Enumerable.Range(1, size).Select(i => (byte)i)]) { Headers = { ContentType = new(type) } };
            var request = new HttpRequestMessage(HttpMethod.Post, At()) { Content = new MultipartFormDataContent { { content, "file", name } } };
            request.Headers.TransferEncodingChunked = chunked ? true : null;
            return stranger.SendAsync(request);
        }
    }

    [Fact]
    public async Task Body_ThatIsNoJson_IsRefusedBeforeAnythingRuns()
    {
        await PublishAsync(Endpoint(_name, "POST"), Respond("'ran'"));
        using var stranger = shared.Server.Browser();
        await (await stranger.PostAsync(At(), new StringContent("{\"a\":", Encoding.UTF8, "application/json"))).ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        var list = await (await (await OwnerAsync()).PostAsJsonAsync("/elsa/api/workflow-instances", new { definitionId = _name })).ObjectAsync(HttpStatusCode.OK);
        Assert.Empty(list.Items());
    }

    [Fact]
    public async Task Publishing_OnARouteThatIsTaken_IsRefusedAndNamesTheOther()
    {
        await PublishAsync(Endpoint($"{_name}/{{a}}", "GET", "POST"), Respond("'first'"));
        var owner = await OwnerAsync();
        using var second = await owner.PostAsJsonAsync("/elsa/api/workflow-definitions", new { model = Flows.Chain(_name + "2", Endpoint($"/{_name}/{{b}}/", "POST")), publish = true });
        var refused = await second.ObjectAsync(HttpStatusCode.BadRequest);
        Assert.Contains($"so does the published workflow \"{_name}\"", refused.ToJsonString().Replace("\\u0022", "\"", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);

        using var wrong = await owner.PostAsJsonAsync("/elsa/api/workflow-definitions", new { model = Flows.Chain(_name + "3", Endpoint($"{_name}/{{b", "POST")), publish = true });
        Assert.Contains("A parameter of the path", (await wrong.ObjectAsync(HttpStatusCode.BadRequest)).ToJsonString(), StringComparison.Ordinal);
        await PublishAsync(Endpoint($"{_name}/{{a}}", "GET", "POST"), Respond("'again'"));
    }

    [Fact]
    public async Task Response_WithALineBreakInAHeader_IsNotSent()
    {
        await PublishAsync(Endpoint(_name, "GET"), Respond("'x'").Set("responseHeaders", "JavaScript", "({ 'X-Name': getOutputFrom('http','QueryStringData').name })"));
        using var stranger = shared.Server.Browser();
        Assert.Equal("safe", Assert.Single((await stranger.GetAsync(At("?name=safe"))).Headers.GetValues("X-Name")));
        using var answer = await stranger.GetAsync(At("?name=a%0D%0ASet-Cookie:%20b"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        await answer.ProblemAsync(HttpStatusCode.InternalServerError, "workflow-faulted");
    }

    [Fact]
    public async Task Page_ThatAFlowWrites_IsKeptApartFromTheApp()
    {
        await PublishAsync(Endpoint(_name, "GET"), Respond("'<script>1</script>' + JSON.stringify(getOutputFrom('http','Headers'))").Set("contentType", "Literal", "text/html"));
        var admin = await shared.Server.SignedInAsync("admin");
        using var answer = await admin.GetAsync(At());
        Assert.StartsWith("sandbox ", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Accept-Language", said, StringComparison.Ordinal);
        Assert.DoesNotContain("callcenter", said, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task ErrorStatus_ThatAFlowWrites_IsSentAsItIs()
    {
        await PublishAsync(Endpoint(_name, "GET"), Flows.Activity("Elsa.WriteHttpResponse", "respond", ("statusCode", "404")));
        using var answer = await shared.Server.Browser().GetAsync(At());
        Assert.Equal((HttpStatusCode.NotFound, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Files_AsResponse_AreSentWholeInPartsOrPacked()
    {
        await PublishAsync(
            Endpoint(_name, "GET"),
            Flows.Activity("Elsa.WriteFileHttpResponse", "respond", ("filename", "..\\报告.txt"), ("enableResumableDownloads", "True")).Set("content", "JavaScript", "'0123456789'"));
        using var stranger = shared.Server.Browser();
        using var whole = await stranger.GetAsync(At());
        Assert.Equal(("0123456789", "报告.txt"), (await whole.Content.ReadAsStringAsync(), whole.Content.Headers.ContentDisposition!.FileNameStar));
        using var part = await stranger.SendAsync(new(HttpMethod.Get, At()) { Headers = { Range = new(2, 4), IfRange = new(whole.Headers.ETag!) } });
        Assert.Equal((HttpStatusCode.PartialContent, "234"), (part.StatusCode, await part.Content.ReadAsStringAsync()));

        await PublishAsync(
            Endpoint(_name, "GET"),
            Flows.Activity("Elsa.WriteFileHttpResponse", "respond").Set("content", "JavaScript", "[{ fileName: 'a.txt', content: 'AQ==' }, { fileName: 'a.txt', content: 'Ag==' }]"));
        using var zip = new System.IO.Compression.ZipArchive(await stranger.GetStreamAsync(At()));
        Assert.Equal(["a.txt", "2-a.txt"], zip.Entries.Select(entry => entry.Name));
    }

    [Fact]
    public async Task Flow_ExportedByElsa_RunsAsItIs()
    {
        var flow = JsonNode.Parse("""
            {"id":"NAME","definitionId":"NAME","name":"NAME","version":2,"toolVersion":"3.2.0.0","variables":[],"inputs":[],"outputs":[],"outcomes":[],"customProperties":{},
             "root":{"type":"Elsa.Flowchart","version":1,"id":"f","nodeId":"Workflow1:f","metadata":{},"customProperties":{"canStartWorkflow":false},
              "activities":[
               {"path":{"typeName":"String","expression":{"type":"Literal","value":"NAME"}},"supportedMethods":{"typeName":"String[]","expression":{"type":"Object","value":"[\"GET\"]"} },
                "authorize":{"typeName":"Boolean","expression":{"type":"Literal","value":false} },"policy":{"typeName":"String","expression":{"type":"Literal"} },"requestTimeout":null,"requestSizeLimit":null,
                "fileSizeLimit":null,"allowedFileExtensions":null,"blockedFileExtensions":null,"allowedMimeTypes":null,"exposeRequestTooLargeOutcome":false,"exposeFileTooLargeOutcome":false,
                "exposeInvalidFileExtensionOutcome":false,"exposeInvalidFileMimeTypeOutcome":false,"parsedContent":null,"files":null,"routeData":null,"queryStringData":null,"headers":null,"result":null,
                "id":"a","nodeId":"Workflow1:f:a","name":"HttpEndpoint1","type":"Elsa.HttpEndpoint","version":1,"customProperties":{"canStartWorkflow":true,"runAsynchronously":false},"metadata":{} },
               {"statusCode":{"typeName":"System.Net.HttpStatusCode, System.Net.Primitives","expression":{"type":"Literal","value":"OK"} },"content":{"typeName":"Object","expression":{"type":"Literal","value":"Hello World!"} },
                "contentType":null,"responseHeaders":{"typeName":"Elsa.Http.Models.HttpHeaders, Elsa.Http","expression":{"type":"Literal","value":"{}"} },
                "id":"b","nodeId":"Workflow1:f:b","name":"WriteHttpResponse1","type":"Elsa.WriteHttpResponse","version":1,"customProperties":{"canStartWorkflow":false},"metadata":{} }],
              "connections":[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"} }]} }
            """.Replace("NAME", _name, StringComparison.Ordinal))!.AsObject();
        var owner = await OwnerAsync();
        (await owner.PostAsJsonAsync("/elsa/api/workflow-definitions/import", flow)).EnsureSuccessStatusCode();
        (await owner.PostAsJsonAsync($"/elsa/api/workflow-definitions/{_name}/publish", new { })).EnsureSuccessStatusCode();
        Assert.Equal("Hello World!", await shared.Server.Browser().GetStringAsync(At()));
    }

    [Fact]
    public async Task Head_AndNoContent_HaveNoBody()
    {
        await PublishAsync(Endpoint(_name, "HEAD", "DELETE"), Respond("'never'", "NoContent"));
        using var stranger = shared.Server.Browser();
        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Delete })
            Assert.Equal(HttpStatusCode.NoContent, (await stranger.SendAsync(new(method, At()))).StatusCode);
    }
}
