using CallCenter.Persistence.SqlServer;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CallCenter.Workflows.Server.Tests.Stores;

/// <summary>No SQL Server runs here: what can be held is the script that makes its tables.</summary>
public sealed class SqlServerScriptTests
{
    [Fact]
    public void Migrations_OfAllEntities_AreComplete()
    {
        using var context = Context();

        Assert.False(context.Database.HasPendingModelChanges(), "The model has changed: add a migration with dotnet ef, see SqlServerDesignTime.");
    }

    [Fact]
    public void Script_OfAllMigrations_IsTheApprovedOne() => Approved.Verify(Script(), "sqlserver.sql");

    [Fact]
    public void Script_TableTypes_AreThoseThatTheStoreSends()
    {
        var script = Script();

        var missing = SqlServerInstanceStore.TypeDefinitions.Where(definition => !script.Contains(definition, StringComparison.Ordinal)).ToList();

        Assert.True(missing.Count == 0, "No migration makes these types:\n" + string.Join('\n', missing));
    }

    private static string Script()
    {
        using var context = Context();
        return context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent).ReplaceLineEndings("\n");
    }

    private static SqlServerDbContext Context() => new(new DbContextOptionsBuilder<SqlServerDbContext>().UseSqlServer().Options);
}
