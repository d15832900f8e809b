using CallCenter.Calendars;

namespace CallCenter.Workflows.Tests.Domain.Calendars;

/// <summary>Working time counted by hand, with a calendar on the wall.</summary>
public sealed class WorkingTimeTests
{
    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Monday to Friday, 9 to 12 and 13 to 18: eight hours a day, with China's holidays and make-up days of 2026.</summary>
    private static readonly BusinessCalendar Office = new()
    {
        Id = "office",
        Name = "办公时间",
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
        Weekly = Week.ToDictionary(day => day, _ => (IReadOnlyList<OpenPeriod>)[new(new(9, 0), new(12, 0)), new(new(13, 0), new(18, 0))]),
        Holidays = ChineseHolidays.Year2026.Holidays,
        MakeUpDays = ChineseHolidays.Year2026.MakeUpDays,
    };

    private static DateTimeOffset China(string text) => new(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    [Theory]
    [InlineData("2026-03-02 09:00", 2, "2026-03-02 11:00")] // a Monday morning
    [InlineData("2026-03-02 11:00", 2, "2026-03-02 14:00")] // lunch does not count
    [InlineData("2026-03-02 12:30", 1, "2026-03-02 14:00")] // begins during lunch
    [InlineData("2026-03-02 09:00", 8, "2026-03-02 18:00")] // ends with the day, not the next morning
    [InlineData("2026-03-02 09:00", 3, "2026-03-02 12:00")] // ends with the morning
    [InlineData("2026-03-06 17:00", 2, "2026-03-09 10:00")] // over a weekend
    [InlineData("2026-03-07 10:00", 1, "2026-03-09 10:00")] // begins on a Saturday
    [InlineData("2026-02-13 17:30", 2, "2026-02-14 10:30")] // Saturday 14 February is worked to make up for Spring Festival
    [InlineData("2026-02-14 17:50", 1, "2026-02-24 09:50")] // then closed until Tuesday the 24th: ten minutes before, fifty after
    [InlineData("2026-09-30 17:00", 16, "2026-10-09 17:00")] // National Day, Thursday and Friday, one hour and eight and seven
    [InlineData("2026-10-09 14:00", 6, "2026-10-10 11:00")] // Saturday 10 October is worked
    [InlineData("2026-03-02 07:00", 0, "2026-03-02 09:00")] // no time at all ends when work begins
    [InlineData("2026-03-02 10:00", 0, "2026-03-02 10:00")]
    public void AddWorkingTime_ByHand(string from, double hours, string expected)
    {
        var end = Office.AddWorkingTime(China(from), TimeSpan.FromHours(hours));

        Assert.Equal(China(expected), end);
        Assert.Equal(TimeSpan.FromHours(hours), Office.WorkingTimeBetween(China(from), end!.Value));
    }

    [Theory]
    [InlineData("2026-03-02 08:00", "2026-03-02 20:00", 8)]
    [InlineData("2026-03-02 11:30", "2026-03-02 13:30", 1)]
    [InlineData("2026-03-06 17:00", "2026-03-09 10:00", 2)]
    [InlineData("2026-10-01 00:00", "2026-10-08 00:00", 0)]
    [InlineData("2026-03-02 12:00", "2026-03-02 10:00", 0)]
    public void WorkingTimeBetween_ByHand(string from, string until, double hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Office.WorkingTimeBetween(China(from), China(until)));

    [Fact]
    public void AddWorkingTime_OverTheChangesOfTheClock_CountsRealHours()
    {
        var night = new BusinessCalendar
        {
            Id = "night", Name = "Night", TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
            Weekly = BusinessCalendar.Same(new(new(0, 0), new(6, 0)), Enum.GetValues<DayOfWeek>()),
        };

        // 29 March 2026: two o'clock is three, so the night has five hours. 25 October 2026: it has seven.
        var spring = new DateTimeOffset(2026, 3, 29, 0, 0, 0, TimeSpan.FromHours(1));
        var autumn = new DateTimeOffset(2026, 10, 25, 0, 0, 0, TimeSpan.FromHours(2));
        Assert.Equal(new DateTimeOffset(2026, 3, 30, 1, 0, 0, TimeSpan.FromHours(2)), night.AddWorkingTime(spring, TimeSpan.FromHours(6)));
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 5, 0, 0, TimeSpan.FromHours(1)), night.AddWorkingTime(autumn, TimeSpan.FromHours(6)));
        Assert.Equal(TimeSpan.FromHours(7), night.WorkingTimeBetween(autumn, autumn.AddHours(10)));
    }

    [Fact]
    public void AddWorkingTime_HoursOverMidnightThatOverlap_CountOnce()
    {
        var shifts = new BusinessCalendar
        {
            Id = "s", Name = "S",
            Weekly = Enum.GetValues<DayOfWeek>().ToDictionary(day => day, _ => (IReadOnlyList<OpenPeriod>)[new(new(22, 0), new(6, 0)), new(new(5, 0), new(8, 0))]),
        };
        var ten = new DateTimeOffset(2026, 3, 2, 22, 0, 0, TimeSpan.Zero);

        Assert.Equal(ten.AddHours(10), shifts.AddWorkingTime(ten, TimeSpan.FromHours(10)));
        Assert.Equal(TimeSpan.FromHours(10), shifts.WorkingTimeBetween(ten, ten.AddHours(12)));
    }

    [Fact]
    public void AddWorkingTime_OpensNoMore_IsNull() =>
        Assert.Null(new BusinessCalendar { Id = "n", Name = "N" }.AddWorkingTime(China("2026-03-02 09:00"), TimeSpan.FromHours(1)));

    [Fact]
    public void AddWorkingTime_Negative_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Office.AddWorkingTime(China("2026-03-02 09:00"), TimeSpan.FromHours(-1)));

    [Theory]
    [InlineData("2026-09-30", null)]
    [InlineData("2026-10-01", "2027")]
    [InlineData("2027-01-02", "2027")]
    public void MissingHolidays_OfTheNextYear_AreNamedInItsLastQuarter(string today, string? year)
    {
        var why = Office.MissingHolidays(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(year is not null, why is not null);
        if (year is not null) Assert.Contains(year, why!.En, StringComparison.Ordinal);
        Assert.Null((Office with { Holidays = [] }).MissingHolidays(new(2026, 12, 1)));
    }
}
