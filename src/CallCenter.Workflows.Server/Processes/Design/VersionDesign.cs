using CallCenter.Workflows.Server.Elsa;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Design;
using CallCenter.Workflows.Rules;
using CallCenter.Workflows.Runtime.Definitions;

namespace CallCenter.Workflows.Server.Processes.Design;

/// <summary>Something the design check found in a version of a process.</summary>
/// <param name="Id">Stays the same while the finding does: its flow, its rule and its node.</param>
/// <param name="DefinitionId">The workflow it is about; null for the step table.</param>
/// <param name="FlowName">What people call the workflow.</param>
/// <param name="Reason">Why a warning stands.</param>
/// <param name="ReasonBy">Who said so.</param>
public sealed record VersionFinding(
    string Id, string Rule, Severity Severity, string? DefinitionId, string? FlowName, string? ActivityId, string? Property, string Message, HouseRuleShown Quotes,
    string? Reason, string? ReasonBy);

/// <param name="Id">As requirements name it.</param>
/// <param name="Words">In the reader's language.</param>
public sealed record HouseRuleShown(string Id, string Words)
{
    public static HouseRuleShown Of(HouseRule rule) => new(rule.Id, rule.Words.Read());
}

/// <summary>The design check of a version: of every workflow it bundles and of its step table.</summary>
public sealed class VersionDesign(VersionFlows flows, DefinitionLibrary library, FindingReasonStore reasons) : IVersionFindings
{
    /// <summary>The step table's findings first, then flow by flow in the order of the drawing.</summary>
    public async Task<IReadOnlyList<VersionFinding>> CheckAsync(ProcessVersion version, CancellationToken cancellationToken)
    {
        var known = await reasons.ListAsync(version.Process, version.Number, cancellationToken);
        List<VersionFinding> found = [.. StepTable.Check(version).Select(problem => Finding(problem, null, StepTable.Quoted(problem)))];
        foreach (var flow in await flows.ListAsync(version, cancellationToken))
        {
            var problems = DesignCheck.Check(await library.ReadForRulesAsync(flow.Model, cancellationToken), isFirstVersion: version.Revises is null);
            found.AddRange(problems.Select(problem => Finding(problem, flow, DesignCheck.Quoted(problem))));
        }

        return found;

        VersionFinding Finding(Problem problem, StoredDefinition? flow, HouseRule rule)
        {
            var id = $"{flow?.DefinitionId}|{problem.Rule}|{problem.NodeId}{(problem.Property is { } property ? "." + property : "")}";
            var reason = problem.Severity == Severity.Warning ? known.GetValueOrDefault(id) : null;
            return new(
                id, problem.Rule, problem.Severity, flow?.DefinitionId, flow?.Name, problem.ActivityId, problem.Property, problem.Message.Read(), HouseRuleShown.Of(rule),
                reason?.Reason, reason?.By);
        }
    }

    public async Task<FindingCount> CountAsync(ProcessVersion version, CancellationToken cancellationToken)
    {
        var found = await CheckAsync(version, cancellationToken);
        return new(found.Count(finding => finding.Severity == Severity.Error), found.Count(finding => finding is { Severity: Severity.Warning, Reason: null }));
    }
}
