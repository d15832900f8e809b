using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Centre.Days;

/// <summary>What was counted today of a queue or an agent; the next day takes its place.</summary>
public sealed class DayRow
{
    public required DayOf Of { get; init; }

    /// <summary>Of the queue or the agent.</summary>
    public required string Id { get; init; }

    /// <summary>A <see cref="Routing.QueueDay"/> or <see cref="Routing.AgentDay"/> as JSON.</summary>
    public required string Figures { get; set; }
}

public enum DayOf { Queue, Agent }

internal sealed class DayConfiguration : IEntityTypeConfiguration<DayRow>
{
    public void Configure(EntityTypeBuilder<DayRow> builder)
    {
        builder.ToTable("Days");
        builder.HasKey(day => new { day.Of, day.Id });
        builder.Property(day => day.Of).HasConversion<string>().HasMaxLength(10);
        builder.Property(day => day.Id).HasMaxLength(40);
    }
}
