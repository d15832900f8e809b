namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>The calendar of ECMAScript: milliseconds since 1970 in UTC, proleptic Gregorian.</summary>
internal static class DateMath
{
    public const double Day = 86_400_000;
    private const double Limit = 8.64e15;

    public static double Clip(double time) => double.IsFinite(time) && Math.Abs(time) <= Limit ? Math.Truncate(time) + 0 : double.NaN;

    /// <summary>Days since 1970 of a date whose month may lie outside of the year.</summary>
    public static double DaysOf(double year, double month, double day)
    {
        if (!double.IsFinite(year) || !double.IsFinite(month) || !double.IsFinite(day)) return double.NaN;
        year = Math.Truncate(year) + Math.Floor(Math.Truncate(month) / 12);
        var monthOfYear = ((Math.Truncate(month) % 12) + 12) % 12;
        if (Math.Abs(year) > 400_000) return double.NaN;

        // Days from civil: years begin in March, so that the leap day is the last of its year.
        var shifted = monthOfYear < 2 ? year - 1 : year;
        var era = Math.Floor(shifted / 400);
        var yearOfEra = shifted - era * 400;
        var monthFromMarch = (monthOfYear + 10) % 12;
        var dayOfYear = Math.Floor((153 * monthFromMarch + 2) / 5);
        var dayOfEra = yearOfEra * 365 + Math.Floor(yearOfEra / 4) - Math.Floor(yearOfEra / 100) + dayOfYear;
        return era * 146097 + dayOfEra - 719468 + Math.Truncate(day) - 1;
    }

    public static double TimeOf(double year, double month, double day, double hours = 0, double minutes = 0, double seconds = 0, double milliseconds = 0) =>
        DaysOf(year, month, day) * Day + Math.Truncate(hours) * 3_600_000 + Math.Truncate(minutes) * 60_000 + Math.Truncate(seconds) * 1000
        + Math.Truncate(milliseconds);

    public readonly record struct Fields(double Year, double Month, double DayOfMonth, double Hours, double Minutes, double Seconds, double Milliseconds, double Weekday);

    public static Fields Split(double time)
    {
        var days = Math.Floor(time / Day);
        var rest = time - days * Day;
        var shifted = days + 719468;
        var era = Math.Floor(shifted / 146097);
        var dayOfEra = shifted - era * 146097;
        var yearOfEra = Math.Floor((dayOfEra - Math.Floor(dayOfEra / 1460) + Math.Floor(dayOfEra / 36524) - Math.Floor(dayOfEra / 146096)) / 365);
        var dayOfYear = dayOfEra - (365 * yearOfEra + Math.Floor(yearOfEra / 4) - Math.Floor(yearOfEra / 100));
        var monthFromMarch = Math.Floor((5 * dayOfYear + 2) / 153);
        var day = dayOfYear - Math.Floor((153 * monthFromMarch + 2) / 5) + 1;
        var month = monthFromMarch < 10 ? monthFromMarch + 2 : monthFromMarch - 10;
        var year = yearOfEra + era * 400 + (month < 2 ? 1 : 0);
        return new(year, month, day, Math.Floor(rest / 3_600_000), Math.Floor(rest / 60_000) % 60, Math.Floor(rest / 1000) % 60, rest % 1000, (((days + 4) % 7) + 7) % 7);
    }
}
