using System.Collections.Frozen;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>A regular expression of the script.</summary>
internal sealed class PatternObject(string body, string flags, Regex regex, IReadOnlyDictionary<string, int> names) : ScriptObject
{
    public string Body => body;

    public Regex Regex => regex;

    public IReadOnlyDictionary<string, int> Names => names;

    public bool IsGlobal { get; } = flags.Contains('g', StringComparison.Ordinal);

    public bool IsSticky { get; } = flags.Contains('y', StringComparison.Ordinal);

    public bool IsUnicode { get; } = flags.Contains('u', StringComparison.Ordinal) || flags.Contains('v', StringComparison.Ordinal);

    public double LastIndex { get; set; }

    public override string ClassName => "RegExp";

    public string Text => $"/{Source}/{flags}";

    /// <summary>The pattern as it would stand between slashes.</summary>
    private string Source { get; } = EscapeSlashes(body);

    private static string EscapeSlashes(string body)
    {
        if (!body.AsSpan().ContainsAny('/', '\n')) return body;
        var built = new StringBuilder();
        var inClass = false;
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '\\' && i + 1 < body.Length) built.Append(body[i++]);
            else if (body[i] == '[') inClass = true;
            else if (body[i] == ']') inClass = false;
            else if (body[i] == '/' && !inClass) built.Append('\\');
            built.Append(body[i] == '\n' ? "\\n" : body[i].ToString());
        }

        return built.ToString();
    }

    public PatternObject Clone() => new(body, flags, regex, names) { LastIndex = LastIndex };

    protected override Value GetBuiltIn(ScriptRun run, string name) => name switch
    {
        "lastIndex" => LastIndex,
        "source" => Source,
        "flags" => flags,
        "global" => IsGlobal,
        "sticky" => IsSticky,
        "unicode" => IsUnicode,
        "ignoreCase" => flags.Contains('i', StringComparison.Ordinal),
        "multiline" => flags.Contains('m', StringComparison.Ordinal),
        "dotAll" => flags.Contains('s', StringComparison.Ordinal),
        _ => PatternBuiltIns.Methods.TryGetValue(name, out var method) ? Value.OfTransient(method) : default,
    };

    public override void Set(ScriptRun run, string name, Value value)
    {
        if (name == "lastIndex") LastIndex = Operators.ToInteger(run, value);
        else base.Set(run, name, value);
    }

    public override Value ToPrimitive(ScriptRun run, PrimitiveHint hint) => Text;

    public override Value ToPlain(ScriptRun run) => Text;
}

/// <summary><c>RegExp</c>, and matching for the methods of texts.</summary>
internal static class PatternBuiltIns
{
    public static readonly FrozenDictionary<string, BuiltIn> Methods = new MethodTable()
        .Add("test", 1, (run, in self, a) => Next(run, Self(run, self), a.TextAt(run, 0)) is not null)
        .Add("exec", 1, (run, in self, a) => a.TextAt(run, 0) is var text && Next(run, Self(run, self), text) is { } match ? ToList(run, Self(run, self), match, text) : Value.Null)
        .Add("toString", 0, (run, in self, a) => Self(run, self).Text)
        .Freeze();

    public static readonly Constructor Constructor = new("RegExp", 2, Construct, Construct) { Prototype = Methods };

    private static PatternObject Self(ScriptRun run, in Value self) =>
        self.Reference as PatternObject ?? throw run.TypeError($"A regular expression is needed, not {run.Describe(self)}.", $"需要正则表达式,而不是 {run.Describe(self)}。");

    private static Value Construct(ScriptRun run, in Value self, ReadOnlySpan<Value> a)
    {
        var other = a.At(0).Reference as PatternObject;
        var body = other?.Body ?? (a.At(0).IsUndefined ? "(?:)" : a.TextAt(run, 0));
        var flags = a.At(1).IsUndefined ? other?.Text[(other.Text.LastIndexOf('/') + 1)..] ?? "" : a.TextAt(run, 1);
        return Value.OfTransient(Make(run, body.Length == 0 ? "(?:)" : body, flags));
    }

    public static PatternObject Make(ScriptRun run, string body, string flags)
    {
        run.Charge(512 + 16L * body.Length);
        run.Work(200 + body.Length);
        var started = Stopwatch.GetTimestamp();
        try
        {
            var regex = PatternSyntax.Compile(body, flags, run.Budget.Pattern, out var names);
            run.UsePatternTime(Stopwatch.GetElapsedTime(started));
            return new PatternObject(body, flags, regex, names);
        }
        catch (PatternProblem problem)
        {
            throw run.Error("SyntaxError", problem.Message, $"正则表达式无效:{problem.Message}");
        }
    }

    /// <summary>The first match from a position on, within the time that patterns have; null when there is none.</summary>
    private static Match? Find(ScriptRun run, PatternObject pattern, string text, int start)
    {
        run.Work(4);
        var started = Stopwatch.GetTimestamp();
        try
        {
            var match = pattern.Regex.Match(text, start);
            run.UsePatternTime(Stopwatch.GetElapsedTime(started));
            if (!match.Success) return null;
            run.Charge(96 + 48L * match.Groups.Count);
            return match;
        }
        catch (RegexMatchTimeoutException)
        {
            throw run.OutOfPatternTime();
        }
    }

