using CallCenter.Calendars;
using CallCenter.Telephony;

namespace CallCenter.Workflows.Tests.Domain.Calendars;

public sealed class BusinessCalendarTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly OpenPeriod EightToTen = new(new TimeOnly(8, 0), new TimeOnly(22, 0));
    private static readonly OpenPeriod Office = new(new TimeOnly(9, 0), new TimeOnly(18, 0));

    private static readonly DayOfWeek[] Workdays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly BusinessCalendar Working = new()
    {
        Id = "office", Name = "工作日", TimeZone = Shanghai, Weekly = BusinessCalendar.Same(Office, Workdays),
        Holidays = ChineseHolidays.Year2026.Holidays, MakeUpDays = ChineseHolidays.Year2026.MakeUpDays,
    };

    private static DateTimeOffset At(string local) => new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    [Theory]
    [InlineData("2026-03-02 08:59", Opening.Closed, "2026-03-02 09:00")] // a Monday
    [InlineData("2026-03-02 09:00", Opening.Open, null)]
    [InlineData("2026-03-02 17:59", Opening.Open, null)]
    [InlineData("2026-03-02 18:00", Opening.Closed, "2026-03-03 09:00")]
    [InlineData("2026-03-07 10:00", Opening.Closed, "2026-03-09 09:00")] // a Saturday
    [InlineData("2026-02-14 10:00", Opening.Open, null)] // a Saturday, worked for the Spring Festival
    [InlineData("2026-02-14 18:30", Opening.Closed, "2026-02-24 09:00")]
    [InlineData("2026-02-16 10:00", Opening.Holiday, "2026-02-24 09:00")]
    [InlineData("2026-10-07 23:59", Opening.Holiday, "2026-10-08 09:00")]
    [InlineData("2026-10-10 10:00", Opening.Open, null)]
    public void OpeningAt_OfficeHours_FollowWeekHolidaysAndMakeUpDays(string at, Opening expected, string? opens)
    {
        var answer = Working.OpeningAt(At(at));

        Assert.Equal((expected, opens is null ? null : At(opens)), (answer.Opening, answer.OpensAt));
    }

    [Fact]
    public void OpeningAt_Holiday_NamesIt() => Assert.Equal("春节", Working.OpeningAt(At("2026-02-16 10:00")).HolidayName);

    [Fact]
    public void OpeningAt_AnotherTimeZone_IsTheSameMoment() =>
        Assert.Equal(Opening.Open, Working.OpeningAt(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero)).Opening);

    [Fact]
    public void OpeningAt_HolidayWithItsOwnHours_IsOpenWithin()
    {
        var holiday = new Holiday(new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 7), "国庆节", "National Day")
        {
            Hours = [new OpenPeriod(new TimeOnly(10, 0), new TimeOnly(16, 0))],
        };
        var calendar = Working with { Holidays = [holiday] };

        Assert.Equal(Opening.Open, calendar.OpeningAt(At("2026-10-02 10:00")).Opening);
        var before = calendar.OpeningAt(At("2026-10-02 09:30"));
        Assert.Equal((Opening.Holiday, At("2026-10-02 10:00")), (before.Opening, before.OpensAt));
    }

    [Fact]
    public void OpeningAt_MakeUpDayWithItsOwnHours_TakesThem()
    {
        var calendar = Working with
        {
            MakeUpDays = [new MakeUpDay(new DateOnly(2026, 2, 14)) { Hours = [new OpenPeriod(new TimeOnly(9, 0), new TimeOnly(12, 0))] }],
        };

        Assert.Equal(Opening.Closed, calendar.OpeningAt(At("2026-02-14 12:00")).Opening);
    }

    [Theory]
    [InlineData("2026-03-06 23:00", Opening.Open)]
    [InlineData("2026-03-07 01:59", Opening.Open)] // Friday's hours reach into Saturday
    [InlineData("2026-03-07 02:00", Opening.Closed)]
    [InlineData("2026-03-09 01:00", Opening.Closed)] // Sunday has no hours
    public void OpeningAt_HoursOverMidnight_BelongToTheDayTheyBegan(string at, Opening expected)
    {
        var calendar = Working with { Weekly = BusinessCalendar.Same(new OpenPeriod(new TimeOnly(22, 0), new TimeOnly(2, 0)), Workdays) };

        Assert.Equal(expected, calendar.OpeningAt(At(at)).Opening);
    }

    [Fact]
    public void OpeningAt_WholeDay_IsAlwaysOpen()
    {
        var calendar = new BusinessCalendar
        {
            Id = "always", Name = "7x24", TimeZone = Shanghai,
            Weekly = BusinessCalendar.Same(new OpenPeriod(TimeOnly.MinValue, TimeOnly.MinValue), Enum.GetValues<DayOfWeek>()),
        };

        for (var hour = 0; hour < 48; hour++) Assert.Equal(Opening.Open, calendar.OpeningAt(At("2026-03-07 00:00").AddHours(hour)).Opening);
    }

    [Fact]
    public void OpeningAt_NeverOpen_HasNoNextOpening()
    {
        var answer = new BusinessCalendar { Id = "never", Name = "x" }.OpeningAt(At("2026-03-07 00:00"));

        Assert.Equal((Opening.Closed, null), (answer.Opening, answer.OpensAt));
    }

    [Fact]
    public void OpeningAt_ClockJumpsOverTheOpening_OpensAfterTheJump()
    {
        var berlin = new BusinessCalendar
        {
            Id = "b", Name = "b", TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
            Weekly = BusinessCalendar.Same(new OpenPeriod(new TimeOnly(2, 30), new TimeOnly(9, 0)), DayOfWeek.Sunday),
        };

        // 29 March 2026: 02:00 becomes 03:00.
        Assert.Equal(
            new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero),
            berlin.OpeningAt(new DateTimeOffset(2026, 3, 29, 0, 0, 0, TimeSpan.Zero)).OpensAt);
    }

    [Fact]
    public void OpeningAt_SevenTimesFourteenHours_MakeUpDaysAreAsAnyOther()
    {
        var hotline = Working with { Weekly = BusinessCalendar.Same(EightToTen, Enum.GetValues<DayOfWeek>()) };

        Assert.Equal(Opening.Open, hotline.OpeningAt(At("2026-01-04 21:59")).Opening);
        Assert.Equal(Opening.Closed, hotline.OpeningAt(At("2026-01-04 22:00")).Opening);
        Assert.Equal(Opening.Holiday, hotline.OpeningAt(At("2026-01-01 12:00")).Opening);
    }
}
