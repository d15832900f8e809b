using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Server.Tests.Elsa;

/// <summary>Speaks SignalR's JSON protocol by hand, as no client package is to be had.</summary>
[Collection(ElsaApiCollection.Name)]
public sealed class WorkflowInstanceHubTests(ElsaHost host)
{
    private const char Separator = '\u001e';

    [Theory]
    [InlineData("/elsa/hubs/workflow-instance")]
    [InlineData("/elsa/api/hubs/workflow-instance")]
    public async Task Observe_InstanceThatGoesOn_IsToldSo(string hub)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var created = (await host.PostAsync("workflow-definitions", StudioFlows.Create("Watched")))["workflowDefinition"]!.AsObject();
        await host.PostAsync("workflow-definitions", StudioFlows.Save(created, StudioFlows.Waiting, StudioFlows.FromNamingToMenu));
        var id = (await host.PostAsync($"workflow-definitions/{created.Text("definitionId")}/execute", new JsonObject { ["correlationId"] = "contact-1" })).Text("workflowInstanceId")!;
        using var socket = await ConnectAsync(hub, patience.Token);
        await SendAsync(socket, $$"""{"type":1,"target":"ObserveInstanceAsync","arguments":["{{id}}"]}""", patience.Token);

        var first = await UntilAsync(socket, "ActivityExecutionLogUpdatedAsync", patience.Token);
        Assert.Contains(first["stats"]!.AsArray(), stat => stat!["activityNodeId"]!.GetValue<string>() == "Workflow1:f1:m" && stat["isBlocked"]!.GetValue<bool>());
        await host.PostAsync($"cancel/workflow-instances/{id}", new JsonObject());
        var second = await UntilAsync(socket, "ActivityExecutionLogUpdatedAsync", patience.Token);

        Assert.DoesNotContain(second["stats"]!.AsArray(), stat => stat!["isBlocked"]!.GetValue<bool>());
        Assert.Equal(id, (await UntilAsync(socket, "WorkflowInstanceUpdatedAsync", patience.Token)).Text("workflowInstanceId"));
    }

    [Fact]
    public async Task Connect_ByWhoMayNotRead_IsRefused()
    {
        using var agent = host.As("Agent");

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await agent.PostAsync("/elsa/hubs/workflow-instance/negotiate?negotiateVersion=1", null)).StatusCode);
    }

    private async Task<ClientWebSocket> ConnectAsync(string hub, CancellationToken cancellationToken)
    {
        var negotiated = await ElsaHost.ReadAsync(await host.Client.PostAsync($"{hub}/negotiate?negotiateVersion=1", null, cancellationToken), System.Net.HttpStatusCode.OK);
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("X-Role", "ProcessOwner");
        var address = new UriBuilder(host.Address) { Scheme = "ws", Path = hub, Query = $"id={Uri.EscapeDataString(negotiated.Text("connectionToken")!)}" };
        await socket.ConnectAsync(address.Uri, cancellationToken);
        await SendAsync(socket, """{"protocol":"json","version":1}""", cancellationToken);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string message, CancellationToken cancellationToken) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + Separator), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private readonly Queue<JsonObject> _received = new();
    private string _rest = "";

    /// <summary>The argument of the next message of that name.</summary>
    private async Task<JsonObject> UntilAsync(ClientWebSocket socket, string target, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            while (_received.TryDequeue(out var message))
            {
                if (message.Text("target") == target) return message["arguments"]![0]!.AsObject();
            }

            var read = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            var parts = (_rest + Encoding.UTF8.GetString(buffer, 0, read.Count)).Split(Separator);
            _rest = parts[^1];
            foreach (var part in parts[..^1]) _received.Enqueue(DefinitionJson.Parse(part));
        }
    }
}
