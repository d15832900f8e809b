using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Definitions.Comparison;
using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Server.Processes;

/// <summary>What differs between two versions of a process.</summary>
/// <param name="Before">The number of the earlier.</param>
/// <param name="After">The number of the later.</param>
public sealed record VersionComparison(
    int Before, int After, IReadOnlyList<FlowDifference> Flows, IReadOnlyList<StepDifferenceShown> Steps, IReadOnlyList<string> KpisAdded, IReadOnlyList<string> KpisRemoved);

/// <summary>What became of a workflow of the bundle.</summary>
/// <param name="Kind">Null when both have the same content.</param>
/// <param name="Before">The version of the definition in the earlier; null when the workflow is new or not published yet.</param>
/// <param name="Difference">Node by node, where both have it.</param>
public sealed record FlowDifference(
    string DefinitionId, string? Name, DifferenceKind? Kind, DefinitionVersion? Before, DefinitionVersion? After, DefinitionDifference? Difference);

/// <param name="Id">The version id.</param>
public sealed record DefinitionVersion(string Id, int Number);

public sealed record StepDifferenceShown(StepDifferenceKind Kind, StepShown? Before, StepShown? After);

/// <summary>Reads the definitions of two versions of a process and compares them. A draft is compared by what is published now, else by what is drawn.</summary>
public sealed class VersionComparer(VersionFlows flows)
{
    public async Task<VersionComparison> CompareAsync(ProcessVersion before, ProcessVersion after, CancellationToken cancellationToken)
    {
        var differences = new List<FlowDifference>();
        foreach (var flow in after.Flows.Union(before.Flows))
            differences.Add(Compare(flow, await ReadAsync(before, flow, cancellationToken), await ReadAsync(after, flow, cancellationToken)));
        return new(
            before.Number, after.Number, differences,
            [.. StepComparison.Compare(before.Steps, after.Steps).Select(step => new StepDifferenceShown(step.Kind, Show(step.Before), Show(step.After)))],
            [.. after.Kpis.Except(before.Kpis)], [.. before.Kpis.Except(after.Kpis)]);
    }

    private static FlowDifference Compare(string flow, WorkflowDefinition? before, WorkflowDefinition? after)
    {
        var difference = before is null || after is null ? null : DefinitionComparison.Compare(before, after);
        DifferenceKind? kind = (before, after) switch
        {
            (null, null) => null,
            (null, _) => DifferenceKind.Added,
            (_, null) => DifferenceKind.Removed,
            _ => difference!.IsEmpty ? null : DifferenceKind.Changed,
        };
        return new(flow, after?.Name ?? before?.Name, kind, VersionOf(before), VersionOf(after), difference);
    }

    private async Task<WorkflowDefinition?> ReadAsync(ProcessVersion version, string flow, CancellationToken cancellationToken)
    {
        var stored = await flows.FindAsync(version, flow, cancellationToken);
        return stored is null ? null : DefinitionReader.Read(stored.Model).Definition;
    }

    private static DefinitionVersion? VersionOf(WorkflowDefinition? definition) => definition is null ? null : new(definition.Id, definition.Version);

    private static StepShown? Show(ProcessStep? step) => step is null ? null : StepShown.Of(step);
}
