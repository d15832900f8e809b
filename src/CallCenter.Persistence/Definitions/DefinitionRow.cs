using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Definitions;

/// <summary>One version of a workflow definition. Times are UTC ticks, so that every database orders and compares them alike.</summary>
internal sealed class DefinitionRow
{
    public required string Id { get; set; }
    public required string DefinitionId { get; set; }
    public string? Name { get; set; }
    public string? Description { get; set; }
    public int Version { get; set; }
    public bool IsLatest { get; set; }
    public bool IsPublished { get; set; }

    /// <summary>Published or run at any time: its content is fixed.</summary>
    public bool WasPublished { get; set; }
    public bool IsReadonly { get; set; }
    public bool IsSystem { get; set; }
    public long CreatedAt { get; set; }

    /// <summary>The whole model as JSON text.</summary>
    public required string Model { get; set; }
}

internal sealed class DefinitionRowMapping : IEntityTypeConfiguration<DefinitionRow>
{
    public void Configure(EntityTypeBuilder<DefinitionRow> builder)
    {
        builder.ToTable("Definitions");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasMaxLength(64);
        builder.Property(row => row.DefinitionId).HasMaxLength(64);
        builder.Property(row => row.Name).HasMaxLength(400);
        builder.HasIndex(row => new { row.DefinitionId, row.Version }).IsUnique();
        builder.HasIndex(row => row.IsPublished);
        builder.HasIndex(row => new { row.IsLatest, row.CreatedAt });
    }
}
