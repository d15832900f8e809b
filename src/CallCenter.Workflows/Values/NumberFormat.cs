using System.Globalization;

namespace CallCenter.Workflows;

/// <summary>Numbers as ECMAScript writes them (Number::toString, radix 10).</summary>
internal static class NumberFormat
{
    private static readonly string[] Small = [.. Enumerable.Range(0, 256).Select(n => n.ToString(CultureInfo.InvariantCulture))];

    public static string Shortest(double number)
    {
        var whole = (int)number;
        if (whole == number) return (uint)whole < (uint)Small.Length ? Small[whole] : whole.ToString(CultureInfo.InvariantCulture);
        if (double.IsNaN(number)) return "NaN";
        if (double.IsInfinity(number)) return number > 0 ? "Infinity" : "-Infinity";
        return FromDigits(number);
    }

    /// <summary>.NET's shortest round-trip digits are ECMAScript's; only the place of the point and the exponent differ.</summary>
    private static string FromDigits(double number)
    {
        Span<char> text = stackalloc char[32];
        number.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        Span<char> digits = stackalloc char[32];
        var (count, point) = Split(text[..length], digits);
        return Place(digits[..count], point, number < 0);
    }

    /// <summary>The significant digits of a text such as <c>-1.25E-07</c>, and where the decimal point stands from their start.</summary>
    private static (int Count, int Point) Split(ReadOnlySpan<char> text, Span<char> digits)
    {
        var exponentAt = text.IndexOf('E');
        var exponent = exponentAt < 0 ? 0 : int.Parse(text[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var count = 0;
        var point = -1;
        var leading = 0;
        foreach (var character in mantissa)
        {
            if (character == '-') continue;
            if (character == '.') point = count + leading;
            else if (count == 0 && character == '0') leading++;
            else digits[count++] = character;
        }

        if (point < 0) point = count + leading;
        while (count > 1 && digits[count - 1] == '0') count--;
        return (count, point - leading + exponent);
    }

    private static string Place(ReadOnlySpan<char> digits, int point, bool negative)
    {
        var sign = negative ? "-" : "";
        var count = digits.Length;
        if (count <= point && point <= 21) return string.Concat(sign, digits, new string('0', point - count));
        if (point is > 0 and <= 21) return $"{sign}{digits[..point]}.{digits[point..]}";
        if (point is > -6 and <= 0) return $"{sign}0.{new string('0', -point)}{digits}";
        var exponent = point - 1;
        var exponentSign = exponent < 0 ? '-' : '+';
        return count == 1
            ? $"{sign}{digits}e{exponentSign}{Math.Abs(exponent)}"
            : $"{sign}{digits[..1]}.{digits[1..]}e{exponentSign}{Math.Abs(exponent)}";
    }
}
