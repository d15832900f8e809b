using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace CallCenter.Persistence.PostgreSql;

/// <summary>
/// For <c>dotnet ef migrations add NAME --project src/CallCenter.Persistence --context PostgreSqlDbContext --output-dir PostgreSql/Migrations</c>.
/// </summary>
internal sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlDbContext>
{
    public PostgreSqlDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgreSqlDbContext>().UseNpgsql().Options);
}
