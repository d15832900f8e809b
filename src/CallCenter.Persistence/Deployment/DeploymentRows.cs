using CallCenter.Persistence.Centre;
using CallCenter.Processes.Deployment;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Deployment;

/// <summary>The draw of a day; a day is drawn once.</summary>
public sealed class SpotDrawRow
{
    /// <summary>The day number, in the centre's time.</summary>
    public int Day { get; init; }

    public int Seed { get; init; }
    public int Size { get; init; }

    /// <summary>How many contacts it was drawn from.</summary>
    public int Candidates { get; init; }

    public DateTimeOffset DrawnAt { get; init; }
    public required string DrawnBy { get; init; }
}

public enum SpotResult { Followed, NotFollowed, Unclear }

/// <summary>A contact that was drawn, and what machine and person found.</summary>
public sealed class SpotCheckRow
{
    public required string Id { get; init; }
    public int Day { get; init; }
    public required string ContactId { get; init; }
    public required string Group { get; init; }
    public required string Version { get; init; }
    public required string Channel { get; init; }
    public string? AgentId { get; init; }
    public DateTimeOffset ContactAt { get; init; }

    /// <summary><see cref="Deviation"/>s as JSON; null when no flow of the version was run.</summary>
    public string? Deviations { get; init; }

    /// <summary>What a person found; null before they looked.</summary>
    public SpotResult? Result { get; set; }

    public string? Remark { get; set; }
    public DateTimeOffset? CheckedAt { get; set; }
    public string? CheckedBy { get; set; }
}

/// <summary>A problem with a deployed process; <see cref="DeploymentProblem"/> says what the members mean.</summary>
public sealed class DeploymentProblemRow
{
    public required string Id { get; init; }
    public ProblemKind Kind { get; init; }
    public ProblemStatus Status { get; set; }
    public required string Process { get; init; }
    public string? Group { get; init; }
    public string? SpotCheck { get; init; }
    public required string What { get; init; }
    public required string ImmediateAction { get; init; }
    public required string Owner { get; init; }
    public DateTimeOffset DueAt { get; set; }
    public string? Done { get; set; }
    public DateTimeOffset? ReviewAt { get; set; }
    public string? Review { get; set; }
    public int Reopenings { get; set; }
    public DateTimeOffset OpenedAt { get; init; }
    public required string OpenedBy { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public required string UpdatedBy { get; set; }

    /// <summary>Of two changes at once the later is made anew.</summary>
    public int Revision { get; set; }

    public DeploymentProblem ToProblem() => new(Status, ImmediateAction, DueAt) { Done = Done, ReviewAt = ReviewAt, Review = Review, Reopenings = Reopenings };

    internal void Take(DeploymentProblem problem) =>
        (Status, DueAt, Done, ReviewAt, Review, Reopenings) = (problem.Status, problem.DueAt, problem.Done, problem.ReviewAt, problem.Review, problem.Reopenings);
}

internal sealed class SpotDrawConfiguration : IEntityTypeConfiguration<SpotDrawRow>
{
    public void Configure(EntityTypeBuilder<SpotDrawRow> builder)
    {
        builder.ToTable("SpotDraws");
        builder.HasKey(row => row.Day);
        builder.Property(row => row.Day).ValueGeneratedNever();
        builder.Property(row => row.DrawnBy).HasMaxLength(100);
        builder.StoreTimesAsTicks();
    }
}

internal sealed class SpotCheckConfiguration : IEntityTypeConfiguration<SpotCheckRow>
{
    public void Configure(EntityTypeBuilder<SpotCheckRow> builder)
    {
        builder.ToTable("SpotChecks");
        builder.Property(row => row.Id).HasMaxLength(80);
        builder.Property(row => row.ContactId).HasMaxLength(64);
        builder.Property(row => row.Group).HasMaxLength(40);
        builder.Property(row => row.Version).HasMaxLength(120);
        builder.Property(row => row.Channel).HasMaxLength(40);
        builder.Property(row => row.AgentId).HasMaxLength(40);
        builder.Property(row => row.Result).HasConversion<string>().HasMaxLength(20);
        builder.Property(row => row.CheckedBy).HasMaxLength(100);
        builder.HasIndex(row => row.Day);
        builder.HasOne<SpotDrawRow>().WithMany().HasForeignKey(row => row.Day).OnDelete(DeleteBehavior.Cascade);
        builder.StoreTimesAsTicks();
    }
}

internal sealed class DeploymentProblemConfiguration : IEntityTypeConfiguration<DeploymentProblemRow>
{
    public void Configure(EntityTypeBuilder<DeploymentProblemRow> builder)
    {
        builder.ToTable("DeploymentProblems");
        builder.Property(row => row.Id).HasMaxLength(80);
        builder.Property(row => row.Kind).HasConversion<string>().HasMaxLength(30);
        builder.Property(row => row.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(row => row.Process).HasMaxLength(80);
        builder.Property(row => row.Group).HasMaxLength(40);
        builder.Property(row => row.SpotCheck).HasMaxLength(80);
        builder.Property(row => row.Owner).HasMaxLength(100);
        builder.Property(row => row.OpenedBy).HasMaxLength(100);
        builder.Property(row => row.UpdatedBy).HasMaxLength(100);
        builder.Property(row => row.Revision).IsConcurrencyToken();
        builder.HasIndex(row => row.OpenedAt);
        builder.StoreTimesAsTicks();
    }
}
