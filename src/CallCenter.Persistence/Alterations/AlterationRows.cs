using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Alterations;

/// <summary>A plan of alterations. Times are UTC ticks.</summary>
internal sealed class AlterationPlanRow
{
    public required string Id { get; set; }
    public required string Content { get; set; }
    public string? DefinitionId { get; set; }
    public int? ToVersion { get; set; }
    public string? CreatedBy { get; set; }
    public long CreatedAt { get; set; }
    public long? StartedAt { get; set; }
    public long? CompletedAt { get; set; }
    public int Status { get; set; }
    public int Total { get; set; }
    public int Succeeded { get; set; }
    public int Failed { get; set; }
}

/// <summary>One instance's part of a plan.</summary>
internal sealed class AlterationJobRow
{
    public required string PlanId { get; set; }
    public required string InstanceId { get; set; }
    public int Status { get; set; }
    public string? Log { get; set; }
    public long? CompletedAt { get; set; }
}

internal sealed class AlterationPlanRowMapping : IEntityTypeConfiguration<AlterationPlanRow>
{
    public void Configure(EntityTypeBuilder<AlterationPlanRow> builder)
    {
        builder.ToTable("AlterationPlans");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasMaxLength(64);
        builder.Property(row => row.DefinitionId).HasMaxLength(128);
        builder.Property(row => row.CreatedBy).HasMaxLength(256);
        builder.HasIndex(row => row.CreatedAt);
        builder.HasIndex(row => row.Status);
    }
}

internal sealed class AlterationJobRowMapping : IEntityTypeConfiguration<AlterationJobRow>
{
    public void Configure(EntityTypeBuilder<AlterationJobRow> builder)
    {
        builder.ToTable("AlterationJobs");
        builder.HasKey(row => new { row.PlanId, row.InstanceId });
        builder.Property(row => row.PlanId).HasMaxLength(64);
        builder.Property(row => row.InstanceId).HasMaxLength(64);
        builder.HasIndex(row => new { row.PlanId, row.Status, row.InstanceId });
    }
}
