namespace CallCenter.Processes.Deployment;

/// <summary>What a version demands of a contact's way through one of its flows.</summary>
/// <param name="Id">Of the node.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Within">How long the step may take; null without a promise.</param>
public sealed record RequiredStep(string Id, string Name, TimeSpan? Within);

/// <summary>A flow as a graph: what a contact must pass is what no way from the start to an end goes around.</summary>
/// <param name="Start">The first node.</param>
/// <param name="Steps">All nodes, in the order of the drawing.</param>
/// <param name="Lines">From node to node.</param>
public sealed record FlowMap(string Start, IReadOnlyList<RequiredStep> Steps, IReadOnlyCollection<(string From, string To)> Lines)
{
    /// <summary>Nodes on every way from the start to the last node reached, in the order in which they are passed.</summary>
    /// <param name="last">Where the contact's way ended; a caller who hangs up owes nothing of what would have come.</param>
    public IReadOnlyList<RequiredStep> Mandatory(string last)
    {
        var reached = Reach(without: null);
        if (!reached.ContainsKey(last)) return [];
        return [.. Steps.Where(step => reached.ContainsKey(step.Id) && (step.Id == last || !Reach(without: step.Id).ContainsKey(last))).OrderBy(step => reached[step.Id])];
    }

    /// <summary>Nodes that can be reached from the start without passing one, with their distance.</summary>
    private Dictionary<string, int> Reach(string? without)
    {
        var distances = new Dictionary<string, int>(StringComparer.Ordinal);
        if (Start == without) return distances;
        var next = Lines.ToLookup(line => line.From, line => line.To, StringComparer.Ordinal);
        var open = new Queue<string>([Start]);
        distances[Start] = 0;
        while (open.TryDequeue(out var node))
        {
            foreach (var to in next[node])
            {
                if (to != without && distances.TryAdd(to, distances[node] + 1)) open.Enqueue(to);
            }
        }

        return distances;
    }
}

/// <summary>A node that a contact passed.</summary>
/// <param name="EndedAt">Null when it was not left.</param>
public sealed record PassedStep(string Id, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);

public enum DeviationKind
{
    /// <summary>A step that every way passes was not passed.</summary>
    Missing,

    /// <summary>It came before one that must precede it.</summary>
    OutOfOrder,

    /// <summary>It took longer than promised.</summary>
    TooLong,

    /// <summary>Something was done that the version does not have.</summary>
    Unknown,
}

/// <summary>Where a contact's way differs from the version.</summary>
/// <param name="Over">Of a step that took too long: by how much.</param>
public sealed record Deviation(DeviationKind Kind, string Id, string Name, TimeSpan? Over = null);

/// <summary>Compares a contact's way with the version it ran under.</summary>
public static class Conformance
{
    /// <param name="map">Of the version's flow.</param>
    /// <param name="way">In the order of the journal.</param>
    /// <param name="endedAt">When the contact ended: a step that was not left lasted until then.</param>
    public static IReadOnlyList<Deviation> Check(FlowMap map, IReadOnlyList<PassedStep> way, DateTimeOffset endedAt)
    {
        var known = map.Steps.ToDictionary(step => step.Id, StringComparer.Ordinal);
        var deviations = way.Where(step => !known.ContainsKey(step.Id)).DistinctBy(step => step.Id).Select(step => new Deviation(DeviationKind.Unknown, step.Id, step.Id)).ToList();
        var passed = way.Where(step => known.ContainsKey(step.Id)).ToList();
        if (passed.Count == 0) return [.. deviations, new(DeviationKind.Missing, map.Start, known.TryGetValue(map.Start, out var first) ? first.Name : map.Start)];

        var firstAt = passed.Select((step, i) => (step.Id, Place: i)).DistinctBy(step => step.Id).ToDictionary(step => step.Id, step => step.Place, StringComparer.Ordinal);
        var latest = -1;
        foreach (var step in map.Mandatory(passed[^1].Id))
        {
            if (!firstAt.TryGetValue(step.Id, out var place)) deviations.Add(new(DeviationKind.Missing, step.Id, step.Name));
            else if (place < latest) deviations.Add(new(DeviationKind.OutOfOrder, step.Id, step.Name));
            else latest = place;
        }

        deviations.AddRange(
            from step in passed
            let demanded = known[step.Id]
            let took = (step.EndedAt ?? endedAt) - step.StartedAt
            where took > demanded.Within
            select new Deviation(DeviationKind.TooLong, step.Id, demanded.Name, took - demanded.Within));
        return deviations;
    }
}
