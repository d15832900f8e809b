using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Deployment;
using CallCenter.Persistence.Pilots;
using CallCenter.Processes.Deployment;

namespace CallCenter.Workflows.Server.Deployment;

/// <summary>A draw that is asked for.</summary>
/// <param name="Day">Yesterday when left out.</param>
/// <param name="Size">The setting's when left out.</param>
public sealed record DrawWanted(DateOnly? Day, int? Size, int? Seed);

/// <param name="Candidates">How many contacts it was drawn from.</param>
public sealed record DrawShown(DateOnly Day, int Seed, int Size, int Candidates, DateTimeOffset DrawnAt, string DrawnBy)
{
    public static DrawShown Of(SpotDrawRow row) => new(DateOnly.FromDayNumber(row.Day), row.Seed, row.Size, row.Candidates, row.DrawnAt, row.DrawnBy);
}

/// <param name="Remark">Needed for all but "followed".</param>
public sealed record ResultGiven(SpotResult? Result, string? Remark);

/// <param name="Deviations">Where the journal differs from the version; null when it ran none of its flows.</param>
public sealed record SpotCheckShown(
    string Id, DateOnly Day, string ContactId, string Group, string Version, string Channel, string? AgentId, string? AgentName, DateTimeOffset ContactAt,
    IReadOnlyList<DeviationShown>? Deviations, SpotResult? Result, string? Remark, DateTimeOffset? CheckedAt, string? CheckedBy)
{
    public static SpotCheckShown Of(SpotCheckRow row, CentreFacts facts) => new(
        row.Id, DateOnly.FromDayNumber(row.Day), row.ContactId, row.Group, row.Version, row.Channel, row.AgentId, facts.Agents.FirstOrDefault(agent => agent.Id == row.AgentId)?.Name,
        row.ContactAt, row.Deviations is null ? null : [.. PlanJson.Read<List<Deviation>>(row.Deviations).Select(found => new DeviationShown(found.Kind, found.Name, found.Over?.TotalSeconds))],
        row.Result, row.Remark, row.CheckedAt, row.CheckedBy);
}

/// <param name="OverSeconds">Of a step that took too long.</param>
public sealed record DeviationShown(DeviationKind Kind, string Name, double? OverSeconds);

/// <summary>A problem to be opened; what is left out is taken from the spot check.</summary>
/// <param name="Owner">The user who sees to it.</param>
public sealed record ProblemWanted(
    ProblemKind? Kind, string? Process, string? Group, string? SpotCheck, string? What, string? ImmediateAction, string? Owner, DateTimeOffset? DueAt);

/// <param name="ReviewWeeks">After how many weeks somebody looks whether it works.</param>
public sealed record ClosingGiven(string? Done, int? ReviewWeeks);

/// <param name="DueAt">When it is due anew, if it does not work.</param>
public sealed record ReviewGiven(bool? IsEffective, string? Remark, DateTimeOffset? DueAt);

public sealed record ProblemShown(
    string Id, ProblemKind Kind, ProblemStatus Status, string Process, string? Group, string? SpotCheck, string What, string ImmediateAction, string Owner, DateTimeOffset DueAt, bool IsOverdue,
    string? Done, DateTimeOffset? ReviewAt, bool IsReviewDue, string? Review, int Reopenings, DateTimeOffset OpenedAt, string OpenedBy)
{
    public static ProblemShown Of(DeploymentProblemRow row, DateTimeOffset now) => new(
        row.Id, row.Kind, row.Status, row.Process, row.Group, row.SpotCheck, row.What, row.ImmediateAction, row.Owner, row.DueAt, row.Status == ProblemStatus.Open && now > row.DueAt, row.Done,
        row.ReviewAt, row.Status == ProblemStatus.Closed && now >= row.ReviewAt, row.Review, row.Reopenings, row.OpenedAt, row.OpenedBy);
}
