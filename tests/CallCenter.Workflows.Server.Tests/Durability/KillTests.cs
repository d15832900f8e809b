using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit.Abstractions;

namespace CallCenter.Workflows.Server.Tests.Durability;

/// <summary>Nothing is lost: the server is killed at random moments of many calls and waiting flows, and started again.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 3;
    private const int CallsPerRound = 200;
    private const int Waiting = 100;

    [Fact]
    public Task Server_KilledAtRandomMoments_LosesNoInstanceAndRepeatsNoCommand() =>
        LosesNothingAsync([], data => new SqliteConnection($"Data Source={Path.Combine(data, "callcenter.db")};Pooling=False"));

    [Fact]
    public async Task ServerOnPostgreSql_KilledAtRandomMoments_LosesNoInstanceAndRepeatsNoCommand()
    {
        var cluster = await PostgreSqlCluster.SharedAsync();
        var database = await cluster.CreateDatabaseAsync();
        await LosesNothingAsync(
            ["--Database:Provider=PostgreSql", $"--Database:ConnectionString={cluster.TcpConnectionString(database)}"],
            _ => new NpgsqlConnection(cluster.ConnectionString(database) + ";Pooling=false"));
    }

    private async Task LosesNothingAsync(string[] settings, Func<string, DbConnection> connect)
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(6));
        var data = Directory.CreateTempSubdirectory("callcenter-kill-").FullName;
        var started = new HashSet<string>(StringComparer.Ordinal);
        DbConnection Books() => connect(data);

        await using (var first = await ServerProcess.StartAsync(data, settings, patience.Token))
        {
            await PublishAsync(first.Client);
            await StartWaitingAsync(first.Client, started, patience.Token);
            await KillAmidCallsAsync(first, 0, random, started, patience.Token);
        }

        for (var kill = 1; kill < Kills; kill++)
        {
            await using var server = await ServerProcess.StartAsync(data, settings, patience.Token);
            await KillAmidCallsAsync(server, kill, random, started, patience.Token);
        }

        await using (var last = await ServerProcess.StartAsync(data, settings, patience.Token))
        {
            // One call that nobody disturbs, so that the books below are not empty however early the kills came.
            await CallAsync(last.Client, CallsPerRound, started, new Countdown(int.MaxValue), patience.Token);
            var open = await UntilOnlyEventsWaitAsync(last.Client, patience.Token);
            await UntilWrittenAsync(Books, patience.Token);
            Assert.Equal(Waiting, open.Count);
            var all = await InstancesAsync(last.Client, "{}", patience.Token);
            Assert.Empty(started.Except(all.Select(instance => instance.Text("id")!)));
            Assert.All(all, instance => Assert.Equal(0, instance["incidentCount"]!.GetValue<int>()));
            await last.KillAsync();
        }

        CheckBooks(Books);
        Directory.Delete(data, recursive: true);
    }

    private static async Task PublishAsync(HttpClient client)
    {
        await client.PublishAsync(Flows.Call(
            "calls", "95511", Flows.Prompt("one", "您好，欢迎致电。"), Flows.Prompt("two", "请稍候，正在为您查询。"), Flows.Prompt("three", "感谢来电，再见。"),
            Flows.Activity("CallCenter.EndContact", "end")));
        await client.PublishAsync(Flows.Chain("by-time", Flows.Activity("Elsa.Delay", "delay", ("timeSpan", "00:01:00")), Flows.Activity("Elsa.WriteLine", "line", ("text", "done"))));
        await client.PublishAsync(Flows.Chain("by-event", Flows.Activity("Elsa.WriteLine", "line", ("text", "wait")), Flows.Activity("Elsa.Event", "event", ("eventName", "go"))));
    }

    private static async Task StartWaitingAsync(HttpClient client, HashSet<string> started, CancellationToken cancellationToken)
    {
        foreach (var definition in new[] { "by-time", "by-event" })
        {
            for (var i = 0; i < Waiting; i++)
            {
                using var answer = await client.PostAsJsonAsync($"/elsa/api/workflow-definitions/{definition}/dispatch", new { versionOptions = "Published" }, cancellationToken);
                started.Add((await answer.ObjectAsync(HttpStatusCode.OK)).Text("workflowInstanceId")!);
            }
        }
    }

    /// <summary>Callers call in and listen; after as many answers of the server as chance says, the process is gone.</summary>
    private static async Task KillAmidCallsAsync(ServerProcess server, int round, Random random, HashSet<string> started, CancellationToken cancellationToken)
    {
        // Early in the first round, while calls begin; late in the last, while they end; anywhere within that.
        const int AnswersPerRound = CallsPerRound * 7;
        var moment = new Countdown((AnswersPerRound * round / Kills) + random.Next(AnswersPerRound / Kills));
        var callers = Enumerable.Range(0, CallsPerRound).Select(i => CallAsync(server.Client, i, started, moment, cancellationToken)).ToList();
        await Task.WhenAny(moment.Reached, Task.WhenAll(callers));
        await server.KillAsync();
        await Task.WhenAll(callers);
    }

    private static async Task CallAsync(HttpClient client, int number, HashSet<string> started, Countdown moment, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.PostAsJsonAsync("/api/simulator/calls", new { from = $"13800138{number:000}", to = "95511" }, cancellationToken);
            var call = await answer.ObjectAsync(HttpStatusCode.Created);
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
            while (call.Text("state") != "Ended")
            {
                if (call.Text("instanceId") is { } instance) lock (started) started.Add(instance);
                moment.Step();
                await timer.WaitForNextTickAsync(cancellationToken);
                call = await client.GetObjectAsync("/api/simulator/calls/" + call.Text("id"));
            }
        }
        catch (HttpRequestException)
        {
            // The server died under this call: it was promised nothing.
        }
        catch (IOException)
        {
            // Likewise, while the answer was read.
        }
    }

    private sealed class Countdown(int left)
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _left = left;

        public Task Reached => _reached.Task;

        public void Step()
        {
            if (Interlocked.Decrement(ref _left) <= 0) _reached.TrySetResult();
        }
    }

    private static async Task<IReadOnlyList<JsonNode>> UntilOnlyEventsWaitAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            var open = await InstancesAsync(client, """{"status":"Running"}""", cancellationToken);
            if (open.All(instance => instance.Text("definitionId") == "by-event")) return open;
        }

        return [];
    }

    private static async Task<IReadOnlyList<JsonNode>> InstancesAsync(HttpClient client, string filter, CancellationToken cancellationToken)
    {
        var wanted = JsonNode.Parse(filter)!.AsObject();
        (wanted["page"], wanted["pageSize"]) = (0, 2000);
        using var answer = await client.PostAsJsonAsync("/elsa/api/workflow-instances", wanted, cancellationToken);
        return (await answer.ObjectAsync(HttpStatusCode.OK)).Items();
    }

    /// <summary>What lies in the database when nobody runs any more.</summary>
    private static void CheckBooks(Func<DbConnection> books)
    {
        using var connection = books();
        connection.Open();
        Assert.Equal(0, Count(connection, """SELECT count(*) FROM "Bookmarks" b LEFT JOIN "Instances" i ON i."Id" = b."InstanceId" WHERE i."Id" IS NULL OR i."Status" <> 0"""));
        Assert.Equal(0, Count(connection, """SELECT count(*) FROM "Instances" i WHERE i."Status" = 0 AND NOT EXISTS (SELECT 1 FROM "Bookmarks" b WHERE b."InstanceId" = i."Id")"""));
        Assert.Equal(0, Count(connection, """SELECT count(*) FROM "Contacts" WHERE "State" <> 'Ended'"""));
        // One prompt activity runs once in a call: heard twice, its command went out under two keys.
        Assert.Equal(0, Count(connection, """SELECT count(*) FROM (SELECT 1 FROM "ContactJournal" WHERE "Kind" IN ('prompt', 'answered', 'ended') GROUP BY "ContactId", "Kind", "Text" HAVING count(*) > 1) AS repeated"""));
        Assert.NotEqual(0, Count(connection, """SELECT count(*) FROM "ContactJournal" WHERE "Kind" = 'prompt'"""));
    }

    /// <summary>Contacts are written down a moment after they change.</summary>
    private static async Task UntilWrittenAsync(Func<DbConnection> books, CancellationToken cancellationToken)
    {
        using var connection = books();
        connection.Open();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (Count(connection, """SELECT count(*) FROM "ContactJournal" WHERE "Kind" = 'prompt'""") == 0
            || Count(connection, """SELECT count(*) FROM "Contacts" WHERE "State" <> 'Ended'""") > 0)
            await timer.WaitForNextTickAsync(cancellationToken);
    }

    private static long Count(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
