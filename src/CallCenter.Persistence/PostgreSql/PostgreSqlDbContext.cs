using CallCenter.Persistence.Instances;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.PostgreSql;

/// <summary>The model as PostgreSQL keeps it.</summary>
public sealed class PostgreSqlDbContext(DbContextOptions<PostgreSqlDbContext> options) : CallCenterDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.StoreDurationsAsTicks();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.CompareIndexedTexts("C");

        // A limit saves nothing here; it would only refuse what SQLite takes.
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())) property.SetMaxLength(null);
        modelBuilder.Entity<InstanceRow>(instances =>
        {
            // Room in each page for the next states of its rows: an update that touches no indexed column then stays in its page.
            instances.HasStorageParameter("fillfactor", 70);
            instances.HasIndex(row => row.Id, "IX_Instances_Asking").HasFilter("\"IsAsking\"");
        });
        modelBuilder.Entity<BookmarkRow>(bookmarks =>
        {
            // An index does not hold the key of its row here: for timers in order it has to be named.
            bookmarks.Metadata.RemoveIndex(bookmarks.HasIndex(row => row.DueAt).Metadata);
            bookmarks.HasIndex(row => new { row.DueAt, row.InstanceId, row.Number }).HasFilter("\"DueAt\" IS NOT NULL");
        });
    }
}
