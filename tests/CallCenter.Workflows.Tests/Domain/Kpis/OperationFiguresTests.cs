using CallCenter.Kpis;

namespace CallCenter.Workflows.Tests.Domain.Kpis;

public sealed class OperationFiguresTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>8 h paid: 4 h handling, 1 h available, 3 h of breaks and training.</summary>
    private static readonly AgentTime Day = new(TimeSpan.FromHours(4), TimeSpan.FromHours(1), TimeSpan.FromHours(8));

    [Fact]
    public void TimeShares_OneDay_LeaveBreaksOutOfOccupancyOnly()
    {
        Assert.Equal(0.8, OperationFigures.Occupancy(Day).Value);
        Assert.Equal(0.625, OperationFigures.Utilisation(Day).Value);
        Assert.Equal(0.375, OperationFigures.Shrinkage(Day).Value);
    }

    [Fact]
    public void Shares_WithoutTime_AreNoData() => Assert.Null(OperationFigures.Occupancy(default).Value);

    [Theory]
    [InlineData(100, 0.3, 143)]
    [InlineData(100, 0.2, 125)]
    [InlineData(0, 0.3, 0)]
    public void Headcount_PublishedCase_IsSeatedOverOneLessShrinkage(int seated, double shrinkage, int headcount) =>
        Assert.Equal(headcount, OperationFigures.Headcount(seated, shrinkage));

    /// <summary>Planned 9-12 on calls, 12-13 lunch; on calls 9:10-12:10, lunch 12:10-13:10: kept 170 of 180 and 50 of 60 minutes.</summary>
    [Fact]
    public void Adherence_RightTotalsAtTheWrongTime_AreNotAdherence()
    {
        StateSpan[] planned = [new("calls", Nine, Nine.AddHours(3)), new("lunch", Nine.AddHours(3), Nine.AddHours(4))];
        var actual = planned.Select(span => span with { From = span.From.AddMinutes(10), Until = span.Until.AddMinutes(10) }).ToList();

        Assert.Equal(220.0 / 240, OperationFigures.Adherence(planned, actual).Value!.Value, 12);
    }

    [Fact]
    public void Timeliness_OpenAndOverdue_CountsWhereItWasDue()
    {
        DueTask[] tasks =
        [
            new(Nine, Nine), new(Nine.AddHours(1), Nine.AddHours(2)), new(Nine.AddHours(2), null), new(Nine.AddHours(3), Nine.AddHours(1)),
            new(Nine.AddDays(1), Nine),
        ];

        Assert.Equal(new Ratio(2, 4), OperationFigures.Timeliness(tasks, Nine, Nine.AddDays(1)));
    }

    /// <summary>6 leavers in 3 months of 110 and 90 people: 24 a year of 100.</summary>
    [Fact]
    public void Attrition_AQuarter_IsReckonedForAYear() => Assert.Equal(0.24, OperationFigures.Attrition(6, 110, 90, 3).Value);

    [Fact]
    public void Forecast_TooHighAndTooLow_ErrsButIsNotBiased()
    {
        Assert.Equal(0.1, OperationFigures.ForecastError([100, 100, 200], [110, 110, 180]).Value);
        Assert.Equal(0, OperationFigures.ForecastBias([100, 100, 200], [110, 110, 180]).Value);
    }

    /// <summary>100 + 100 × 0.8/1.1 + 100 × (0.8/1.1)² = 100 + 72.727 + 52.893</summary>
    [Fact]
    public void LifetimeValue_ThreeYears_DiscountsAndRetains() => Assert.Equal(225.62, OperationFigures.LifetimeValue([100, 100, 100], 0.8, 0.1), 2);
}
