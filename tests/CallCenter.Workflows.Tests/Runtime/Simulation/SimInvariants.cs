using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>What must hold at the end of every schedule.</summary>
internal static class SimInvariants
{
    public static IEnumerable<string> Broken(SimWorld world) =>
        [.. world.Outside.Violations, .. world.Violations, .. Calls(world), .. Openings(world), .. Commands(world), .. Bookmarks(world), .. Journals(world)];

    /// <summary>Each call has one instance, which had each digit once, raced once, and ended.</summary>
    private static IEnumerable<string> Calls(SimWorld world)
    {
        if (InstancesOf(world, SimFlows.Graph).Count() is var count && count != world.Callers.CallCount)
            yield return $"{world.Callers.CallCount} calls made {count} instances";
        for (var call = 1; call <= world.Callers.CallCount; call++)
        {
            var facts = world.Outside.Received.Values.Select(report => report.Fact).Where(fact => fact.StartsWith($"c{call} ", StringComparison.Ordinal)).ToList();
            foreach (var due in SimFlows.Reports.Where(due => !facts.Any(fact => fact.EndsWith(due, StringComparison.Ordinal))))
                yield return $"c{call} did not report {due}";

            if (facts.Count(fact => fact.Contains("raced by", StringComparison.Ordinal)) != 1) yield return $"c{call} did not race once";
        }

        foreach (var row in InstancesOf(world, SimFlows.Graph).Where(row => row.SubStatus != InstanceSubStatus.Finished))
            yield return $"{row.Id} ended as {row.SubStatus}";
    }

    /// <summary>What was retried or cancelled ended, did nothing twice, and left nothing out unless it was cancelled.</summary>
    private static IEnumerable<string> Openings(SimWorld world)
    {
        foreach (var (row, due) in InstancesOf(world, SimFlows.Single).Select(row => (row, 3)).Concat(InstancesOf(world, SimFlows.Shaky).Select(row => (row, 4))))
        {
            var facts = world.Outside.Received.Where(pair => pair.Key.StartsWith(row.Id + ":", StringComparison.Ordinal)).Select(pair => pair.Value.Fact.Split(' ')[1]).ToList();
            if (facts.Count != facts.Distinct().Count()) yield return $"{row.Id} did something twice: {string.Join(", ", facts)}";
            if (row.SubStatus == InstanceSubStatus.Finished ? facts.Count != due : row.SubStatus != InstanceSubStatus.Cancelled || !world.Cancelled.Contains(row.Id))
                yield return $"{row.Id} ended as {row.SubStatus} after {string.Join(", ", facts)}";
        }
    }

    private static IEnumerable<Workflows.Runtime.Stores.StoredInstance> InstancesOf(SimWorld world, Graphs.WorkflowGraph graph) =>
        world.Database.Instances.Values.Where(row => row.DefinitionId == graph.Definition.DefinitionId);

    /// <summary>An instance sent exactly the commands that its way through the flow has, each under one key.</summary>
    private static IEnumerable<string> Commands(SimWorld world)
    {
        foreach (var instance in InstancesOf(world, SimFlows.Graph))
        {
            var state = new InstanceCodec(SimFlows.Payloads, new TestSecretCodec()).Read(instance.State, SimFlows.Graph);
            var contact = state.CorrelationId;
            var received = world.Outside.Received.Count(pair => pair.Key.StartsWith(instance.Id + ":", StringComparison.Ordinal));
            var expected = SimFlows.Reports.Count + 1 + world.Outside.Received.Values.Count(report => report.Fact.StartsWith($"{contact} heard ", StringComparison.Ordinal));
            if (received != expected) yield return $"{instance.Id} ({contact}) sent {received} commands, {expected} were right";
        }
    }

    /// <summary>Nothing waits any more but the calendar.</summary>
    public static IEnumerable<string> Bookmarks(SimWorld world) => world.Database.Bookmarks.Values
        .Where(bookmark => !bookmark.InstanceId.StartsWith("schedule:", StringComparison.Ordinal))
        .Select(bookmark => $"{bookmark.InstanceId} left bookmark {bookmark.Number} {bookmark.Stimulus} {bookmark.DueAt}");

    public static IEnumerable<string> Journals(SimWorld world)
    {
        foreach (var rows in world.Database.Journal.GroupBy(row => row.InstanceId))
        {
            var next = 1;
            foreach (var record in rows.OrderBy(row => row.FirstSequence).SelectMany(row => JournalCodec.Read(row.Entries)))
            {
                if (record.Sequence != next) yield return $"{rows.Key}: journal entry {record.Sequence} where {next} was due";
                next = record.Sequence + 1;
            }
        }
    }
}
