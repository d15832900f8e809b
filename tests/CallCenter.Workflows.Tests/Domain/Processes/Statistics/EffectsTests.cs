using CallCenter.Processes.Statistics;

namespace CallCenter.Workflows.Tests.Domain.Processes.Statistics;

public sealed class EffectsTests
{
    private static readonly IReadOnlyList<GroupChange> Groups =
    [
        new("A", true, 300, 280), new("B", true, 320, 290), new("C", true, 310, 285), new("D", true, 330, 305),
        new("E", false, 305, 303), new("F", false, 315, 317), new("G", false, 325, 323), new("H", false, 335, 337),
    ];

    /// <summary>Changes −20, −30, −25, −25 and −2, 2, −2, 2: means −25 and 0; squares 50 + 16 over 6 df; variance 11 × ½.</summary>
    [Fact]
    public void Changes_WorkedByHand_IsStudentsTOfTheChanges()
    {
        var estimate = Effects.Estimate(Groups, Estimator.Changes)!;

        Assert.Equal(-25, estimate.Effect, 10);
        Assert.Equal(Math.Sqrt(5.5), estimate.StandardError, 10);
        Assert.Equal(6, estimate.DegreesOfFreedom);
        Assert.Equal(-25 - (2.446912 * Math.Sqrt(5.5)), estimate.Interval(0.95).Low, 4);
    }

    /// <summary>
    /// Sxx 500 + 500, Sxy 400 + 540, Syy 350 + 596: slope 0.94; means 315, 290 and 320, 320, so −30 + 0.94 × 5 = −25.3; residual
    /// (946 − 883.6)/5 = 12.48, times ½ + 25/1000.
    /// </summary>
    [Fact]
    public void Covariance_WorkedByHand_CorrectsByTheSlope()
    {
        var estimate = Effects.Estimate(Groups, Estimator.Covariance)!;

        Assert.Equal(-25.3, estimate.Effect, 10);
        Assert.Equal(Math.Sqrt(12.48 * 0.525), estimate.StandardError, 10);
        Assert.Equal(5, estimate.DegreesOfFreedom);
    }

    [Fact]
    public void Changes_OnePilotGroup_TakesTheErrorOfTheControls()
    {
        var estimate = Effects.Estimate([Groups[0], .. Groups.Skip(4)], Estimator.Changes)!;

        Assert.Equal(3, estimate.DegreesOfFreedom);
        Assert.Equal(Math.Sqrt(16.0 / 3 * 1.25), estimate.StandardError, 10);
    }

    [Fact]
    public void Estimate_WithoutControls_IsNone() => Assert.Null(Effects.Estimate([.. Groups.Take(4)], Estimator.Changes));

    [Fact]
    public void Estimate_TooFewGroups_IsNone() => Assert.Null(Effects.Estimate([Groups[0], Groups[1], Groups[7]], Estimator.Covariance));

    /// <summary>Student's sleep data (1908), as two groups: t = −1.8608, df 18, two-sided p 0.07919.</summary>
    [Fact]
    public void Between_SleepData_GivesThePublishedT()
    {
        var estimate = Effects.Between(
            [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0], [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])!;

        Assert.Equal(-1.8608, estimate.Effect / estimate.StandardError, 4);
        Assert.Equal(0.07919, 2 * estimate.PLess(0), 5);
        Assert.Equal(1, estimate.PLess(0) + estimate.PMore(0), 12);
    }
}
