using CallCenter.Telephony;

namespace CallCenter.Calendars;

/// <summary>
/// When the centre, or a queue, is open: weekly hours, holidays over them, make-up working days over the week. A day that
/// is both a holiday and a make-up day is a working day, for that is the more deliberate entry.
/// </summary>
public sealed partial record BusinessCalendar
{
    private const int DaysAhead = 366;

    public required string Id { get; init; }
    public required string Name { get; init; }
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Hours by day of the week; a day that is missing is closed.</summary>
    public IReadOnlyDictionary<DayOfWeek, IReadOnlyList<OpenPeriod>> Weekly { get; init; } = new Dictionary<DayOfWeek, IReadOnlyList<OpenPeriod>>();

    public IReadOnlyList<Holiday> Holidays { get; init; } = [];
    public IReadOnlyList<MakeUpDay> MakeUpDays { get; init; } = [];

    /// <summary>The same hours on each of the days.</summary>
    public static IReadOnlyDictionary<DayOfWeek, IReadOnlyList<OpenPeriod>> Same(OpenPeriod hours, params IReadOnlyList<DayOfWeek> days) =>
        days.ToDictionary(day => day, _ => (IReadOnlyList<OpenPeriod>)[hours]);

    /// <summary>Open, closed or holiday at a moment, and when it opens next.</summary>
    public OpeningAnswer OpeningAt(DateTimeOffset moment)
    {
        var today = DayOf(moment);

        // A period that began yesterday may reach over midnight.
        if (Opens(today.AddDays(-1)).Concat(Opens(today)).Any(p => p.Opens <= moment && moment < p.Closes))
            return new OpeningAnswer(Opening.Open, HolidayOn(today)?.Name, null);

        var next = NextOpening(moment, today);
        return HolidayOn(today) is { } holiday
            ? new OpeningAnswer(Opening.Holiday, holiday.Name, next)
            : new OpeningAnswer(Opening.Closed, null, next);
    }

    /// <summary>The day that a moment falls on where the calendar holds.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, TimeZone).DateTime);

    /// <summary>The hours of a day, in local time.</summary>
    public IReadOnlyList<OpenPeriod> HoursOn(DateOnly day)
    {
        if (MakeUpOn(day) is { } makeUp) return makeUp.Hours ?? Weekly.GetValueOrDefault(DayOfWeek.Monday) ?? [];
        if (HolidayOn(day) is { } holiday) return holiday.Hours;
        return Weekly.GetValueOrDefault(day.DayOfWeek) ?? [];
    }

    /// <summary>What kind of day it is, whatever its hours.</summary>
    public DayKind KindOn(DateOnly day) => MakeUpOn(day) is not null ? DayKind.MakeUp : HolidayOn(day) is not null ? DayKind.Holiday : DayKind.Ordinary;

    private DateTimeOffset? NextOpening(DateTimeOffset moment, DateOnly today)
    {
        for (var i = 0; i <= DaysAhead; i++)
        {
            var starts = Opens(today.AddDays(i)).Select(p => p.Opens).Where(opens => opens > moment).ToList();
            if (starts.Count > 0) return starts.Min();
        }

        return null;
    }

    private IEnumerable<(DateTimeOffset Opens, DateTimeOffset Closes)> Opens(DateOnly day) =>
        HoursOn(day).Select(period => (InZone(day, period.Minutes.Start), InZone(day, period.Minutes.End)));

    private DateTimeOffset InZone(DateOnly day, int minutes)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);

        // A clock that jumps ahead has no such time: the centre opens when the jump is over.
        while (TimeZone.IsInvalidTime(local)) local = local.AddMinutes(1);
        return new DateTimeOffset(local, TimeZone.GetUtcOffset(local));
    }

    private MakeUpDay? MakeUpOn(DateOnly day) => MakeUpDays.FirstOrDefault(m => m.Day == day);

    private Holiday? HolidayOn(DateOnly day) => MakeUpOn(day) is null ? Holidays.FirstOrDefault(h => h.Covers(day)) : null;
}
