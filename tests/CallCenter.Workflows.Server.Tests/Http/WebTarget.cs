using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CallCenter.Workflows.Server.Tests.Http;

/// <summary>A web server of somebody else, which flows call.</summary>
internal sealed class WebTarget : IAsyncDisposable
{
    /// <summary>The one address of this machine that the tests open for flows.</summary>
    public const string OpenAddress = "127.0.0.3";

    private readonly WebApplication _app;

    private WebTarget(WebApplication app) => _app = app;

    public ConcurrentQueue<(string Method, string Path, Dictionary<string, string> Headers, string Body)> Requests { get; } = new();

    /// <summary>Open while the paths below <c>/slow</c> may answer.</summary>
    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the first request.</summary>
    public TaskCompletionSource Called { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Port => new Uri(_app.Urls.First()).Port;

    public string At(string path, string host = OpenAddress) => $"http://{host}:{Port}{path}";

    public void Forget() => Called = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<WebTarget> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();

        // On all addresses of the machine, so that a request to a forbidden one would arrive.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, 0));
        var app = builder.Build();
        var target = new WebTarget(app);
        app.Run(target.AnswerAsync);
        await app.StartAsync();
        return target;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Requests.Enqueue((request.Method, request.Path, headers, await new StreamReader(request.Body).ReadToEndAsync()));
        Called.TrySetResult();
        var response = context.Response;
        switch (request.Path.Value)
        {
            case "/json":
                response.Headers["X-Kind"] = "test";
                await response.WriteAsJsonAsync(new { name = "张三", level = 3 });
                break;
            case "/text": await response.WriteAsync("plain"); break;
            case "/missing": response.StatusCode = 404; break;
            case "/file":
                response.ContentType = "application/pdf";
                response.Headers.ContentDisposition = "attachment; filename=\"../../bill.pdf\"";
                await response.Body.WriteAsync(new byte[] { 1, 2, 3 });
                break;
            case "/huge":
                for (var i = 0; i < 1000; i++) await response.WriteAsync(new string('x', 10_000), context.RequestAborted);
                break;
            case "/bomb":
                response.Headers.ContentEncoding = "gzip";
                await using (var gzip = new System.IO.Compression.GZipStream(response.Body, System.IO.Compression.CompressionLevel.Fastest))
                {
                    for (var i = 0; i < 1000; i++) await gzip.WriteAsync(new byte[10_000], context.RequestAborted);
                }

                break;
            case "/slow":
                await Gate.Task.WaitAsync(context.RequestAborted);
                await response.WriteAsync("late");
                break;
            case "/to-other": response.Redirect(At("/json", "127.0.0.1")); break;
            case "/to-json": response.Redirect("/json"); break;
            case "/around": response.Redirect("/around"); break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Gate.TrySetResult();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
