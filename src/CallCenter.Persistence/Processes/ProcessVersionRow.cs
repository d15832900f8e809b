using CallCenter.Persistence.Centre;
using CallCenter.Processes.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Processes;

/// <summary>A version of a process; <see cref="ProcessVersion"/> says what the members mean.</summary>
internal sealed class ProcessVersionRow
{
    public required string Process { get; init; }
    public int Number { get; init; }
    public VersionStatus Status { get; set; }
    public List<string> Flows { get; set; } = [];
    public List<FrozenDefinitionRow> Definitions { get; set; } = [];
    public List<ProcessStepRow> Steps { get; set; } = [];
    public List<string> Kpis { get; set; } = [];
    public int? Revises { get; set; }
    public string? Note { get; set; }
    public string? WithoutProof { get; set; }

    /// <summary>Counts the changes: who writes says which one they read.</summary>
    public int Revision { get; set; } = 1;

    public DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public required string UpdatedBy { get; set; }
    public DateTimeOffset? ReleasedAt { get; set; }
    public string? ReleasedBy { get; set; }

    public ProcessVersionRow Take(ProcessVersion version)
    {
        (Status, Revises, Note, WithoutProof) = (version.Status, version.Revises, version.Note, version.WithoutProof);
        (Flows, Kpis) = ([.. version.Flows], [.. version.Kpis]);
        Definitions = [.. version.Definitions.Select(frozen => new FrozenDefinitionRow { DefinitionId = frozen.DefinitionId, VersionId = frozen.VersionId })];
        Steps = [.. version.Steps.Select(step => new ProcessStepRow
        {
            Number = step.Number,
            What = step.What,
            EnglishWhat = step.EnglishWhat,
            Role = step.Role,
            DueSeconds = (long?)step.DueAfter?.TotalSeconds,
        })];
        return this;
    }

    public ProcessVersion ToVersion() => new()
    {
        Process = Process,
        Number = Number,
        Status = Status,
        Flows = Flows,
        Definitions = [.. Definitions.Select(frozen => new FrozenDefinition(frozen.DefinitionId, frozen.VersionId))],
        Steps = [.. Steps.Select(step =>
            new ProcessStep(step.Number, step.What, step.Role, step.DueSeconds is { } due ? TimeSpan.FromSeconds(due) : null) { EnglishWhat = step.EnglishWhat })],
        Kpis = Kpis,
        Revises = Revises,
        Note = Note,
        WithoutProof = WithoutProof,
    };
}

internal sealed class FrozenDefinitionRow
{
    public required string DefinitionId { get; init; }
    public required string VersionId { get; init; }
}

internal sealed class ProcessStepRow
{
    public int Number { get; init; }
    public required string What { get; init; }
    public string? EnglishWhat { get; init; }
    public required string Role { get; init; }
    public long? DueSeconds { get; init; }
}

internal sealed class ProcessVersionConfiguration : IEntityTypeConfiguration<ProcessVersionRow>
{
    public void Configure(EntityTypeBuilder<ProcessVersionRow> builder)
    {
        builder.ToTable("ProcessVersions");
        builder.HasKey(version => new { version.Process, version.Number });
        builder.Property(version => version.Process).HasMaxLength(ProcessStore.LongestId);
        builder.Property(version => version.Number).ValueGeneratedNever();
        builder.Property(version => version.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(version => version.Revision).IsConcurrencyToken();
        builder.HasOne<ProcessRow>().WithMany().HasForeignKey(version => version.Process).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(version => version.Definitions, definitions => definitions.ToJson());
        builder.OwnsMany(version => version.Steps, steps => steps.ToJson());
        builder.StoreTimesAsTicks();
    }
}
