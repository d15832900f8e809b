using CallCenter.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Instances;

/// <summary>A stimulus that met nobody yet.</summary>
internal sealed class InboxRow
{
    public required string Id { get; set; }
    public required string StimulusName { get; set; }
    public required string StimulusKey { get; set; }
    public string? PayloadType { get; set; }
    public string? PayloadJson { get; set; }
    public string? CorrelationId { get; set; }
    public long At { get; set; }
    public long ExpiresAt { get; set; }
}

internal sealed class InboxRowMapping : IEntityTypeConfiguration<InboxRow>
{
    public void Configure(EntityTypeBuilder<InboxRow> builder)
    {
        builder.ToTable("Inbox").HasAnnotation(WithoutRowId.Annotation, true);
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasMaxLength(128);
        builder.Property(row => row.StimulusName).HasMaxLength(128);
        builder.Property(row => row.StimulusKey).HasMaxLength(256);
        builder.Property(row => row.PayloadType).HasMaxLength(128);
        builder.Property(row => row.CorrelationId).HasMaxLength(256);
    }
}
