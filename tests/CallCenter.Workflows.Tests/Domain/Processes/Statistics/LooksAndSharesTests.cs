using CallCenter.Processes.Statistics;

namespace CallCenter.Workflows.Tests.Domain.Processes.Statistics;

public sealed class LooksAndSharesTests
{
    private static readonly double[] FiveLooks = [0.2, 0.4, 0.6, 0.8, 1];

    /// <summary>Lan and DeMets' bounds for five equal looks at a two-sided 0.05, as group-sequential texts print them.</summary>
    [Theory]
    [InlineData(SpendingFunction.OBrienFleming, new[] { 4.877, 3.357, 2.680, 2.290, 2.031 })]
    [InlineData(SpendingFunction.Pocock, new[] { 2.438, 2.427, 2.410, 2.397, 2.386 })]
    public void Bounds_FiveLooks_AreThePublishedOnes(SpendingFunction function, double[] expected)
    {
        var bounds = AlphaSpending.Bounds(function, FiveLooks, 0.025);

        Assert.All(bounds.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 0.0015));
    }

    [Theory]
    [InlineData(SpendingFunction.OBrienFleming)]
    [InlineData(SpendingFunction.Pocock)]
    public void Bounds_OneLook_IsTheOrdinaryQuantile(SpendingFunction function) =>
        Assert.Equal(1.644854, AlphaSpending.Bounds(function, [1], 0.05)[0], 5);

    [Theory]
    [InlineData(SpendingFunction.OBrienFleming)]
    [InlineData(SpendingFunction.Pocock)]
    public void Bounds_DailyLooks_LetPureChanceCrossNoMoreOftenThanAlpha(SpendingFunction function)
    {
        const int Days = 21, Runs = 20_000;
        var bounds = AlphaSpending.Bounds(function, [.. Enumerable.Range(1, Days).Select(day => day / (double)Days)], 0.05);
        var chance = new Chance(11);
        var crossed = 0;
        for (var run = 0; run < Runs; run++)
        {
            var sum = 0.0;
            for (var day = 1; day <= Days; day++)
            {
                sum += chance.Normal();
                if (sum / Math.Sqrt(day) < bounds[day - 1]) continue;
                crossed++;
                break;
            }
        }

        Assert.InRange(crossed / (double)Runs, 0.044, 0.056);
    }

    [Fact]
    public void Bounds_PartsThatFall_AreRefused() =>
        Assert.Throws<ArgumentException>(() => AlphaSpending.Bounds(SpendingFunction.Pocock, [0.5, 0.4], 0.05));

    /// <summary>Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_Newcombe_AgreesToThePrintedDigits(int successes, int trials, double low, double high)
    {
        var interval = Wilson.Interval(successes, trials);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    /// <summary>821 and 679 of 1,500 with equal hours: χ² = 2 × 71²/750 = 13.44, p 0.000246.</summary>
    [Fact]
    public void SampleRatio_UnequalArms_Alarms()
    {
        ArmVolume[] arms = [new("pilot", 821, 100), new("control", 679, 100)];

        Assert.Equal(0.000246, SampleRatio.P(arms)!.Value, 6);
        Assert.True(SampleRatio.P(arms, overdispersion: 4) > SampleRatio.Alarm);
    }

    [Fact]
    public void SampleRatio_VolumesFollowHours_IsQuiet() =>
        Assert.Equal(1, SampleRatio.P([new("pilot", 500, 50), new("control", 1500, 150)])!.Value, 12);

    [Fact]
    public void SampleRatio_NoHours_IsUnknown() => Assert.Null(SampleRatio.P([new("pilot", 5, 0), new("control", 5, 10)]));

    /// <summary>χ² of 60 and 40 is 4, of 55 and 45 is 1: 5 over 2 degrees of freedom.</summary>
    [Fact]
    public void Overdispersion_WorkedByHand_IsPearsonOverItsFreedom()
    {
        ArmVolume[][] days = [[new("a", 60, 8), new("b", 40, 8)], [new("a", 55, 8), new("b", 45, 8)]];

        Assert.Equal(2.5, SampleRatio.Overdispersion(days), 12);
    }
}
