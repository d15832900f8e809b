using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Http;

namespace CallCenter.Workflows.Tests.Activities.Http;

public sealed class WriteFileHttpResponseTests
{
    private static AnswerWithFiles Answer(WriteFileHttpResponse activity) => Assert.IsType<AnswerWithFiles>(Assert.Single(
        new ActivityRun<WriteFileHttpResponse>(() => activity, new FakeContext { AtRest = { new CloseHttpRequest("r1", "i") } }).Execute().Commands));

    [Fact]
    public void Execute_Content_BecomesFiles()
    {
        var pdf = new HttpFile("a.pdf", "application/pdf", "AQID");
        Assert.Equal([pdf], Answer(new() { Content = pdf.ToValue() }).Files);
        Assert.Equal([pdf, pdf], Answer(new() { Content = Value.ListOf(pdf.ToValue(), pdf.ToValue()) }).Files);
        Assert.Equal(("file-1.txt", "aGk="), Answer(new() { Content = "hi" }).Files is [var text] ? (text.FileName, text.Base64) : default);
        Assert.Equal("AQI=", Assert.Single(Answer(new() { Content = Value.ListOf(1, 2) }).Files).Base64);
        Assert.Empty(Answer(new()).Files);
    }

    [Theory]
    [InlineData("v1", "\"v1\"")]
    [InlineData("\"v1\"", "\"v1\"")]
    [InlineData("W/\"v1\"", "W/\"v1\"")]
    public void Execute_EntityTag_IsQuoted(string given, string sent) => Assert.Equal(sent, Answer(new() { Content = "x", EntityTag = given }).EntityTag);

    [Fact]
    public void Execute_NamesAndTags_AreMadeSafeOrRefused()
    {
        Assert.Equal("b.txt", Answer(new() { Content = "x", Filename = "../a/b.txt" }).FileName);
        Assert.Throws<ActivityFault>(() => Answer(new() { Content = "x", EntityTag = "a\r\nb" }));
        Assert.Throws<ActivityFault>(() => Answer(new() { Content = "x", ContentType = "a\r\nb" }));
    }
}
