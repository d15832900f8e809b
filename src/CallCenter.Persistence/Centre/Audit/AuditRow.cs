using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Centre.Audit;

/// <summary>Who did what to which thing, and when. Rows are added and never changed.</summary>
public sealed class AuditRow
{
    public long Id { get; init; }

    /// <summary>On the wall clock, whatever clock the centre has.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The name they sign in by, or of the key that a program used.</summary>
    public required string Person { get; init; }

    /// <summary>One of <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }

    /// <summary>Which thing, by its id.</summary>
    public required string Subject { get; init; }

    /// <summary>What people call it.</summary>
    public string? SubjectName { get; init; }
}

/// <summary>What is written down, as <c>thing.deed</c>.</summary>
public static class AuditActions
{
    public const string RecordingListened = "recording.listened";
    public const string PromptSaved = "prompt.saved";
    public const string PromptReverted = "prompt.reverted";
    public const string PromptDeleted = "prompt.deleted";
    public const string ProcessSaved = "process.saved";
    public const string ProcessScored = "process.scored";
    public const string ProcessDecided = "process.decided";
    public const string ProcessDeleted = "process.deleted";
    public const string CoverageAxesSaved = "axes.saved";
    public const string VersionDrafted = "version.drafted";
    public const string VersionSaved = "version.saved";
    public const string VersionReleased = "version.released";
    public const string VersionRejected = "version.rejected";
    public const string VersionRetired = "version.retired";
    public const string LessonSaved = "lesson.saved";
    public const string VersionAnnounced = "version.announced";
}

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("Audit");
        builder.Property(entry => entry.Person).HasMaxLength(100);
        builder.Property(entry => entry.Action).HasMaxLength(60);
        builder.Property(entry => entry.Subject).HasMaxLength(200);
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => new { entry.Subject, entry.At });
        builder.StoreTimesAsTicks();
    }
}
