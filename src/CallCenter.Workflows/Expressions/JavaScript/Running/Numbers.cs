using System.Buffers;
using System.Globalization;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>Numbers and texts, as ECMAScript converts one into the other.</summary>
internal static class Numbers
{
    private static readonly SearchValues<char> DecimalCharacters = SearchValues.Create("0123456789+-.eE");

    /// <summary>ECMAScript's StringToNumber: NaN when the text is no number.</summary>
    public static double Parse(string text)
    {
        var span = Trim(text);
        if (span.IsEmpty) return 0;
        if (span.Length > 2 && span[0] == '0' && RadixOf(span[1]) is var radix and not 10)
        {
            var digits = span[2..].ToString();
            var number = ParseInRadix(digits, radix, out var used);
            return used == digits.Length ? number : double.NaN;
        }

        return ParseDecimal(span);
    }

    private static int RadixOf(char mark) => mark switch
    {
        'x' or 'X' => 16,
        'o' or 'O' => 8,
        'b' or 'B' => 2,
        _ => 10,
    };

    private static double ParseDecimal(ReadOnlySpan<char> text)
    {
        switch (text)
        {
            case "Infinity" or "+Infinity": return double.PositiveInfinity;
            case "-Infinity": return double.NegativeInfinity;
            default: break;
        }

        if (text.ContainsAnyExcept(DecimalCharacters)) return double.NaN;
        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
    }

    /// <summary>The longest number the text begins with, as parseFloat reads it.</summary>
    public static double ParsePrefix(string text)
    {
        var span = Trim(text);
        var at = 0;
        if (at < span.Length && span[at] is '+' or '-') at++;
        if (span[at..].StartsWith("Infinity")) return span[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        var digits = SkipDigits(span, ref at);
        if (at < span.Length && span[at] == '.')
        {
            at++;
            digits += SkipDigits(span, ref at);
        }

        if (digits == 0) return double.NaN;
        var end = at;
        if (at < span.Length && span[at] is 'e' or 'E')
        {
            at++;
            if (at < span.Length && span[at] is '+' or '-') at++;
            if (SkipDigits(span, ref at) > 0) end = at;
        }

        return ParseDecimal(span[..end]);
    }

    private static int SkipDigits(ReadOnlySpan<char> span, ref int at)
    {
        var start = at;
        while (at < span.Length && char.IsAsciiDigit(span[at])) at++;
        return at - start;
    }

    /// <summary>As parseInt reads it.</summary>
    public static double ParseInteger(string text, int radix)
    {
        var span = Trim(text);
        var negative = !span.IsEmpty && span[0] == '-';
        if (!span.IsEmpty && span[0] is '+' or '-') span = span[1..];
        if (radix is not 0 and (< 2 or > 36)) return double.NaN;
        if (radix is 0 or 16 && span.Length >= 2 && span[0] == '0' && span[1] is 'x' or 'X')
        {
            span = span[2..];
            radix = 16;
        }

        var number = ParseInRadix(span.ToString(), radix == 0 ? 10 : radix, out var used);
        return used == 0 ? double.NaN : negative ? -number : number;
    }

    public static double ParseInRadix(string digits, int radix, out int used)
    {
        used = 0;
        double number = 0;
        while (used < digits.Length && DigitOf(digits[used]) is var digit && digit < radix)
        {
            number = number * radix + digit;
            used++;
        }

        // Adding digit by digit rounds at every step; long decimal numbers are read at once instead.
        return radix == 10 && used > 15 ? double.Parse(digits.AsSpan(0, used), NumberStyles.None, CultureInfo.InvariantCulture) : number;
    }

    private static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => 99,
    };

    public static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r' or '\v' or '\f' or '\u00a0' or '\ufeff' or '\u2028' or '\u2029'
        || (c > 127 && char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator);

    public static ReadOnlySpan<char> Trim(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && IsBlank(text[start])) start++;
        while (end > start && IsBlank(text[end - 1])) end--;
        return text.AsSpan(start, end - start);
    }

    /// <summary>Towards zero; NaN becomes 0.</summary>
    public static double ToInteger(double number) => double.IsNaN(number) ? 0 : Math.Truncate(number) + 0;

    /// <summary>ECMAScript's ToInt32.</summary>
    public static int ToInt32(double number)
    {
        var direct = (int)number;
        return direct == number ? direct : ToInt32Slowly(number);
    }

    private static int ToInt32Slowly(double number)
    {
        if (!double.IsFinite(number)) return 0;
        var rest = Math.Truncate(number) % 4294967296.0;
        return (int)(uint)(long)rest;
    }

    /// <summary>The number as an index into a list of at most <see cref="int.MaxValue"/> items, or -1.</summary>
    public static int ToIndex(double number)
    {
        var index = (int)number;
        return index == number && index >= 0 ? index : -1;
    }

    /// <summary>The index that a property name stands for ("0", "12", but not "012"), or -1.</summary>
    public static int ToIndex(string name)
    {
        if (name.Length is 0 or > 10 || (name[0] == '0' && name.Length > 1)) return -1;
        long index = 0;
        foreach (var character in name)
        {
            if (!char.IsAsciiDigit(character)) return -1;
            index = index * 10 + (character - '0');
        }

        return index < int.MaxValue ? (int)index : -1;
    }

    /// <summary>A relative position such as slice takes: negative counts from the end, kept within 0 and <paramref name="length"/>.</summary>
    public static int Clamp(double position, int length)
    {
        var whole = ToInteger(position);
        if (whole < 0) whole = Math.Max(0, length + whole);
        return (int)Math.Min(whole, length);
    }

    public static double Power(double x, double y)
    {
        if (double.IsNaN(y)) return double.NaN;
        if (double.IsInfinity(y) && Math.Abs(x) == 1) return double.NaN;
        return Math.Pow(x, y);
    }
}
