using System.Net;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.AspNetCore.Builder;
using static CallCenter.Workflows.Server.Tests.Http.HttpFlows;

namespace CallCenter.Workflows.Server.Tests.Http;

/// <summary>Flows' requests to another real web server.</summary>
public sealed class HttpCallTests : IAsyncLifetime
{
    private static readonly string[] Ports = ["Unmatched status code", "Failed to connect", "Timeout"];

    private TestServer _server = null!;
    private WebTarget _target = null!;
    private HttpClient _owner = null!;

    public async Task InitializeAsync()
    {
        _target = await WebTarget.StartAsync();
        _server = await TestServer.StartAsync("--Http:AllowedAddresses=" + WebTarget.OpenAddress, "--Http:CallTimeout=00:00:01", "--Http:ResponseSizeLimit=100000");
        _owner = await _server.SignedInAsync("owner");
    }

    public async Task DisposeAsync()
    {
        await _target.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>Publishes a flow that calls, and answers its own caller by what came of it.</summary>
    private async Task<string> CallAsync(JsonObject send, string script = "[getOutputFrom('send','StatusCode'), getOutputFrom('send','ParsedContent')]", string? expected = null)
    {
        var flow = Flows.Chain("call", Endpoint("call", "GET"), send).Line("send", "200", Respond(script));
        foreach (var port in expected is null ? Ports : [.. Ports, expected]) flow.Line("send", port, Respond($"'{port}'").Named("on-" + port));
        await _owner.PublishAsync(flow);
        using var answer = await _owner.GetAsync("/workflows/call");
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }

    private async Task<string> IncidentAsync()
    {
        using var list = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(_owner, "/elsa/api/workflow-instances", new { definitionId = "call" });
        var id = (await list.ObjectAsync(HttpStatusCode.OK)).Items()[0].Text("id")!;
        return (await _owner.InstanceAsync(id)).ToJsonString();
    }

    [Fact]
    public async Task Call_Answered_GivesTheContentByItsType()
    {
        Assert.Equal("""200 [200,{"name":"张三","level":3}]""", await CallAsync(Send(_target.At("/json"))));
        Assert.Equal("200 test", await CallAsync(Send(_target.At("/json")), "getOutputFrom('send','ResponseHeaders')['X-Kind']"));
        Assert.Equal("""200 [200,"plain"]""", await CallAsync(Send(_target.At("/text"))));
        Assert.Equal("""200 [200,{"name":"张三","level":3}]""", await CallAsync(Send(_target.At("/to-json"))));
    }

    [Fact]
    public async Task Call_Sent_CarriesMethodHeadersAndContent()
    {
        await CallAsync(Send(_target.At("/text"), "POST").Set("content", "JavaScript", "({ a: [1, '二'] })").Set("requestHeaders", "Object", """{"X-One":"1"}""")
            .Set("authorization", "JavaScript", "'Bearer ' + 'abc'.repeat(3)"));
        await CallAsync(Send(_target.At("/text"), "PUT").Set("content", "JavaScript", "({ a: '1 2', b: ['x','y'] })").Set("contentType", "Literal", "application/x-www-form-urlencoded"));

        var (method, _, headers, body) = _target.Requests.First();
        Assert.Equal(("POST", """{"a":[1,"二"]}""", "1", "Bearer abcabcabc"), (method, body, headers["X-One"], headers["Authorization"]));
        Assert.StartsWith("application/json", headers["Content-Type"], StringComparison.Ordinal);
        Assert.NotEmpty(headers["Idempotency-Key"]);
        Assert.Equal("a=1%202&b=x&b=y", _target.Requests.Last().Body);
        foreach (var file in Directory.GetFiles(_server.Data, "callcenter.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[open.Length];
            await open.ReadExactlyAsync(bytes);
            Assert.DoesNotContain("abcabcabc", System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Call_WithoutAGoodAnswer_LeavesByItsPort()
    {
        Assert.Equal("200 Unmatched status code", await CallAsync(Send(_target.At("/missing"))));
        Assert.Equal("200 404", await CallAsync(Send(_target.At("/missing")).Set("expectedStatusCodes", "Object", "[200,404]"), expected: "404"));
        Assert.Equal("200 Timeout", await CallAsync(Send(_target.At("/slow"))));
        Assert.Equal("200 Failed to connect", await CallAsync(Send("http://127.0.0.3:9/")));
        Assert.Equal("200 Failed to connect", await CallAsync(Send(_target.At("/around"))));
        Assert.Equal("200 Failed to connect", await CallAsync(Send("http://no-such-host.invalid/")));
    }

    [Fact]
    public async Task EmbeddedCall_Answered_RunsWhatIsEmbeddedForTheCode()
    {
        var embedded = Respond("'missing: ' + getOutputFrom('send','StatusCode')").Named("embedded");
        var send = Flows.Activity("Elsa.SendHttpRequest", "send", ("url", _target.At("/missing")))
            .Raw("expectedStatusCodes", new JsonArray(new JsonObject { ["statusCode"] = 404, ["activity"] = embedded }))
            .Raw("timeout", Respond("'late'").Named("late"));
        await _owner.PublishAsync(Flows.Chain("embedded", Endpoint("embedded", "GET"), send, Flows.Activity("Elsa.WriteLine", "after", ("text", "after"))));
        Assert.Equal("missing: 404", await _owner.GetStringAsync("/workflows/embedded"));

        send["url"]!["expression"]!["value"] = _target.At("/slow");
        await _owner.PublishAsync(Flows.Chain("embedded", [.. new[] { Endpoint("embedded", "GET"), send, Flows.Activity("Elsa.WriteLine", "after", ("text", "after")) }.Select(activity => activity.DeepClone().AsObject())]));
        Assert.Equal("late", await _owner.GetStringAsync("/workflows/embedded"));
    }

    [Theory]
    [InlineData("/huge")]
    [InlineData("/bomb")]
    public async Task Call_ForAnAnswerTooLarge_IsAnIncident(string path)
    {
        Assert.StartsWith("500", await CallAsync(Send(_target.At(path))), StringComparison.Ordinal);
        Assert.Contains("larger than 100000 bytes", await IncidentAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/json", "127.0.0.1")]
    [InlineData("/json", "localhost")]
    [InlineData("/to-other", WebTarget.OpenAddress)]
    [InlineData("/json", "[::ffff:127.0.0.1]")]
    [InlineData("/json", "2130706433")]
    [InlineData("/json", "0x7f.1")]
    public async Task Call_ToAClosedAddress_IsRefusedBeforeItConnects(string path, string host)
    {
        Assert.StartsWith("500", await CallAsync(Send(_target.At(path, host))), StringComparison.Ordinal);
        Assert.Contains("Http:AllowedAddresses", await IncidentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(_target.Requests, request => request.Path == "/json");
    }

    [Fact]
    public async Task Download_OfAFile_GivesItsContentUnderASafeName()
    {
        await _owner.PublishAsync(Flows.Chain(
            "download", Endpoint("download", "GET"), Flows.Activity("Elsa.DownloadHttpFile", "send", ("url", _target.At("/file"))),
            Flows.Activity("Elsa.WriteFileHttpResponse", "respond").Set("content", "JavaScript", "getOutputFrom('send','Result')")));
        using var answer = await _owner.GetAsync("/workflows/download");
        Assert.Equal([1, 2, 3], await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("bill.pdf", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Caller_WhoseFlowTakesTooLong_HearsSoAndTheFlowGoesOn()
    {
        await _owner.PublishAsync(Flows.Chain("late", Endpoint("late", "GET").Set("requestTimeout", "Literal", "00:00:00.2"), Send(_target.At("/slow")), Flows.Activity("Elsa.WriteLine", "line", ("text", "on"))));
        using var answer = await _owner.GetAsync("/workflows/late");
        await answer.ProblemAsync(HttpStatusCode.RequestTimeout, "workflow-late");
        Assert.Equal("Running", (await _owner.InstanceAsync(answer.InstanceId())).Text("status"));
        _target.Gate.SetResult();
        await _server.Get<Runtime.IWorkflowRuntime>().UntilIdleAsync();
        Assert.Equal("Finished", (await _owner.InstanceAsync(answer.InstanceId())).Text("subStatus"));
    }

    [Fact]
    public async Task Server_ThatStops_LetsItsCallersGo()
    {
        await using var server = await TestServer.StartAsync("--Http:AllowedAddresses=" + WebTarget.OpenAddress);
        var owner = await server.SignedInAsync("owner");
        await owner.PublishAsync(Flows.Chain("stop", Endpoint("stop", "GET"), Send(_target.At("/slow"))));
        var waiting = owner.GetAsync("/workflows/stop");
        await _target.Called.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var stopping = server.App.StopAsync();
        Assert.Equal(HttpStatusCode.Accepted, (await waiting.WaitAsync(TimeSpan.FromSeconds(30))).StatusCode);
        await stopping;
    }
}
