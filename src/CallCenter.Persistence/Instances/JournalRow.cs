using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Instances;

/// <summary>The journal entries that one commit added to an instance, packed.</summary>
internal sealed class JournalRow
{
    /// <summary>Rows lie in the order they were written, so that the steps of all instances go to the same few pages.</summary>
    public long Id { get; set; }

    public required string InstanceId { get; set; }
    public int FirstSequence { get; set; }
    public int Count { get; set; }
    public long At { get; set; }
    public required byte[] Entries { get; set; }
}

internal sealed class JournalRowMapping : IEntityTypeConfiguration<JournalRow>
{
    public void Configure(EntityTypeBuilder<JournalRow> builder)
    {
        builder.ToTable("Journal");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedOnAdd().HasAnnotation("Sqlite:Autoincrement", false);
        builder.Property(row => row.InstanceId).HasMaxLength(64);
        builder.HasIndex(row => new { row.InstanceId, row.FirstSequence }).IsUnique();
    }
}
