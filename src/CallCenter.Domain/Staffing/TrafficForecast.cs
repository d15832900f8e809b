using CallCenter.Calendars;

namespace CallCenter.Staffing;

/// <summary>How a forecast treats holidays.</summary>
public enum HolidayTreatment
{
    /// <summary>Holidays are forecast from holidays (from Sundays while none is known) and spoil no other day; make-up days from working days.</summary>
    Apart,

    /// <summary>A holiday is like any such day of the week.</summary>
    AsUsual,
}

/// <summary>A day of a centre's calendar.</summary>
public readonly record struct CalendarDay(DateOnly Day, DayKind Kind);

/// <summary>
/// The contacts to be expected in each half hour of a day: the mean of the days like it, times a factor that people give for
/// growth and events. That is the seasonal mean, the plainest forecast that knows weeks and hours (Hyndman, Athanasopoulos,
/// "Forecasting: Principles and Practice", 5.2); what people know beyond it is in the factor.
/// </summary>
/// <param name="Day">The day that is forecast.</param>
/// <param name="Volumes">Contacts by half hour of local time, 48 of them.</param>
public sealed record TrafficForecast(DateOnly Day, IReadOnlyList<double> Volumes)
{
    /// <summary>Of a day.</summary>
    public const int HalfHours = 48;

    public static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    public double Total => Volumes.Sum();

    /// <summary>The days of the history that a day is like; none when there is no such day.</summary>
    public static IReadOnlyList<DateOnly> Basis(IReadOnlyCollection<CalendarDay> history, CalendarDay day, HolidayTreatment treatment)
    {
        if (treatment == HolidayTreatment.AsUsual) return Days(history, known => IsSameWeekday(known, day));
        var ordinary = history.Where(known => known.Kind == DayKind.Ordinary).ToList();
        if (day.Kind == DayKind.MakeUp) return Days(ordinary, known => known.Day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        if (day.Kind == DayKind.Ordinary) return Days(ordinary, known => IsSameWeekday(known, day));
        var holidays = Days(history, known => known.Kind == DayKind.Holiday);
        return holidays.Count > 0 ? holidays : Days(ordinary, known => known.Day.DayOfWeek == DayOfWeek.Sunday);
    }

    /// <param name="day">The day that is forecast.</param>
    /// <param name="basis">What came on each of the days that it is like, by half hour.</param>
    /// <param name="factor">1 expects as much as on those days.</param>
    /// <exception cref="ArgumentException">There is no day to go by.</exception>
    public static TrafficForecast Of(DateOnly day, IReadOnlyCollection<IReadOnlyList<int>> basis, double factor)
    {
        if (basis.Count == 0) throw new ArgumentException("A forecast needs one day at least to go by.", nameof(basis));
        ArgumentOutOfRangeException.ThrowIfNegative(factor);
        return new(day, [.. Enumerable.Range(0, HalfHours).Select(index => basis.Average(known => known[index]) * factor)]);
    }

    private static bool IsSameWeekday(CalendarDay known, CalendarDay day) => known.Day.DayOfWeek == day.Day.DayOfWeek;

    private static IReadOnlyList<DateOnly> Days(IEnumerable<CalendarDay> history, Func<CalendarDay, bool> chosen) => [.. history.Where(chosen).Select(known => known.Day).Order()];
}
