namespace CallCenter.Processes.Catalogue;

/// <summary>What a process is there for.</summary>
public enum ProcessClass
{
    /// <summary>关键用户流程: customers meet it.</summary>
    KeyUser,

    /// <summary>运营支撑流程: recruiting, training, forecasting, appraisal.</summary>
    OperationSupport,
}

/// <summary>What was decided about a process.</summary>
public enum ProcessStanding
{
    /// <summary>Proposed; nothing is decided yet.</summary>
    Candidate,

    /// <summary>The centre wants it; it may have versions.</summary>
    Chosen,

    /// <summary>Decided against, with the reason; kept so that nobody proposes it anew without knowing.</summary>
    Dropped,
}

/// <summary>What a process takes in.</summary>
public enum InputKind
{
    Information,
    Money,
    People,
    Technology,
}

/// <summary>What a customer gets out of a process.</summary>
public enum OutputKind
{
    Product,
    Service,
    Decision,
}

public sealed record ProcessInput(InputKind Kind, string Text);

public sealed record ProcessOutput(OutputKind Kind, string Text);

/// <summary>A KPI the process is measured by.</summary>
/// <param name="Kpi">An id of the KPI catalogue.</param>
/// <param name="Target">In the KPI's own scale: a share as 0.9, a time in seconds, complaints per 10,000.</param>
public sealed record KpiTarget(string Kpi, double Target);

/// <summary>What a process is expected to bring and to cost, in the centre's currency.</summary>
public sealed record ExpectedResult(decimal BenefitPerYear, decimal CostOnce, decimal CostPerYear)
{
    public decimal NetPerYear => BenefitPerYear - CostPerYear;

    /// <summary>After how many months the cost at the start is earned back; null when it never is.</summary>
    public decimal? PaybackMonths => NetPerYear > 0 ? Math.Round(CostOnce / NetPerYear * 12, 1) : null;
}

/// <summary>Points given to a candidate for one of <see cref="CandidateScoring.Criteria"/>.</summary>
public sealed record CriterionPoints(string Criterion, int Points);

/// <summary>
/// Something the centre does again and again: for whom, by which way, with which result, and how it is measured. How it is done
/// stands in its versions. Customers, channels, service kinds and items are ids of the centre's own <see cref="CoverageAxes"/>.
/// </summary>
public sealed record Process
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public string? EnglishName { get; init; }
    public string? Description { get; init; }
    public ProcessClass Class { get; init; }
    public ProcessStanding Standing { get; init; }

    /// <summary>Why it was chosen or dropped.</summary>
    public string? StandingReason { get; init; }

    /// <summary>The user who answers for it.</summary>
    public required string Owner { get; init; }

    public IReadOnlyList<string> Customers { get; init; } = [];
    public IReadOnlyList<string> Channels { get; init; } = [];
    public IReadOnlyList<string> ServiceKinds { get; init; } = [];
    public IReadOnlyList<string> ServiceItems { get; init; } = [];

    public IReadOnlyList<string> Goals { get; init; } = [];
    public IReadOnlyList<ProcessInput> Inputs { get; init; } = [];
    public IReadOnlyList<ProcessOutput> Outputs { get; init; } = [];

    /// <summary>One of <see cref="MainGoals"/>, whose KPIs it is measured by.</summary>
    public string? MainGoal { get; init; }

    public IReadOnlyList<KpiTarget> Kpis { get; init; } = [];
    public ExpectedResult? Expected { get; init; }
    public IReadOnlyList<CriterionPoints> Score { get; init; } = [];
}
