namespace CallCenter.Processes.Statistics;

/// <summary>From the low to the high end, both included.</summary>
public readonly record struct Interval(double Low, double High)
{
    public Interval Times(double factor) => new(Low * factor, High * factor);

    public bool Contains(double value) => value >= Low && value <= High;
}
