using System.Text;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Methods that take a text or a regular expression.</content>
internal static partial class StringBuiltIns
{
    private static MethodTable AddPatterns(MethodTable table) => table
        .Add("split", 2, Split)
        .Add("replace", 2, (run, in self, a) => Replace(run, self, a, all: false))
        .Add("replaceAll", 2, (run, in self, a) => Replace(run, self, a, all: true))
        .Add("match", 1, (run, in self, a) => PatternBuiltIns.Match(run, PatternOf(run, a.At(0), ""), Self(run, self)))
        .Add("matchAll", 1, MatchAll)
        .Add("search", 1, (run, in self, a) => PatternBuiltIns.Search(run, PatternOf(run, a.At(0), ""), Self(run, self)));

    private static PatternObject PatternOf(ScriptRun run, in Value value, string flags) =>
        value.Reference as PatternObject ?? PatternBuiltIns.Make(run, value.IsUndefined ? "(?:)" : Operators.ToText(run, value), flags);

    private static Value MatchAll(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var pattern = PatternOf(run, a.At(0), "g");
        if (!pattern.IsGlobal) throw run.TypeError("matchAll needs a regular expression with the flag g.", "matchAll 需要带有 g 标志的正则表达式。");
        return IteratorObject.Over(run, PatternBuiltIns.AllMatches(run, pattern.Clone(), Self(run, self)));
    }

    private static Value Split(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var text = Self(run, self);
        var limit = a.At(1).IsUndefined ? uint.MaxValue : (uint)Operators.ToInt32(run, a.At(1));
        var result = run.NewList();
        if (limit == 0) return Value.Of(result);
        if (a.At(0).IsUndefined) run.Append(result, text);
        else if (a.At(0).Reference is PatternObject pattern) PatternBuiltIns.Split(run, pattern, text, result, limit);
        else SplitAt(run, text, a.TextAt(run, 0), result, limit);
        return Value.Of(result);
    }

    private static void SplitAt(ScriptRun run, string text, string separator, ValueList result, uint limit)
    {
        if (separator.Length == 0)
        {
            run.Charge(16L * text.Length);
            run.Work(text.Length / 8);
            for (var i = 0; i < text.Length && result.Count < limit; i++) run.Append(result, OneCharacter(text[i]));
            return;
        }

        run.Work(text.Length / 32);
        var start = 0;
        while (result.Count < limit)
        {
            var at = text.IndexOf(separator, start, StringComparison.Ordinal);
            run.Append(result, Cut(run, text, start, at < 0 ? text.Length : at));
            if (at < 0) break;
            start = at + separator.Length;
        }
    }

    private static Value Replace(ScriptRun run, in Value self, ReadOnlySpan<Value> a, bool all)
    {
        var text = Self(run, self);
        var replacement = a.At(1).Reference is Callable ? a.At(1) : a.TextAt(run, 1);
        if (a.At(0).Reference is PatternObject pattern)
        {
            if (all && !pattern.IsGlobal) throw run.TypeError("replaceAll needs a regular expression with the flag g.", "replaceAll 需要带有 g 标志的正则表达式。");
            return PatternBuiltIns.Replace(run, pattern, text, replacement);
        }

        return ReplaceText(run, text, a.TextAt(run, 0), replacement, all);
    }

    private static Value ReplaceText(ScriptRun run, string text, string wanted, in Value replacement, bool all)
    {
        run.Work(text.Length / 32);
        var at = text.IndexOf(wanted, StringComparison.Ordinal);
        if (at < 0) return text;
        var built = new StringBuilder();
        var from = 0;
        while (at >= 0)
        {
            run.Step();
            built.Append(text, from, at - from);
            var put = Replacement(run, replacement, text, at, wanted, [wanted], null);
            run.Charge(2L * (put.Length + at - from));
            built.Append(put);
            from = at + wanted.Length;
            if (!all) break;
            var next = wanted.Length == 0 ? at + 1 : from;
            at = next > text.Length ? -1 : text.IndexOf(wanted, next, StringComparison.Ordinal);
        }

        return run.NewText(built.Append(text, from, text.Length - from).ToString());
    }

    /// <summary>What stands in the place of a match: what the function gives, or the text with its $ marks filled in.</summary>
    public static string Replacement(ScriptRun run, in Value replacement, string text, int at, string matched, IReadOnlyList<string?> groups, ValueRecord? named)
    {
        if (replacement.Reference is not Callable function) return Fill(run, replacement.AsString!, text, at, matched, groups, named);
        var arguments = new List<Value>();
        foreach (var group in groups) arguments.Add(group is null ? Value.Undefined : group);
        arguments.Add(at);
        arguments.Add(text);
        if (named is not null) arguments.Add(Value.Of(named));
        return Operators.ToText(run, function.Call(run, default, arguments.ToArray()));
    }

    private static string Fill(ScriptRun run, string template, string text, int at, string matched, IReadOnlyList<string?> groups, ValueRecord? named)
    {
        if (!template.Contains('$', StringComparison.Ordinal)) return template;
        var built = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            var used = template[i] == '$' && i + 1 < template.Length ? FillMark(built, template, i + 1, text, at, matched, groups, named) : 0;
            if (used == 0) built.Append(template[i]);
            i += used;
            run.Charge(2L * built.Length / template.Length);
            if (built.Length > run.Budget.Memory) run.Charge(built.Length);
        }

        return built.ToString();
    }

    private static int FillMark(StringBuilder built, string template, int i, string text, int at, string matched, IReadOnlyList<string?> groups, ValueRecord? named)
    {
        switch (template[i])
        {
            case '$': built.Append('$'); return 1;
            case '&': built.Append(matched); return 1;
            case '`': built.Append(text, 0, at); return 1;
            case '\'': built.Append(text, at + matched.Length, text.Length - at - matched.Length); return 1;
            case '<' when named is not null:
                var end = template.IndexOf('>', i);
                if (end < 0) return 0;
                built.Append(named[template[(i + 1)..end]].AsString);
                return end - i + 1;
            case >= '0' and <= '9':
                var two = i + 1 < template.Length && char.IsAsciiDigit(template[i + 1]) ? (template[i] - '0') * 10 + template[i + 1] - '0' : 0;
                if (two > 0 && two < groups.Count)
                {
                    built.Append(groups[two]);
                    return 2;
                }

                var one = template[i] - '0';
                if (one == 0 || one >= groups.Count) return 0;
                built.Append(groups[one]);
                return 1;
            default: return 0;
        }
    }
}
