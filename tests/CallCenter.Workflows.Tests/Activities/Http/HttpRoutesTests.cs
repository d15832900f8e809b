using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Http;

namespace CallCenter.Workflows.Tests.Activities.Http;

public sealed class HttpRoutesTests
{
    [Theory]
    [InlineData("orders", "GET /orders")]
    [InlineData("/Orders/{id:int}/lines/", "GET /orders/{}/lines")]
    [InlineData("files/{**path}", "GET /files/{**}")]
    [InlineData("a/file-{name}.{ext}", "GET /a/{}")]
    [InlineData("a/{b?}", "GET /a/{} GET /a")]
    [InlineData("a/{b=1}/{c?}", "GET /a/{}/{} GET /a/{} GET /a")]
    [InlineData("a/{code:regex(^x/y$)}", "GET /a/{}")]
    [InlineData("", "GET /")]
    public void KeysOf_Template_AreItsShapes(string template, string keys) => Assert.Equal(keys, string.Join(' ', HttpRoutes.KeysOf(template, "get")));

    [Theory]
    [InlineData("a/{id")]
    [InlineData("a/id}")]
    [InlineData("a/{}")]
    [InlineData("a/{i d}")]
    [InlineData("a/{id}/{ID}")]
    [InlineData("{*all}/more")]
    [InlineData("{a}/{b}/{c}/{d}")]
    [InlineData("1/2/3/4/5/6/7/8/9/10/11/12/13")]
    public void KeysOf_WrongTemplate_IsRefused(string template) =>
        Assert.Equal("http-path", Assert.Throws<ActivityFault>(() => HttpRoutes.KeysOf(template, "GET").ToList()).Code);

    [Fact]
    public void CandidatesFor_Path_AreAllItsShapesTheMostDefiniteFirst() => Assert.Equal(
        ["GET /a/b", "GET /a/b/{**}", "GET /a/{}", "GET /a/{}/{**}", "GET /a/{**}", "GET /{}/b", "GET /{}/b/{**}", "GET /{}/{}", "GET /{}/{}/{**}", "GET /{}/{**}", "GET /{**}"],
        HttpRoutes.CandidatesFor("/A/b/", "get"));

    [Theory]
    [InlineData("orders/{id}/lines/{n}", "/orders/1/lines/2")]
    [InlineData("{a}/{b}/{c}", "/x/y/z")]
    [InlineData("files/{*rest}", "/files")]
    [InlineData("files/{*rest}", "/files/1/2/3/4/5/6/7/8/9/10/11")]
    [InlineData("{*rest}", "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15")]
    public void CandidatesFor_APathThatFits_HaveTheTemplatesKey(string template, string path) =>
        Assert.Contains(HttpRoutes.KeysOf(template, "GET").First(), HttpRoutes.CandidatesFor(path, "GET"));

    [Fact]
    public void CandidatesFor_AnyPath_AreBounded() =>
        Assert.All(Enumerable.Range(0, 40), length => Assert.InRange(HttpRoutes.CandidatesFor(string.Join('/', Enumerable.Repeat("x", length)), "GET").Count(), 1, 800));
}
