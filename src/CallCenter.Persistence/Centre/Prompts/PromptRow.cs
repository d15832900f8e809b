using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Centre.Prompts;

/// <summary>A named prompt; what is said under the name is in its versions.</summary>
public sealed class PromptRow
{
    public const int LongestName = 80;

    public required string Name { get; init; }
    public string? Description { get; set; }

    /// <summary>What is played where a flow's language has no variant.</summary>
    public required string DefaultLanguage { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>One version of what a prompt says in one language: a text that is spoken, or a recording. Never changes but for being the current one.</summary>
public sealed class PromptVersionRow
{
    public required string Name { get; init; }
    public required string Language { get; init; }

    /// <summary>Counts from 1 within the language.</summary>
    public int Version { get; init; }

    public bool IsCurrent { get; set; }

    /// <summary>What is spoken, or what the recording says where somebody wrote it down.</summary>
    public string? Text { get; init; }

    public string? Voice { get; init; }

    /// <summary>Of the recording's content; null when the text is spoken.</summary>
    public string? Hash { get; init; }

    /// <summary>How long the recording plays; 0 when the text is spoken.</summary>
    public long LengthMilliseconds { get; init; }

    /// <summary>What the recording was called where it came from.</summary>
    public string? FileName { get; init; }

    public required string SavedBy { get; init; }
    public DateTimeOffset SavedAt { get; init; }
}

internal sealed class PromptConfiguration : IEntityTypeConfiguration<PromptRow>
{
    public void Configure(EntityTypeBuilder<PromptRow> builder)
    {
        builder.ToTable("Prompts");
        builder.HasKey(prompt => prompt.Name);
        builder.Property(prompt => prompt.Name).HasMaxLength(PromptRow.LongestName);
        builder.Property(prompt => prompt.DefaultLanguage).HasMaxLength(20);
        builder.StoreTimesAsTicks();
    }
}

internal sealed class PromptVersionConfiguration : IEntityTypeConfiguration<PromptVersionRow>
{
    public void Configure(EntityTypeBuilder<PromptVersionRow> builder)
    {
        builder.ToTable("PromptVersions");
        builder.HasKey(version => new { version.Name, version.Language, version.Version });
        builder.Property(version => version.Name).HasMaxLength(PromptRow.LongestName);
        builder.Property(version => version.Language).HasMaxLength(20);
        builder.Property(version => version.Hash).HasMaxLength(64);
        builder.HasIndex(version => version.Hash);
        builder.HasOne<PromptRow>().WithMany().HasForeignKey(version => version.Name);
        builder.StoreTimesAsTicks();
    }
}
