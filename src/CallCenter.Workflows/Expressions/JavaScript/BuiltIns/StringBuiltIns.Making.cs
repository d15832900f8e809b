using System.Text;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Methods that make another text.</content>
internal static partial class StringBuiltIns
{
    private static MethodTable AddMaking(MethodTable table) => table
        .Add("toUpperCase", 0, (run, in self, a) => Mapped(run, Self(run, self), Upper))
        .Add("toLowerCase", 0, (run, in self, a) => Mapped(run, Self(run, self), Lower))
        .Add("toLocaleUpperCase", 0, (run, in self, a) => Mapped(run, Self(run, self), Upper))
        .Add("toLocaleLowerCase", 0, (run, in self, a) => Mapped(run, Self(run, self), Lower))
        .Add("trim", 0, (run, in self, a) => Trimmed(run, Self(run, self), true, true))
        .Add("trimStart", 0, (run, in self, a) => Trimmed(run, Self(run, self), true, false))
        .Add("trimEnd", 0, (run, in self, a) => Trimmed(run, Self(run, self), false, true))
        .Add("trimLeft", 0, (run, in self, a) => Trimmed(run, Self(run, self), true, false))
        .Add("trimRight", 0, (run, in self, a) => Trimmed(run, Self(run, self), false, true))
        .Add("padStart", 2, (run, in self, a) => Padded(run, Self(run, self), a, atStart: true))
        .Add("padEnd", 2, (run, in self, a) => Padded(run, Self(run, self), a, atStart: false))
        .Add("repeat", 1, Repeat)
        .Add("concat", 1, ConcatTexts)
        .Add("normalize", 0, Normalize)
        .Add("toWellFormed", 0, (run, in self, a) => run.NewText(ToWellFormed(Self(run, self))));

    private static string Upper(string text)
    {
        // The one letter of common use whose upper case is two letters.
        var upper = text.ToUpperInvariant();
        return upper.Contains('ß') ? upper.Replace("ß", "SS", StringComparison.Ordinal) : upper;
    }

    private static string Lower(string text) => text.ToLowerInvariant();

    private static Value Mapped(ScriptRun run, string text, Func<string, string> map)
    {
        run.Charge(Texts.MemoryOf(text.Length));
        run.Work(text.Length / 16);
        return map(text);
    }

    private static Value Trimmed(ScriptRun run, string text, bool start, bool end)
    {
        var from = 0;
        var to = text.Length;
        while (start && from < to && Numbers.IsBlank(text[from])) from++;
        while (end && to > from && Numbers.IsBlank(text[to - 1])) to--;
        run.Work((text.Length - (to - from)) / 16);
        return Cut(run, text, from, to);
    }

    private static Value Padded(ScriptRun run, string text, ReadOnlySpan<Value> a, bool atStart)
    {
        var length = a.IntegerAt(run, 0);
        var filler = a.At(1).IsUndefined ? " " : a.TextAt(run, 1);
        if (length <= text.Length || filler.Length == 0) return text;
        run.Charge(2 * (long)Math.Min(length, int.MaxValue));
        var missing = (int)length - text.Length;
        var padding = new StringBuilder(missing);
        while (padding.Length < missing) padding.Append(filler, 0, Math.Min(filler.Length, missing - padding.Length));
        return run.NewText(atStart ? padding.Append(text).ToString() : padding.Insert(0, text).ToString());
    }

    private static Value Repeat(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var text = Self(run, self);
        var count = a.IntegerAt(run, 0);
        if (count < 0 || double.IsInfinity(count)) throw run.RangeError($"repeat: {Value.NumberText(count)} is not a count.", $"repeat:{Value.NumberText(count)} 不是有效次数。");
        if (text.Length == 0 || count == 0) return "";
        run.Charge((long)Math.Min(2.0 * text.Length * count, long.MaxValue / 2));
        return new StringBuilder(text.Length * (int)count).Insert(0, text, (int)count).ToString();
    }

    private static Value ConcatTexts(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        Value result = Self(run, self);
        foreach (var part in a) result = Texts.Concatenate(run, result, ToString(run, part));
        return result;
    }

    private static Value Normalize(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var text = Self(run, self);
        var name = a.At(0).IsUndefined ? "NFC" : a.TextAt(run, 0);
        NormalizationForm? form = name switch
        {
            "NFC" => NormalizationForm.FormC,
            "NFD" => NormalizationForm.FormD,
            "NFKC" => NormalizationForm.FormKC,
            "NFKD" => NormalizationForm.FormKD,
            _ => null,
        };
        if (form is null) throw run.RangeError($"normalize knows NFC, NFD, NFKC and NFKD, not {name}.", $"normalize 支持 NFC、NFD、NFKC 和 NFKD,不支持 {name}。");
        run.Charge(Texts.MemoryOf(4 * text.Length));
        run.Work(text.Length / 4);
        return ToWellFormed(text).Normalize(form.Value);
    }
}
