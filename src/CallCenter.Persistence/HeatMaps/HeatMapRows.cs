using CallCenter.Persistence.Sqlite;
using CallCenter.Processes.HeatMaps;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.HeatMaps;

/// <summary>A run that came to its end and is not counted yet; written with its end in one transaction, so that none is ever forgotten.</summary>
internal sealed class UncountedRunRow
{
    public required string InstanceId { get; init; }

    /// <summary>The revision in which it ended: a failed run that is tried again ends again, and may do so while its first end is being counted.</summary>
    public int Number { get; init; }
}

/// <summary>What the runs of a version of a workflow did that began on a day and count to a group: a <see cref="RunTally"/>.</summary>
internal sealed class RunDayRow
{
    public required string DefinitionVersionId { get; init; }

    /// <summary>A day number of the centre's time.</summary>
    public int Day { get; init; }

    /// <summary>Empty for runs that no agent took.</summary>
    public required string Group { get; init; }

    /// <summary>Packed by <see cref="RunTallyPacking"/>.</summary>
    public required byte[] Tally { get; set; }
}

/// <summary>Where a failed run was counted, and as what: when it is tried again and ends again, that is taken away first.</summary>
internal sealed class CountedFaultRow
{
    public required string InstanceId { get; init; }
    public required string DefinitionVersionId { get; set; }
    public int Day { get; set; }
    public required string Group { get; set; }
    public required byte[] Tally { get; set; }
}

internal sealed class UncountedRunMapping : IEntityTypeConfiguration<UncountedRunRow>
{
    public void Configure(EntityTypeBuilder<UncountedRunRow> builder)
    {
        builder.ToTable("UncountedRuns").HasAnnotation(WithoutRowId.Annotation, true);
        builder.HasKey(row => row.InstanceId);
        builder.Property(row => row.InstanceId).HasMaxLength(64);
        builder.Property(row => row.Number).IsConcurrencyToken();
    }
}

internal sealed class RunDayMapping : IEntityTypeConfiguration<RunDayRow>
{
    public void Configure(EntityTypeBuilder<RunDayRow> builder)
    {
        builder.ToTable("RunDays");
        builder.HasKey(row => new { row.DefinitionVersionId, row.Day, row.Group });
        builder.Property(row => row.DefinitionVersionId).HasMaxLength(128);
        builder.Property(row => row.Group).HasMaxLength(40);
    }
}

internal sealed class CountedFaultMapping : IEntityTypeConfiguration<CountedFaultRow>
{
    public void Configure(EntityTypeBuilder<CountedFaultRow> builder)
    {
        builder.ToTable("CountedFaults");
        builder.HasKey(row => row.InstanceId);
        builder.Property(row => row.InstanceId).HasMaxLength(64);
        builder.Property(row => row.DefinitionVersionId).HasMaxLength(128);
        builder.Property(row => row.Group).HasMaxLength(40);
    }
}