    /// <summary>As exec looks: from lastIndex when the flag g or y is there, which it then moves.</summary>
    private static Match? Next(ScriptRun run, PatternObject pattern, string text)
    {
        var moves = pattern.IsGlobal || pattern.IsSticky;
        var start = moves ? pattern.LastIndex : 0;
        var match = start <= text.Length ? Find(run, pattern, text, (int)Math.Max(0, start)) : null;
        if (moves) pattern.LastIndex = match is null ? 0 : match.Index + match.Length;
        return match;
    }

    /// <summary>Where to look on after a match, which may be empty.</summary>
    private static int After(PatternObject pattern, string text, Match match)
    {
        var next = match.Index + match.Length;
        if (match.Length > 0) return next;
        return pattern.IsUnicode && next + 1 < text.Length && char.IsSurrogatePair(text[next], text[next + 1]) ? next + 2 : next + 1;
    }

    private static string?[] GroupsOf(Match match)
    {
        var groups = new string?[match.Groups.Count];
        for (var i = 0; i < groups.Length; i++) groups[i] = match.Groups[i].Success ? match.Groups[i].Value : null;
        return groups;
    }

    private static ValueRecord? NamedOf(ScriptRun run, PatternObject pattern, string?[] groups)
    {
        if (pattern.Names.Count == 0) return null;
        var named = run.NewRecord(pattern.Names.Count);
        foreach (var (name, number) in pattern.Names) named[name] = groups[number] is { } text ? text : Value.Undefined;
        return named;
    }

    private static Value ToList(ScriptRun run, PatternObject pattern, Match match, string text)
    {
        var groups = GroupsOf(match);
        var list = run.NewList(groups.Length);
        foreach (var group in groups)
        {
            if (group is not null) run.Charge(Texts.MemoryOf(group.Length));
            list.Add(group is null ? Value.Undefined : group);
        }

        list.Named = run.NewRecord(3);
        list.Named["index"] = match.Index;
        list.Named["input"] = text;
        list.Named["groups"] = NamedOf(run, pattern, groups) is { } named ? Value.Of(named) : Value.Undefined;
        return Value.Of(list);
    }

    public static Value Match(ScriptRun run, PatternObject pattern, string text)
    {
        if (!pattern.IsGlobal) return Next(run, pattern, text) is { } only ? ToList(run, pattern, only, text) : Value.Null;
        pattern.LastIndex = 0;
        var list = run.NewList();
        for (var at = 0; at <= text.Length && Find(run, pattern, text, at) is { } match; at = After(pattern, text, match))
            run.Append(list, run.NewText(match.Value));
        return list.Count == 0 ? Value.Null : Value.Of(list);
    }

    public static IEnumerator<Value> AllMatches(ScriptRun run, PatternObject pattern, string text)
    {
        for (var at = (int)pattern.LastIndex; at <= text.Length && Find(run, pattern, text, at) is { } match; at = After(pattern, text, match))
            yield return ToList(run, pattern, match, text);
    }

    public static double Search(ScriptRun run, PatternObject pattern, string text) => Find(run, pattern, text, 0)?.Index ?? -1;

    public static Value Replace(ScriptRun run, PatternObject pattern, string text, in Value replacement)
    {
        var built = new StringBuilder();
        var from = 0;
        var at = pattern.IsSticky && !pattern.IsGlobal ? (int)Math.Min(pattern.LastIndex, text.Length) : 0;
        if (pattern.IsGlobal) pattern.LastIndex = 0;
        while (at <= text.Length && Find(run, pattern, text, at) is { } match)
        {
            built.Append(text, from, match.Index - from);
            var groups = GroupsOf(match);
            var put = StringBuiltIns.Replacement(run, replacement, text, match.Index, match.Value, groups, NamedOf(run, pattern, groups));
            run.Charge(2L * (put.Length + match.Index - from));
            built.Append(put);
            from = match.Index + match.Length;
            at = After(pattern, text, match);
            if (!pattern.IsGlobal) break;
        }

        return from == 0 && built.Length == 0 ? text : run.NewText(built.Append(text, from, text.Length - from).ToString());
    }

    public static void Split(ScriptRun run, PatternObject pattern, string text, ValueList result, uint limit)
    {
        if (text.Length == 0)
        {
            if (Find(run, pattern, text, 0) is null) run.Append(result, text);
            return;
        }

        var from = 0;
        for (var at = 0; at < text.Length && Find(run, pattern, text, at) is { } match; at = After(pattern, text, match))
        {
            // An empty match at the end or directly after the last one separates nothing.
            if (match.Index >= text.Length || (match.Length == 0 && match.Index == from)) continue;
            run.Append(result, run.NewText(text[from..match.Index]));
            if (result.Count >= limit) return;
            for (var i = 1; i < match.Groups.Count; i++)
            {
                run.Append(result, match.Groups[i].Success ? match.Groups[i].Value : Value.Undefined);
                if (result.Count >= limit) return;
            }

            from = match.Index + match.Length;
        }

        run.Append(result, run.NewText(text[from..]));
    }
}
