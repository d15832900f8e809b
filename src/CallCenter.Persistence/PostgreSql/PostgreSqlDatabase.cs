using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CallCenter.Persistence.PostgreSql;

/// <summary>One PostgreSQL database and how connections to it are set up.</summary>
public sealed class PostgreSqlDatabase : IDisposable
{
    /// <summary>
    /// Every statement of the instance store has one right plan, by its index. The planner is kept from another that it
    /// would choose by statistics from when a table was small, and from planning anew each time.
    /// </summary>
    private const string ByIndex =
        "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_bitmapscan=off -c jit=off";

    private readonly NpgsqlConnectionStringBuilder _settings;
    private readonly NpgsqlDataSource _source;

    /// <summary>Throws <see cref="ArgumentException"/> for a connection string that cannot be read or names no host or database.</summary>
    public PostgreSqlDatabase(string connectionString)
    {
        _settings = new(connectionString);
        if (string.IsNullOrEmpty(_settings.Host)) throw new ArgumentException("Host is missing.");
        if (string.IsNullOrEmpty(_settings.Database)) throw new ArgumentException("Database is missing.");
        _settings.ApplicationName ??= "CallCenter.Workflows";
        if (_settings.MaxAutoPrepare == 0) (_settings.MaxAutoPrepare, _settings.AutoPrepareMinUsages) = (200, 2);
        _source = NpgsqlDataSource.Create(_settings);
    }

    /// <summary>Which database it is, for people; holds no password.</summary>
    public string Description => $"PostgreSQL \"{_settings.Database}\" ({_settings.Host}:{_settings.Port})";

    /// <summary>A connection for one writer, kept out of the pool because of what its session holds.</summary>
    internal string WriterConnectionString => new NpgsqlConnectionStringBuilder(StoreConnectionString) { Pooling = false }.ConnectionString;

    private string StoreConnectionString => new NpgsqlConnectionStringBuilder(_settings.ConnectionString) { Options = $"{_settings.Options} {ByIndex}".Trim() }.ConnectionString;

    /// <summary>Tells EF Core to use this database.</summary>
    public void Use(DbContextOptionsBuilder options) => options.UseNpgsql(_source);

    /// <summary>Pooled connections for the instance store's reads.</summary>
    internal NpgsqlDataSource CreateStoreSource() => NpgsqlDataSource.Create(StoreConnectionString);

    public void Dispose() => _source.Dispose();
}
