using CallCenter.Kpis;
using CallCenter.Persistence.HeatMaps;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.HeatMaps;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Rules;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Problems;
using Microsoft.EntityFrameworkCore;
using Problem = CallCenter.Workflows.Server.Problems.Problem;

namespace CallCenter.Workflows.Server.Processes.HeatMaps;

/// <summary>Makes the heat map of a workflow of a version.</summary>
public sealed class HeatMapMaker(RunDays runs, ProcessStore processes, VersionFlows flows, HeatPeriods periods, CentreTime time)
{
    /// <summary>So many batches of what has just ended are counted first; the rest is told.</summary>
    private const int MostBatches = 5;

    public async Task<HeatMapView> MakeAsync(string process, int number, HeatMapWanted wanted, CancellationToken cancellationToken)
    {
        var version = (await processes.RequireVersionAsync(process, number, cancellationToken)).Version;
        var flow = FlowOf(version, wanted.Flow);
        var drawing = await ReadAsync(version, flow, cancellationToken) ?? throw new ProblemException(Problem.NotFound(
            $"流程图“{flow}”已不存在。请在版本中改选另一张流程图。", $"The workflow \"{flow}\" does not exist any more. Choose another one in the version."));
        var period = await periods.ChooseAsync(version, wanted, cancellationToken);
        List<WorkflowDefinition> drawings = [drawing];
        if (await OtherAsync(version, period.Pilot, flow, cancellationToken) is { } other && other.Id != drawing.Id) drawings.Add(other);

        var uncounted = await CountAsync(cancellationToken);
        List<string> ids = [.. drawings.Select(own => own.Id)];
        var tallies = period.Split(await runs.ReadAsync(ids, period.Days, cancellationToken));
        var underWay = await runs.UnderWayAsync(flow, ids, period.Days, time.Zone, cancellationToken);
        var notice = await NoticeAsync(ids, tallies, uncounted, cancellationToken);
        return new(
            flow, drawing.Name ?? flow, drawing.Id, drawing.Version, period.Days.From, period.Days.Until.AddDays(-1), period.Pilot, underWay, uncounted, notice,
            Nodes(drawings, tallies), [.. tallies.Select(arm => Heat(arm.Arm, arm.Tally, drawing))]);
    }

    private static string FlowOf(ProcessVersion version, string? wanted)
    {
        if (version.Flows is not [var first, ..])
        {
            throw new ProblemException(ProcessProblems.Conflict(
                $"版本 {version.Number} 没有流程图，也就没有热力图。请先在“版本”中为它选定流程图。",
                $"Version {version.Number} has no workflow, so it has no heat map. Choose its workflows under \"Versions\" first."));
        }

        var known = string.Join(", ", version.Flows);
        new InputCheck().Require(
            string.IsNullOrEmpty(wanted) || version.Flows.Contains(wanted), "flow",
            $"版本 {version.Number} 没有流程图“{wanted}”，它有：{known}。", $"Version {version.Number} has no workflow \"{wanted}\"; it has: {known}.").Done();
        return string.IsNullOrEmpty(wanted) ? first : wanted;
    }

    private async Task<WorkflowDefinition?> ReadAsync(ProcessVersion version, string flow, CancellationToken cancellationToken) =>
        await flows.FindAsync(version, flow, cancellationToken) is { } stored ? DefinitionReader.Read(stored.Model).Definition : null;

    /// <summary>The drawing of the pilot's other version; null when it has none.</summary>
    private async Task<WorkflowDefinition?> OtherAsync(ProcessVersion version, HeatPilot? pilot, string flow, CancellationToken cancellationToken)
    {
        if (pilot is null) return null;
        var id = pilot.PilotVersion == version.Id ? pilot.ControlVersion : pilot.PilotVersion;
        return await processes.FindVersionAsync(id, cancellationToken) is { } other ? await ReadAsync(other.Version, flow, cancellationToken) : null;
    }

    /// <summary>Counts what has ended meanwhile; answers how much is left.</summary>
    private async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (var batch = 0; batch < MostBatches; batch++)
            {
                if (await runs.CountAsync(time.Zone, cancellationToken) < RunDays.Batch) return 0;
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            // A run has just ended anew: what is left is told as not counted yet.
        }

        return await runs.UncountedAsync(cancellationToken);
    }

    private async Task<Why?> NoticeAsync(IReadOnlyCollection<string> ids, IReadOnlyList<ArmTally> tallies, int uncounted, CancellationToken cancellationToken)
    {
        if (tallies.Any(arm => arm.Arm != Arm.Neither && arm.Tally.Runs > 0)) return null;
        if (uncounted > 0) return HeatTexts.StillCounting(uncounted);
        if (tallies.Any(arm => arm.Tally.Runs > 0)) return HeatTexts.NobodysArm;
        return await runs.SpanAsync(ids, cancellationToken) is var (first, last) ? HeatTexts.OtherDays(first, last) : HeatTexts.NeverRan;
    }

    private static IReadOnlyList<HeatNode> Nodes(IReadOnlyList<WorkflowDefinition> drawings, IReadOnlyList<ArmTally> tallies)
    {
        var drawn = Drawn(drawings[0]).ToList();
        var known = drawn.Select(node => node.Id).Concat(drawings.Select(drawing => drawing.Root.Id)).ToHashSet(StringComparer.Ordinal);
        var nodes = drawings.SelectMany(drawing => drawing.Root.Flatten()).DistinctBy(node => node.Id).ToDictionary(node => node.Id, StringComparer.Ordinal);
        var passed = tallies.SelectMany(arm => arm.Tally.Nodes.Keys).Distinct().Where(id => !known.Contains(id)).Order(StringComparer.Ordinal);
        return
        [
            .. drawn.Select(node => Show(node.Id, isDrawn: true)),
            .. passed.Select(id => Show(id, isDrawn: false)),
        ];

        HeatNode Show(string id, bool isDrawn) => nodes.TryGetValue(id, out var node) ? new(id, RuleContext.NameOf(node), node.Type, isDrawn) : new(id, id, null, isDrawn);
    }

    /// <summary>What the drawing shows: what the root holds, or the root when it holds nothing.</summary>
    private static IEnumerable<ActivityNode> Drawn(WorkflowDefinition definition) =>
        definition.Root.Children.Count > 0 ? definition.Root.Children.Select(child => child.Node) : [definition.Root];

    private static ArmHeat Heat(Arm arm, RunTally tally, WorkflowDefinition drawing) => new(
        arm, tally.Runs, tally.DropOffs,
        [.. tally.Nodes.Where(node => node.Key != drawing.Root.Id || drawing.Root.Children.Count == 0).Select(node => NodeHeat.Of(node.Key, node.Value))],
        [.. drawing.Root.Connections.Select(line => new EdgeHeat(
            line.SourceId, line.SourcePort, line.TargetId, tally.Nodes.GetValueOrDefault(line.SourceId)?.Outcomes.GetValueOrDefault(line.SourcePort) ?? 0))]);
}
