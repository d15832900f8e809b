using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Schedules;

/// <summary>
/// Times by calendar as Elsa writes them: six fields <c>second minute hour day month weekday</c>, in UTC, in the dialect of
/// Cronos. A day must fit both the day and the weekday field. Weekdays are 0 to 7 (0 and 7 Sunday) or names; <c>L</c>, <c>W</c>
/// and <c>#</c> mean the last, the nearest working day and the n-th weekday of a month; <c>@daily</c> and its like are known.
/// </summary>
public sealed class CronExpression
{
    /// <summary>An expression that fits no day in so many years, such as 30 February, never comes.</summary>
    private const int MostYears = 100;

    private static readonly Dictionary<string, string> Macros = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@every_second"] = "* * * * * *", ["@every_minute"] = "0 * * * * *", ["@hourly"] = "0 0 * * * *", ["@daily"] = "0 0 0 * * *",
        ["@midnight"] = "0 0 0 * * *", ["@weekly"] = "0 0 0 * * 0", ["@monthly"] = "0 0 0 1 * *", ["@yearly"] = "0 0 0 1 1 *", ["@annually"] = "0 0 0 1 1 *",
    };

    private readonly string _text;
    private readonly ulong _seconds, _minutes, _hours, _months;
    private readonly CronDays _days;

    private CronExpression(string text, ulong seconds, ulong minutes, ulong hours, ulong months, CronDays days) =>
        (_text, _seconds, _minutes, _hours, _months, _days) = (text, seconds, minutes, hours, months, days);

    /// <summary>Reads an expression; false with what is wrong and what would be right.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CronExpression? expression, [NotNullWhen(false)] out Text? error)
    {
        expression = null;
        text = text?.Trim() ?? "";
        var fields = (Macros.GetValueOrDefault(text) ?? text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 6)
        {
            error = fields.Length == 5
                ? new($"“{text}”只有 5 段，应为 6 段：秒 分 时 日 月 星期（UTC）。请在前面加上秒：0 {text}。", $"'{text}' has 5 fields; 6 are right: second minute hour day month weekday, in UTC. Put the second in front: 0 {text}.")
                : new($"“{text}”应为 6 段：秒 分 时 日 月 星期（UTC），如 0 30 8 * * MON-FRI。", $"'{text}' should have 6 fields: second minute hour day month weekday, in UTC, such as 0 30 8 * * MON-FRI.");
            return false;
        }

        if (!CronField.Second.TryParse(fields[0], out var seconds, out error) || !CronField.Minute.TryParse(fields[1], out var minutes, out error)
            || !CronField.Hour.TryParse(fields[2], out var hours, out error) || !CronField.Month.TryParse(fields[4], out var months, out error)
            || !CronDays.TryParse(fields[3], fields[5], out var days, out error))
        {
            return false;
        }

        expression = new(text, seconds, minutes, hours, months, days);
        return true;
    }

    /// <summary>The first moment after another, in UTC; null when none ever comes.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var from = new DateTime(after.UtcTicks - after.UtcTicks % TimeSpan.TicksPerSecond, DateTimeKind.Utc).AddSeconds(1);
        var time = TimeOnly.FromDateTime(from);
        var last = DateOnly.FromDateTime(from).AddYears(MostYears);
        for (var date = DateOnly.FromDateTime(from); date <= last; time = TimeOnly.MinValue)
        {
            if (!Has(_months, date.Month))
            {
                date = new DateOnly(date.Year, date.Month, 1).AddMonths(1);
                continue;
            }

            if (_days.Fits(date) && FirstTime(time) is { } found) return new(date.ToDateTime(found, DateTimeKind.Utc));
            date = date.AddDays(1);
        }

        return null;
    }

    public override string ToString() => _text;

    internal static bool Has(ulong set, int number) => (set >> number & 1) != 0;

    private TimeOnly? FirstTime(TimeOnly from)
    {
        for (var hour = NextIn(_hours, from.Hour); hour >= 0; hour = NextIn(_hours, hour + 1))
        {
            var isFirstHour = hour == from.Hour;
            for (var minute = NextIn(_minutes, isFirstHour ? from.Minute : 0); minute >= 0; minute = NextIn(_minutes, minute + 1))
            {
                var second = NextIn(_seconds, isFirstHour && minute == from.Minute ? from.Second : 0);
                if (second >= 0) return new(hour, minute, second);
            }
        }

        return null;
    }

    /// <summary>The smallest number of the set that is not below another; -1 when there is none.</summary>
    private static int NextIn(ulong set, int from)
    {
        var rest = set >> from << from;
        return rest == 0 ? -1 : BitOperations.TrailingZeroCount(rest);
    }
}

/// <summary>One field of numbers: <c>*</c>, lists, ranges (also over the end, such as <c>22-2</c>), steps and names.</summary>
internal sealed record CronField(Text Label, int Least, int Most, string[] Names)
{
    public static readonly CronField Second = new(new("秒", "second"), 0, 59, []);
    public static readonly CronField Minute = new(new("分", "minute"), 0, 59, []);
    public static readonly CronField Hour = new(new("时", "hour"), 0, 23, []);
    public static readonly CronField Day = new(new("日", "day"), 1, 31, []);
    public static readonly CronField Month = new(new("月", "month"), 1, 12, ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]);

    /// <summary>7 is Sunday as 0 is.</summary>
    public static readonly CronField Weekday = new(new("星期", "weekday"), 0, 7, ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]);

    public bool TryParse(string text, out ulong set, [NotNullWhen(false)] out Text? error)
    {
        (set, error) = (0, null);
        foreach (var part in text.Split(','))
        {
            if (TryAdd(part, ref set)) continue;
            error = Wrong(text);
            return false;
        }

        return true;
    }

    public bool TryNumber(string text, out int number)
    {
        var name = Array.FindIndex(Names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        number = name >= 0 ? name + Least : 0;
        return name >= 0 || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= Least && number <= Most);
    }

    public Text Wrong(string text)
    {
        var names = Names.Length > 0 ? $" ({Names[0]}-{Names[^1]})" : "";
        return new(
            $"第 “{Label.Zh}” 段“{text}”不合要求：可用 *、{Least} 到 {Most}{names}，列表如 1,3，范围如 1-5，步长如 */2。",
            $"The {Label.En} field '{text}' does not fit: use *, {Least} to {Most}{names}, a list such as 1,3, a range such as 1-5 or a step such as */2.");
    }

    private bool TryAdd(string part, ref ulong set)
    {
        var (range, step) = (part, 1);
        if (part.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash)
        {
            range = part[..slash];
            if (!int.TryParse(part.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out step) || step < 1 || step > Most) return false;
        }

        if (!TryRange(range, step > 1 || range.Length < part.Length, out var from, out var to)) return false;
        var size = Weekdays ? 7 : Most - Least + 1;
        if (to < from) to += size;
        for (var number = from; number <= to; number += step) set |= 1UL << (Least + (number - Least) % size);
        return true;
    }

    private bool TryRange(string range, bool stepped, out int from, out int to)
    {
        (from, to) = (Least, Weekdays ? 6 : Most);
        if (range is "*") return true;
        if (range.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash)
            return TryNumber(range[..dash], out from) && TryNumber(range[(dash + 1)..], out to);
        if (!TryNumber(range, out from)) return false;
        if (!stepped) to = from;
        return true;
    }

    private bool Weekdays => Most == 7;
}
