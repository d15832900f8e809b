using System.Net;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Http;

namespace CallCenter.Workflows.Tests.Activities.Http;

public sealed class WriteHttpResponseTests
{
    private static AnswerHttpRequest Answer(WriteHttpResponse activity)
    {
        var run = new ActivityRun<WriteHttpResponse>(() => activity, WithRequest()).Execute();
        Assert.Equal("Done", run.Outcome);
        Assert.Empty(run.Context.AtRest);
        return Assert.IsType<AnswerHttpRequest>(Assert.Single(run.Commands));
    }

    private static FakeContext WithRequest() => new() { AtRest = { new CloseHttpRequest("r1", "instance-1") } };

    [Fact]
    public void Execute_WithAnOpenRequest_AnswersIt()
    {
        var answer = Answer(new WriteHttpResponse { StatusCode = HttpStatusCode.Created, Content = "hi", ResponseHeaders = new() { ["X-A"] = Value.ListOf("1", "2") } });
        Assert.Equal(("r1", 201, "text/plain; charset=utf-8", "hi", false), (answer.RequestId, answer.Status, answer.ContentType, answer.Body, answer.IsBase64));
        Assert.Equal([new HttpHeader("X-A", "1"), new HttpHeader("X-A", "2")], answer.Headers);
    }

    [Fact]
    public void Execute_Content_IsSentByItsKind()
    {
        var record = Value.Of(new ValueRecord { ["a"] = "b c", ["n"] = 1 });
        Assert.Equal(("""{"a":"b c","n":1}""", "application/json; charset=utf-8"), Sent(record, null));
        Assert.Equal(("a=b%20c&n=1", "application/x-www-form-urlencoded"), Sent(record, "application/x-www-form-urlencoded"));
        Assert.Equal(("<p>", "text/html; charset=utf-8"), Sent("<p>", "text/html"));
        Assert.Equal(("AQID", "application/pdf"), Sent(new HttpFile("a.pdf", "application/pdf", "AQID").ToValue(), null));
        Assert.Equal(("AQI=", "application/octet-stream"), Sent(Value.ListOf(1, 2), "application/octet-stream"));
        Assert.Equal(("[1,2]", "application/json; charset=utf-8"), Sent(Value.ListOf(1, 2), null));
        Assert.Equal((null, null), Sent(default, "text/plain"));

        static (string?, string?) Sent(Value content, string? type) => Answer(new WriteHttpResponse { Content = content, ContentType = type }) is var answer ? (answer.Body, answer.ContentType) : default;
    }

    [Fact]
    public void Execute_SensitiveContent_IsMasked()
    {
        var secret = Value.Of(new SensitiveText("4111"));
        Assert.DoesNotContain("4111", Answer(new WriteHttpResponse { Content = secret }).Body!, StringComparison.Ordinal);
        Assert.DoesNotContain("4111", Answer(new WriteHttpResponse { Content = Value.ListOf(secret) }).Body!, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_WithoutAnOpenRequest_FaultsAsElsaDoes()
    {
        var fault = Assert.Throws<ActivityFault>(() => new ActivityRun<WriteHttpResponse>(() => new WriteHttpResponse(), new FakeContext()).Execute());
        Assert.Equal(("NoHttpContext", "HTTP"), (fault.Code, fault.Category));
    }

    [Theory]
    [InlineData("X-A", "a\r\nSet-Cookie: b")]
    [InlineData("X-A", "a\0b")]
    [InlineData("X A", "b")]
    [InlineData("X-A:", "b")]
    [InlineData("Content-Length", "1")]
    [InlineData("transfer-encoding", "chunked")]
    [InlineData("Set-Cookie", "callcenter=x")]
    [InlineData("Content-Security-Policy", "none")]
    public void Execute_AHeaderThatIsNotAFlows_Faults(string name, string value)
    {
        var context = WithRequest();
        Assert.Equal("http-header", Assert.Throws<ActivityFault>(
            () => new ActivityRun<WriteHttpResponse>(() => new WriteHttpResponse { ResponseHeaders = new() { [name] = value } }, context).Execute()).Code);
        Assert.Single(context.AtRest);
    }

    [Fact]
    public void Execute_AContentTypeWithALineBreak_Faults() => Assert.Throws<ActivityFault>(
        () => Answer(new WriteHttpResponse { Content = "x", ContentType = "text/html\r\nX: y" }));
}
