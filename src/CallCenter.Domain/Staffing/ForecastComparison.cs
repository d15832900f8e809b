using CallCenter.Kpis;

namespace CallCenter.Staffing;

/// <summary>A forecast beside what came.</summary>
/// <param name="Forecast">Contacts by half hour, as they were expected.</param>
/// <param name="Actual">Contacts by half hour, as they came.</param>
public sealed record ForecastComparison(IReadOnlyList<double> Forecast, IReadOnlyList<int> Actual)
{
    /// <summary>WAPE by half hour; see <see cref="OperationFigures.ForecastError"/>.</summary>
    public Ratio Error { get; } = OperationFigures.ForecastError([.. Actual.Select(count => (double)count)], Forecast);

    /// <summary>Above 0 when too much was expected; see <see cref="OperationFigures.ForecastBias"/>.</summary>
    public Ratio Bias { get; } = OperationFigures.ForecastBias([.. Actual.Select(count => (double)count)], Forecast);

    /// <summary>
    /// The factor for the next forecast: the one there was, moved half of the way to the one that would have been right, so that a
    /// single odd day does not turn everything (exponential smoothing with α = 1/2; Brown, "Smoothing, Forecasting and Prediction" (1963)).
    /// </summary>
    public double NextFactor(double factor)
    {
        var expected = Forecast.Sum();
        return expected == 0 ? factor : factor * (1 + (Actual.Sum() / expected)) / 2;
    }
}
