namespace CallCenter.Calendars;

/// <summary>Counting in working time: what lies outside the opening hours - nights, holidays, lunch - does not count.</summary>
public sealed partial record BusinessCalendar
{
    /// <summary>A longer way to the next opening hour means that the calendar opens no more.</summary>
    private const int DaysWithoutWork = 400;

    /// <summary>
    /// The moment at which so much working time has passed. It may be the very end of a working day: nine hours from nine o'clock
    /// on a day of nine hours end that evening, not the next morning. No time at all ends at once while the calendar is open,
    /// else at the next opening. Durations are real ones: a day on which the clocks change is longer or shorter.
    /// </summary>
    /// <returns>Null when the calendar does not open long enough any more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    public DateTimeOffset? AddWorkingTime(DateTimeOffset from, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        var (left, worked) = (duration, from);
        foreach (var (opens, closes) in WorkFrom(from))
        {
            worked = opens > worked ? opens : worked;
            if (closes - worked >= left) return In(worked + left);
            left -= closes - worked;
            worked = closes;
        }

        return null;
    }

    /// <summary>How much working time lies between two moments; none when the second is not later.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset until)
    {
        var (sum, worked) = (TimeSpan.Zero, from);
        foreach (var (opens, closes) in WorkFrom(from))
        {
            if (opens >= until) break;
            var end = closes < until ? closes : until;
            worked = opens > worked ? opens : worked;
            if (end <= worked) continue;
            sum += end - worked;
            worked = end;
        }

        return sum;
    }

    /// <summary>
    /// Why due times after the turn of the year cannot be trusted yet: the calendar keeps holidays, and has none for this year or,
    /// in its last quarter, for the next. Null when all is well, and for a calendar that knows no holidays at all.
    /// </summary>
    public Why? MissingHolidays(DateOnly today)
    {
        if (Holidays.Count == 0) return null;
        var year = !HasHolidaysIn(today.Year) ? today.Year : today.Month >= 10 && !HasHolidaysIn(today.Year + 1) ? today.Year + 1 : (int?)null;
        return year is null ? null : new(
            $"日历“{Name}”还没有 {year} 年的节假日，届时的到期时间会按平常日子计算。请补充 {year} 年的节假日和调休。",
            $"Calendar \"{Name}\" has no holidays for {year} yet: due times there count ordinary days. Add the holidays and make-up days of {year}.");
    }

    private bool HasHolidaysIn(int year) => Holidays.Any(holiday => holiday.First.Year <= year && holiday.Last.Year >= year);

    /// <summary>Hours of work that end after a moment, in order; they may overlap where one reaches over midnight.</summary>
    private IEnumerable<(DateTimeOffset Opens, DateTimeOffset Closes)> WorkFrom(DateTimeOffset from)
    {
        // What began yesterday may reach over midnight.
        var day = DayOf(from).AddDays(-1);
        for (var idle = 0; idle < DaysWithoutWork; day = day.AddDays(1), idle++)
        {
            foreach (var period in Opens(day).Where(period => period.Closes > from).OrderBy(period => period.Opens))
            {
                idle = 0;
                yield return period;
            }
        }
    }

    private DateTimeOffset In(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, TimeZone);
}
