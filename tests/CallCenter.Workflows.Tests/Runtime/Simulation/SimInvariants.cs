using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>What must hold at the end of every schedule.</summary>
internal static class SimInvariants
{
    public static IEnumerable<string> Broken(SimWorld world) =>
        [.. world.Outside.Violations, .. Calls(world), .. Commands(world), .. Bookmarks(world), .. Journals(world)];

    /// <summary>Each call has one instance, which had each digit once, raced once, and ended.</summary>
    private static IEnumerable<string> Calls(SimWorld world)
    {
        if (world.Database.Instances.Count != world.Callers.CallCount)
            yield return $"{world.Callers.CallCount} calls made {world.Database.Instances.Count} instances";
        for (var call = 1; call <= world.Callers.CallCount; call++)
        {
            var facts = world.Outside.Received.Values.Select(report => report.Fact).Where(fact => fact.StartsWith($"c{call} ", StringComparison.Ordinal)).ToList();
            foreach (var due in SimFlows.Reports.Where(due => !facts.Any(fact => fact.EndsWith(due, StringComparison.Ordinal))))
                yield return $"c{call} did not report {due}";

            if (facts.Count(fact => fact.Contains("raced by", StringComparison.Ordinal)) != 1) yield return $"c{call} did not race once";
        }

        foreach (var row in world.Database.Instances.Values.Where(row => row.SubStatus != InstanceSubStatus.Finished))
            yield return $"{row.Id} ended as {row.SubStatus}";
    }

    /// <summary>An instance sent exactly the commands that its way through the flow has, each under one key.</summary>
    private static IEnumerable<string> Commands(SimWorld world)
    {
        foreach (var instance in world.Database.Instances.Values)
        {
            var state = new InstanceCodec(SimFlows.Payloads, new TestSecretCodec()).Read(instance.State, SimFlows.Graph);
            var contact = state.CorrelationId;
            var received = world.Outside.Received.Count(pair => pair.Key.StartsWith(instance.Id + ":", StringComparison.Ordinal));
            var expected = SimFlows.Reports.Count + 1 + world.Outside.Received.Values.Count(report => report.Fact.StartsWith($"{contact} heard ", StringComparison.Ordinal));
            if (received != expected) yield return $"{instance.Id} ({contact}) sent {received} commands, {expected} were right";
        }
    }

    private static IEnumerable<string> Bookmarks(SimWorld world) =>
        world.Database.Bookmarks.Values.Select(bookmark => $"{bookmark.InstanceId} left bookmark {bookmark.Number} {bookmark.Stimulus} {bookmark.DueAt}");

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
