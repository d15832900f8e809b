using CallCenter.Workflows.Runtime.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Retention;

/// <summary>How long instances of a definition are kept.</summary>
internal sealed class RetentionRuleRow
{
    /// <summary>Empty for the default rule.</summary>
    public required string DefinitionId { get; set; }

    public long? AgeTicks { get; set; }
    public int? Count { get; set; }
    public long? JournalAgeTicks { get; set; }
    public long? RecordingAgeTicks { get; set; }

    public RetentionRule ToRule() => new(Span(AgeTicks), Count, Span(JournalAgeTicks), Span(RecordingAgeTicks));

    public void Take(RetentionRule rule) =>
        (AgeTicks, Count, JournalAgeTicks, RecordingAgeTicks) = (rule.Age?.Ticks, rule.Count, rule.JournalAge?.Ticks, rule.RecordingAge?.Ticks);

    private static TimeSpan? Span(long? ticks) => ticks is { } value ? new(value) : null;
}

internal sealed class RetentionRuleMapping : IEntityTypeConfiguration<RetentionRuleRow>
{
    public void Configure(EntityTypeBuilder<RetentionRuleRow> builder)
    {
        builder.ToTable("RetentionRules");
        builder.HasKey(row => row.DefinitionId);
        builder.Property(row => row.DefinitionId).HasMaxLength(128);
    }
}
