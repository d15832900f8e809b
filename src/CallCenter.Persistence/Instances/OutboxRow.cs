using CallCenter.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Instances;

/// <summary>A command that is committed and perhaps not sent yet.</summary>
internal sealed class OutboxRow
{
    public required string InstanceId { get; set; }
    public int Number { get; set; }
    public required string Type { get; set; }
    public required string Json { get; set; }
}

internal sealed class OutboxRowMapping : IEntityTypeConfiguration<OutboxRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("Outbox").HasAnnotation(WithoutRowId.Annotation, true);
        builder.HasKey(row => new { row.InstanceId, row.Number });
        builder.Property(row => row.InstanceId).HasMaxLength(64);
        builder.Property(row => row.Type).HasMaxLength(128);
    }
}
