using System.Net;
using System.Net.Http.Json;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Tests.Api;
using CallCenter.Workflows.Server.Tests.Elsa;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Stores;

/// <summary>A whole server whose books are kept in PostgreSQL; it began with an empty database.</summary>
public sealed class ServerOnPostgreSql : SharedServer
{
    protected override async Task<string[]> SettingsAsync()
    {
        var cluster = await PostgreSqlCluster.SharedAsync();
        return ["--Database:Provider=PostgreSql", $"--Database:ConnectionString={cluster.TcpConnectionString(await cluster.CreateDatabaseAsync())}"];
    }
}

[CollectionDefinition(Name)]
public sealed class PostgreSqlServerCollection : ICollectionFixture<ServerOnPostgreSql>
{
    public const string Name = "server on PostgreSQL";
}

[Collection(PostgreSqlServerCollection.Name)]
public sealed class CentreOnPostgreSqlTests(ServerOnPostgreSql shared) : CentreTests(shared);

[Collection(PostgreSqlServerCollection.Name)]
public sealed class StudioOnPostgreSqlTests(ServerOnPostgreSql shared) : RealServerTests(shared);

[Collection(PostgreSqlServerCollection.Name)]
public sealed class DefinitionsOnPostgreSqlTests(ServerOnPostgreSql shared) : DefinitionStoreContract
{
    protected override IDefinitionStore Store => shared.Server.Get<IDefinitionStore>();
}

[Collection(PostgreSqlServerCollection.Name)]
public sealed class CallsOnPostgreSqlTests(ServerOnPostgreSql shared)
{
    [Fact]
    public async Task Hotline_CalledAndKeyed_IsSeenAsARunWithItsContact()
    {
        var client = await shared.Server.SignedInAsync("owner");
        using var answer = await client.PostAsJsonAsync("/api/simulator/calls", new { from = "13800138007", to = "8008101992" });
        var call = await answer.ObjectAsync(HttpStatusCode.Created);
        var instanceId = call.Text("instanceId");
        var instance = await client.GetObjectAsync("/elsa/api/workflow-instances/" + instanceId);
        Assert.Equal(("Running", call.Text("id")), (instance.Text("status"), instance.Text("correlationId")));
        Assert.Contains(await FindAsync(client, new { searchTerm = instanceId!.ToUpperInvariant() }), found => found == instanceId);
        Assert.Contains(await FindAsync(client, new { status = "Running", hasIncidents = false }), found => found == instanceId);

        using var keyed = await client.PostAsJsonAsync($"/api/simulator/calls/{call.Text("id")}/digits", new { digits = "2" });
        await keyed.ObjectAsync(HttpStatusCode.OK);
        using var hungUp = await client.PostAsync($"/api/simulator/calls/{call.Text("id")}/hangup", null);
        await hungUp.ObjectAsync(HttpStatusCode.OK);

        Assert.Equal("Finished", (await client.GetObjectAsync("/elsa/api/workflow-instances/" + instanceId)).Text("status"));
        Assert.DoesNotContain(await FindAsync(client, new { status = "Running" }), found => found == instanceId);
        var contact = await client.GetObjectAsync("/api/contacts/" + call.Text("id"));
        Assert.Equal((instanceId, "13800138007"), (contact.Text("instanceId"), contact.Text("from")));
        Assert.Contains(contact["journal"]!.AsArray(), line => line!.Text("kind") == "digits");
    }

    private static async Task<IEnumerable<string?>> FindAsync(HttpClient client, object filter)
    {
        using var answer = await client.PostAsJsonAsync("/elsa/api/workflow-instances", filter);
        return (await answer.ObjectAsync(HttpStatusCode.OK)).Items().Select(item => item.Text("id"));
    }
}

/// <summary>What a server does when PostgreSQL goes away under it and comes back.</summary>
public sealed class PostgreSqlOutageTests
{
    [Fact]
    public async Task Outage_ServerRunningOn_TellsSoAndGoesOnAfterwards()
    {
        await using var cluster = await PostgreSqlCluster.StartAsync();
        var address = cluster.TcpConnectionString(await cluster.CreateDatabaseAsync());
        await using var server = await TestServer.StartAsync("--Database:Provider=PostgreSql", $"--Database:ConnectionString={address};Timeout=3", "--Demo=false", "--Simulator:Speed=1");
        var client = await server.SignInAsync("admin");
        await client.PublishAsync(Flows.Chain("waits", Flows.Activity("Elsa.Event", "event", ("eventName", "go"))));
        var before = await DispatchAsync(client);

        await cluster.StopServerAsync();
        using var unready = await client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unready.StatusCode);
        Assert.Contains("\"database\":{\"status\":\"Unhealthy\"", await unready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(PostgreSqlCluster.Password, await unready.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await cluster.StartServerAsync();
        var after = await DispatchAsync(client);
        foreach (var id in new[] { before, after })
            Assert.Equal("Running", (await client.GetObjectAsync("/elsa/api/workflow-instances/" + id)).Text("status"));
        using var ready = await client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    private static async Task<string> DispatchAsync(HttpClient client)
    {
        using var answer = await client.PostAsJsonAsync("/elsa/api/workflow-definitions/waits/dispatch", new { versionOptions = "Published" });
        return (await answer.ObjectAsync(HttpStatusCode.OK)).Text("workflowInstanceId")!;
    }
}
