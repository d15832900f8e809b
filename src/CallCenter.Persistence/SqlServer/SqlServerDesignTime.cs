using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CallCenter.Persistence.SqlServer;

/// <summary>
/// For <c>dotnet ef migrations add NAME --project src/CallCenter.Persistence --context SqlServerDbContext --output-dir SqlServer/Migrations</c>.
/// </summary>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerDbContext>
{
    public SqlServerDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqlServerDbContext>().UseSqlServer().Options);
}
