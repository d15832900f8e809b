namespace CallCenter.Processes.HeatMaps;

/// <summary>
/// How long nodes were dwelt at, in buckets that grow by a fixed factor: a quantile is off by no more than <see cref="Error"/> of
/// itself, whatever was merged in whichever order. The buckets are those of DDSketch (Masson, Rim, Lee: VLDB 2019).
/// </summary>
public sealed class DwellTimes
{
    /// <summary>The greatest relative error of a quantile of a millisecond or more; below that it is 0.</summary>
    public const double Error = 0.02;

    private const double Growth = (1 + Error) / (1 - Error);
    private static readonly double LogOfGrowth = Math.Log(Growth);

    private readonly Dictionary<int, long> _buckets = [];

    public long Count { get; private set; }

    /// <summary>How many lie in each bucket that has some; 0 holds less than a millisecond, k from Growth^(k-1) to Growth^k. In their order.</summary>
    public IEnumerable<KeyValuePair<int, long>> Buckets => _buckets.OrderBy(bucket => bucket.Key);

    public void Add(TimeSpan dwell) => Add(BucketOf(dwell), 1);

    /// <param name="times">Below 0 takes them away.</param>
    public void Add(int bucket, long times)
    {
        Count += times;
        if (_buckets.GetValueOrDefault(bucket) + times is not 0 and var left) _buckets[bucket] = left;
        else _buckets.Remove(bucket);
    }

    /// <param name="times">-1 takes away what was added before.</param>
    public void Add(DwellTimes other, int times = 1)
    {
        foreach (var (bucket, count) in other._buckets) Add(bucket, count * times);
    }

    /// <summary>The time that so much of the visits stayed below, such as half of them; null without visits.</summary>
    public TimeSpan? Quantile(double part)
    {
        var rank = (long)Math.Floor(part * (Count - 1));
        foreach (var (bucket, count) in Buckets)
        {
            if (rank < count) return Middle(bucket);
            rank -= count;
        }

        return null;
    }

    private static int BucketOf(TimeSpan dwell) => dwell.TotalMilliseconds < 1 ? 0 : 1 + (int)Math.Floor(Math.Log(dwell.TotalMilliseconds) / LogOfGrowth);

    /// <summary>As far from one end of the bucket as from the other, by part of itself.</summary>
    private static TimeSpan Middle(int bucket) =>
        bucket == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(2 * Math.Pow(Growth, bucket) / (Growth + 1));
}
