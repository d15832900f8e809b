namespace CallCenter.Processes.Lifecycle;

/// <summary>The four stages of a process, in their order.</summary>
public enum ProcessStage
{
    Identify,
    Define,
    Pilot,
    Deploy,
}

/// <summary>Where a version of a process stands.</summary>
public enum VersionStatus
{
    /// <summary>May still change.</summary>
    Draft,

    /// <summary>Frozen, checked, ready for a pilot.</summary>
    Released,
    Piloting,

    /// <summary>A pilot said ship.</summary>
    Proven,
    RollingOut,

    /// <summary>Every group has it.</summary>
    InForce,

    /// <summary>Given up; a revision is a new version.</summary>
    Rejected,

    /// <summary>A later version is in force.</summary>
    Retired,
}

/// <summary>A version of a workflow definition, frozen: what it says never changes under those who run it.</summary>
public sealed record FrozenDefinition(string DefinitionId, string VersionId);

/// <summary>A line of the step table: who does what, and by when.</summary>
public sealed record ProcessStep(int Number, string What, string Role, TimeSpan? DueAfter)
{
    public string? EnglishWhat { get; init; }
}

/// <summary>A version of a process: the workflows, the steps by people and the KPIs that belong together.</summary>
public sealed record ProcessVersion
{
    public required string Process { get; init; }

    /// <summary>Counts from 1 within the process.</summary>
    public required int Number { get; init; }

    public VersionStatus Status { get; init; } = VersionStatus.Draft;

    /// <summary>The workflow definitions that belong to it.</summary>
    public IReadOnlyList<string> Flows { get; init; } = [];

    /// <summary>The versions of <see cref="Flows"/> that the release froze; a draft has none.</summary>
    public IReadOnlyList<FrozenDefinition> Definitions { get; init; } = [];
    public IReadOnlyList<ProcessStep> Steps { get; init; } = [];
    public IReadOnlyList<string> Kpis { get; init; } = [];

    /// <summary>The number of the version this one revises.</summary>
    public int? Revises { get; init; }

    /// <summary>What is new in it, for the revision log.</summary>
    public string? Note { get; init; }

    /// <summary>Why it was rolled out although no pilot said ship.</summary>
    public string? WithoutProof { get; init; }

    /// <summary>As bindings name it.</summary>
    public string Id => FormattableString.Invariant($"{Process}:{Number}");

    public ProcessStage Stage => Status switch
    {
        VersionStatus.Draft => ProcessStage.Define,
        VersionStatus.Released or VersionStatus.Piloting or VersionStatus.Rejected => ProcessStage.Pilot,
        _ => ProcessStage.Deploy,
    };
}
