using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence;

/// <summary>The tables in a database server, which itself keeps two servers from changing them at once.</summary>
internal sealed class ServerSchema(IDbContextFactory<CallCenterDbContext> databases, string description) : IDatabaseSchema
{
    public async Task UpdateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var database = await databases.CreateDbContextAsync(cancellationToken);
            await database.Database.MigrateAsync(cancellationToken);
        }
        catch (DbException failure)
        {
            throw DatabaseUnavailableException.NoAnswer(description, failure);
        }
    }
}

/// <summary>Contexts of one kind of database, for those who need not know which.</summary>
internal sealed class DerivedContexts<TContext>(IDbContextFactory<TContext> databases) : IDbContextFactory<CallCenterDbContext>
    where TContext : CallCenterDbContext
{
    public CallCenterDbContext CreateDbContext() => databases.CreateDbContext();
}
