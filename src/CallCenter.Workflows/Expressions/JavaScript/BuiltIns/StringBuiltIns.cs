using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary><c>String</c>: its constructor and the methods that look at a text or cut it.</summary>
internal static partial class StringBuiltIns
{
    public static readonly FrozenDictionary<string, BuiltIn> Methods =
        AddPatterns(AddMaking(AddLooking(new MethodTable()))).Freeze();

    public static readonly Constructor Constructor = new("String", 1, (run, in self, a) => a.Length == 0 ? Value.EmptyString : ToString(run, a[0]), null)
    {
        Prototype = Methods,
        Functions = new MethodTable()
            .Add("fromCharCode", 1, FromCharCode)
            .Add("fromCodePoint", 1, FromCodePoint)
            .Add("raw", 1, (run, in self, a) => throw run.TypeError("String.raw is not supported: write the text with \\\\ for a backslash.", "不支持 String.raw:请用 \\\\ 表示反斜杠。"))
            .Freeze(),
    };

    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(code => ((char)code).ToString())];

    public static string OneCharacter(char character) => character < 128 ? Ascii[character] : character.ToString();

    private static Value ToString(ScriptRun run, in Value value) => value.IsString ? value : Operators.ToText(run, value);

    private static string Self(ScriptRun run, in Value self)
    {
        if (self.Reference is string text) return text;
        if (self.IsNothing) throw run.TypeError($"A text is needed, not {Operators.ToText(run, self)}.", $"需要文本,而不是 {Operators.ToText(run, self)}。");
        return Operators.ToText(run, self);
    }

    private static MethodTable AddLooking(MethodTable table) => table
        .Add("charAt", 1, (run, in self, a) => CharacterAt(Self(run, self), a.IntegerAt(run, 0)) is { } c ? OneCharacter(c) : "")
        .Add("charCodeAt", 1, (run, in self, a) => CharacterAt(Self(run, self), a.IntegerAt(run, 0)) is { } c ? c : double.NaN)
        .Add("codePointAt", 1, (run, in self, a) => CodePointAt(Self(run, self), a.IntegerAt(run, 0)))
        .Add("at", 1, At)
        .Add("indexOf", 1, (run, in self, a) => IndexOf(run, Self(run, self), a))
        .Add("lastIndexOf", 1, (run, in self, a) => LastIndexOf(run, Self(run, self), a))
        .Add("includes", 1, (run, in self, a) => IndexOf(run, Self(run, self), NoPattern(run, a, "includes")) >= 0)
        .Add("startsWith", 1, StartsWith)
        .Add("endsWith", 1, EndsWith)
        .Add("slice", 2, Slice)
        .Add("substring", 2, Substring)
        .Add("substr", 2, Substr)
        .Add("localeCompare", 1, LocaleCompare)
        .Add("toString", 0, (run, in self, a) => Self(run, self))
        .Add("valueOf", 0, (run, in self, a) => Self(run, self))
        .Add("isWellFormed", 0, (run, in self, a) => Self(run, self) is var text && ToWellFormed(text) == text);

    private static char? CharacterAt(string text, double index) => index >= 0 && index < text.Length ? text[(int)index] : null;

    private static Value CodePointAt(string text, double index)
    {
        if (CharacterAt(text, index) is not { } first) return default;
        var next = CharacterAt(text, index + 1);
        return char.IsHighSurrogate(first) && next is { } second && char.IsLowSurrogate(second) ? char.ConvertToUtf32(first, second) : first;
    }

    private static Value At(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var text = Self(run, self);
        var index = a.IntegerAt(run, 0);
        return CharacterAt(text, index < 0 ? index + text.Length : index) is { } c ? OneCharacter(c) : Value.Undefined;
    }

    private static ReadOnlySpan<Value> NoPattern(ScriptRun run, ReadOnlySpan<Value> a, string method)
    {
        if (a.At(0).Reference is PatternObject)
            throw run.TypeError($"{method} needs a text, not a regular expression: use test or search.", $"{method} 需要文本而不是正则表达式:请使用 test 或 search。");
        return a;
    }

    private static double IndexOf(ScriptRun run, string text, ReadOnlySpan<Value> a)
    {
        var wanted = a.TextAt(run, 0);
        run.Work(text.Length / 64);
        return text.IndexOf(wanted, Numbers.Clamp(Math.Max(0, a.IntegerAt(run, 1)), text.Length), StringComparison.Ordinal);
    }

    private static Value LastIndexOf(ScriptRun run, string text, ReadOnlySpan<Value> a)
    {
        var wanted = a.TextAt(run, 0);
        var limit = a.NumberAt(run, 1);
        var latest = text.Length - wanted.Length;
        if (!double.IsNaN(limit)) latest = (int)Math.Min(latest, Math.Max(0, Numbers.ToInteger(limit)));
        run.Work(text.Length / 64);
        return latest < 0 ? -1 : text.AsSpan(0, latest + wanted.Length).LastIndexOf(wanted);
    }

    private static Value StartsWith(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var text = Self(run, self);
        var start = Numbers.Clamp(Math.Max(0, NoPattern(run, a, "startsWith").IntegerAt(run, 1)), text.Length);
        return text.AsSpan(start).StartsWith(a.TextAt(run, 0), StringComparison.Ordinal);
    }

    private static Value EndsWith(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var text = Self(run, self);
        var end = Numbers.Clamp(Math.Max(0, NoPattern(run, a, "endsWith").IntegerAt(run, 1, text.Length)), text.Length);
        return text.AsSpan(0, end).EndsWith(a.TextAt(run, 0), StringComparison.Ordinal);
    }

    private static Value Cut(ScriptRun run, string text, int start, int end)
    {
        if (start >= end) return "";
        if (start == 0 && end == text.Length) return text;
        return end - start == 1 ? OneCharacter(text[start]) : run.NewText(text[start..end]);
    }

    private static Value Slice(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var text = Self(run, self);
        return Cut(run, text, Numbers.Clamp(a.IntegerAt(run, 0), text.Length), Numbers.Clamp(a.IntegerAt(run, 1, text.Length), text.Length));
    }

    private static Value Substring(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var text = Self(run, self);
        var start = Numbers.Clamp(Math.Max(0, a.IntegerAt(run, 0)), text.Length);
        var end = Numbers.Clamp(Math.Max(0, a.IntegerAt(run, 1, text.Length)), text.Length);
        return Cut(run, text, Math.Min(start, end), Math.Max(start, end));
    }

    private static Value Substr(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var text = Self(run, self);
        var start = Numbers.Clamp(a.IntegerAt(run, 0), text.Length);
        var length = Math.Clamp(a.IntegerAt(run, 1, text.Length), 0, text.Length - start);
        return Cut(run, text, start, start + (int)length);
    }

    private static Value LocaleCompare(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var (left, right) = (Self(run, self), a.TextAt(run, 0));
        run.Work(4 + (left.Length + right.Length) / 4);
        return Math.Sign(CultureInfo.InvariantCulture.CompareInfo.Compare(left, right));
    }

    private static Value FromCharCode(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var built = new StringBuilder();
        foreach (var code in a) built.Append((char)(ushort)Operators.ToInt32(run, code));
        return run.NewText(built.ToString());
    }

    private static Value FromCodePoint(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var built = new StringBuilder();
        foreach (var item in a)
        {
            var code = Operators.ToNumber(run, item);
            if (code is not (>= 0 and <= 0x10ffff) || code != Math.Truncate(code))
                throw run.RangeError($"{Value.NumberText(code)} is not a code point.", $"{Value.NumberText(code)} 不是有效的码点。");
            if (code is >= 0xd800 and <= 0xdfff) built.Append((char)code);
            else built.Append(char.ConvertFromUtf32((int)code));
        }

        return run.NewText(built.ToString());
    }

    private static string ToWellFormed(string text)
    {
        var built = new StringBuilder(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else built[i] = '\ufffd';
        }

        return built.ToString();
    }
}
