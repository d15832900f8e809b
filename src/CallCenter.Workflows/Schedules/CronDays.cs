using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Schedules;

/// <summary>The day and the weekday field of a cron expression: a date must fit both.</summary>
internal sealed class CronDays
{
    private ulong _days = ulong.MaxValue;
    private ulong _weekdays = ulong.MaxValue;

    /// <summary>So many days before the month's last, for <c>L-n</c>; null without L.</summary>
    private int? _beforeLast;

    /// <summary>The working day nearest to the one day of the field.</summary>
    private bool _nearestWorkday;

    /// <summary>Only the last such weekday of the month, or only the n-th.</summary>
    private bool _lastWeekday;
    private int _occurrence;

    private int _day;

    public static bool TryParse(string day, string weekday, [NotNullWhen(true)] out CronDays? days, [NotNullWhen(false)] out Text? error)
    {
        days = new();
        return days.TryDay(day, out error) && days.TryWeekday(weekday, out error);
    }

    public bool Fits(DateOnly date)
    {
        if (!CronExpression.Has(_weekdays, (int)date.DayOfWeek)) return false;
        if (_lastWeekday && date.Day + 7 <= DateTime.DaysInMonth(date.Year, date.Month)) return false;
        if (_occurrence > 0 && (date.Day - 1) / 7 + 1 != _occurrence) return false;
        if (!_nearestWorkday && _beforeLast is null) return CronExpression.Has(_days, date.Day);
        var last = DateTime.DaysInMonth(date.Year, date.Month);
        var wanted = _beforeLast is { } before ? last - before : _day;
        if (wanted < 1 || wanted > last) return false;
        return date.Day == (_nearestWorkday ? Workday(new(date.Year, date.Month, wanted), last) : wanted);
    }

    /// <summary>The nearest Monday to Friday within the month.</summary>
    private static int Workday(DateOnly date, int last) => date.DayOfWeek switch
    {
        DayOfWeek.Saturday => date.Day > 1 ? date.Day - 1 : date.Day + 2,
        DayOfWeek.Sunday => date.Day < last ? date.Day + 1 : date.Day - 2,
        _ => date.Day,
    };

    private bool TryDay(string text, [NotNullWhen(false)] out Text? error)
    {
        error = null;
        if (text is "?") return true;
        var field = text;
        if (field.EndsWith('W'))
        {
            _nearestWorkday = true;
            field = field[..^1];
        }

        if (field.StartsWith('L'))
        {
            var before = 0;
            if (field.Length > 1 && (field[1] != '-' || !Number(field[2..], 30, out before))) error = CronField.Day.Wrong(text);
            _beforeLast = before;
        }
        else if (_nearestWorkday)
        {
            if (!CronField.Day.TryNumber(field, out _day)) error = CronField.Day.Wrong(text);
        }
        else if (!CronField.Day.TryParse(field, out _days, out error)) return false;

        return error is null;
    }

    private bool TryWeekday(string text, [NotNullWhen(false)] out Text? error)
    {
        error = null;
        if (text is "?") return true;
        var field = text;
        if (text.IndexOf('#', StringComparison.Ordinal) is > 0 and var hash)
        {
            if (!Number(text[(hash + 1)..], 5, out _occurrence) || _occurrence == 0) error = CronField.Weekday.Wrong(text);
            field = text[..hash];
        }
        else if (text.Length > 1 && text.EndsWith('L'))
        {
            _lastWeekday = true;
            field = text[..^1];
        }

        if (error is null && (_occurrence > 0 || _lastWeekday) && !CronField.Weekday.TryNumber(field, out _)) error = CronField.Weekday.Wrong(text);
        if (error is not null) return false;
        return CronField.Weekday.TryParse(field, out _weekdays, out error);
    }

    private static bool Number(string text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most;
}
