using CallCenter.Kpis;
using CallCenter.Processes.Statistics;

namespace CallCenter.Workflows.Tests.Domain.Processes.Statistics;

public sealed class ClustersAndPowerTests
{
    /// <summary>Handling time with σ 240 s, 500 contacts a group, ρ 0.02, r 0.7, 4 against 4 groups.</summary>
    private static readonly PowerInput HandlingTime = new(240, 500, 0.02, 0.7, 4, 4);

    [Theory]
    [InlineData(200, 0.05, 10.95, 18.3)]
    [InlineData(1000, 0.02, 20.98, 47.7)]
    public void DesignEffect_PublishedCases_MakesContactsWorthLess(int contacts, double correlation, double effect, double worth)
    {
        Assert.Equal(effect, Clusters.DesignEffect(contacts, correlation), 2);
        Assert.Equal(worth, Clusters.EffectiveContacts(contacts, correlation), 1);
    }

    [Fact]
    public void Detectable_WorkedExample_Is65Seconds()
    {
        Assert.Equal(19.48, HandlingTime.StandardError, 2);
        Assert.Equal(65.3, Power.Detectable(HandlingTime)!.Value, 1);
    }

    [Fact]
    public void StandardError_ByCovariance_PaysForTheSlope()
    {
        // 57,600 × 10.98 / 500 × (1 − 0.49) × 0.5 = 322.55; with 8 groups the slope costs a quarter, with 40 a 36th.
        var covariance = HandlingTime with { Estimator = Estimator.Covariance };

        Assert.Equal(Math.Sqrt(322.55 * 1.25), covariance.StandardError, 2);
        Assert.Equal(5, covariance.DegreesOfFreedom);
        Assert.True(covariance.StandardError > HandlingTime.StandardError);

        var many = HandlingTime with { PilotGroups = 20, ControlGroups = 20 };
        Assert.True((many with { Estimator = Estimator.Covariance }).StandardError < many.StandardError);
    }

    [Fact]
    public void PowerOf_TheDetectableChange_IsTheStatedPower() =>
        Assert.Equal(0.8, Power.Of(HandlingTime, Power.Detectable(HandlingTime)!.Value), 6);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(0, 8)]
    public void Detectable_TooFewGroups_IsNone(int pilots, int controls) =>
        Assert.Null(Power.Detectable(HandlingTime with { PilotGroups = pilots, ControlGroups = controls }));

    [Fact]
    public void Weeks_LargeChange_TakesTwoAtLeast() => Assert.Equal(2, Power.Weeks(HandlingTime, 200));

    [Fact]
    public void Weeks_ChangeBelowWhatGroupsHaveInCommon_IsNone() => Assert.Null(Power.Weeks(HandlingTime, 40));

    [Fact]
    public void Weeks_FewContactsAWeek_GrowsUntilItIsEnough()
    {
        var oneWeek = HandlingTime with { ContactsPerGroup = 50 };
        var weeks = Power.Weeks(oneWeek, 75)!.Value;

        Assert.True(weeks > 2);
        Assert.True(Power.Detectable(oneWeek with { ContactsPerGroup = 50 * weeks }) <= 75);
        Assert.True(Power.Detectable(oneWeek with { ContactsPerGroup = 50 * (weeks - 1) }) > 75);
    }

    /// <summary>Shrout and Fleiss, "Intraclass correlations", 1979: six targets, four judges, ICC(1,1) = 0.17 (BMS 11.24, WMS 6.26).</summary>
    [Fact]
    public void Correlation_ShroutAndFleiss_Is017()
    {
        int[][] ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
        var groups = ratings.Select(Tallied).ToList();

        Assert.Equal(0.17, Clusters.Correlation(groups)!.Value, 2);
        Assert.Equal(Math.Sqrt(6.264 / (1 - 0.1657)), Clusters.Deviation(groups)!.Value, 2);
    }

    [Fact]
    public void Correlation_GroupsAlikeInTheMean_IsNotNegative() => Assert.Equal(0, Clusters.Correlation([Tallied([1, 9]), Tallied([2, 8]), Tallied([5, 5])]));

    [Fact]
    public void Correlation_OneGroup_IsUnknown() => Assert.Null(Clusters.Correlation([Tallied([1, 2, 3])]));

    private static Tally Tallied(int[] values) => values.Aggregate(default(Tally), (tally, value) => tally.With(value));
}
