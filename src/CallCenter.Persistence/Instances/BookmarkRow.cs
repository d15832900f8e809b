using CallCenter.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Instances;

/// <summary>A place where an instance waits: for a stimulus, or for a moment.</summary>
internal sealed class BookmarkRow
{
    public required string InstanceId { get; set; }
    public int Number { get; set; }
    public string? StimulusName { get; set; }
    public string? StimulusKey { get; set; }
    public long? DueAt { get; set; }
}

internal sealed class BookmarkRowMapping : IEntityTypeConfiguration<BookmarkRow>
{
    public void Configure(EntityTypeBuilder<BookmarkRow> builder)
    {
        builder.ToTable("Bookmarks").HasAnnotation(WithoutRowId.Annotation, true);
        builder.HasKey(row => new { row.InstanceId, row.Number });
        builder.Property(row => row.InstanceId).HasMaxLength(64);
        builder.Property(row => row.StimulusName).HasMaxLength(128);
        builder.Property(row => row.StimulusKey).HasMaxLength(256);
        builder.HasIndex(row => new { row.StimulusKey, row.StimulusName }).HasFilter("\"StimulusName\" IS NOT NULL");
        builder.HasIndex(row => row.DueAt).HasFilter("\"DueAt\" IS NOT NULL");
    }
}
