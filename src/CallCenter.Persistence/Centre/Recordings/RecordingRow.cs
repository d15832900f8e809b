using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Centre.Recordings;

public enum RecordingKind
{
    /// <summary>What both sides of a call said.</summary>
    Call,

    /// <summary>A message that the caller left.</summary>
    Voicemail,
}

/// <summary>A recording in keeping. What it is searched by is copied from its contact: the row stays as it was when the call was over.</summary>
public sealed class RecordingRow
{
    public required string Id { get; init; }
    public required string ContactId { get; init; }
    public RecordingKind Kind { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public long LengthMilliseconds { get; init; }

    /// <summary>Of the sound, before it was encrypted.</summary>
    public long Size { get; init; }

    /// <summary>SHA-256 of the sound, before it was encrypted.</summary>
    public required string Hash { get; init; }

    /// <summary>Below the folder of recordings.</summary>
    public required string File { get; init; }

    public required string From { get; init; }

    /// <summary>The line that was called.</summary>
    public required string To { get; init; }

    public string? AgentId { get; init; }
    public string? AgentName { get; init; }
    public string? Queue { get; init; }
    public string? CustomerId { get; init; }
    public string? InstanceId { get; init; }
    public string? DefinitionId { get; init; }
    public int? DefinitionVersion { get; init; }
}

internal sealed class RecordingConfiguration : IEntityTypeConfiguration<RecordingRow>
{
    public void Configure(EntityTypeBuilder<RecordingRow> builder)
    {
        builder.ToTable("Recordings");
        builder.Property(recording => recording.Id).HasMaxLength(200);
        builder.Property(recording => recording.ContactId).HasMaxLength(64);
        builder.Property(recording => recording.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(recording => recording.AgentId).HasMaxLength(40);
        builder.Property(recording => recording.Queue).HasMaxLength(200);
        builder.Property(recording => recording.CustomerId).HasMaxLength(40);
        builder.Property(recording => recording.DefinitionId).HasMaxLength(128);
        builder.HasIndex(recording => recording.ContactId);
        builder.HasIndex(recording => new { recording.StartedAt, recording.Id });
        builder.HasIndex(recording => new { recording.AgentId, recording.StartedAt });
        builder.HasIndex(recording => new { recording.Queue, recording.StartedAt });
        builder.HasIndex(recording => new { recording.CustomerId, recording.StartedAt });
        builder.HasIndex(recording => new { recording.DefinitionId, recording.DefinitionVersion, recording.StartedAt });
        builder.StoreTimesAsTicks();
    }
}
