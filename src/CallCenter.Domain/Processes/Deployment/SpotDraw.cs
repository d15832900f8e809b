namespace CallCenter.Processes.Deployment;

/// <summary>A handled contact that may be drawn.</summary>
public sealed record DrawCandidate(string ContactId, string Group, string Version, string Channel);

/// <summary>
/// The contacts of a day that are looked at: a sample stratified by group, version and channel, the same for the same seed. Every
/// stratum gets its share by largest remainders, after one each as far as the size allows, so that no group is passed over.
/// </summary>
public static class SpotDraw
{
    public static IReadOnlyList<DrawCandidate> Draw(IReadOnlyCollection<DrawCandidate> candidates, int size, int seed)
    {
        var strata = candidates.GroupBy(one => (one.Group, one.Version, one.Channel)).OrderBy(stratum => stratum.Key.Group, StringComparer.Ordinal)
            .ThenBy(stratum => stratum.Key.Version, StringComparer.Ordinal).ThenBy(stratum => stratum.Key.Channel, StringComparer.Ordinal)
            .Select((stratum, i) => Shuffled([.. stratum.OrderBy(one => one.ContactId, StringComparer.Ordinal)], new Chance(seed, i + 1))).ToList();
        var sizes = Allocate([.. strata.Select(stratum => stratum.Length)], Math.Min(size, candidates.Count), new Chance(seed));
        return [.. strata.SelectMany((stratum, i) => stratum.Take(sizes[i]))];
    }

    /// <summary>How many to take of strata of these sizes.</summary>
    private static int[] Allocate(int[] strata, int size, Chance chance)
    {
        var taken = new int[strata.Length];

        // With less than one for each, chance says which strata have their turn today.
        foreach (var i in Shuffled(Enumerable.Range(0, strata.Length).ToArray(), chance).Take(size)) taken[i] = 1;
        var (left, all) = (size - taken.Sum(), strata.Sum() - strata.Length);
        if (left <= 0 || all <= 0) return taken;

        var shares = strata.Select(count => left * (count - 1) / (double)all).ToArray();
        for (var i = 0; i < strata.Length; i++) taken[i] += (int)shares[i];
        foreach (var i in Enumerable.Range(0, strata.Length).OrderByDescending(i => shares[i] - Math.Floor(shares[i])).ThenBy(i => i).Take(size - taken.Sum()).ToList()) taken[i]++;
        return taken;
    }

    private static T[] Shuffled<T>(T[] items, Chance chance)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = chance.Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }

        return items;
    }
}
