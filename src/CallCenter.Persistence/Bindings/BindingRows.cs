using CallCenter.Persistence.Centre;
using CallCenter.Processes.Bindings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Bindings;

/// <summary>A binding; see <see cref="VersionBinding"/>. Rows are added, and withdrawn once; none is ever taken out.</summary>
public sealed class BindingRow
{
    /// <summary>The order in which they were made.</summary>
    public long Id { get; init; }

    public required string Process { get; init; }
    public required string Version { get; init; }
    public string? Group { get; init; }
    public string? Entry { get; init; }
    public DateTimeOffset From { get; init; }
    public required string Source { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public required string MadeBy { get; init; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public string? WithdrawnBy { get; set; }

    internal VersionBinding ToBinding() => new(Process, Version, From, Source) { Group = Group, Entry = Entry, WithdrawnAt = WithdrawnAt };
}

/// <summary>An agent's stay with a group; see <see cref="GroupStay"/>.</summary>
public sealed class GroupStayRow
{
    public long Id { get; init; }
    public required string AgentId { get; init; }
    public required string Group { get; init; }
    public required string Pilot { get; init; }
    public DateTimeOffset From { get; init; }
    public DateTimeOffset Until { get; set; }

    internal GroupStay ToStay() => new(AgentId, Group, Pilot, From, Until);
}

/// <summary>What a contact runs under, to its end: resolved when it arrived, and once more when its first agent took it.</summary>
public sealed class ContactVersionRow
{
    public required string ContactId { get; init; }
    public required string Process { get; set; }
    public required string Version { get; set; }

    /// <summary>The dialled number it came in by.</summary>
    public string? Entry { get; init; }

    /// <summary>The group it counts to: that of its first agent, as of the pilot's launch if one runs. Null before an agent took it.</summary>
    public string? Group { get; set; }

    public DateTimeOffset ResolvedAt { get; set; }
}

internal sealed class BindingConfiguration : IEntityTypeConfiguration<BindingRow>
{
    public void Configure(EntityTypeBuilder<BindingRow> builder)
    {
        builder.ToTable("Bindings");
        builder.Property(row => row.Process).HasMaxLength(80);
        builder.Property(row => row.Version).HasMaxLength(120);
        builder.Property(row => row.Group).HasMaxLength(40);
        builder.Property(row => row.Entry).HasMaxLength(40);
        builder.Property(row => row.Source).HasMaxLength(80);
        builder.Property(row => row.MadeBy).HasMaxLength(100);
        builder.Property(row => row.WithdrawnBy).HasMaxLength(100);
        builder.HasIndex(row => row.Process);
        builder.StoreTimesAsTicks();
    }
}

internal sealed class GroupStayConfiguration : IEntityTypeConfiguration<GroupStayRow>
{
    public void Configure(EntityTypeBuilder<GroupStayRow> builder)
    {
        builder.ToTable("GroupStays");
        builder.Property(row => row.AgentId).HasMaxLength(40);
        builder.Property(row => row.Group).HasMaxLength(40);
        builder.Property(row => row.Pilot).HasMaxLength(80);
        builder.StoreTimesAsTicks();
    }
}

internal sealed class ContactVersionConfiguration : IEntityTypeConfiguration<ContactVersionRow>
{
    public void Configure(EntityTypeBuilder<ContactVersionRow> builder)
    {
        builder.ToTable("ContactVersions");
        builder.HasKey(row => row.ContactId);
        builder.Property(row => row.ContactId).HasMaxLength(64);
        builder.Property(row => row.Process).HasMaxLength(80);
        builder.Property(row => row.Version).HasMaxLength(120);
        builder.Property(row => row.Entry).HasMaxLength(40);
        builder.Property(row => row.Group).HasMaxLength(40);
        builder.StoreTimesAsTicks();
    }
}
