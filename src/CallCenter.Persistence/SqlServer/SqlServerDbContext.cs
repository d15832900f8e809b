using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.SqlServer;

/// <summary>The model as SQL Server keeps it.</summary>
public sealed class SqlServerDbContext(DbContextOptions<SqlServerDbContext> options) : CallCenterDbContext(options)
{
    /// <summary>The collation that compares character by character.</summary>
    internal const string Ordinal = "Latin1_General_100_BIN2";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.StoreDurationsAsTicks();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.CompareIndexedTexts(Ordinal);
    }
}
