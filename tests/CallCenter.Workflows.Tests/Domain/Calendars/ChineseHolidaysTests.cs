using System.Globalization;
using CallCenter.Calendars;

namespace CallCenter.Workflows.Tests.Domain.Calendars;

public sealed class ChineseHolidaysTests
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    public static TheoryData<int> Years => [.. ChineseHolidays.Years.Select(y => y.Year)];

    private static HolidayYear Of(int year) => ChineseHolidays.Years.Single(y => y.Year == year);

    [Theory]
    [MemberData(nameof(Years))]
    public void Holidays_OfAYear_CoverTheFestivalsOfTheLunarCalendar(int year)
    {
        var holidays = Of(year).Holidays;

        Assert.Contains(holidays, h => h.Name == "春节" && h.Covers(LunarDay(year, 1, 1)) && h.Covers(LunarDay(year, 1, 3)));
        Assert.Contains(holidays, h => h.Name == "春节" && h.Covers(LunarDay(year, 1, 1).AddDays(-1)));
        Assert.Contains(holidays, h => h.Name == "端午节" && h.Covers(LunarDay(year, 5, 5)));
        Assert.Contains(holidays, h => h.Name == "中秋节" && h.Covers(LunarDay(year, 8, 15)));
        Assert.Contains(holidays, h => h.Name == "国庆节" && h.Covers(new DateOnly(year, 10, 1)) && h.Covers(new DateOnly(year, 10, 3)));
        Assert.Equal(7, holidays.Count);
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void MakeUpDays_OfAYear_AreWeekendsOutsideHolidays(int year)
    {
        var it = Of(year);

        Assert.All(it.MakeUpDays, m => Assert.True(m.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, $"{m.Day.DayNumber}"));
        Assert.All(it.MakeUpDays, m => Assert.DoesNotContain(it.Holidays, h => h.Covers(m.Day)));
        Assert.Equal(it.IsAnnounced, it.MakeUpDays.Count > 0);
    }

    [Fact]
    public void Year2026_AsAnnounced_Has33DaysOffAnd6MakeUpDays()
    {
        Assert.Equal(33, ChineseHolidays.Year2026.Holidays.Sum(h => h.Last.DayNumber - h.First.DayNumber + 1));
        Assert.Equal(6, ChineseHolidays.Year2026.MakeUpDays.Count);
    }

    private static DateOnly LunarDay(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year);
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }
}
