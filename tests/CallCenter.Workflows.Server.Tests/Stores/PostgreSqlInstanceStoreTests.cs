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
    private PostgreSqlTestDatabase _database = null!;
    private PostgreSqlInstanceStore _store = null!;

    protected override IInstanceStore Store => _store;

    public async Task InitializeAsync()
    {
        _database = await PostgreSqlTestDatabase.CreateAsync();
        _store = new(_database.Database);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _store.Dispose();
        _database.Dispose();
    }

    [Fact]
    public void Migrations_OfAllEntities_AreComplete()
    {
        using var context = _database.CreateDbContext();

        Assert.False(context.Database.HasPendingModelChanges(), "The model has changed: add a migration with dotnet ef, see PostgreSqlDesignTime.");
    }

    [Fact]
    public async Task Open_WhileAnotherHasIt_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => Task.Run(() => new PostgreSqlInstanceStore(_database.Database)));

        Assert.Contains("Another server is using PostgreSQL", refused.Problem.En, StringComparison.Ordinal);
        Assert.Contains("另一个服务器正在使用", refused.Problem.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commit_AfterTheConnectionBroke_WorksAgain()
    {
        await WriteAsync(Row("i1"), null);
        await ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");

        // Each of the two writers finds out by one commit.
        var failures = 0;
        while (await Record.ExceptionAsync(() => WriteAsync(Row("i1") with { Revision = 2 }, 1)) is { } failure)
        {
            Assert.IsAssignableFrom<NpgsqlException>(failure);
            Assert.InRange(++failures, 1, 2);
        }

        Assert.Equal(2, Assert.Single(await _store.LoadAsync(["i1"], default)).Revision);
    }

    [Fact]
    public async Task Commit_TextsThatPostgreSqlCannotHold_AreWrittenAllTheSame()
    {
        await WriteAsync(Row("i1") with { Name = "zero \0", CorrelationId = "half \ud83d" }, null);

        var loaded = Assert.Single(await _store.LoadAsync(["i1"], default));
        Assert.Equal(("zero \ufffd", "half \ufffd"), (loaded.Name, loaded.CorrelationId));
    }

    [Fact]
    public async Task Commit_KeyThatNoIndexHolds_FailsAlone()
    {
        var tooLong = string.Concat(Enumerable.Range(0, 3000).Select(number => (char)('一' + (number * 7919 % 20000))));
        var commits = Enumerable.Range(0, 8).Select(number => WriteAsync(Row($"i{number}") with { CorrelationId = number == 3 ? tooLong : "fine" }, null)).ToList();

        await Assert.ThrowsAsync<PostgresException>(() => Task.WhenAll(commits));

        Assert.Equal(7, commits.Count(commit => commit.IsCompletedSuccessfully));
        Assert.Equal(7, (await _store.LoadAsync([.. Enumerable.Range(0, 8).Select(number => $"i{number}")], default)).Count);
    }

    [Fact]
    public async Task Update_OfTheStateOnly_StaysInItsPageAndOutOfTheIndexes()
    {
        await WriteAsync(Row("i1") with { CorrelationId = "c" }, null);
        for (var revision = 1; revision <= 3; revision++)
            await WriteAsync(Row("i1") with { CorrelationId = "c", Revision = revision + 1, State = [(byte)revision], UpdatedAt = DateTimeOffset.UnixEpoch }, revision);

        // The writers report what they did when their connections close.
        _store.Dispose();
        Assert.Equal("3/3", await ExecuteAsync("SELECT n_tup_hot_upd || '/' || n_tup_upd FROM pg_stat_user_tables WHERE relname = 'Instances'"));
    }

    [Theory]
    [InlineData("SELECT 1 FROM unnest(ARRAY['a']) AS wanted(key) JOIN \"Bookmarks\" ON \"StimulusKey\" = key AND \"StimulusName\" = 'b'", "IX_Bookmarks_StimulusKey_StimulusName")]
    [InlineData("SELECT 1 FROM \"Bookmarks\" WHERE \"DueAt\" <= 1 ORDER BY \"DueAt\", \"InstanceId\", \"Number\" LIMIT 1", "IX_Bookmarks_DueAt_InstanceId_Number")]
    [InlineData("SELECT 1 FROM \"Instances\" WHERE \"Status\" = 0 AND \"DefinitionId\" = 'a' AND \"CorrelationId\" = 'b'", "IX_Instances_Running")]
    public async Task Query_OfTheHotPath_UsesItsIndexWithoutSorting(string sql, string index)
    {
        await using var source = NpgsqlDataSource.Create(_database.Address + ";Options=-c enable_seqscan=off -c enable_bitmapscan=off");
        await using var command = source.CreateCommand("EXPLAIN " + sql);
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync()) plan.Add(reader.GetString(0));

        Assert.Contains(plan, line => line.Contains(index, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.Contains("Sort", StringComparison.Ordinal));
    }

    private Task WriteAsync(StoredInstance row, int? expected)
    {
        var batch = new CommitBatch { At = DateTimeOffset.UnixEpoch };
        batch.Instances.Add(new(row, expected));
        return _store.CommitAsync(batch, default);
    }

    private async Task<string> ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.Address + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return $"{await command.ExecuteScalarAsync()}";
    }
}
