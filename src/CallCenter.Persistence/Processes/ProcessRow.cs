using CallCenter.Persistence.Centre;
using CallCenter.Processes.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Processes;

/// <summary>A process of the catalogue; <see cref="Process"/> says what the members mean.</summary>
internal sealed class ProcessRow
{
    public required string Id { get; init; }
    public required string Name { get; set; }
    public string? EnglishName { get; set; }
    public string? Description { get; set; }
    public ProcessClass Class { get; set; }
    public ProcessStanding Standing { get; set; }
    public string? StandingReason { get; set; }
    public required string Owner { get; set; }
    public List<string> Customers { get; set; } = [];
    public List<string> Channels { get; set; } = [];
    public List<string> ServiceKinds { get; set; } = [];
    public List<string> ServiceItems { get; set; } = [];
    public List<string> Goals { get; set; } = [];
    public List<ProcessInputRow> Inputs { get; set; } = [];
    public List<ProcessOutputRow> Outputs { get; set; } = [];
    public string? MainGoal { get; set; }
    public List<KpiTargetRow> Kpis { get; set; } = [];
    public ExpectedResultRow? Expected { get; set; }
    public List<CriterionPointsRow> Score { get; set; } = [];

    /// <summary>Counts the changes: who writes says which one they read.</summary>
    public int Revision { get; set; } = 1;

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public required string UpdatedBy { get; set; }

    public ProcessRow Take(Process process)
    {
        (Name, EnglishName, Description, Owner) = (process.Name, process.EnglishName, process.Description, process.Owner);
        (Class, Standing, StandingReason) = (process.Class, process.Standing, process.StandingReason);
        (Customers, Channels, ServiceKinds, ServiceItems) = ([.. process.Customers], [.. process.Channels], [.. process.ServiceKinds], [.. process.ServiceItems]);
        Goals = [.. process.Goals];
        Inputs = [.. process.Inputs.Select(input => new ProcessInputRow { Kind = input.Kind, Text = input.Text })];
        Outputs = [.. process.Outputs.Select(output => new ProcessOutputRow { Kind = output.Kind, Text = output.Text })];
        MainGoal = process.MainGoal;
        Kpis = [.. process.Kpis.Select(kpi => new KpiTargetRow { Kpi = kpi.Kpi, Target = kpi.Target })];
        Expected = process.Expected is { } expected
            ? new() { BenefitPerYear = expected.BenefitPerYear, CostOnce = expected.CostOnce, CostPerYear = expected.CostPerYear }
            : null;
        Score = [.. process.Score.Select(points => new CriterionPointsRow { Criterion = points.Criterion, Points = points.Points })];
        return this;
    }

    public Process ToProcess() => new()
    {
        Id = Id,
        Name = Name,
        EnglishName = EnglishName,
        Description = Description,
        Class = Class,
        Standing = Standing,
        StandingReason = StandingReason,
        Owner = Owner,
        Customers = Customers,
        Channels = Channels,
        ServiceKinds = ServiceKinds,
        ServiceItems = ServiceItems,
        Goals = Goals,
        Inputs = [.. Inputs.Select(input => new ProcessInput(input.Kind, input.Text))],
        Outputs = [.. Outputs.Select(output => new ProcessOutput(output.Kind, output.Text))],
        MainGoal = MainGoal,
        Kpis = [.. Kpis.Select(kpi => new KpiTarget(kpi.Kpi, kpi.Target))],
        Expected = Expected is { } expected ? new(expected.BenefitPerYear, expected.CostOnce, expected.CostPerYear) : null,
        Score = [.. Score.Select(points => new CriterionPoints(points.Criterion, points.Points))],
    };
}

internal sealed class ProcessInputRow
{
    public InputKind Kind { get; init; }
    public required string Text { get; init; }
}

internal sealed class ProcessOutputRow
{
    public OutputKind Kind { get; init; }
    public required string Text { get; init; }
}

internal sealed class KpiTargetRow
{
    public required string Kpi { get; init; }
    public double Target { get; init; }
}

internal sealed class ExpectedResultRow
{
    public decimal BenefitPerYear { get; init; }
    public decimal CostOnce { get; init; }
    public decimal CostPerYear { get; init; }
}

internal sealed class CriterionPointsRow
{
    public required string Criterion { get; init; }
    public int Points { get; init; }
}

internal sealed class ProcessConfiguration : IEntityTypeConfiguration<ProcessRow>
{
    public void Configure(EntityTypeBuilder<ProcessRow> builder)
    {
        builder.ToTable("Processes");
        builder.HasKey(process => process.Id);
        builder.Property(process => process.Id).HasMaxLength(ProcessStore.LongestId);
        builder.Property(process => process.Class).HasConversion<string>().HasMaxLength(20);
        builder.Property(process => process.Standing).HasConversion<string>().HasMaxLength(20);
        builder.Property(process => process.Revision).IsConcurrencyToken();
        builder.OwnsMany(process => process.Inputs, inputs =>
        {
            inputs.ToJson();
            inputs.Property(input => input.Kind).HasConversion<string>();
        });
        builder.OwnsMany(process => process.Outputs, outputs =>
        {
            outputs.ToJson();
            outputs.Property(output => output.Kind).HasConversion<string>();
        });
        builder.OwnsMany(process => process.Kpis, kpis => kpis.ToJson());
        builder.OwnsOne(process => process.Expected, expected => expected.ToJson());
        builder.OwnsMany(process => process.Score, score => score.ToJson());
        builder.StoreTimesAsTicks();
    }
}
