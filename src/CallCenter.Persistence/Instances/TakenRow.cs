using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Instances;

/// <summary>
/// The stimuli that had their effect in one commit, packed by <see cref="TakenPacking"/>: read only at start, so one row
/// serves many.
/// </summary>
internal sealed class TakenRow
{
    public long Id { get; set; }
    public long ExpiresAt { get; set; }
    public required byte[] Entries { get; set; }
}

internal sealed class TakenRowMapping : IEntityTypeConfiguration<TakenRow>
{
    public void Configure(EntityTypeBuilder<TakenRow> builder)
    {
        builder.ToTable("InboxTaken");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedOnAdd().HasAnnotation("Sqlite:Autoincrement", false);
    }
}
