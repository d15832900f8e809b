using System.Buffers;

namespace CallCenter.Telephony;

/// <summary>Telephone numbers as people write them and as they are compared.</summary>
public static class PhoneNumber
{
    private static readonly SearchValues<char> Keys = SearchValues.Create("0123456789*#");

    /// <summary>Without blanks, hyphens, dots and brackets: <c>800-810 1992</c> is <c>8008101992</c>.</summary>
    public static string Normalize(string number) =>
        string.Concat(number.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '.' or '(' or ')' or '（' or '）' or '－')));

    /// <summary>Whether it can be dialled: an optional plus, then 2 to 20 of 0-9, * and #.</summary>
    public static bool IsDiallable(string number)
    {
        var digits = Normalize(number).AsSpan();
        if (digits.StartsWith("+")) digits = digits[1..];
        return digits.Length is >= 2 and <= 20 && !digits.ContainsAnyExcept(Keys);
    }
}
