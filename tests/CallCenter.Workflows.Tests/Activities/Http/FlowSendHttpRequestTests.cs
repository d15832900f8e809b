using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Http;

namespace CallCenter.Workflows.Tests.Activities.Http;

public sealed class FlowSendHttpRequestTests
{
    private static ActivityRun<FlowSendHttpRequest> Run(Func<FlowSendHttpRequest> create) => new ActivityRun<FlowSendHttpRequest>(create, new FakeContext()).Execute();

    private static ActivityRun<FlowSendHttpRequest> Get(params string[] expected) => Run(() => new() { Url = "https://crm.example/a b?x=1", ExpectedStatusCodes = expected });

    private static HttpAnswer Answered(int status) => new(status, "OK", new() { ["X"] = "y" }, [], "content", null);

    [Fact]
    public void Execute_Request_IsAskedWithAllThatLeavesSealed()
    {
        var call = (HttpCall)Run(() => new()
        {
            Url = "https://crm.example/a b?x=1", Method = "post", Content = Value.ListOf(Value.Of(new SensitiveText("4111"))), Authorization = new("Bearer t"),
            RequestHeaders = new() { ["X-Key"] = Value.Of(new SensitiveText("k")) },
        }).Asked;

        Assert.Equal(("POST", "https://crm.example/a%20b?x=1", "Bearer t"), (call.Method, call.Url.Reveal(), call.Authorization!.Reveal()));
        Assert.Equal(("""["4111"]""", "application/json; charset=utf-8"), (call.Body!.Reveal(), call.ContentType));
        Assert.Equal(("X-Key", "k"), Assert.Single(call.Headers) is var header ? (header.Name, header.Value.Reveal()) : default);
        Assert.DoesNotContain("4111", call.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "200", "200,Done")]
    [InlineData(404, "200", "Unmatched status code,Done")]
    [InlineData(404, "200,404", "404,Done")]
    [InlineData(500, "", "Done")]
    public void Resume_Status_IsTheOutcome(int status, string expected, string outcomes)
    {
        var run = Get(expected.Split(',', StringSplitOptions.RemoveEmptyEntries)).Answer(Answered(status));
        Assert.Equal(outcomes, string.Join(',', run.Completed.Outcomes));
        Assert.Equal((status, "content", "y"), (run.Last.StatusCode, run.Last.ParsedContent.AsString, run.Last.ResponseHeaders!["X"].AsString));
    }

    [Fact]
    public void Resume_WithoutAnAnswer_LeavesByItsPort()
    {
        Assert.Equal("Failed to connect", Get().Answer(new HttpNotConnected("refused")).Outcome);
        Assert.Equal("Timeout", Get().Answer(new HttpTimedOut(TimeSpan.FromSeconds(1))).Outcome);
        Assert.False(Assert.Throws<ActivityFault>(() => Get().Answer(new AskFailed("closed", Retryable: false))).Retryable);
    }

    [Theory]
    [InlineData("crm.example")]
    [InlineData("ftp://crm.example")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://")]
    [InlineData("")]
    public void Execute_UrlThatIsNoWebAddress_Faults(string url) => Assert.Equal("http-url", Assert.Throws<ActivityFault>(() => Run(() => new() { Url = url })).Code);

    [Fact]
    public void Execute_WhatWouldBreakTheRequest_Faults()
    {
        Assert.Throws<ActivityFault>(() => Run(() => new() { Url = "http://a.example", Method = "CONNECT" }));
        Assert.Throws<ActivityFault>(() => Run(() => new() { Url = "http://a.example", Authorization = new("a\nb") }));
        Assert.Throws<ActivityFault>(() => Run(() => new() { Url = "http://a.example", RequestHeaders = new() { ["Host"] = "b" } }));
        Assert.Throws<ActivityFault>(() => Run(() => new() { Url = "http://a.example", Content = new string('x', 9 * 1024 * 1024) }));
    }

    [Fact]
    public void Execute_Multipart_HasPartsForTextsAndFiles()
    {
        var call = (HttpCall)Run(() => new()
        {
            Url = "http://a.example", Method = "POST", ContentType = "multipart/form-data",
            Content = Value.Of(new ValueRecord { ["na\"me"] = "李", ["file"] = new HttpFile("a.txt", "text/plain", "aGk=").ToValue() }),
        }).Asked;
        var boundary = call.ContentType!.Split("boundary=")[1];
        Assert.True(call.IsBase64);
        Assert.Equal(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"na%22me\"\r\n\r\n李\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nhi\r\n--{boundary}--\r\n",
            System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(call.Body!.Reveal())));
    }

    [Fact]
    public void Ports_OfANode_AreItsCodesAndTheFixedOnes()
    {
        var type = Support.Flow.Catalogue.Find("Elsa.FlowSendHttpRequest", 1)!;
        string[] ends = ["Unmatched status code", "Failed to connect", "Timeout", "Done"];
        Assert.Equal(["200", .. ends], type.PortsOf(Support.Flow.Node("s", type.TypeName)));
        Assert.Equal(["201", "404", .. ends], type.PortsOf(Support.Flow.Node("s", type.TypeName, node => node.Json("expectedStatusCodes", "[201,\"404\"]"))));
    }
}
