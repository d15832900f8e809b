using MathNet.Numerics.Distributions;

namespace CallCenter.Processes.Statistics;

/// <summary>
/// The score interval of a proportion (Wilson, "Probable inference, the law of succession, and statistical inference", 1927):
/// unlike the usual one it holds for few cases and for proportions near 0 and 1.
/// </summary>
public static class Wilson
{
    public static Interval Interval(double successes, long trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        var z = Normal.InvCDF(0, 1, 1 - ((1 - confidence) / 2));
        var share = successes / trials;
        var shrink = 1 + (z * z / trials);
        var centre = share + (z * z / (2 * trials));
        var half = z * Math.Sqrt((share * (1 - share) / trials) + (z * z / (4.0 * trials * trials)));
        return new Interval(Math.Max(0, (centre - half) / shrink), Math.Min(1, (centre + half) / shrink));
    }
}
