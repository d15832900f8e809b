namespace CallCenter;

/// <summary>
/// Random times and choices, the same for the same seed and stream everywhere. The generator is SplitMix64 (Steele, Lea, Flood,
/// "Fast splittable pseudorandom number generators", 2014): unlike .NET's seeded one, it gives neighbouring seeds unrelated numbers.
/// </summary>
/// <param name="seed">The whole's.</param>
/// <param name="stream">Whose chances of it they are.</param>
public sealed class Chance(int seed, int stream = 0)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state = Mixed(((ulong)(uint)seed << 32) | (uint)stream);

    public bool Of(double share) => Next() < share;

    public int Below(int limit) => (int)(Next() * limit);

    /// <summary>A part, from 0 to 1.</summary>
    public double Part() => Next();

    /// <summary>From the standard normal distribution, by Box and Muller's method.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());

    public TimeSpan Exponential(TimeSpan mean) => mean * -Math.Log(1 - Next());

    /// <summary>A log-normal time; a variation of 1 gives an exponential one, as queueing theory assumes.</summary>
    public TimeSpan Of(TimeSpan mean, double variation)
    {
        if (mean <= TimeSpan.Zero || variation <= 0) return mean;
        if (variation == 1) return Exponential(mean);
        var variance = Math.Log(1 + (variation * variation));
        return mean * Math.Exp((Math.Sqrt(variance) * Normal()) - (variance / 2));
    }

    /// <summary>One of several, in proportion to their weights; null when there is none.</summary>
    public T? Pick<T>(IReadOnlyList<T> items, Func<T, double> weight) where T : class
    {
        var pick = Next() * items.Sum(weight);
        foreach (var item in items)
        {
            if ((pick -= weight(item)) < 0) return item;
        }

        return items.Count > 0 ? items[^1] : null;
    }

    /// <summary>Puts them in an order, each equally likely (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>From 0 to below 1.</summary>
    private double Next() => (Mixed(_state += Step) >> 11) * (1.0 / (1UL << 53));

    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
