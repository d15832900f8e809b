namespace CallCenter.Processes.Statistics;

/// <summary>What a randomisation test found.</summary>
/// <param name="P">One-sided: how often the assignments that could have been drawn do as well or better if the version does nothing.</param>
/// <param name="Assignments">How many were looked at, the real one among them.</param>
/// <param name="IsExact">All there are; else a sample of them.</param>
/// <param name="Spread">The standard deviation of the statistic over them.</param>
public sealed record RandomisationResult(double P, int Assignments, bool IsExact, double Spread);

/// <summary>
/// Fisher's randomisation test: needs nothing to be normal, independent or many, only that the assignment was drawn as its mechanism
/// says (Fisher, "The Design of Experiments", 1935; for clusters Gail, Mark, Carroll, Green, Pee, 1996).
/// </summary>
public static class RandomisationTest
{
    /// <summary>Up to so many assignments are gone through one by one.</summary>
    public const int Exact = 20_000;

    /// <summary>Else so many are drawn.</summary>
    public const int Draws = 4_999;

    private const double Rounding = 1e-9;

    /// <param name="mechanism">That the assignment was drawn by.</param>
    /// <param name="assigned">What was drawn.</param>
    /// <param name="statistic">Large when the pilot does well, for any assignment.</param>
    /// <param name="seed">Of the sample, where one is needed.</param>
    public static RandomisationResult Run(AssignmentMechanism mechanism, int[] assigned, Func<int[], double> statistic, int seed)
    {
        var observed = statistic(assigned);
        var isExact = mechanism.Count <= Exact;
        var chance = new Chance(seed, stream: 1);
        var others = isExact ? mechanism.All() : Enumerable.Range(0, Draws).Select(_ => mechanism.Draw(chance));

        int count = 0, asGood = 0;
        double sum = 0, squares = 0;
        var limit = observed - (Rounding * Math.Max(1, Math.Abs(observed)));
        foreach (var arms in others)
        {
            var value = statistic(arms);
            count++;
            if (value >= limit) asGood++;
            sum += value;
            squares += value * value;
        }

        // The real assignment counts too, or a sample could give a p of 0 (Phipson and Smyth, "Permutation p-values should never be zero", 2010).
        var drawn = isExact ? 0 : 1;
        var spread = count > 1 ? Math.Sqrt(Math.Max(0, squares - (sum * sum / count)) / (count - 1)) : 0;
        return new RandomisationResult((asGood + drawn) / (double)(count + drawn), count + drawn, isExact, spread);
    }
}
