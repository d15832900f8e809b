using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Centre.Blocklist;

/// <summary>A number whose calls are refused.</summary>
public sealed class BlockedNumberRow
{
    /// <summary>As dialled: digits only.</summary>
    public required string Number { get; init; }

    public string? Reason { get; set; }

    /// <summary>Null: until it is taken out.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    public required string AddedBy { get; set; }
    public DateTimeOffset AddedAt { get; set; }
}

internal sealed class BlockedNumberConfiguration : IEntityTypeConfiguration<BlockedNumberRow>
{
    public void Configure(EntityTypeBuilder<BlockedNumberRow> builder)
    {
        builder.ToTable("Blocklist");
        builder.HasKey(blocked => blocked.Number);
        builder.Property(blocked => blocked.Number).HasMaxLength(30);
        builder.StoreTimesAsTicks();
    }
}
