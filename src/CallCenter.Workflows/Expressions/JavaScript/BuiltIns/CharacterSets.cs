using System.Globalization;
using System.Text;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>Sets of characters, as the inside of a .NET class.</summary>
internal static class CharacterSets
{
    private const string Digits = "0-9";
    private const string Word = "a-zA-Z0-9_";
    private const string Blank = @"\t\n\v\f\r\u0020\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";
    private const string NotDigits = @"\u0000-\u002f\u003a-\uffff";
    private const string NotWord = @"\u0000-\u002f\u003a-\u0040\u005b-\u005e\u0060\u007b-\uffff";
    private const string NotBlank = @"\u0000-\u0008\u000e-\u001f\u0021-\u009f\u00a1-\u167f\u1681-\u1fff\u200b-\u2027\u202a-\u202e\u2030-\u205e\u2060-\u2fff\u3001-\ufefe\uff00-\uffff";

    private const string Han = @"\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufa6d\ufa70-\ufad9";

    public static string Of(char letter) => letter switch
    {
        'd' => Digits,
        'w' => Word,
        _ => Blank,
    };

    public static string AllBut(char letter) => letter switch
    {
        'd' => NotDigits,
        'w' => NotWord,
        _ => NotBlank,
    };

    /// <summary>A Unicode property: the units of the set, and the surrogate pairs in it; null when it is not known.</summary>
    public static (string Set, string Astral)? OfProperty(string name)
    {
        var equals = name.IndexOf('=', StringComparison.Ordinal);
        if (equals >= 0)
        {
            var value = name[(equals + 1)..];
            return name[..equals] switch
            {
                "Script" or "sc" or "Script_Extensions" or "scx" => OfScript(value),
                "General_Category" or "gc" => OfCategory(value),
                _ => null,
            };
        }

        return name switch
        {
            "Alphabetic" or "Alpha" => (@"\p{L}\p{Nl}", ""),
            "Uppercase" => (@"\p{Lu}", ""),
            "Lowercase" => (@"\p{Ll}", ""),
            "White_Space" => (Blank, ""),
            "ASCII" => (@"\u0000-\u007f", ""),
            "Any" => (@"\u0000-\uffff", @"[\ud800-\udbff][\udc00-\udfff]"),
            "Ideographic" => OfScript("Han"),
            "Emoji_Presentation" or "Extended_Pictographic" => (@"\u231a\u231b\u2600-\u27bf\u2b50\u2b55", Pairs(0x1f000, 0x1faff)),
            _ => OfCategory(name),
        };
    }

    private static (string Set, string Astral)? OfScript(string name) => name switch
    {
        "Han" or "Hani" => (Han, $"{Pairs(0x20000, 0x2fa1d)}|{Pairs(0x30000, 0x323af)}"),
        "Latin" or "Latn" => (@"A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u02e0-\u02e4\u1d00-\u1d25\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua787\uff21-\uff3a\uff41-\uff5a", ""),
        "Cyrillic" or "Cyrl" => (@"\u0400-\u0484\u0487-\u052f\u1c80-\u1c88\u1d2b\u1d78\u2de0-\u2dff\ua640-\ua69f", ""),
        "Greek" or "Grek" => (@"\u0370-\u0373\u0375-\u0377\u037a-\u037d\u037f\u0384\u0386\u0388-\u03e1\u03f0-\u03ff\u1f00-\u1ffe", ""),
        "Hiragana" or "Hira" => (@"\u3041-\u3096\u309d-\u309f", ""),
        "Katakana" or "Kana" => (@"\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff6f\uff71-\uff9d", ""),
        "Hangul" or "Hang" => (@"\u1100-\u11ff\u3131-\u318e\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb", ""),
        "Arabic" or "Arab" => (@"\u0600-\u0604\u0606-\u060b\u060d-\u061a\u061c-\u061e\u0620-\u063f\u0641-\u064a\u0656-\u066f\u0671-\u06dc\u06de-\u06ff\u0750-\u077f", ""),
        "Thai" => (@"\u0e01-\u0e3a\u0e40-\u0e5b", ""),
        _ => null,
    };

    private static (string Set, string Astral)? OfCategory(string name)
    {
        var category = name switch
        {
            "Letter" => "L",
            "Uppercase_Letter" => "Lu",
            "Lowercase_Letter" => "Ll",
            "Number" => "N",
            "Decimal_Number" => "Nd",
            "Punctuation" => "P",
            "Symbol" => "S",
            "Separator" => "Z",
            "Mark" => "M",
            "Control" => "Cc",
            _ => name,
        };
        var known = category is "L" or "Lu" or "Ll" or "Lt" or "Lm" or "Lo" or "M" or "Mn" or "Mc" or "Me" or "N" or "Nd" or "Nl" or "No" or "P" or "Pc" or "Pd"
            or "Ps" or "Pe" or "Pi" or "Pf" or "Po" or "S" or "Sm" or "Sc" or "Sk" or "So" or "Z" or "Zs" or "Zl" or "Zp" or "C" or "Cc" or "Cf" or "Co" or "Cn";
        if (!known) return null;
        // .NET's categories know code units only; the ideographs beyond them are the letters that occur.
        return ($@"\p{{{category}}}", category is "L" or "Lo" ? Pairs(0x20000, 0x323af) : "");
    }

    /// <summary>The surrogate pairs of a range of code points, as alternatives.</summary>
    public static string Pairs(int low, int high)
    {
        var (lowPair, highPair) = (char.ConvertFromUtf32(low), char.ConvertFromUtf32(high));
        if (lowPair[0] == highPair[0]) return $"{Unit(lowPair[0])}[{Unit(lowPair[1])}-{Unit(highPair[1])}]";
        var built = new StringBuilder($@"{Unit(lowPair[0])}[{Unit(lowPair[1])}-\udfff]|{Unit(highPair[0])}[\udc00-{Unit(highPair[1])}]");
        if (highPair[0] - lowPair[0] > 1) built.Append(CultureInfo.InvariantCulture, $@"|[{Unit((char)(lowPair[0] + 1))}-{Unit((char)(highPair[0] - 1))}][\udc00-\udfff]");
        return built.ToString();
    }

    private static string Unit(char character) => $@"\u{(int)character:x4}";
}
