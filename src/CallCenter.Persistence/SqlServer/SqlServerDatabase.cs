using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.SqlServer;

/// <summary>One SQL Server database and how connections to it are set up.</summary>
public sealed class SqlServerDatabase
{
    private readonly SqlConnectionStringBuilder _settings;

    /// <summary>Throws <see cref="ArgumentException"/> for a connection string that cannot be read or names no server or database.</summary>
    public SqlServerDatabase(string connectionString)
    {
        _settings = new(connectionString);
        if (string.IsNullOrEmpty(_settings.DataSource)) throw new ArgumentException("Server is missing.");
        if (string.IsNullOrEmpty(_settings.InitialCatalog)) throw new ArgumentException("Database is missing.");
        if (!_settings.ShouldSerialize("Application Name")) _settings.ApplicationName = "CallCenter.Workflows";
    }

    /// <summary>Which database it is, for people; holds no password.</summary>
    public string Description => $"SQL Server \"{_settings.InitialCatalog}\" ({_settings.DataSource})";

    /// <summary>A connection for the writer, kept out of the pool because of what its session holds.</summary>
    internal string WriterConnectionString => new SqlConnectionStringBuilder(_settings.ConnectionString) { Pooling = false }.ConnectionString;

    /// <summary>Tells EF Core to use this database.</summary>
    public void Use(DbContextOptionsBuilder options) => options.UseSqlServer(_settings.ConnectionString);

    /// <summary>Pooled connections for the instance store's reads.</summary>
    internal DbDataSource CreateSource() => SqlClientFactory.Instance.CreateDataSource(_settings.ConnectionString);
}
