using CallCenter.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Centre.Lines;

/// <summary>A number of the centre that can be called, and what people call it.</summary>
public sealed class LineRow
{
    public required string Number { get; init; }
    public required string Name { get; set; }
    public RecordingRule Recording { get; set; }
}

internal sealed class LineConfiguration : IEntityTypeConfiguration<LineRow>
{
    public void Configure(EntityTypeBuilder<LineRow> builder)
    {
        builder.ToTable("Lines");
        builder.HasKey(line => line.Number);
        builder.Property(line => line.Number).HasMaxLength(30);
        builder.Property(line => line.Recording).HasConversion<string>().HasMaxLength(20).HasDefaultValue(RecordingRule.AsCentre);
    }
}
