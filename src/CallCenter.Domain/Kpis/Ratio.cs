namespace CallCenter.Kpis;

/// <summary>A figure with what it was divided from; a denominator of 0 is "no data".</summary>
public readonly record struct Ratio(double Numerator, double Denominator)
{
    public double? Value => Denominator == 0 ? null : Numerator / Denominator;
}
