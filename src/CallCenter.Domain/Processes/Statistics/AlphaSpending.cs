using MathNet.Numerics.Distributions;

namespace CallCenter.Processes.Statistics;

/// <summary>How the error allowed is spent over looks at growing data.</summary>
public enum SpendingFunction
{
    /// <summary>Little early, most at the end: 2 − 2Φ(z[1 − α/2]/√t).</summary>
    OBrienFleming,

    /// <summary>Evenly: α·ln(1 + (e − 1)t).</summary>
    Pocock,
}

/// <summary>
/// Looking every day without being fooled more often: the bounds of Lan and DeMets ("Discrete sequential boundaries for clinical
/// trials", 1983), computed by the recursive integration of Armitage, McPherson and Rowe (1969).
/// </summary>
public static class AlphaSpending
{
    private const int Points = 400;
    private const double Tails = 8;

    /// <summary>Less than this cannot be told from nothing in the integration: the look stops for nothing.</summary>
    private const double Nothing = 1e-11;

    /// <summary>α spent when the part of the data is known, from 0 to 1.</summary>
    public static double Spent(SpendingFunction function, double part, double alpha)
    {
        if (part <= 0) return 0;
        var known = Math.Min(1, part);
        return function == SpendingFunction.Pocock
            ? alpha * Math.Log(1 + ((Math.E - 1) * known))
            : 2 * (1 - Normal.CDF(0, 1, Normal.InvCDF(0, 1, 1 - (alpha / 2)) / Math.Sqrt(known)));
    }

    /// <summary>The one-sided bound of z at each look; infinite where it may not stop yet.</summary>
    /// <param name="function">How α is spent.</param>
    /// <param name="parts">The part of the data at each look, rising, the last at most 1.</param>
    /// <param name="alpha">One-sided, over all looks.</param>
    public static IReadOnlyList<double> Bounds(SpendingFunction function, IReadOnlyList<double> parts, double alpha)
    {
        var bounds = new double[parts.Count];
        Grid? before = null;
        double spent = 0, at = 0;
        for (var look = 0; look < parts.Count; look++)
        {
            if (parts[look] <= at || parts[look] > 1 + 1e-9)
                throw new ArgumentException("The parts must rise, from above 0 to 1 at most.", nameof(parts));
            var due = Spent(function, parts[look], alpha);
            var deviation = Math.Sqrt(parts[look] - at);
            var bound = due - spent < Nothing ? Tails * Math.Sqrt(parts[look]) : Bound(before, deviation, due - spent);
            bounds[look] = due - spent < Nothing ? double.PositiveInfinity : bound / Math.Sqrt(parts[look]);
            before = Grid.After(before, deviation, -Tails * Math.Sqrt(parts[look]), bound);
            if (due - spent >= Nothing) spent = due;
            at = parts[look];
        }

        return bounds;
    }

    /// <summary>The same bounds as one-sided p, which tests for few groups are held against too (Jennison and Turnbull, "Group Sequential Methods", 2000, 3.8).</summary>
    public static IReadOnlyList<double> NominalP(SpendingFunction function, IReadOnlyList<double> parts, double alpha) =>
        [.. Bounds(function, parts, alpha).Select(bound => double.IsInfinity(bound) ? 0 : Normal.CDF(0, 1, -bound))];

    private static double Bound(Grid? before, double deviation, double spend)
    {
        double low = -Tails, high = Tails;
        while (high - low > 1e-9)
        {
            var middle = (low + high) / 2;
            if (Grid.Above(before, deviation, middle) > spend) low = middle;
            else high = middle;
        }

        return high;
    }

    /// <summary>The density of the sum so far where no look has stopped yet, on a grid for Simpson's rule.</summary>
    private sealed class Grid(double low, double step, double[] weighted)
    {
        public static Grid After(Grid? before, double deviation, double low, double high)
        {
            var step = (high - low) / Points;
            var weighted = new double[Points + 1];
            for (var i = 0; i <= Points; i++)
            {
                var simpson = i is 0 or Points ? 1 : i % 2 == 1 ? 4 : 2;
                weighted[i] = Density(before, deviation, low + (i * step)) * simpson * step / 3;
            }

            return new Grid(low, step, weighted);
        }

        /// <summary>The chance of coming from the grid to above the bound.</summary>
        public static double Above(Grid? before, double deviation, double bound) =>
            before?.Sum(u => Normal.CDF(0, 1, (u - bound) / deviation)) ?? Normal.CDF(0, 1, -bound / deviation);

        private static double Density(Grid? before, double deviation, double s) =>
            before?.Sum(u => Phi((s - u) / deviation) / deviation) ?? Phi(s / deviation) / deviation;

        private double Sum(Func<double, double> of)
        {
            var sum = 0.0;
            for (var i = 0; i < weighted.Length; i++) sum += weighted[i] * of(low + (i * step));
            return sum;
        }

        private static double Phi(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
    }
}
