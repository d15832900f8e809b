using CallCenter.Persistence;
using CallCenter.Persistence.PostgreSql;
using CallCenter.Persistence.Sqlite;
using CallCenter.Workflows.Server.Settings;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CallCenter.Workflows.Benchmarks.Durable;

/// <summary>A throw-away database as a server would use it: SQLite in a temporary folder, or a PostgreSQL of its own.</summary>
internal abstract class BenchDatabase : IAsyncDisposable
{
    public abstract string Name { get; }

    /// <summary>By which another process opens it, see <see cref="Open"/>.</summary>
    public abstract string Address { get; }

    /// <summary>The kind that <c>--database NAME</c> asks for, SQLite when it does not.</summary>
    public static async Task<BenchDatabase> CreateAsync(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => new OnSqlite(Directory.CreateTempSubdirectory("callcenter-bench-").FullName, isOwner: true),
        DatabaseProvider.PostgreSql => await OnPostgreSql.CreateAsync(),
        _ => throw Unsupported(provider),
    };

    /// <summary>One that another process made and will delete.</summary>
    public static BenchDatabase Open(DatabaseProvider provider, string address) => provider switch
    {
        DatabaseProvider.Sqlite => new OnSqlite(address, isOwner: false),
        DatabaseProvider.PostgreSql => new OnPostgreSql(null, address),
        _ => throw Unsupported(provider),
    };

    public abstract void AddTo(IServiceCollection services);

    /// <summary>How many bytes tables and indexes take on the disk.</summary>
    public abstract Task<long> SizeAsync();

    /// <summary>How many bytes were ever written into the log that commits wait for; null where that cannot be told.</summary>
    public virtual Task<long?> LoggedAsync() => Task.FromResult<long?>(null);

    /// <summary>Does now what the database would do by itself some time after many rows were written.</summary>
    public abstract Task SettleAsync();

    public abstract ValueTask DisposeAsync();

    private static NotSupportedException Unsupported(DatabaseProvider provider) => new($"There is no {provider} that could be started here.");

    private sealed class OnSqlite(string folder, bool isOwner) : BenchDatabase
    {
        public override string Name => "SQLite";
        public override string Address => folder;

        private string File => Path.Combine(folder, "callcenter.db");

        public override void AddTo(IServiceCollection services) => services.AddSqlite(new SqliteDatabase(File));

        public override Task<long> SizeAsync() => Task.FromResult(new FileInfo(File).Length);

        /// <summary>Its log was copied when the store was closed.</summary>
        public override Task SettleAsync() => Task.CompletedTask;

        public override ValueTask DisposeAsync()
        {
            SqliteConnection.ClearAllPools();
            if (isOwner) Directory.Delete(folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class OnPostgreSql(PostgreSqlCluster? cluster, string address) : BenchDatabase
    {
        public override string Name => "PostgreSQL";
        public override string Address => address;

        public static async Task<BenchDatabase> CreateAsync()
        {
            var cluster = await PostgreSqlCluster.StartAsync();
            return new OnPostgreSql(cluster, cluster.ConnectionString(await cluster.CreateDatabaseAsync()));
        }

        public override void AddTo(IServiceCollection services) => services.AddPostgreSql(new PostgreSqlDatabase(address));

        public override async Task<long> SizeAsync() => (long)(await ExecuteAsync("SELECT pg_database_size(current_database())"))!;

        public override async Task<long?> LoggedAsync() => (long)(decimal)(await ExecuteAsync("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')"))!;

        public override async Task SettleAsync()
        {
            await ExecuteAsync("VACUUM ANALYZE");
            await ExecuteAsync("CHECKPOINT");
        }

        public override ValueTask DisposeAsync() => cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

        private async Task<object?> ExecuteAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(address);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
            return await command.ExecuteScalarAsync();
        }
    }
}
