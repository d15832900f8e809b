using CallCenter.Calendars;
using CallCenter.Staffing;

namespace CallCenter.Workflows.Tests.Domain.Staffing;

public sealed class TrafficForecastTests
{
    /// <summary>A Monday.</summary>
    private static readonly DateOnly Monday = new(2026, 11, 30);

    private static CalendarDay Day(int back, DayKind kind = DayKind.Ordinary) => new(Monday.AddDays(-back), kind);

    [Fact]
    public void Basis_OrdinaryDay_IsItsWeekdayWithoutHolidays() =>
        Assert.Equal(
            [Monday.AddDays(-21), Monday.AddDays(-7)],
            TrafficForecast.Basis([Day(7), Day(6), Day(14, DayKind.Holiday), Day(21), Day(23, DayKind.MakeUp)], Day(0), HolidayTreatment.Apart));

    [Fact]
    public void Basis_Holiday_IsPastHolidaysElseSundays()
    {
        IReadOnlyList<CalendarDay> history = [Day(7), Day(8), Day(15), Day(14, DayKind.Holiday)];
        Assert.Equal([Monday.AddDays(-14)], TrafficForecast.Basis(history, Day(0, DayKind.Holiday), HolidayTreatment.Apart));
        Assert.Equal([Monday.AddDays(-15), Monday.AddDays(-8)], TrafficForecast.Basis([.. history.Take(3)], Day(0, DayKind.Holiday), HolidayTreatment.Apart));
    }

    [Fact]
    public void Basis_MakeUpDay_IsWorkingDays() =>
        Assert.Equal([Monday.AddDays(-7), Monday.AddDays(-4)], TrafficForecast.Basis([Day(7), Day(8), Day(4), Day(2)], new(Monday.AddDays(5), DayKind.MakeUp), HolidayTreatment.Apart));

    [Fact]
    public void Basis_AsUsual_TakesHolidaysForTheirWeekday() =>
        Assert.Equal([Monday.AddDays(-14), Monday.AddDays(-7)], TrafficForecast.Basis([Day(7), Day(14, DayKind.Holiday), Day(8)], Day(0, DayKind.Holiday), HolidayTreatment.AsUsual));

    [Fact]
    public void Basis_NoDayLikeIt_IsEmpty() => Assert.Empty(TrafficForecast.Basis([Day(1), Day(2)], Day(0), HolidayTreatment.Apart));

    /// <summary>Half hour 18: (10 + 14 + 12) / 3 · 1.25 = 15; half hour 19: (3 + 0 + 0) / 3 · 1.25 = 1.25.</summary>
    [Fact]
    public void Of_ThreeDaysAndAFactor_IsTheirMeanTimesIt()
    {
        var forecast = TrafficForecast.Of(Monday, [Arrivals(10, 3), Arrivals(14, 0), Arrivals(12, 0)], 1.25);
        Assert.Equal((48, 15, 1.25, 0, 16.25), (forecast.Volumes.Count, forecast.Volumes[18], forecast.Volumes[19], forecast.Volumes[20], forecast.Total));
    }

    [Fact]
    public void Of_NoDay_IsRefused() => Assert.Throws<ArgumentException>(() => TrafficForecast.Of(Monday, [], 1));

    private static int[] Arrivals(int first, int second) => [.. Enumerable.Range(0, 48).Select(index => index switch { 18 => first, 19 => second, _ => 0 })];
}
