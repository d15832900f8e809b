using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence;

/// <summary>
/// The one database. Entities and their mapping lie in a folder per area; nothing is listed here. SQLite has the model as it
/// is; the other kinds of database derive a context that says what they keep differently, and have migrations of their own.
/// </summary>
public class CallCenterDbContext : DbContext
{
    public CallCenterDbContext(DbContextOptions<CallCenterDbContext> options) : base(options) { }

    private protected CallCenterDbContext(DbContextOptions options) : base(options) { }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CallCenterDbContext).Assembly);
}
