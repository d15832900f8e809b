using CallCenter.Persistence;
using CallCenter.Persistence.PostgreSql;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Workflows.Server.Tests.Stores;

public sealed class PostgreSqlRetentionTests : RetentionContract, IAsyncLifetime, IDisposable
{
    private PostgreSqlTestDatabase _database = null!;
    private PostgreSqlInstanceStore _instances = null!;

    protected override IInstanceStore Instances => _instances;

    protected override IDbContextFactory<CallCenterDbContext> Contexts => _database;

    public async Task InitializeAsync()
    {
        _database = await PostgreSqlTestDatabase.CreateAsync();
        _instances = new(_database.Database);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _instances.Dispose();
        _database.Dispose();
    }
}
