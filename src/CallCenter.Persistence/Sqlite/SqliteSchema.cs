using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Sqlite;

/// <summary>Brings a database file to the schema of this version.</summary>
public static class SqliteSchema
{
    /// <summary>Makes an empty file complete, an older one new; one that is up to date is only looked at. No other process may use the file.</summary>
    public static async Task UpdateAsync(IDbContextFactory<CallCenterDbContext> databases, CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (!(await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any()) return;

        // Left behind by a process that died in the middle of this; EF Core would wait for it for ever.
        await database.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await database.Database.MigrateAsync(cancellationToken);
    }
}
