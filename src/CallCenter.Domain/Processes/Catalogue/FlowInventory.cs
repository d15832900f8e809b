namespace CallCenter.Processes.Catalogue;

/// <summary>A workflow that exists already, and how often it ran in a period.</summary>
public sealed record FlowVolume(string DefinitionId, string Name, bool IsPublished, long Runs);

/// <summary>A line of the inventory.</summary>
/// <param name="Share">Of all runs; null when nothing ran.</param>
/// <param name="Processes">The processes whose living versions hold it; none means nobody answers for what it does.</param>
public sealed record InventoryLine(FlowVolume Flow, double? Share, IReadOnlyList<string> Processes);

/// <summary>What the centre does today, as evidence of which processes it needs: the busiest flows first.</summary>
public static class FlowInventory
{
    /// <param name="flows">All there are.</param>
    /// <param name="uses">Pairs of a process and a workflow of one of its versions.</param>
    public static IReadOnlyList<InventoryLine> Of(IReadOnlyCollection<FlowVolume> flows, IEnumerable<(string Process, string DefinitionId)> uses)
    {
        var users = uses.Distinct().ToLookup(use => use.DefinitionId, use => use.Process);
        var all = flows.Sum(flow => flow.Runs);
        return
        [
            .. flows.OrderByDescending(flow => flow.Runs).ThenBy(flow => flow.Name, StringComparer.Ordinal)
                .Select(flow => new InventoryLine(flow, all > 0 ? (double)flow.Runs / all : null, [.. users[flow.DefinitionId].Order(StringComparer.Ordinal)])),
        ];
    }
}
