using CallCenter.Persistence.Centre;
using CallCenter.Processes.Pilots;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Pilots;

/// <summary>Where a pilot is.</summary>
public enum PilotStatus
{
    /// <summary>May still change.</summary>
    Planned,
    Running,

    /// <summary>Stopped because harm was shown: its groups are back on what they had before.</summary>
    Stopped,

    /// <summary>A person decided.</summary>
    Decided,

    /// <summary>Given up before its launch.</summary>
    Withdrawn,
}

/// <summary>A pilot: its plan, and what became of it.</summary>
public sealed class PilotRow
{
    public required string Id { get; init; }
    public required string Name { get; set; }
    public required string Process { get; set; }
    public required string PilotVersion { get; set; }
    public required string ControlVersion { get; set; }
    public PilotStatus Status { get; set; }

    /// <summary>The plan as JSON, settled at the launch.</summary>
    public required string Plan { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
    public DateTimeOffset? LaunchedAt { get; set; }
    public string? LaunchedBy { get; set; }

    /// <summary>Why it was launched although the plan has warnings.</summary>
    public string? LaunchReason { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Who decided; null for a stop by the rules.</summary>
    public string? EndedBy { get; set; }

    public VerdictKind? Decision { get; set; }
    public string? DecisionReason { get; set; }

    /// <summary>What the rules proposed when it was decided.</summary>
    public VerdictKind? Proposal { get; set; }

    /// <summary>The last day's look that was taken, as a day number.</summary>
    public int? LookedUntil { get; set; }

    /// <summary>The evidence pack as JSON, as of the decision.</summary>
    public string? Evidence { get; set; }
}

/// <summary>Who read a version's announcement and passed its quiz; see <see cref="ExposureRecord"/>.</summary>
public sealed class ExposureRow
{
    public required string AgentId { get; init; }
    public required string Version { get; init; }
    public DateTimeOffset? ReadAt { get; set; }
    public DateTimeOffset? QuizPassedAt { get; set; }

    /// <summary>How often the quiz was tried.</summary>
    public int QuizAttempts { get; set; }

    /// <summary>The best part of right answers, 0 to 1.</summary>
    public double? QuizScore { get; set; }
}

internal sealed class PilotConfiguration : IEntityTypeConfiguration<PilotRow>
{
    public void Configure(EntityTypeBuilder<PilotRow> builder)
    {
        builder.ToTable("Pilots");
        builder.Property(row => row.Id).HasMaxLength(40);
        builder.Property(row => row.Name).HasMaxLength(100);
        builder.Property(row => row.Process).HasMaxLength(80);
        builder.Property(row => row.PilotVersion).HasMaxLength(120);
        builder.Property(row => row.ControlVersion).HasMaxLength(120);
        builder.Property(row => row.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(row => row.Decision).HasConversion<string>().HasMaxLength(20);
        builder.Property(row => row.Proposal).HasConversion<string>().HasMaxLength(20);
        builder.Property(row => row.CreatedBy).HasMaxLength(100);
        builder.Property(row => row.LaunchedBy).HasMaxLength(100);
        builder.Property(row => row.EndedBy).HasMaxLength(100);
        builder.HasIndex(row => row.Status);
        builder.HasIndex(row => row.CreatedAt);
        builder.StoreTimesAsTicks();
    }
}

internal sealed class ExposureConfiguration : IEntityTypeConfiguration<ExposureRow>
{
    public void Configure(EntityTypeBuilder<ExposureRow> builder)
    {
        builder.ToTable("Exposures");
        builder.HasKey(row => new { row.Version, row.AgentId });
        builder.Property(row => row.Version).HasMaxLength(120);
        builder.Property(row => row.AgentId).HasMaxLength(40);
        builder.StoreTimesAsTicks();
    }
}
