using CallCenter.Persistence;
using CallCenter.Persistence.PostgreSql;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Tests.Support;
using CallCenter.Workflows.Tests.Runtime.Stores;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CallCenter.Workflows.Server.Tests.Stores;

public sealed class PostgreSqlInstanceStoreTests : InstanceStoreContract, IAsyncLifetime, IDisposable
{
    private static readonly Lazy<Task<string>> Template = new(CreateTemplateAsync);

    private string _address = "";
    private PostgreSqlDatabase _database = null!;
    private PostgreSqlInstanceStore _store = null!;

    protected override IInstanceStore Store => _store;

    public async Task InitializeAsync()
    {
        var cluster = await PostgreSqlCluster.SharedAsync();
        _address = cluster.ConnectionString(await cluster.CreateDatabaseAsync(await Template.Value));
        _database = new(_address);
        _store = new(_database);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _store.Dispose();
        _database.Dispose();
    }

    private static async Task<string> CreateTemplateAsync()
    {
        var cluster = await PostgreSqlCluster.SharedAsync();
        var name = await cluster.CreateDatabaseAsync();
        using var database = new PostgreSqlDatabase(cluster.ConnectionString(name) + ";Pooling=false");
        await using var context = Context(database);
        await context.Database.MigrateAsync();
        return name;
    }

    private static PostgreSqlDbContext Context(PostgreSqlDatabase database)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlDbContext>();
        database.Use(options);
        return new(options.Options);
    }
}
