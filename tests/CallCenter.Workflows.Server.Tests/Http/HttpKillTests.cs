using System.Net;
using CallCenter.Workflows.Server.Tests.Durability;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.Data.Sqlite;
using static CallCenter.Workflows.Server.Tests.Http.HttpFlows;

namespace CallCenter.Workflows.Server.Tests.Http;

/// <summary>A server killed while a flow calls another server and its own caller waits: the call is repeated under its key and the flow ends.</summary>
public sealed class HttpKillTests
{
    private const string Allowed = "--Http:AllowedAddresses=" + WebTarget.OpenAddress;

    [Fact]
    public async Task Server_KilledDuringACall_RepeatsItUnderTheSameKeyAndLeavesNothingBehind()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var data = Directory.CreateTempSubdirectory("callcenter-http-").FullName;
        await using var target = await WebTarget.StartAsync();

        await using (var first = await ServerProcess.StartAsync(data, [Allowed], patience.Token))
        {
            await first.Client.PublishAsync(Flows.Chain("call", Endpoint("call", "GET"), Send(target.At("/slow"), "POST")
                .Set("authorization", "JavaScript", "'Bearer ' + 'abc'.repeat(3)").Set("content", "JavaScript", "'b' + 'ody'"), Respond("'done'")));
            var caller = first.Client.GetAsync("/workflows/call", patience.Token);
            await target.Called.Task.WaitAsync(patience.Token);
            await first.KillAsync();
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => caller);
        }

        target.Forget();
        await using (var second = await ServerProcess.StartAsync(data, [Allowed], patience.Token))
        {
            await target.Called.Task.WaitAsync(patience.Token);
            target.Gate.SetResult();
            await UntilOverAsync(second.Client, patience.Token);
            await UntilNothingIsLeftToSendAsync(data, patience.Token);
        }

        var sent = target.Requests.ToList();
        Assert.Equal(2, sent.Count);
        Assert.Equal(sent[0].Headers["Idempotency-Key"], sent[1].Headers["Idempotency-Key"]);
        Assert.Equal(("Bearer abcabcabc", "body"), (sent[1].Headers["Authorization"], sent[1].Body));
        Directory.Delete(data, recursive: true);
    }

    private static async Task UntilNothingIsLeftToSendAsync(string data, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "callcenter.db")};Pooling=False;Mode=ReadOnly");
        connection.Open();
        await using var left = connection.CreateCommand();
        left.CommandText = "SELECT (SELECT count(*) FROM Outbox) + (SELECT count(*) FROM Inbox) + (SELECT count(*) FROM Bookmarks)";
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while ((long)(await left.ExecuteScalarAsync(cancellationToken))! > 0) await timer.WaitForNextTickAsync(cancellationToken);
    }

    /// <summary>The flow wrote its response to a caller who is gone: that is no failure.</summary>
    private static async Task UntilOverAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            using var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(client, "/elsa/api/workflow-instances", new { definitionId = "call" }, cancellationToken);
            var instance = Assert.Single((await answer.ObjectAsync(HttpStatusCode.OK)).Items());
            if (instance.Text("status") == "Running") continue;
            Assert.Equal("Finished", instance.Text("subStatus"));
            Assert.Equal(0, instance["incidentCount"]!.GetValue<int>());
            return;
        }
    }
}
