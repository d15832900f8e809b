using CallCenter.Staffing;

namespace CallCenter.Workflows.Tests.Domain.Staffing;

public sealed class ForecastComparisonTests
{
    /// <summary>Σ|actual − forecast| = 2 + 5 + 3 = 10, Σ actual = 40, Σ forecast = 44: WAPE 0.25, bias 0.1.</summary>
    [Fact]
    public void Figures_AsByHand()
    {
        var comparison = new ForecastComparison([12, 25, 7], [10, 20, 10]);
        Assert.Equal((0.25, 0.1), (comparison.Error.Value, comparison.Bias.Value));
    }

    /// <summary>Right would have been 1.2 · 40/50 = 0.96; half of the way from 1.2 to it is 1.08.</summary>
    [Fact]
    public void NextFactor_GoesHalfOfTheWay() => Assert.Equal(1.08, new ForecastComparison([50], [40]).NextFactor(1.2), 12);

    [Fact]
    public void NothingExpectedOrNothingCame_HasNoError()
    {
        Assert.Equal(1.2, new ForecastComparison([0], [4]).NextFactor(1.2));
        Assert.Null(new ForecastComparison([4], [0]).Error.Value);
    }
}
