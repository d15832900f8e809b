using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Announcements;

/// <summary>What the owner adds to a version so that people learn it.</summary>
public sealed class LessonRow
{
    public required string Process { get; init; }
    public int Number { get; init; }

    /// <summary>A <see cref="CallCenter.Processes.Announcements.Lesson"/> as JSON.</summary>
    public required string Content { get; set; }

    /// <summary>Counts the changes: who writes says which one they read.</summary>
    public int Revision { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
    public required string UpdatedBy { get; set; }
}

/// <summary>A version told to groups. Who has read it and passed its quiz is kept by version and agent.</summary>
public sealed class AnnouncementRow
{
    public required string Id { get; init; }
    public required string Process { get; init; }
    public int Number { get; init; }
    public required List<string> Groups { get; init; }

    /// <summary>By then everybody of the groups is to have read it and passed.</summary>
    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }

    /// <summary>As bindings name the version.</summary>
    public string Version => FormattableString.Invariant($"{Process}:{Number}");
}

internal sealed class LessonConfiguration : IEntityTypeConfiguration<LessonRow>
{
    public void Configure(EntityTypeBuilder<LessonRow> builder)
    {
        builder.ToTable("Lessons");
        builder.HasKey(row => new { row.Process, row.Number });
        builder.Property(row => row.Process).HasMaxLength(ProcessStore.LongestId);
        builder.Property(row => row.Number).ValueGeneratedNever();
        builder.Property(row => row.UpdatedBy).HasMaxLength(100);
        builder.Property(row => row.Revision).IsConcurrencyToken();
        builder.HasOne<ProcessVersionRow>().WithMany().HasForeignKey(row => new { row.Process, row.Number }).OnDelete(DeleteBehavior.Cascade);
        builder.StoreTimesAsTicks();
    }
}

internal sealed class AnnouncementConfiguration : IEntityTypeConfiguration<AnnouncementRow>
{
    public void Configure(EntityTypeBuilder<AnnouncementRow> builder)
    {
        builder.ToTable("Announcements");
        builder.Property(row => row.Id).HasMaxLength(40);
        builder.Property(row => row.Process).HasMaxLength(ProcessStore.LongestId);
        builder.Property(row => row.CreatedBy).HasMaxLength(100);
        builder.Ignore(row => row.Version);
        builder.HasIndex(row => row.CreatedAt);
        builder.HasOne<ProcessVersionRow>().WithMany().HasForeignKey(row => new { row.Process, row.Number }).OnDelete(DeleteBehavior.Restrict);
        builder.StoreTimesAsTicks();
    }
}
