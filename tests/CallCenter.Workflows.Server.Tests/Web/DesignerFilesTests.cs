using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Web;

public sealed class DesignerFilesTests : IAsyncLifetime
{
    private const string Script = "console.log('a script long enough to be worth compressing')";

    private readonly string _files = Directory.CreateTempSubdirectory("callcenter-web-").FullName;
    private TestServer _server = null!;

    public async Task InitializeAsync()
    {
        Put("index.html", "<title>shell</title>");
        Put("studio/index.html", "<title>studio</title>");
        Put("studio/appsettings.json", "{}");
        Put("studio/_framework/dotnet.js", Script);
        Put("studio/_framework/System.Runtime.x0xsecpmtx.wasm", "wasm");
        Put("assets/shell-eb12__ZIg.js", Script);
        await using (var file = File.Create(Path.Combine(_files, "assets/shell-eb12__ZIg.js.br")))
        await using (var brotli = new BrotliStream(file, CompressionLevel.Optimal)) await brotli.WriteAsync(Encoding.UTF8.GetBytes(Script));
        _server = await TestServer.StartAsync($"--Designer:Directory={_files}", "--Demo=false");
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_files, recursive: true);
    }

    [Theory]
    [InlineData("/", "shell")]
    [InlineData("/floor/queues", "shell")]
    [InlineData("/studio/", "studio")]
    [InlineData("/studio/workflows/instances/42/view", "studio")]
    public async Task Page_AnyOfTheApp_GetsTheAppThatKnowsIt(string address, string title)
    {
        using var client = _server.Browser();
        using var answer = await client.GetAsync(address);
        Assert.Equal($"<title>{title}</title>", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/assets/shell-eb12__ZIg.js", true)]
    [InlineData("/studio/_framework/System.Runtime.x0xsecpmtx.wasm", true)]
    [InlineData("/studio/_framework/dotnet.js", false)]
    [InlineData("/studio/appsettings.json", false)]
    public async Task File_WithFingerprint_IsKeptForEverAndOthersAreAskedForAgain(string address, bool forEver)
    {
        using var client = _server.Browser();
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(forEver, answer.Headers.GetValues("Cache-Control").Single().Contains("immutable", StringComparison.Ordinal));

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task File_BrowserTakesBrotli_IsSentCompressed()
    {
        using var client = _server.Browser();
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var plain = await client.GetAsync("/assets/shell-eb12__ZIg.js");
        Assert.Empty(plain.Content.Headers.ContentEncoding);

        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        using var packed = await client.GetAsync("/assets/shell-eb12__ZIg.js");
        Assert.Equal(["br"], packed.Content.Headers.ContentEncoding);
        Assert.Equal("text/javascript", packed.Content.Headers.ContentType!.MediaType);
        await using var brotli = new BrotliStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli);
        Assert.Equal(Script, await reader.ReadToEndAsync());
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
    }

    [Theory]
    [InlineData("/assets/gone-12345678.js")]
    [InlineData("/assets/shell-eb12__ZIg.js.br")]
    [InlineData("/..%2f..%2fetc/passwd.txt")]
    [InlineData("/%2e%2e/%2e%2e/server.lock")]
    public async Task File_NotThereOrOutside_IsNotServed(string address)
    {
        using var client = _server.Browser();
        using var answer = await client.GetAsync(address);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest });
    }

    [Fact]
    public async Task Answer_Any_ForbidsWhatThePagesDoNotNeed()
    {
        using var client = _server.Browser();
        using var answer = await client.GetAsync("/");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Page_AppNotBuilt_SaysHowToBuildItInBothLanguages()
    {
        var empty = Directory.CreateDirectory(Path.Combine(_files, "empty")).FullName;
        await using var server = await TestServer.StartAsync($"--Designer:Directory={empty}", "--Demo=false");
        using var client = server.Browser();
        using var answer = await client.GetAsync("/");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("网页还没有构建", text, StringComparison.Ordinal);
        Assert.Contains("has not been built", text, StringComparison.Ordinal);
    }

    private void Put(string name, string content)
    {
        var path = Path.Combine(_files, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
