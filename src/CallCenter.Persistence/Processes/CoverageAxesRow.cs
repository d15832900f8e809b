using CallCenter.Processes.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Processes;

/// <summary>The centre's axes; there is one row.</summary>
internal sealed class CoverageAxesRow
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;
    public List<AxisValueRow> ServiceKinds { get; set; } = [];
    public List<AxisValueRow> Channels { get; set; } = [];
    public List<AxisValueRow> Customers { get; set; } = [];
    public List<AxisValueRow> ServiceItems { get; set; } = [];
    public List<CoverageExclusionRow> Exclusions { get; set; } = [];
    public int Revision { get; set; }

    public void Take(CoverageAxes axes)
    {
        (ServiceKinds, Channels) = (Rows(axes.ServiceKinds), Rows(axes.Channels));
        (Customers, ServiceItems) = (Rows(axes.Customers), Rows(axes.ServiceItems));
        Exclusions = [.. axes.Exclusions.Select(exclusion => new CoverageExclusionRow
        {
            ServiceKind = exclusion.ServiceKind,
            Channel = exclusion.Channel,
            Customers = exclusion.Customers,
            Reason = exclusion.Reason,
        })];
    }

    public CoverageAxes ToAxes() => new()
    {
        ServiceKinds = Values(ServiceKinds),
        Channels = Values(Channels),
        Customers = Values(Customers),
        ServiceItems = Values(ServiceItems),
        Exclusions = [.. Exclusions.Select(row => new CoverageExclusion(row.ServiceKind, row.Channel, row.Customers, row.Reason))],
    };

    private static List<AxisValueRow> Rows(IReadOnlyList<AxisValue> values) =>
        [.. values.Select(value => new AxisValueRow { Id = value.Id, Name = value.Name, EnglishName = value.EnglishName })];

    private static List<AxisValue> Values(List<AxisValueRow> rows) => [.. rows.Select(row => new AxisValue(row.Id, row.Name, row.EnglishName))];
}

internal sealed class AxisValueRow
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string EnglishName { get; init; }
}

internal sealed class CoverageExclusionRow
{
    public string? ServiceKind { get; init; }
    public string? Channel { get; init; }
    public string? Customers { get; init; }
    public required string Reason { get; init; }
}

internal sealed class CoverageAxesConfiguration : IEntityTypeConfiguration<CoverageAxesRow>
{
    public void Configure(EntityTypeBuilder<CoverageAxesRow> builder)
    {
        builder.ToTable("CoverageAxes");
        builder.Property(axes => axes.Id).ValueGeneratedNever();
        builder.Property(axes => axes.Revision).IsConcurrencyToken();
        builder.OwnsMany(axes => axes.ServiceKinds, values => values.ToJson());
        builder.OwnsMany(axes => axes.Channels, values => values.ToJson());
        builder.OwnsMany(axes => axes.Customers, values => values.ToJson());
        builder.OwnsMany(axes => axes.ServiceItems, values => values.ToJson());
        builder.OwnsMany(axes => axes.Exclusions, exclusions => exclusions.ToJson());
    }
}
