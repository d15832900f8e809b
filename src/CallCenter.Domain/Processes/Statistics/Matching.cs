namespace CallCenter.Processes.Statistics;

/// <summary>Proposes arms that were alike in the past, and leaves the choice among the good ones to chance.</summary>
public static class Matching
{
    /// <summary>Up to so many choices are gone through; of more, so many are looked at by way of a sample.</summary>
    private const int Limit = 20_000;
    private const int Sample = 2_000;

    /// <summary>
    /// The better half of all choices, by how alike the arms were. A smaller part would match better, but leave fewer choices,
    /// and so a larger smallest p: half of 70 choices of 4 of 8 still reaches 1/35.
    /// </summary>
    public static AssignmentMechanism.ChooseMatched Propose(
        IReadOnlyList<IReadOnlyList<double>> past, int pilots, int seed, double part = 0.5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pilots, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pilots, past.Count);
        var all = new AssignmentMechanism.Choose(past.Count, pilots);
        var standard = Standardised(past);
        var chance = new Chance(seed, Limit);
        var looked = all.Count <= Limit ? all.All() : Enumerable.Range(0, Sample).Select(_ => all.Draw(chance));
        var distances = looked.Select(arms => Imbalance(arms, standard)).Order().ToArray();
        var kept = Math.Clamp((int)Math.Ceiling(distances.Length * part), 1, distances.Length);

        // Choices that tie with the last one kept are as good; a hair more than their distance keeps rounding out of it.
        var limit = distances[kept - 1] * (1 + 1e-9);
        var share = distances.Count(distance => distance <= limit) / (double)distances.Length;
        return new AssignmentMechanism.ChooseMatched(all, standard, limit, Math.Round(all.Count * share));
    }

    /// <summary>The sum over the figures of the squared differences of the arms' means.</summary>
    public static double Imbalance(IReadOnlyList<int> arms, IReadOnlyList<IReadOnlyList<double>> past)
    {
        var sum = 0.0;
        for (var figure = 0; figure < past[0].Count; figure++)
        {
            double pilots = 0, controls = 0;
            var count = 0;
            for (var unit = 0; unit < past.Count; unit++)
            {
                if (arms[unit] == 1) (pilots, count) = (pilots + past[unit][figure], count + 1);
                else controls += past[unit][figure];
            }

            var gap = (pilots / count) - (controls / (past.Count - count));
            sum += gap * gap;
        }

        return sum;
    }

    /// <summary>Each figure in units of its own spread over the groups, so that seconds and shares weigh the same.</summary>
    private static IReadOnlyList<IReadOnlyList<double>> Standardised(IReadOnlyList<IReadOnlyList<double>> past)
    {
        var figures = past[0].Count;
        var means = Enumerable.Range(0, figures).Select(f => past.Average(unit => unit[f])).ToArray();
        var spreads = Enumerable.Range(0, figures).Select(f => Math.Sqrt(past.Average(unit => Math.Pow(unit[f] - means[f], 2)))).ToArray();
        return [.. past.Select(unit => (IReadOnlyList<double>)[.. unit.Select((value, f) => spreads[f] > 0 ? (value - means[f]) / spreads[f] : 0)])];
    }
}
