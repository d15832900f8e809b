using CallCenter.Persistence.Processes;
using CallCenter.Processes.Deployment;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Design;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Rules;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Processes;

namespace CallCenter.Workflows.Server.Deployment;

/// <summary>Compares the journal of a contact with the version it ran under.</summary>
public sealed class VersionConformance(ProcessStore processes, VersionFlows flows, DefinitionLibrary library, IInstanceReader instances)
{
    private const int MostRuns = 20;

    /// <summary>Where its runs of the version's flows differ from them; null when it ran none.</summary>
    public async Task<IReadOnlyList<Deviation>?> CheckAsync(string contactId, string versionId, DateTimeOffset endedAt, CancellationToken cancellationToken)
    {
        if ((await processes.FindVersionAsync(versionId, cancellationToken))?.Version is not { Flows.Count: > 0 } version) return null;
        var runs = (await instances.ListAsync(new() { CorrelationId = contactId, DefinitionIds = version.Flows, Take = MostRuns }, cancellationToken)).Items;
        if (runs.Count == 0) return null;
        var deviations = new List<Deviation>();
        foreach (var run in runs)
        {
            if (await ReadAsync(version, run.DefinitionId, cancellationToken) is not { } drawing) continue;
            deviations.AddRange(Conformance.Check(drawing.Map, await WayAsync(run.Id, drawing, cancellationToken), endedAt));
        }

        return deviations;
    }

    private async Task<DrawnFlow?> ReadAsync(ProcessVersion version, string flow, CancellationToken cancellationToken) =>
        await flows.FindAsync(version, flow, cancellationToken) is { } stored ? DrawnFlow.Of(await library.ReadForRulesAsync(stored.Model, cancellationToken)) : null;

    /// <summary>The nodes of the drawing that ran, in the order in which they began.</summary>
    private async Task<IReadOnlyList<PassedStep>> WayAsync(string instanceId, DrawnFlow drawing, CancellationToken cancellationToken)
    {
        var steps = new Dictionary<int, PassedStep>();
        foreach (var record in (await instances.ReadJournalAsync(instanceId, 0, cancellationToken)).SelectMany(stored => JournalCodec.Read(stored.Entries)))
        {
            if (drawing.Inner.Contains(record.ActivityId)) continue;
            if (!steps.TryGetValue(record.ExecutionNumber, out var step)) steps[record.ExecutionNumber] = step = new(record.ActivityId, record.At, null);
            if (record.Event is JournalEvent.Completed or JournalEvent.Ran or JournalEvent.Canceled or JournalEvent.Faulted) steps[record.ExecutionNumber] = step with { EndedAt = record.At };
        }

        return [.. steps.OrderBy(step => step.Key).Select(step => step.Value)];
    }

    /// <summary>A flow as its drawing is compared.</summary>
    /// <param name="Inner">Nodes that are no places of the drawing: the drawing itself, and what lies within its nodes.</param>
    private sealed record DrawnFlow(FlowMap Map, IReadOnlySet<string> Inner)
    {
        /// <summary>Null when it is drawn otherwise than as a flow chart with one beginning.</summary>
        public static DrawnFlow? Of(RuleContext rules)
        {
            var chart = new DesignContext(rules, isFirstVersion: false).Charts.FirstOrDefault(chart => chart.Chart.Node == rules.Definition.Root);
            if (chart?.Starts is not [var start, ..]) return null;
            var steps = chart.Members.Select(member => new RequiredStep(
                member.Node.Id, RuleContext.NameOf(member.Node), DesignContext.FixedTime(member, "dueIn") ?? DesignContext.FixedTime(member, "expectedTime"))).ToList();
            var drawn = steps.Select(step => step.Id).ToHashSet(StringComparer.Ordinal);
            return new(
                new(start.Node.Id, steps, [.. chart.Connections.Select(line => (line.SourceId, line.TargetId))]),
                rules.Nodes.Select(entry => entry.Node.Id).Where(id => !drawn.Contains(id)).ToHashSet(StringComparer.Ordinal));
        }
    }
}
