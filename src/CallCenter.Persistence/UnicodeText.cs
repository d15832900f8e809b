using System.Text;

namespace CallCenter.Persistence;

/// <summary>Texts that flows make may hold what is no text: half of a pair, where a script cut an emoji, or the character numbered zero.</summary>
internal static class UnicodeText
{
    /// <summary>The text as every database can hold it; what is no character becomes the mark of an unreadable one.</summary>
    public static string? Of(string? text)
    {
        if (text is null || (!text.Contains('\0', StringComparison.Ordinal) && text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0)) return text;
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\ufffd');
    }
}
