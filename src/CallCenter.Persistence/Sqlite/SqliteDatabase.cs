using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCenter.Persistence.Sqlite;

/// <summary>One SQLite file and how connections to it are set up.</summary>
public sealed class SqliteDatabase(string path)
{
    private const string Common = "PRAGMA busy_timeout=10000; PRAGMA temp_store=MEMORY;";

    public string Path { get; } = path;

    public string ConnectionString { get; } = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();

    /// <summary>Who writes to this file often takes it before.</summary>
    public IWriteTurn Turn => Turns;

    internal SqliteTurn Turns { get; } = new();

    /// <summary>Tells EF Core to use this file.</summary>
    public void Use(DbContextOptionsBuilder options) => options
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = Path }.ToString())
        .ReplaceService<IMigrationsSqlGenerator, WithoutRowIdSqlGenerator>();

    /// <summary>
    /// The write connection. Write-ahead log with a full sync at each commit: what a commit reported is there after a power
    /// cut. The log is copied into the database by a connection of its own, so no commit waits for that.
    /// </summary>
    internal SqliteConnection OpenForWriting() => Open(
        $"{Common} PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=67108864;");

    internal SqliteConnection OpenForReading() => Open($"{Common} PRAGMA query_only=ON; PRAGMA cache_size=-8192;");

    internal SqliteConnection OpenForCheckpoints() => Open($"{Common} PRAGMA synchronous=NORMAL;");

    private SqliteConnection Open(string pragmas)
    {
        var connection = new SqliteConnection(ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = pragmas;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
