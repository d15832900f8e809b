namespace CallCenter.Telephony;

/// <summary>How long a text takes to say: 4 characters a second for Chinese, 15 for Latin text.</summary>
public static class SpeakingTime
{
    public const double ChineseCharactersPerSecond = 4;
    public const double LatinCharactersPerSecond = 15;

    /// <summary>A text with a Chinese character in it is said as Chinese; blanks at its ends do not count.</summary>
    public static TimeSpan Of(string text)
    {
        var spoken = text.AsSpan().Trim();
        var perSecond = IsChinese(spoken) ? ChineseCharactersPerSecond : LatinCharactersPerSecond;
        return TimeSpan.FromMilliseconds(Math.Ceiling(spoken.Length * 1000 / perSecond));
    }

    /// <summary>Whether it has a Han character.</summary>
    public static bool IsChinese(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF')) return true;
        }

        return false;
    }
}
