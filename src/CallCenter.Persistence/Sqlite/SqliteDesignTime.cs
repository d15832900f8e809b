using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CallCenter.Persistence.Sqlite;

/// <summary>
/// For <c>dotnet ef migrations add NAME --project src/CallCenter.Persistence --context CallCenterDbContext --output-dir Sqlite/Migrations</c>: the model as SQLite has it.
/// </summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<CallCenterDbContext>
{
    public CallCenterDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<CallCenterDbContext>();
        new SqliteDatabase("design-time.db").Use(options);
        return new(options.Options);
    }
}
