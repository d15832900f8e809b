using CallCenter.Persistence.Centre;
using CallCenter.Processes.Rollouts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Rollouts;

/// <summary>A roll-out: its plan and where it stands, both as JSON.</summary>
public sealed class RolloutRow
{
    public required string Id { get; init; }
    public required string Name { get; set; }
    public required string Process { get; init; }
    public required string Version { get; init; }
    public RolloutStatus Status { get; set; }
    public required string Plan { get; set; }
    public required string State { get; set; }

    /// <summary>Grows with every change: of two changes at once the later is made anew.</summary>
    public int Revision { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }

    /// <summary>Why it goes on without a pilot that said ship.</summary>
    public string? WithoutProof { get; init; }
}

/// <summary>What was done to a roll-out; lines are added and never changed.</summary>
public sealed class RolloutEventRow
{
    public long Id { get; init; }
    public required string RolloutId { get; init; }
    public DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required string What { get; init; }

    /// <summary>The groups it was about, or a reason.</summary>
    public string? Detail { get; init; }
}

internal sealed class RolloutConfiguration : IEntityTypeConfiguration<RolloutRow>
{
    public void Configure(EntityTypeBuilder<RolloutRow> builder)
    {
        builder.ToTable("Rollouts");
        builder.Property(row => row.Id).HasMaxLength(40);
        builder.Property(row => row.Name).HasMaxLength(100);
        builder.Property(row => row.Process).HasMaxLength(80);
        builder.Property(row => row.Version).HasMaxLength(120);
        builder.Property(row => row.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(row => row.CreatedBy).HasMaxLength(100);
        builder.Property(row => row.Revision).IsConcurrencyToken();
        builder.HasIndex(row => row.CreatedAt);
        builder.StoreTimesAsTicks();
    }
}

internal sealed class RolloutEventConfiguration : IEntityTypeConfiguration<RolloutEventRow>
{
    public void Configure(EntityTypeBuilder<RolloutEventRow> builder)
    {
        builder.ToTable("RolloutEvents");
        builder.Property(row => row.RolloutId).HasMaxLength(40);
        builder.Property(row => row.By).HasMaxLength(100);
        builder.Property(row => row.What).HasMaxLength(40);
        builder.HasIndex(row => row.RolloutId);
        builder.StoreTimesAsTicks();
    }
}
