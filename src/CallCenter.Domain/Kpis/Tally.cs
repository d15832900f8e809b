namespace CallCenter.Kpis;

/// <summary>
/// What is kept of the contacts of a group and a period: enough for the mean and its variance, and additive, so that periods
/// and groups are pooled without looking at contacts again.
/// </summary>
/// <param name="Count">The denominator.</param>
/// <param name="Sum">The numerator.</param>
/// <param name="SumOfSquares">Of the contributions.</param>
/// <param name="Largest">The largest contribution.</param>
/// <param name="Pending">Contacts not counted yet, for what they contribute is not known before they mature.</param>
public readonly record struct Tally(long Count, double Sum, double SumOfSquares, double Largest = 0, long Pending = 0)
{
    public double? Mean => Count == 0 ? null : Sum / Count;

    /// <summary>The unbiased variance of contributions; null with fewer than two.</summary>
    public double? Variance => Count < 2 ? null : Math.Max(0, (SumOfSquares - (Sum * Sum / Count)) / (Count - 1));

    public Tally With(double contribution) => new(
        Count + 1, Sum + contribution, SumOfSquares + (contribution * contribution), Count == 0 ? contribution : Math.Max(Largest, contribution), Pending);

    public Tally WithPending() => this with { Pending = Pending + 1 };

    public static Tally operator +(Tally one, Tally other) => new(
        one.Count + other.Count,
        one.Sum + other.Sum,
        one.SumOfSquares + other.SumOfSquares,
        one.Count == 0 ? other.Largest : other.Count == 0 ? one.Largest : Math.Max(one.Largest, other.Largest),
        one.Pending + other.Pending);

    public static Tally Add(Tally one, Tally other) => one + other;
}
