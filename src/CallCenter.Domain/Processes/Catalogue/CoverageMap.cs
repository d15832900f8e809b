namespace CallCenter.Processes.Catalogue;

/// <summary>How a cell of the coverage map stands.</summary>
public enum CoverageState
{
    /// <summary>Said to need no process.</summary>
    NotNeeded,

    /// <summary>A gap: no process, not even a candidate.</summary>
    None,

    /// <summary>Candidates, or one process that is not in force yet.</summary>
    Planned,

    /// <summary>One process in force, and no second one.</summary>
    Covered,

    /// <summary>Two or more processes that the centre has chosen: who answers by which?</summary>
    Overlap,
}

/// <summary>One kind of service by one channel for one group of customers.</summary>
/// <param name="Processes">Those that say they cover it; dropped ones do not count.</param>
/// <param name="Reason">Why it needs none.</param>
public sealed record CoverageCell(string ServiceKind, string Channel, string Customers, CoverageState State, IReadOnlyList<string> Processes, string? Reason);

/// <summary>Shows what of the centre's work no process covers, and what two do. Support processes have no customers, so no place in it.</summary>
public static class CoverageMap
{
    /// <param name="axes">The centre's.</param>
    /// <param name="processes">The catalogue.</param>
    /// <param name="inForce">Ids of the processes with a version in force.</param>
    public static IReadOnlyList<CoverageCell> Of(CoverageAxes axes, IEnumerable<Process> processes, IReadOnlySet<string> inForce)
    {
        var candidates = processes.Where(process => process.Class == ProcessClass.KeyUser && process.Standing != ProcessStanding.Dropped).ToList();
        return
        [
            .. from kind in axes.ServiceKinds
               from channel in axes.Channels
               from customers in axes.Customers
               select Cell(kind.Id, channel.Id, customers.Id),
        ];

        CoverageCell Cell(string kind, string channel, string customers)
        {
            var own = candidates.FindAll(process =>
                process.ServiceKinds.Contains(kind) && process.Channels.Contains(channel) && process.Customers.Contains(customers));
            var exclusion = own.Count == 0 ? axes.Exclusions.FirstOrDefault(part => part.Holds(kind, channel, customers)) : null;
            return new(kind, channel, customers, exclusion is null ? StateOf(own, inForce) : CoverageState.NotNeeded, [.. own.Select(process => process.Id)], exclusion?.Reason);
        }
    }

    private static CoverageState StateOf(List<Process> own, IReadOnlySet<string> inForce)
    {
        if (own.Count == 0) return CoverageState.None;
        if (own.Count(process => process.Standing == ProcessStanding.Chosen) > 1) return CoverageState.Overlap;
        return own.Exists(process => inForce.Contains(process.Id)) ? CoverageState.Covered : CoverageState.Planned;
    }
}
