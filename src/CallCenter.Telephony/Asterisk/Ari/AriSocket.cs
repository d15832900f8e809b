using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace CallCenter.Telephony.Asterisk.Ari;

/// <summary>One connection of ARI's event stream.</summary>
internal sealed class AriSocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();

    /// <summary>Registers our application with Asterisk; from then on its events come.</summary>
    public async Task ConnectAsync(AsteriskOptions options, CancellationToken cancellationToken)
    {
        var url = new UriBuilder(new Uri(options.BaseUrl, "/ari/events"))
        {
            Scheme = options.BaseUrl.Scheme == Uri.UriSchemeHttps ? "wss" : "ws",
            Query = $"app={Uri.EscapeDataString(options.Application)}",
        };
        _socket.Options.SetRequestHeader("Authorization", AriClient.Credentials(options).ToString());
        _socket.Options.Proxy = null;
        _socket.Options.KeepAliveInterval = options.PingEvery;
        _socket.Options.KeepAliveTimeout = options.PingEvery;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.RequestTimeout);
        await _socket.ConnectAsync(url.Uri, limit.Token);
    }

    /// <summary>Hands every event over until the connection ends. What cannot be read is passed over.</summary>
    public async Task ReadAsync(Action<AriEvent> take, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        while (true)
        {
            buffer.ResetWrittenCount();
            ValueWebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer.GetMemory(4096), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close) return;
                buffer.Advance(part.Count);
            }
            while (!part.EndOfMessage);

            if (Parse(buffer.WrittenSpan) is { } happened) take(happened);
        }
    }

    /// <summary>Ends it at once, also for who reads from it.</summary>
    public void Abort() => _socket.Abort();

    public void Dispose() => _socket.Dispose();

    private static AriEvent? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, AriJson.Default.AriEvent);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
