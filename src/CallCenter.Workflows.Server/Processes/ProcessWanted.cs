using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Server.Processes;

/// <summary>A process as it is written; <see cref="Process"/> says what the members mean.</summary>
public sealed record ProcessWanted
{
    /// <summary>Only of a new one.</summary>
    public string? Id { get; init; }

    /// <summary>Only of one that is changed: the revision that was read.</summary>
    public int? Revision { get; init; }

    public string? Name { get; init; }
    public string? EnglishName { get; init; }
    public string? Description { get; init; }
    public string? Class { get; init; }
    public string? Owner { get; init; }
    public IReadOnlyList<string?>? Customers { get; init; }
    public IReadOnlyList<string?>? Channels { get; init; }
    public IReadOnlyList<string?>? ServiceKinds { get; init; }
    public IReadOnlyList<string?>? ServiceItems { get; init; }
    public IReadOnlyList<string?>? Goals { get; init; }
    public IReadOnlyList<KindAndText?>? Inputs { get; init; }
    public IReadOnlyList<KindAndText?>? Outputs { get; init; }
    public string? MainGoal { get; init; }
    public IReadOnlyList<KpiTargetWanted?>? Kpis { get; init; }
    public ExpectedWanted? Expected { get; init; }

    /// <summary>Only of what has been checked. Standing and points are decided apart from the rest, so they stay.</summary>
    internal Process ApplyTo(Process process) => process with
    {
        Name = Name!.Trim(),
        EnglishName = Given(EnglishName),
        Description = Given(Description),
        Class = Enum.Parse<ProcessClass>(Class!, ignoreCase: true),
        Owner = Owner!,
        Customers = Texts(Customers),
        Channels = Texts(Channels),
        ServiceKinds = Texts(ServiceKinds),
        ServiceItems = Texts(ServiceItems),
        Goals = Texts(Goals),
        Inputs = [.. (Inputs ?? []).Select(input => new ProcessInput(Enum.Parse<InputKind>(input!.Kind!, ignoreCase: true), input.Text!.Trim()))],
        Outputs = [.. (Outputs ?? []).Select(output => new ProcessOutput(Enum.Parse<OutputKind>(output!.Kind!, ignoreCase: true), output.Text!.Trim()))],
        MainGoal = Given(MainGoal),
        Kpis = [.. (Kpis ?? []).Select(kpi => new KpiTarget(kpi!.Kpi!, kpi.Target!.Value))],
        Expected = Expected is { } expected
            ? new(expected.BenefitPerYear!.Value, expected.CostOnce!.Value, expected.CostPerYear!.Value)
            : null,
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static List<string> Texts(IReadOnlyList<string?>? texts) => [.. (texts ?? []).Select(text => text!.Trim())];
}

public sealed record KindAndText(string? Kind, string? Text);

public sealed record KpiTargetWanted(string? Kpi, double? Target);

public sealed record ExpectedWanted(decimal? BenefitPerYear, decimal? CostOnce, decimal? CostPerYear);

/// <summary>The points of a candidate, one for each criterion.</summary>
public sealed record ScoreWanted(int? Revision, IReadOnlyList<PointsWanted?>? Points);

public sealed record PointsWanted(string? Criterion, int? Points);

/// <summary>What is decided about a candidate.</summary>
public sealed record StandingWanted(int? Revision, string? Standing, string? Reason);

/// <summary>A draft as it is written.</summary>
public sealed record VersionWanted
{
    /// <summary>The revision that was read.</summary>
    public int? Revision { get; init; }

    /// <summary>Ids of workflow definitions.</summary>
    public IReadOnlyList<string?>? Flows { get; init; }

    public IReadOnlyList<StepWanted?>? Steps { get; init; }
    public IReadOnlyList<string?>? Kpis { get; init; }
    public string? Note { get; init; }

    /// <summary>Only of what has been checked.</summary>
    internal ProcessVersion ApplyTo(ProcessVersion version) => version with
    {
        Flows = [.. (Flows ?? []).Select(flow => flow!)],
        Steps = [.. (Steps ?? []).Select((step, index) => new ProcessStep(
            index + 1, step!.What!.Trim(), step.Role?.Trim() ?? "", step.DueMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null)
        {
            EnglishWhat = string.IsNullOrWhiteSpace(step.EnglishWhat) ? null : step.EnglishWhat.Trim(),
        })],
        Kpis = [.. (Kpis ?? []).Select(kpi => kpi!)],
        Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(),
    };
}

/// <summary>A line of the step table; its number is its place.</summary>
public sealed record StepWanted(string? What, string? EnglishWhat, string? Role, int? DueMinutes);

/// <summary>A move of a version, made on what was read.</summary>
public sealed record MoveWanted(int? Revision);

/// <summary>The axes as they are written.</summary>
public sealed record AxesWanted
{
    /// <summary>The revision that was read; 0 before there were any.</summary>
    public int? Revision { get; init; }

    public IReadOnlyList<AxisValueWanted?>? ServiceKinds { get; init; }
    public IReadOnlyList<AxisValueWanted?>? Channels { get; init; }
    public IReadOnlyList<AxisValueWanted?>? Customers { get; init; }
    public IReadOnlyList<AxisValueWanted?>? ServiceItems { get; init; }
    public IReadOnlyList<CoverageExclusion?>? Exclusions { get; init; }

    /// <summary>Only of what has been checked.</summary>
    internal CoverageAxes ToAxes() => new()
    {
        ServiceKinds = Values(ServiceKinds),
        Channels = Values(Channels),
        Customers = Values(Customers),
        ServiceItems = Values(ServiceItems),
        Exclusions = [.. (Exclusions ?? []).Select(exclusion => exclusion!)],
    };

    private static List<AxisValue> Values(IReadOnlyList<AxisValueWanted?>? values) =>
        [.. (values ?? []).Select(value => new AxisValue(value!.Id!, value.Name!.Trim(), value.EnglishName!.Trim()))];
}

public sealed record AxisValueWanted(string? Id, string? Name, string? EnglishName);
