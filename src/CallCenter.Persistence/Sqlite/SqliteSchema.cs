using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Sqlite;

/// <summary>The tables in a database file.</summary>
internal sealed class SqliteSchema(IDbContextFactory<CallCenterDbContext> databases) : IDatabaseSchema
{
    public async Task UpdateAsync(CancellationToken cancellationToken)
    {
        await using var database = await databases.CreateDbContextAsync(cancellationToken);
        if (!(await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any()) return;

        // Left behind by a process that died in the middle of this; EF Core would wait for it for ever.
        await database.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
        await database.Database.MigrateAsync(cancellationToken);
    }
}
