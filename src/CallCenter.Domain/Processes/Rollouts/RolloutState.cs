using System.Collections.Immutable;

namespace CallCenter.Processes.Rollouts;

public enum RolloutStatus
{
    Planned,
    Running,
    Paused,

    /// <summary>No wave will follow; groups keep what they have.</summary>
    Aborted,

    /// <summary>All groups are back on what they had before.</summary>
    RolledBack,

    /// <summary>Every group has the version.</summary>
    Finished,
}

/// <summary>A person's word on a KPI.</summary>
public sealed record KpiJudgement(bool IsGood, string Reason, string By);

/// <summary>Where a roll-out stands.</summary>
public sealed record RolloutState
{
    public static RolloutState New { get; } = new();

    public RolloutStatus Status { get; init; } = RolloutStatus.Planned;

    /// <summary>How many waves have started.</summary>
    public int WavesStarted { get; init; }

    /// <summary>When the last of them did; pauses since then are added.</summary>
    public DateTimeOffset? LastWaveAt { get; init; }

    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Groups on the version now.</summary>
    public ImmutableSortedSet<string> Bound { get; init; } = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    /// <summary>Who agreed, by wave (counted from 0) and role.</summary>
    public ImmutableDictionary<(int Wave, string Role), string> SignOffs { get; init; } = ImmutableDictionary<(int, string), string>.Empty;

    /// <summary>How people judged KPIs since the last wave, which goes before what the facts say.</summary>
    public ImmutableDictionary<string, KpiJudgement> Judgements { get; init; } = ImmutableDictionary<string, KpiJudgement>.Empty;

    /// <summary>What the facts say of the next wave's KPI gates.</summary>
    public ImmutableDictionary<string, GateMeasure> Measures { get; init; } = ImmutableDictionary<string, GateMeasure>.Empty;

    /// <summary>The part of each group that has read and passed.</summary>
    public ImmutableDictionary<string, double> Trained { get; init; } = ImmutableDictionary<string, double>.Empty;
}

/// <summary>Something asked of a roll-out, or told to it. A closed set.</summary>
public abstract record RolloutCommand
{
    private RolloutCommand() { }

    /// <summary>Starts the next wave when its gates are open.</summary>
    public sealed record StartWave : RolloutCommand;

    /// <summary>Agreement to the next wave.</summary>
    public sealed record Agree(string Role, string By) : RolloutCommand;

    /// <summary>A person's word on a KPI, against or without the facts. It needs a reason.</summary>
    public sealed record JudgeKpi(string Id, bool IsGood, string Reason, string By) : RolloutCommand;

    public sealed record ReportTrained(string Group, double Share) : RolloutCommand;

    public sealed record Pause : RolloutCommand;

    public sealed record Resume : RolloutCommand;

    public sealed record Abort : RolloutCommand;

    /// <summary>Back to the version before: some groups, or all when none is named, which ends the roll-out.</summary>
    public sealed record RollBack(IReadOnlyList<string> Groups) : RolloutCommand;

    /// <summary>Groups that were rolled back get the version again.</summary>
    public sealed record BindAgain(IReadOnlyList<string> Groups) : RolloutCommand;
}

/// <summary>What came of a command.</summary>
/// <param name="State">The new one; the old one when it was refused.</param>
/// <param name="Bind">Groups to bind now.</param>
/// <param name="Release">Groups to give back their version before.</param>
/// <param name="Refusals">Why not; none when it was done.</param>
public sealed record RolloutStep(RolloutState State, IReadOnlyList<string> Bind, IReadOnlyList<string> Release, IReadOnlyList<Why> Refusals);
