using System.Net;
using System.Net.Http.Json;
using System.Text;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Api;

[Collection(ServerCollection.Name)]
public sealed class ProblemTests(SharedServer shared)
{
    private TestServer Server => shared.Server;

    [Theory]
    [InlineData("zh-CN", "没有 GET /api/nothing 这个地址。")]
    [InlineData("en-US", "There is no GET /api/nothing.")]
    [InlineData("zh-TW;q=0.9, fr", "没有 GET /api/nothing 这个地址。")]
    [InlineData("fr, en-GB;q=0.5", "There is no GET /api/nothing.")]
    public async Task UnknownAddress_InAnyLanguage_IsNamed(string language, string detail)
    {
        using var client = await Server.SignInAsync("lead", language);
        using var answer = await client.GetAsync("/api/nothing");
        Assert.Equal(detail, (await answer.ProblemAsync(HttpStatusCode.NotFound, "not-found")).Text("detail"));
    }

    [Theory]
    [InlineData("zh-CN", "内容不是正确的 JSON：第 1 行")]
    [InlineData("en-US", "The content is not valid JSON: line 1")]
    public async Task MalformedJson_Sent_IsPlaced(string language, string detail)
    {
        using var client = await Server.SignInAsync("lead", language);
        using var answer = await client.PostAsync("/api/blocklist", new StringContent("{\"number\":", Encoding.UTF8, "application/json"));
        Assert.StartsWith(detail, (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherContent_Sent_IsRefused()
    {
        var client = await Server.SignedInAsync("lead");
        using var answer = await client.PostAsync("/api/blocklist", new StringContent("number=1", Encoding.UTF8, "application/x-www-form-urlencoded"));
        await answer.ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Fact]
    public async Task OtherMethod_Used_IsRefused()
    {
        var client = await Server.SignedInAsync("lead");
        using var answer = await client.DeleteAsync("/api/customers");
        await answer.ProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        using var stranger = Server.Browser();
        using var unknown = await stranger.DeleteAsync("/api/customers");
        await unknown.ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("pageSize=501", "pageSize")]
    [InlineData("pageSize=0", "pageSize")]
    public async Task Paging_OutOfRange_NamesTheParameter(string query, string field)
    {
        var client = await Server.SignedInAsync("lead");
        using var answer = await client.GetAsync("/api/customers?" + query);
        Assert.NotNull((await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]![field]);
    }

    [Fact]
    public async Task Paging_NoNumber_IsRefused()
    {
        var client = await Server.SignedInAsync("lead");
        using var answer = await client.GetAsync("/api/customers?page=one");
        await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
    }
}
