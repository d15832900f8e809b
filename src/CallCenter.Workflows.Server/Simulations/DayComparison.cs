using CallCenter.Kpis;

namespace CallCenter.Workflows.Server.Simulations;

public enum FigureUnit { Count, Share, Seconds, Score }

/// <summary>A figure of two days.</summary>
/// <param name="Key">Which.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="First">Null when that day has none.</param>
/// <param name="Second">Null when that day has none.</param>
public sealed record ComparedFigure(string Key, FigureUnit Unit, double? First, double? Second)
{
    /// <summary>The second less the first.</summary>
    public double? Difference => Second - First;
}

/// <summary>A queue of either day.</summary>
public sealed record ComparedQueue(string Queue, string Name, IReadOnlyList<ComparedFigure> Figures);

/// <summary>A way out of an activity that calls took on either day, as shares of those who came to it.</summary>
/// <param name="Share">Null on a day on which nobody came to it.</param>
public sealed record ComparedPath(string DefinitionId, string ActivityId, string Type, string? Name, string Outcome, int FirstVisits, int SecondVisits, ComparedFigure Share);

/// <summary>Two simulated days side by side: two versions of a flow, two staffings.</summary>
/// <param name="SameCallers">The same people called at the same times, so that a difference is none of chance.</param>
public sealed record DayComparison(
    SimulationView First, SimulationView Second, bool SameCallers, IReadOnlyList<ComparedFigure> Figures, IReadOnlyList<ComparedQueue> Queues, IReadOnlyList<ComparedPath> Paths)
{
    /// <summary>Of two days that are finished.</summary>
    public static DayComparison Of(SimulationView first, SimulationView second)
    {
        var (one, other) = (first.Result!, second.Result!);
        return new(first, second, HaveSameCallers(first, second), FiguresOf(one, other), QueuesOf(one, other), PathsOf(one, other));
    }

    private static bool HaveSameCallers(SimulationView first, SimulationView second) =>
        (first.Wanted.Seed ?? 1) == (second.Wanted.Seed ?? 1) && first.Day == second.Day
        && first.Result!.HalfHours.Select(half => half.Expected).SequenceEqual(second.Result!.HalfHours.Select(half => half.Expected));

    private static List<ComparedFigure> FiguresOf(DayResult one, DayResult other)
    {
        return
        [
            Count("calls", day => day.Calls), Share("contained", day => day.Contained), Share("answered", day => day.Answered), Share("abandoned", day => day.Abandoned),
            Share("leftFlow", day => day.LeftFlow), Share("turnedAway", day => day.TurnedAway), Count("faulted", day => day.Faulted),
            Of("serviceLevel", FigureUnit.Share, ServiceLevel), Of("meanWait", FigureUnit.Seconds, MeanWait), Count("agents", day => day.Staff.Agents),
            Of("occupancy", FigureUnit.Share, day => day.Staff.Occupancy.Value), Of("satisfaction", FigureUnit.Score, day => day.Satisfaction.Mean),
        ];

        ComparedFigure Of(string key, FigureUnit unit, Func<DayResult, double?> figure) => new(key, unit, figure(one), figure(other));
        ComparedFigure Count(string key, Func<DayResult, int> count) => Of(key, FigureUnit.Count, day => count(day));
        ComparedFigure Share(string key, Func<DayResult, int> count) => Of(key, FigureUnit.Share, day => day.Calls > 0 ? (double)count(day) / day.Calls : null);
    }

    /// <summary>Of all queues together, each with its own target.</summary>
    private static double? ServiceLevel(DayResult day) =>
        new Ratio(day.Queues.Sum(queue => queue.ServiceLevel.Numerator), day.Queues.Sum(queue => queue.ServiceLevel.Denominator)).Value;

    private static double? MeanWait(DayResult day) =>
        new Ratio(day.Queues.Sum(queue => (queue.MeanWaitSeconds ?? 0) * queue.Answered), day.Queues.Sum(queue => queue.Answered)).Value;

    private static List<ComparedQueue> QueuesOf(DayResult one, DayResult other)
    {
        var (first, second) = (one.Queues.ToDictionary(queue => queue.Queue), other.Queues.ToDictionary(queue => queue.Queue));
        return [.. first.Keys.Union(second.Keys).Select(id => QueueOf(first.GetValueOrDefault(id), second.GetValueOrDefault(id)))];
    }

    private static ComparedQueue QueueOf(QueueResult? one, QueueResult? other)
    {
        var known = one ?? other!;
        return new(known.Queue, known.Name,
        [
            Of("offered", FigureUnit.Count, queue => queue?.Offered ?? 0), Of("answered", FigureUnit.Count, queue => queue?.Answered ?? 0),
            Of("abandoned", FigureUnit.Count, queue => queue?.Abandoned ?? 0), Of("serviceLevel", FigureUnit.Share, queue => queue?.ServiceLevel.Value),
            Of("meanWaitSeconds", FigureUnit.Seconds, queue => queue?.MeanWaitSeconds), Of("wait90Seconds", FigureUnit.Seconds, queue => queue?.Wait90Seconds),
        ]);

        ComparedFigure Of(string key, FigureUnit unit, Func<QueueResult?, double?> figure) => new(key, unit, figure(one), figure(other));
    }

    private static List<ComparedPath> PathsOf(DayResult one, DayResult other)
    {
        var (first, second) = (ByActivity(one), ByActivity(other));
        return [.. first.Keys.Union(second.Keys).SelectMany(key => PathsOf(first.GetValueOrDefault(key), second.GetValueOrDefault(key)))];
    }

    private static Dictionary<(string, string), NodeResult> ByActivity(DayResult day) => day.Nodes.ToDictionary(node => (node.DefinitionId, node.ActivityId));

    private static IEnumerable<ComparedPath> PathsOf(NodeResult? one, NodeResult? other)
    {
        var known = other ?? one!;
        return (one?.Outcomes.Keys ?? []).Union(other?.Outcomes.Keys ?? []).Select(outcome => new ComparedPath(
            known.DefinitionId, known.ActivityId, known.Type, known.Name, outcome, one?.Visits ?? 0, other?.Visits ?? 0,
            new("share", FigureUnit.Share, Share(one, outcome), Share(other, outcome))));
    }

    private static double? Share(NodeResult? node, string outcome) => node is { Visits: > 0 } ? (double)node.Outcomes.GetValueOrDefault(outcome) / node.Visits : null;
}
