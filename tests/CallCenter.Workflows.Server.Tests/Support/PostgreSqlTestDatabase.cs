using CallCenter.Persistence;
using CallCenter.Persistence.PostgreSql;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Workflows.Server.Tests.Support;

/// <summary>A fresh database with all tables in the cluster of this assembly.</summary>
public sealed class PostgreSqlTestDatabase : IDbContextFactory<CallCenterDbContext>, IDisposable
{
    private static readonly Lazy<Task<string>> Template = new(CreateTemplateAsync);

    private PostgreSqlTestDatabase(string address) => (Address, Database) = (address, new(address));

    /// <summary>Its connection string.</summary>
    public string Address { get; }

    public PostgreSqlDatabase Database { get; }

    public static async Task<PostgreSqlTestDatabase> CreateAsync()
    {
        var cluster = await PostgreSqlCluster.SharedAsync();
        return new(cluster.ConnectionString(await cluster.CreateDatabaseAsync(await Template.Value)));
    }

    public CallCenterDbContext CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<PostgreSqlDbContext>();
        Database.Use(options);
        return new PostgreSqlDbContext(options.Options);
    }

    public void Dispose() => Database.Dispose();

    private static async Task<string> CreateTemplateAsync()
    {
        var cluster = await PostgreSqlCluster.SharedAsync();
        var name = await cluster.CreateDatabaseAsync();
        using var database = new PostgreSqlTestDatabase(cluster.ConnectionString(name) + ";Pooling=false");
        await using var context = database.CreateDbContext();
        await context.Database.MigrateAsync();
        return name;
    }
}
