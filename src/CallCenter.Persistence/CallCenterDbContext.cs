using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence;

/// <summary>The one database. Entities and their mapping lie in a folder per area; nothing is listed here.</summary>
public sealed class CallCenterDbContext(DbContextOptions<CallCenterDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CallCenterDbContext).Assembly);
}
