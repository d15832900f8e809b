using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CallCenter.Workflows.Server.Tests.Support;

/// <summary>A page that listens to a hub: SignalR's JSON protocol over a WebSocket.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private const char Separator = '\u001e';
    private readonly ClientWebSocket _socket = new();
    private readonly Queue<JsonNode> _received = new();
    private readonly StringBuilder _text = new();

    private HubClient() { }

    public static async Task<HubClient> ConnectAsync(TestServer server, string path, string accessToken, CancellationToken cancellationToken)
    {
        var client = new HubClient();
        client._socket.Options.SetRequestHeader("Authorization", "Bearer " + accessToken);
        await client._socket.ConnectAsync(new Uri($"ws://{server.Address.Authority}{path}"), cancellationToken);
        await client.SendAsync("""{"protocol":"json","version":1}""", cancellationToken);
        await client.ReadAsync(cancellationToken);
        return client;
    }

    public Task InvokeAsync(string method, string argument, CancellationToken cancellationToken) =>
        SendAsync(new JsonObject { ["type"] = 1, ["target"] = method, ["arguments"] = new JsonArray(argument) }.ToJsonString(), cancellationToken);

    /// <summary>The argument of the next message of that name which fulfils the condition.</summary>
    public async Task<JsonNode> NextAsync(string target, Func<JsonNode, bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await ReadAsync(cancellationToken);
            if (message.Text("target") != target) continue;
            var argument = message["arguments"]!.AsArray() is [var first, ..] ? first! : message;
            if (condition(argument)) return argument;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open) await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        _socket.Dispose();
    }

    private Task SendAsync(string text, CancellationToken cancellationToken) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text + Separator), WebSocketMessageType.Text, true, cancellationToken);

    private async Task<JsonNode> ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[32 * 1024];
        while (_received.Count == 0)
        {
            var part = await _socket.ReceiveAsync(buffer, cancellationToken);
            _text.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
            if (!part.EndOfMessage) continue;
            foreach (var message in _text.ToString().Split(Separator, StringSplitOptions.RemoveEmptyEntries)) _received.Enqueue(JsonNode.Parse(message)!);
            _text.Clear();
        }

        return _received.Dequeue();
    }
}
