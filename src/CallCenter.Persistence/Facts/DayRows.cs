using CallCenter.Kpis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Facts;

/// <summary>A day whose facts changed since it was counted. The stamp tells a change during a count from one before it.</summary>
public sealed class StaleDayRow
{
    public int Day { get; init; }
    public required string Stamp { get; set; }
}

/// <summary>One KPI of a group and a day under a set of rules: a <see cref="Tally"/>.</summary>
public sealed class KpiDayRow
{
    public required string Rules { get; init; }
    public required string Kpi { get; init; }
    public int Day { get; init; }
    public required string Group { get; init; }
    public long Count { get; init; }
    public double Sum { get; init; }
    public double SumOfSquares { get; init; }
    public double Largest { get; init; }
}

/// <summary>How much work a group did on a day.</summary>
public sealed class GroupDayRow
{
    public int Day { get; init; }
    public required string Group { get; init; }
    public long Contacts { get; init; }

    /// <summary>Agents with at least one contact.</summary>
    public int Agents { get; init; }
}

/// <summary>Under which version a group's contacts of a day ran; empty for none.</summary>
public sealed class VersionDayRow
{
    public int Day { get; init; }
    public required string Group { get; init; }
    public required string Version { get; init; }
    public long Contacts { get; init; }
}

internal sealed class StaleDayConfiguration : IEntityTypeConfiguration<StaleDayRow>
{
    public void Configure(EntityTypeBuilder<StaleDayRow> builder)
    {
        builder.ToTable("StaleFactDays");
        builder.HasKey(row => row.Day);
        builder.Property(row => row.Day).ValueGeneratedNever();
        builder.Property(row => row.Stamp).HasMaxLength(32);
    }
}

internal sealed class KpiDayConfiguration : IEntityTypeConfiguration<KpiDayRow>
{
    public void Configure(EntityTypeBuilder<KpiDayRow> builder)
    {
        builder.ToTable("KpiDays");
        builder.HasKey(row => new { row.Rules, row.Kpi, row.Day, row.Group });
        builder.Property(row => row.Rules).HasMaxLength(60);
        builder.Property(row => row.Kpi).HasMaxLength(40);
        builder.Property(row => row.Group).HasMaxLength(40);
        builder.HasIndex(row => row.Day);
    }
}

internal sealed class GroupDayConfiguration : IEntityTypeConfiguration<GroupDayRow>
{
    public void Configure(EntityTypeBuilder<GroupDayRow> builder)
    {
        builder.ToTable("GroupDays");
        builder.HasKey(row => new { row.Day, row.Group });
        builder.Property(row => row.Group).HasMaxLength(40);
    }
}

internal sealed class VersionDayConfiguration : IEntityTypeConfiguration<VersionDayRow>
{
    public void Configure(EntityTypeBuilder<VersionDayRow> builder)
    {
        builder.ToTable("VersionDays");
        builder.HasKey(row => new { row.Day, row.Group, row.Version });
        builder.Property(row => row.Group).HasMaxLength(40);
        builder.Property(row => row.Version).HasMaxLength(120);
    }
}
