namespace CallCenter.Kpis;

/// <summary>A figure with what it was divided from; a denominator of 0 is "no data".</summary>
public readonly record struct Ratio(double Numerator, double Denominator)
{
    public double? Value => Denominator == 0 ? null : Numerator / Denominator;

    /// <summary>With one more; null does not count.</summary>
    public Ratio With(double? contribution) => contribution is { } counts ? new(Numerator + counts, Denominator + 1) : this;

    public static Ratio operator +(Ratio one, Ratio other) => new(one.Numerator + other.Numerator, one.Denominator + other.Denominator);

    public static Ratio Add(Ratio one, Ratio other) => one + other;
}
