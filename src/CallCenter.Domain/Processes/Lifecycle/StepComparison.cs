namespace CallCenter.Processes.Lifecycle;

/// <summary>What became of something between two versions.</summary>
public enum StepDifferenceKind
{
    Added,
    Removed,
    Changed,

    /// <summary>The same, in another place.</summary>
    Moved,
}

/// <summary>What became of a line of the step table.</summary>
/// <param name="Before">Null when it is new.</param>
/// <param name="After">Null when it is gone.</param>
public sealed record StepDifference(StepDifferenceKind Kind, ProcessStep? Before, ProcessStep? After);

/// <summary>Compares the step tables of two versions, as people who know the one have to learn the other.</summary>
public static class StepComparison
{
    public static IReadOnlyList<StepDifference> Compare(IReadOnlyList<ProcessStep> before, IReadOnlyList<ProcessStep> after)
    {
        var pairs = Pair(before, after);
        var inOrder = LongestRise([.. pairs.Select(pair => pair.Before)]);
        var differences = new List<(int Place, StepDifference Difference)>();
        for (var i = 0; i < pairs.Count; i++)
        {
            var (was, now) = (before[pairs[i].Before], after[pairs[i].After]);
            if (!HasSameContent(was, now)) differences.Add((pairs[i].After, new(StepDifferenceKind.Changed, was, now)));
            else if (!inOrder.Contains(i)) differences.Add((pairs[i].After, new(StepDifferenceKind.Moved, was, now)));
        }

        var kept = pairs.Select(pair => pair.After).ToHashSet();
        var known = pairs.Select(pair => pair.Before).ToHashSet();
        differences.AddRange(Enumerable.Range(0, after.Count).Where(i => !kept.Contains(i)).Select(i => (i, new StepDifference(StepDifferenceKind.Added, null, after[i]))));
        differences.AddRange(Enumerable.Range(0, before.Count).Where(i => !known.Contains(i)).Select(i => (i, new StepDifference(StepDifferenceKind.Removed, before[i], null))));
        return [.. differences.OrderBy(difference => difference.Place).Select(difference => difference.Difference)];
    }

    /// <summary>Places of the same step, in the order of the later table: first by what is done, then what is left by its number.</summary>
    private static List<(int Before, int After)> Pair(IReadOnlyList<ProcessStep> before, IReadOnlyList<ProcessStep> after)
    {
        var free = Enumerable.Range(0, before.Count).ToList();
        var pairs = new List<(int Before, int After)>();
        foreach (var isSame in new Func<ProcessStep, ProcessStep, bool>[] { (was, now) => was.What == now.What, (was, now) => was.Number == now.Number })
        {
            for (var i = 0; i < after.Count; i++)
            {
                if (pairs.Exists(pair => pair.After == i)) continue;
                var found = free.FindIndex(j => isSame(before[j], after[i]));
                if (found < 0) continue;
                pairs.Add((free[found], i));
                free.RemoveAt(found);
            }
        }

        return [.. pairs.OrderBy(pair => pair.After)];
    }

    private static bool HasSameContent(ProcessStep was, ProcessStep now) => was with { Number = now.Number } == now;

    /// <summary>The places of a longest subsequence that rises: those steps kept their order, the others moved.</summary>
    private static HashSet<int> LongestRise(int[] values)
    {
        var best = new int[values.Length];
        var before = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            (best[i], before[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (values[j] < values[i] && best[j] + 1 > best[i]) (best[i], before[i]) = (best[j] + 1, j);
            }
        }

        var rise = new HashSet<int>();
        for (var i = Array.IndexOf(best, best.DefaultIfEmpty(0).Max()); i >= 0; i = before[i]) rise.Add(i);
        return rise;
    }
}
