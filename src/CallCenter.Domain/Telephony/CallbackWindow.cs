using System.Globalization;

namespace CallCenter.Telephony;

/// <summary>
/// When a callback was promised: <c>14:00-16:00</c> for the next such hours of the day, or an ISO 8601 interval such as
/// <c>2026-11-23T14:00+08:00/2026-11-23T16:00+08:00</c>.
/// </summary>
public readonly record struct CallbackWindow(DateTimeOffset From, DateTimeOffset Until)
{
    /// <param name="text">What the flow gave.</param>
    /// <param name="zone">In which hours of the day are meant.</param>
    /// <param name="now">Hours that are over today are those of tomorrow.</param>
    /// <returns>Null when the text is no window.</returns>
    public static CallbackWindow? Parse(string text, TimeZoneInfo zone, DateTimeOffset now) => text.Split('/') switch
    {
        [var from, var until] => Interval(from, until),
        _ => text.Split('-', '－', '–') is [var opens, var closes] ? HoursOfDay(opens, closes, zone, now) : null,
    };

    private static CallbackWindow? Interval(string from, string until) =>
        DateTimeOffset.TryParse(from, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var first)
        && DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var last) && last > first
            ? new(first, last)
            : null;

    private static CallbackWindow? HoursOfDay(string from, string until, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (!TimeOnly.TryParseExact(from.Trim(), "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var opens)
            || !TimeOnly.TryParseExact(until.Trim(), "H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var closes) || closes <= opens)
        {
            return null;
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var window = On(today);
        return window.Until > now ? window : On(today.AddDays(1));

        CallbackWindow On(DateOnly day) => new(At(day.ToDateTime(opens)), At(day.ToDateTime(closes)));

        DateTimeOffset At(DateTime local) => new(local, zone.GetUtcOffset(local));
    }
}
