using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Instances;

/// <summary>One workflow instance. Times are UTC ticks, so that every database orders and compares them alike.</summary>
internal sealed class InstanceRow
{
    public required string Id { get; set; }
    public required string DefinitionId { get; set; }
    public required string DefinitionVersionId { get; set; }
    public int DefinitionVersion { get; set; }
    public string? CorrelationId { get; set; }
    public string? Name { get; set; }
    public string? ParentInstanceId { get; set; }
    public int Status { get; set; }
    public int SubStatus { get; set; }
    public int IncidentCount { get; set; }
    public bool IsAsking { get; set; }
    public int Revision { get; set; }
    public long CreatedAt { get; set; }
    public long UpdatedAt { get; set; }
    public long? FinishedAt { get; set; }
    public required byte[] State { get; set; }
}

/// <summary>
/// What changes with every step (revision, time, state) is in no index; what few rows have is in partial ones. So a step
/// rewrites one row, however many instances there are.
/// </summary>
internal sealed class InstanceRowMapping : IEntityTypeConfiguration<InstanceRow>
{
    public void Configure(EntityTypeBuilder<InstanceRow> builder)
    {
        builder.ToTable("Instances");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasMaxLength(64);
        builder.Property(row => row.DefinitionId).HasMaxLength(128);
        builder.Property(row => row.DefinitionVersionId).HasMaxLength(128);
        builder.Property(row => row.CorrelationId).HasMaxLength(256);
        builder.Property(row => row.ParentInstanceId).HasMaxLength(64);
        builder.HasIndex(row => row.CreatedAt);
        builder.HasIndex(row => new { row.DefinitionId, row.CreatedAt });
        builder.HasIndex(row => row.CorrelationId).HasFilter("\"CorrelationId\" IS NOT NULL");
        builder.HasIndex(row => row.ParentInstanceId).HasFilter("\"ParentInstanceId\" IS NOT NULL");
        builder.HasIndex(row => new { row.DefinitionId, row.CorrelationId }, "IX_Instances_Running").HasFilter("\"Status\" = 0");
        builder.HasIndex(row => row.Id, "IX_Instances_Asking").HasFilter("\"IsAsking\" = 1");
        builder.HasIndex(row => row.CreatedAt, "IX_Instances_WithIncidents").HasFilter("\"IncidentCount\" > 0");
    }
}
