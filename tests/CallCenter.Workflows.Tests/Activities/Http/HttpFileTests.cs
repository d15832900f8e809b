using CallCenter.Workflows.Activities.Http;

namespace CallCenter.Workflows.Tests.Activities.Http;

public sealed class HttpFileTests
{
    [Theory]
    [InlineData("bill.pdf", "bill.pdf")]
    [InlineData("..\\..\\etc/passwd", "passwd")]
    [InlineData("C:\\x\\报告.txt", "报告.txt")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("a\r\nb\"<>|?*:.txt", "ab.txt")]
    [InlineData("..", "file.bin")]
    [InlineData(null, "file.bin")]
    public void SafeName_AnyName_HasNoPathAndNoMeaning(string? name, string safe) => Assert.Equal(safe, HttpFile.SafeName(name));

    [Theory]
    [InlineData("", 0)]
    [InlineData("AQ==", 1)]
    [InlineData("AQI=", 2)]
    [InlineData("AQID", 3)]
    public void Length_OfContent_IsInBytes(string base64, long length) => Assert.Equal(length, new HttpFile("a", null, base64).Length);

    [Fact]
    public void From_ItsOwnValue_IsTheSame()
    {
        var file = new HttpFile("a.txt", "text/plain", "AQID", "field", "\"tag\"");
        Assert.Equal(file, HttpFile.From(file.ToValue()));
        Assert.Null(HttpFile.From(Value.Of(new ValueRecord { ["fileName"] = "a", ["content"] = "not base 64!" })));
        Assert.Null(HttpFile.From("text"));
    }
}
