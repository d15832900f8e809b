using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Tests.Asterisk.Support;

/// <summary>Asterisk's interface without Asterisk, to make it behave as badly as a network can.</summary>
internal sealed class FakeAri : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private TaskCompletionSource<WebSocket> _socket = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _clock;

    private FakeAri()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Map("/ari/events", ListenAsync);
        _app.Map("/ari/{**path}", AnswerAsync);
    }

    public Uri Address => new(_app.Urls.First());

    /// <summary>What <c>GET /channels</c> and <c>/bridges</c> list: ids, with the arguments of those in our application.</summary>
    public ConcurrentDictionary<string, string> Channels { get; } = new();

    public ConcurrentDictionary<string, IReadOnlyList<string>> Bridges { get; } = new();

    /// <summary>Playbacks that <c>GET /playbacks/ID</c> finds.</summary>
    public ConcurrentDictionary<string, bool> Playbacks { get; } = new();

    public bool KnowsApplication { get; set; } = true;
    public bool RefusesEverybody { get; set; }

    /// <summary>Done before a request is answered; its answer replaces the usual one.</summary>
    public Func<string, Task<int?>> Before { get; set; } = _ => Task.FromResult<int?>(null);

    /// <summary>Every event is told so often.</summary>
    public int Times { get; set; } = 1;

    /// <summary>Requests that change something: <c>POST channels/1/answer</c>.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public int Connections { get; private set; }

    public static async Task<FakeAri> StartAsync()
    {
        var it = new FakeAri();
        await it._app.StartAsync();
        return it;
    }

    /// <summary>A caller in our application.</summary>
    public void Put(string channel, string arguments = "95511") => Channels[channel] = arguments;

    public Task ArriveAsync(string channel, string arguments = "95511")
    {
        Put(channel, arguments);
        return TellAsync("StasisStart", $"\"args\":[\"{string.Join("\",\"", arguments.Split(','))}\"],\"channel\":{Channel(channel)}");
    }

    public Task HangUpAsync(string channel)
    {
        Channels.TryRemove(channel, out _);
        return TellAsync("StasisEnd", $"\"channel\":{Channel(channel)}");
    }

    public Task DestroyAsync(string channel, int cause)
    {
        Channels.TryRemove(channel, out _);
        return TellAsync("ChannelDestroyed", $"\"cause\":{cause},\"channel\":{Channel(channel)}");
    }

    public Task PressAsync(string channel, char key) => TellAsync("ChannelDtmfReceived", $"\"digit\":\"{key}\",\"duration_ms\":100,\"channel\":{Channel(channel)}");

    public Task FinishAsync(string playback)
    {
        Playbacks.TryRemove(playback, out _);
        return TellAsync("PlaybackFinished", $$"""
            "playback":{"id":"{{playback}}","state":"done"}
            """);
    }

    /// <summary>Whatever is in an event must not end the link.</summary>
    public Task TellNonsenseAsync() => SendAsync("{\"type\":42}{");

    /// <summary>Cuts the event stream.</summary>
    public async Task DropAsync()
    {
        var socket = await _socket.Task;
        _socket = new(TaskCreationOptions.RunContinuationsAsynchronously);
        socket.Abort();
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.Task.IsCompletedSuccessfully) _socket.Task.Result.Abort();
        await _app.DisposeAsync();
        _sending.Dispose();
    }

    private static string Channel(string id, string arguments = "95511") => $$$"""
        {"id":"{{{id}}}","name":"PJSIP/{{{id}}}","state":"Up","caller":{"name":"","number":"13800000001"},"dialplan":{"context":"in","exten":"95511","priority":1,"app_name":"Stasis","app_data":"callcenter,{{{arguments}}}"}}
        """;

    private async Task TellAsync(string type, string members)
    {
        var at = DateTimeOffset.UnixEpoch.AddMilliseconds(Interlocked.Increment(ref _clock)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture) + "+0000";
        for (var i = 0; i < Times; i++) await SendAsync($$"""{"type":"{{type}}","timestamp":"{{at}}","application":"callcenter",{{members}}}""");
    }

    private async Task SendAsync(string json)
    {
        var socket = await _socket.Task;
        await _sending.WaitAsync();
        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, true, default);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ListenAsync(HttpContext context)
    {
        if (RefusesEverybody)
        {
            context.Response.StatusCode = 401;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        Connections++;
        _socket.TrySetResult(socket);
        try
        {
            var buffer = new byte[1024];
            while ((await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted)).MessageType != WebSocketMessageType.Close)
            {
                // Clients say nothing.
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // Dropped.
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = (string)context.GetRouteValue("path")!;
        var asked = $"{context.Request.Method} {path}";
        if (context.Request.Method != "GET") _requests.Enqueue(asked);
        if (await Before(asked) is { } status)
        {
            context.Response.StatusCode = status;
            return;
        }

        switch (asked)
        {
            case "GET channels": await context.Response.WriteAsync($"[{string.Join(',', Channels.Select(entry => Channel(entry.Key, entry.Value)))}]"); break;
            case "GET bridges":
                await context.Response.WriteAsJsonAsync(Bridges.Select(entry => new { id = entry.Key, channels = entry.Value }));
                break;
            case var _ when asked.StartsWith("GET applications/", StringComparison.Ordinal): context.Response.StatusCode = KnowsApplication ? 200 : 404; break;
            case var _ when asked.StartsWith("GET playbacks/", StringComparison.Ordinal):
                context.Response.StatusCode = Playbacks.ContainsKey(Uri.UnescapeDataString(path["playbacks/".Length..])) ? 200 : 404;
                break;
            case var _ when asked.StartsWith("GET ", StringComparison.Ordinal): context.Response.StatusCode = 404; break;
            case var _ when asked.StartsWith("DELETE channels/", StringComparison.Ordinal) && path.Count(c => c == '/') == 1: await RemoveAsync(context, path["channels/".Length..]); break;
            case var _ when asked.StartsWith("DELETE bridges/", StringComparison.Ordinal):
                context.Response.StatusCode = Bridges.TryRemove(path["bridges/".Length..], out _) ? 204 : 404;
                break;
            case var _ when asked.Contains("/play/", StringComparison.Ordinal):
                Playbacks[path[(path.IndexOf("/play/", StringComparison.Ordinal) + 6)..]] = true;
                break;
            default: context.Response.StatusCode = 204; break;
        }
    }

    private Task RemoveAsync(HttpContext context, string channel)
    {
        context.Response.StatusCode = Channels.TryRemove(channel, out _) ? 204 : 404;
        return Task.CompletedTask;
    }
}
