namespace CallCenter.Workflows.Server.Settings;

/// <summary>The keys that choose the database.</summary>
internal static class DatabaseKeys
{
    public const string Provider = "Database:Provider";
    public const string ConnectionString = "Database:ConnectionString";

    /// <summary>What a connection string looks like.</summary>
    public static string Example(DatabaseProvider provider) => provider == DatabaseProvider.SqlServer
        ? "Server=db.example.com;Database=callcenter;User Id=callcenter;Password=..."
        : "Host=db.example.com;Database=callcenter;Username=callcenter;Password=...";
}
