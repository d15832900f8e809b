using CallCenter.Persistence;
using CallCenter.Persistence.PostgreSql;
using CallCenter.Persistence.Sqlite;
using CallCenter.Workflows.Server.Settings;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Workflows.Benchmarks.Durable;

/// <summary>A throw-away database as a server would use it: SQLite in a temporary folder, or a PostgreSQL of its own.</summary>
internal abstract class BenchDatabase : IAsyncDisposable
{
    public abstract string Name { get; }

    /// <summary>The kind that <c>--database NAME</c> asks for, SQLite when it does not.</summary>
    public static async Task<BenchDatabase> CreateAsync(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => new OnSqlite(),
        DatabaseProvider.PostgreSql => await OnPostgreSql.CreateAsync(),
        _ => throw new NotSupportedException($"There is no {provider} that could be started here."),
    };

    public abstract void AddTo(IServiceCollection services);

    /// <summary>How many bytes tables and indexes take on the disk.</summary>
    public abstract Task<long> SizeAsync();

    public abstract ValueTask DisposeAsync();

    private sealed class OnSqlite : BenchDatabase
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("callcenter-bench-").FullName;

        public override string Name => "SQLite";

        private string File => Path.Combine(_folder, "callcenter.db");

        public override void AddTo(IServiceCollection services) => services.AddSqlite(new SqliteDatabase(File));

        public override Task<long> SizeAsync() => Task.FromResult(new FileInfo(File).Length);

        public override ValueTask DisposeAsync()
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class OnPostgreSql(PostgreSqlCluster cluster, string address) : BenchDatabase
    {
        public override string Name => "PostgreSQL";

        public static async Task<BenchDatabase> CreateAsync()
        {
            var cluster = await PostgreSqlCluster.StartAsync();
            return new OnPostgreSql(cluster, cluster.ConnectionString(await cluster.CreateDatabaseAsync()));
        }

        public override void AddTo(IServiceCollection services) => services.AddPostgreSql(new PostgreSqlDatabase(address));

        public override async Task<long> SizeAsync()
        {
            await using var connection = new Npgsql.NpgsqlConnection(address);
            await connection.OpenAsync();
            await using var command = new Npgsql.NpgsqlCommand("SELECT pg_database_size(current_database())", connection);
            return (long)(await command.ExecuteScalarAsync())!;
        }

        public override ValueTask DisposeAsync() => cluster.DisposeAsync();
    }
}
