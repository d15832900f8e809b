using CallCenter.Kpis;
using CallCenter.Persistence.Centre.Users;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Server.Processes;

/// <summary>A line of the catalogue.</summary>
/// <param name="OwnerName">As people call the owner.</param>
/// <param name="Latest">Its latest version.</param>
/// <param name="InForce">The number of the version in force.</param>
public record ProcessShown(
    string Id, string Name, string? EnglishName, ProcessClass Class, ProcessStanding Standing, string Owner, string OwnerName, ProcessStage Stage,
    VersionHead? Latest, int? InForce, CandidateRank? Rank, ExpectedResult? Expected, int Revision, DateTimeOffset UpdatedAt, string UpdatedBy)
{
    public static ProcessShown Of(StoredProcess stored, IReadOnlyCollection<StoredVersion> versions, IReadOnlyList<User> users)
    {
        var process = stored.Process;
        return new(
            process.Id, process.Name, process.EnglishName, process.Class, process.Standing, process.Owner,
            users.FirstOrDefault(user => user.UserName == process.Owner)?.DisplayName ?? process.Owner,
            ProcessTrack.StageOf([.. versions.Select(version => version.Version)]),
            versions.MaxBy(version => version.Version.Number) is { } latest ? VersionHead.Of(latest) : null,
            versions.FirstOrDefault(version => version.Version.Status == VersionStatus.InForce)?.Version.Number,
            CandidateScoring.Rank(process.Score), process.Expected, stored.Revision, stored.UpdatedAt, stored.UpdatedBy);
    }
}

/// <summary>One process with all that is said of it and its versions, the latest first.</summary>
public sealed record ProcessDetail(ProcessShown Head, Process Content, IReadOnlyList<VersionHead> Versions);

/// <summary>A version as lists show it.</summary>
public sealed record VersionHead(
    string Id, int Number, VersionStatus Status, ProcessStage Stage, int? Revises, string? Note, int Flows, int Steps, DateTimeOffset CreatedAt, string CreatedBy,
    DateTimeOffset? ReleasedAt, string? ReleasedBy)
{
    public static VersionHead Of(StoredVersion stored)
    {
        var version = stored.Version;
        return new(
            version.Id, version.Number, version.Status, version.Stage, version.Revises, version.Note, version.Flows.Count, version.Steps.Count, stored.CreatedAt,
            stored.CreatedBy, stored.ReleasedAt, stored.ReleasedBy);
    }
}

/// <summary>One version with its content.</summary>
/// <param name="Revision">Whoever changes it says which one they read.</param>
public sealed record VersionDetail(
    VersionHead Head, IReadOnlyList<FlowShown> Flows, IReadOnlyList<StepShown> Steps, IReadOnlyList<string> Kpis, string? WithoutProof, int Revision,
    DateTimeOffset UpdatedAt, string UpdatedBy);

/// <summary>A workflow of a version.</summary>
/// <param name="Name">Null when there is no such definition any more.</param>
/// <param name="VersionId">The frozen version; of a draft the one that a release would freeze, null while none is published.</param>
public sealed record FlowShown(string DefinitionId, string? Name, string? VersionId, int? Version, bool IsFrozen);

public sealed record StepShown(int Number, string What, string? EnglishWhat, string Role, int? DueMinutes)
{
    public static StepShown Of(ProcessStep step) => new(step.Number, step.What, step.EnglishWhat, step.Role, (int?)step.DueAfter?.TotalMinutes);
}

/// <summary>What forms choose from.</summary>
public sealed record ProcessChoices(
    IReadOnlyList<OwnerChoice> Owners, IReadOnlyList<GoalChoice> MainGoals, IReadOnlyList<KpiChoice> Kpis, IReadOnlyList<ScoreCriterion> Criteria);

public sealed record OwnerChoice(string UserName, string DisplayName);

/// <param name="Drivers">Ids of the KPIs that drive it.</param>
public sealed record GoalChoice(string Id, string Name, string EnglishName, IReadOnlyList<string> Drivers);

public sealed record KpiChoice(string Id, string Name, string EnglishName, KpiUnit Unit, KpiDirection Better, string Formula);

/// <summary>The axes and their revision.</summary>
public sealed record AxesShown(CoverageAxes Axes, int Revision);

/// <summary>The coverage map: its axes, its cells and the processes they name.</summary>
public sealed record CoverageShown(CoverageAxes Axes, IReadOnlyList<CoverageCell> Cells, IReadOnlyDictionary<CoverageState, int> Counts, IReadOnlyList<ProcessName> Processes);

public sealed record ProcessName(string Id, string Name, string? EnglishName);

/// <summary>The inventory of a period.</summary>
public sealed record InventoryShown(DateTimeOffset From, DateTimeOffset Until, long Runs, IReadOnlyList<InventoryLine> Lines, IReadOnlyList<ProcessName> Processes);
