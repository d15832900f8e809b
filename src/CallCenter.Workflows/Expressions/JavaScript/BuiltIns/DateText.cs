using System.Globalization;
using System.Text.RegularExpressions;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>Dates as texts, all in UTC unless the text gives an offset.</summary>
internal static partial class DateText
{
    private static readonly string[] Weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    [GeneratedRegex(@"^([+-]\d{6}|\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$", RegexOptions.CultureInvariant, 50)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?:[A-Za-z]{3,9},?\s+)?(?:(\d{1,2})\s+([A-Za-z]{3,9})|([A-Za-z]{3,9})\s+(\d{1,2}),?)\s+(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(?:(?:GMT|UTC|Z)?\s*([+-]\d{4})?(?:\s*\([^)]*\))?)?$", RegexOptions.CultureInvariant, 50)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"^(?:(\d{4})/(\d{1,2})/(\d{1,2})|(\d{1,2})/(\d{1,2})/(\d{4}))(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$", RegexOptions.CultureInvariant, 50)]
    private static partial Regex Slashed();

    /// <summary>Milliseconds since 1970; NaN when the text is no date.</summary>
    public static double Parse(string text)
    {
        if (text.Length > 100) return double.NaN;
        text = Numbers.Trim(text).ToString();
        if (Iso().Match(text) is { Success: true } iso) return ParseIso(iso);
        if (Spoken().Match(text) is { Success: true } spoken) return ParseSpoken(spoken);
        if (Slashed().Match(text) is { Success: true } slashed) return ParseSlashed(slashed);
        return double.NaN;
    }

    private static double Number(Group group, double otherwise = 0) =>
        group.Success ? double.Parse(group.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : otherwise;

    private static double Checked(double year, double month, double day, double hours, double minutes, double seconds, double milliseconds, double offset)
    {
        var ok = month is >= 1 and <= 12 && day is >= 1 and <= 31 && minutes < 60 && seconds < 60
            && (hours < 24 || (hours == 24 && minutes == 0 && seconds == 0 && milliseconds == 0));
        return ok ? DateMath.Clip(DateMath.TimeOf(year, month - 1, day, hours, minutes, seconds, milliseconds) - offset) : double.NaN;
    }

    private static double Offset(Group group)
    {
        if (!group.Success || group.Value == "Z") return 0;
        var digits = group.Value.Replace(":", "", StringComparison.Ordinal);
        var minutes = int.Parse(digits.AsSpan(1, 2), CultureInfo.InvariantCulture) * 60 + int.Parse(digits.AsSpan(3, 2), CultureInfo.InvariantCulture);
        return (digits[0] == '-' ? -minutes : minutes) * 60_000;
    }

    private static double ParseIso(Match match)
    {
        if (match.Groups[1].Value == "-000000") return double.NaN;
        var fraction = match.Groups[7].Success ? Math.Truncate(double.Parse("0." + match.Groups[7].Value, CultureInfo.InvariantCulture) * 1000 + 1e-6) : 0;
        return Checked(Number(match.Groups[1]), Number(match.Groups[2], 1), Number(match.Groups[3], 1),
            Number(match.Groups[4]), Number(match.Groups[5]), Number(match.Groups[6]), fraction, Offset(match.Groups[8]));
    }

    private static double ParseSpoken(Match match)
    {
        var name = match.Groups[2].Success ? match.Groups[2].Value : match.Groups[3].Value;
        var month = Array.FindIndex(Months, known => name.StartsWith(known, StringComparison.OrdinalIgnoreCase)) + 1;
        return Checked(Number(match.Groups[5]), month, match.Groups[1].Success ? Number(match.Groups[1]) : Number(match.Groups[4]),
            Number(match.Groups[6]), Number(match.Groups[7]), Number(match.Groups[8]), 0, Offset(match.Groups[9]));
    }

    private static double ParseSlashed(Match match)
    {
        var yearFirst = match.Groups[1].Success;
        return Checked(Number(match.Groups[yearFirst ? 1 : 6]), Number(match.Groups[yearFirst ? 2 : 4]), Number(match.Groups[yearFirst ? 3 : 5]),
            Number(match.Groups[7]), Number(match.Groups[8]), Number(match.Groups[9]), 0, 0);
    }

    private static string Pad(double number, int width = 2) => ((long)number).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');

    private static string Year(double year) => year is >= 0 and <= 9999 ? Pad(year, 4) : (year < 0 ? "-" : "+") + Pad(Math.Abs(year), 6);

    private static string PlainYear(double year) => year < 0 ? "-" + Pad(-year, 6) : Pad(year, 4);

    public static string Iso(double time)
    {
        var f = DateMath.Split(time);
        return $"{Year(f.Year)}-{Pad(f.Month + 1)}-{Pad(f.DayOfMonth)}T{Clock(f)}.{Pad(f.Milliseconds, 3)}Z";
    }

    private static string Clock(DateMath.Fields f) => $"{Pad(f.Hours)}:{Pad(f.Minutes)}:{Pad(f.Seconds)}";

    public static string DatePart(double time)
    {
        var f = DateMath.Split(time);
        return $"{Weekdays[(int)f.Weekday]} {Months[(int)f.Month]} {Pad(f.DayOfMonth)} {PlainYear(f.Year)}";
    }

    public static string TimePart(double time) => $"{Clock(DateMath.Split(time))} GMT+0000 (Coordinated Universal Time)";

    public static string Full(double time) => double.IsNaN(time) ? "Invalid Date" : $"{DatePart(time)} {TimePart(time)}";

    public static string Utc(double time)
    {
        var f = DateMath.Split(time);
        return $"{Weekdays[(int)f.Weekday]}, {Pad(f.DayOfMonth)} {Months[(int)f.Month]} {PlainYear(f.Year)} {Clock(f)} GMT";
    }

    public static string LocalDate(double time, bool chinese)
    {
        var f = DateMath.Split(time);
        return chinese ? $"{f.Year}/{f.Month + 1}/{f.DayOfMonth}" : $"{f.Month + 1}/{f.DayOfMonth}/{f.Year}";
    }

    public static string LocalTime(double time, bool chinese)
    {
        var f = DateMath.Split(time);
        if (chinese) return Clock(f);
        var hours = f.Hours % 12 == 0 ? 12 : f.Hours % 12;
        return $"{hours}:{Pad(f.Minutes)}:{Pad(f.Seconds)} {(f.Hours < 12 ? "AM" : "PM")}";
    }
}
