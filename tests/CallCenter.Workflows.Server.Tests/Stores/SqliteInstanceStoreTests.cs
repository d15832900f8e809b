using CallCenter.Persistence;
using CallCenter.Persistence.Sqlite;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Tests.Runtime.Stores;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Workflows.Server.Tests.Stores;

public sealed class SqliteInstanceStoreTests : InstanceStoreContract, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteInstanceStore _store;

    public SqliteInstanceStoreTests() => _store = new(_file.Database);

    protected override IInstanceStore Store => _store;

    [Theory]
    [InlineData("Bookmarks", true)]
    [InlineData("Outbox", true)]
    [InlineData("Inbox", true)]
    [InlineData("Instances", false)]
    [InlineData("Journal", false)]
    public void Table_SmallRowsFoundByKey_IsClusteredByIt(string table, bool clustered)
    {
        using var connection = new SqliteConnection(_file.Database.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT sql FROM sqlite_master WHERE name = '{table}'";

        Assert.Equal(clustered, ((string)command.ExecuteScalar()!).EndsWith("WITHOUT ROWID", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SELECT InstanceId FROM Bookmarks WHERE StimulusKey = 'a' AND StimulusName = 'b'", "IX_Bookmarks_StimulusKey_StimulusName")]
    [InlineData("SELECT InstanceId FROM Bookmarks WHERE DueAt <= 1 ORDER BY DueAt, InstanceId, Number LIMIT 1", "IX_Bookmarks_DueAt")]
    [InlineData("SELECT InstanceId FROM Bookmarks WHERE DueAt <= 9 AND (DueAt, InstanceId, Number) > (1, 'a', 1) ORDER BY DueAt, InstanceId, Number LIMIT 1", "IX_Bookmarks_DueAt")]
    [InlineData("SELECT Id FROM Instances WHERE IsAsking = 1 AND Status = 0", "IX_Instances_Asking")]
    public void Query_OfTheHotPath_UsesItsIndexWithoutSorting(string sql, string index)
    {
        using var connection = new SqliteConnection(_file.Database.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read()) plan.Add(reader.GetString(3));

        Assert.Contains(plan, line => line.Contains(index, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Fact]
    public void Migrations_OfAllEntities_AreComplete()
    {
        using var context = _file.CreateDbContext();

        Assert.False(context.Database.HasPendingModelChanges(), "The model has changed: add a migration with dotnet ef migrations add.");
    }

    [Fact]
    public async Task Open_AfterDispose_FindsWhatWasCommitted()
    {
        var batch = new CommitBatch();
        batch.Instances.Add(new(Row("i1"), null));
        await _store.CommitAsync(batch, default);
        _store.Dispose();

        using var again = new SqliteInstanceStore(_file.Database);

        Assert.Single(await again.LoadAsync(["i1"], default));
    }

    public void Dispose()
    {
        _store.Dispose();
        _file.Dispose();
    }
}

/// <summary>A fresh database file with all tables, deleted afterwards.</summary>
internal sealed class SqliteFile : IDbContextFactory<CallCenterDbContext>, IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("callcenter-").FullName;

    public SqliteFile()
    {
        Database = new(Path.Combine(_directory, "callcenter.db"));
        using var context = CreateDbContext();
        context.Database.Migrate();
    }

    public SqliteDatabase Database { get; }

    public CallCenterDbContext CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<CallCenterDbContext>();
        Database.Use(options);
        return new(options.Options);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }
}
