using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>A regular expression that cannot be read; the message says why.</summary>
#pragma warning disable CA1064, CA1032 // Always caught by who compiles the pattern.
internal sealed class PatternProblem(string message) : Exception(message);
#pragma warning restore CA1064, CA1032

/// <summary>
/// Writes a pattern of ECMAScript as one of .NET with the same meaning. Groups get their numbers as names, since .NET
/// counts named groups after the others; classes are written out, since .NET's include letters and digits of all scripts.
/// </summary>
internal sealed partial class PatternSyntax
{
    private const int Longest = 20_000;
    private const int DeepestGroups = 100;
    private const string LineEnds = @"\n\r\u2028\u2029";
    private const string AnyUnit = @"[\s\S]";
    private const string Pair = @"[\ud800-\udbff][\udc00-\udfff]";

    private readonly string _body;
    private readonly bool _unicode;
    private readonly bool _dotAll;
    private readonly bool _multiline;
    private readonly StringBuilder _out = new();
    private readonly Dictionary<string, int> _names;
    private readonly int _groups;
    private int _at;
    private int _group;
    private int _depth;

    private PatternSyntax(string body, string flags)
    {
        _body = body;
        _unicode = flags.Contains('u', StringComparison.Ordinal) || flags.Contains('v', StringComparison.Ordinal);
        _dotAll = flags.Contains('s', StringComparison.Ordinal);
        _multiline = flags.Contains('m', StringComparison.Ordinal);
        (_groups, _names) = CountGroups(body);
    }

    /// <summary>Translates and compiles. Throws <see cref="PatternProblem"/>.</summary>
    public static Regex Compile(string body, string flags, TimeSpan limit, out IReadOnlyDictionary<string, int> names)
    {
        CheckFlags(flags);
        if (body.Length > Longest) throw new PatternProblem($"The regular expression is longer than {Longest} characters.");
        var translator = new PatternSyntax(body, flags);
        var translated = translator.Translate();
        if (flags.Contains('y', StringComparison.Ordinal)) translated = $@"\G(?:{translated})";
        names = translator._names;
        var options = RegexOptions.CultureInvariant;
        if (flags.Contains('i', StringComparison.Ordinal)) options |= RegexOptions.IgnoreCase;
        try
        {
            return new Regex(translated, options, limit);
        }
        catch (ArgumentException problem)
        {
            throw new PatternProblem($"Invalid regular expression /{Shorten(body)}/: {Reason(problem)}");
        }
    }

    private static string Shorten(string body) => body.Length > 60 ? body[..57] + "..." : body;

    private static string Reason(ArgumentException problem) => problem is RegexParseException parse
        ? parse.Error switch
        {
            RegexParseError.InsufficientClosingParentheses or RegexParseError.InsufficientOpeningParentheses => "the parentheses do not match.",
            RegexParseError.QuantifierAfterNothing or RegexParseError.NestedQuantifiersNotParenthesized => "there is nothing to repeat.",
            RegexParseError.ReversedQuantifierRange => "the numbers of a repetition are in the wrong order.",
            RegexParseError.ReversedCharacterRange => "the range of a character class is in the wrong order.",
            var other => $"{other}.",
        }
        : "it cannot be read.";

    private static void CheckFlags(string flags)
    {
        for (var i = 0; i < flags.Length; i++)
        {
            if ("dgimsuvy".Contains(flags[i], StringComparison.Ordinal) && flags.IndexOf(flags[i], i + 1) < 0) continue;
            throw new PatternProblem($"Invalid flags '{flags}' of a regular expression: each of d g i m s u v y may stand once.");
        }
    }

    private PatternProblem Problem(string reason) => new($"Invalid regular expression /{Shorten(_body)}/: {reason}");

    private static (int Groups, Dictionary<string, int> Names) CountGroups(string body)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var count = 0;
        var inClass = false;
        for (var i = 0; i < body.Length; i++)
        {
            switch (body[i])
            {
                case '\\': i++; break;
                case '[': inClass = true; break;
                case ']': inClass = false; break;
                case '(' when !inClass:
                    if (i + 1 >= body.Length || body[i + 1] != '?')
                    {
                        count++;
                    }
                    else if (i + 3 < body.Length && body[i + 2] == '<' && body[i + 3] is not ('=' or '!'))
                    {
                        count++;
                        var end = body.IndexOf('>', i);
                        if (end > 0) names.TryAdd(body[(i + 3)..end], count);
                    }

                    break;
                default: break;
            }
        }

        return (count, names);
    }

    private string Translate()
    {
        while (_at < _body.Length)
        {
            var character = _body[_at++];
            switch (character)
            {
                case '\\': Escape(); break;
                case '[': Class(); break;
                case '(': OpenGroup(); break;
                case ')':
                    if (--_depth < 0) throw Problem("the parentheses do not match.");
                    _out.Append(')');
                    break;
                case '.': Dot(); break;
                case '^': _out.Append(_multiline ? $@"(?<=\A|[{LineEnds}])" : @"\A"); break;
                case '$': _out.Append(_multiline ? $@"(?=[{LineEnds}]|\z)" : @"\z"); break;
                case '*' or '+' or '?' or '|': _out.Append(character); break;
                case '{': Repetition(); break;
                default: Literal(character); break;
            }
        }

        if (_depth > 0) throw Problem("the parentheses do not match.");
        return _out.ToString();
    }

    /// <summary>A brace begins a repetition such as {2,3}, or stands for itself.</summary>
    private void Repetition()
    {
        var end = _at;
        while (end < _body.Length && char.IsAsciiDigit(_body[end])) end++;
        var counted = end > _at;
        if (counted && end < _body.Length && _body[end] == ',')
        {
            end++;
            while (end < _body.Length && char.IsAsciiDigit(_body[end])) end++;
        }

        if (!counted || end >= _body.Length || _body[end] != '}')
        {
            if (_unicode) throw Problem("a { stands alone; write \\{.");
            _out.Append(Unit('{'));
            return;
        }

        _out.Append('{').Append(_body, _at, end + 1 - _at);
        _at = end + 1;
    }

    private void Literal(char character)
    {
        // A pair of surrogates is one character, also for what repeats it.
        if (_unicode && char.IsHighSurrogate(character) && _at < _body.Length && char.IsLowSurrogate(_body[_at]))
        {
            _out.Append("(?:").Append(Unit(character)).Append(Unit(_body[_at++])).Append(')');
            return;
        }

        _out.Append(Unit(character));
    }

    /// <summary>One code unit, written so that it can stand anywhere.</summary>
    private static string Unit(char character) =>
        char.IsAsciiLetterOrDigit(character) ? character.ToString() : $@"\u{(int)character:x4}";

    private void Dot()
    {
        var unit = _dotAll ? AnyUnit : $"[^{LineEnds}]";
        _out.Append(_unicode ? $"(?:{Pair}|{unit})" : unit);
    }

    private void OpenGroup()
    {
        if (++_depth > DeepestGroups) throw Problem($"groups are nested more than {DeepestGroups} deep.");
        if (_at >= _body.Length || _body[_at] != '?')
        {
            _out.Append(CultureInfo.InvariantCulture, $"(?<{++_group}>");
            return;
        }

        foreach (var known in (ReadOnlySpan<string>)["?:", "?=", "?!", "?<=", "?<!"])
        {
            if (string.CompareOrdinal(_body, _at, known, 0, known.Length) != 0) continue;
            _out.Append('(').Append(known);
            _at += known.Length;
            return;
        }

        var end = _body.IndexOf('>', _at);
        if (_at + 1 >= _body.Length || _body[_at + 1] != '<' || end < 0 || !IsGroupName(_body.AsSpan(_at + 2, end - _at - 2)))
            throw Problem("'(?' begins no group: write (?:, (?=, (?!, (?<=, (?<! or (?<name>.");
        _group++;
        if (_names[_body[(_at + 2)..end]] != _group) throw Problem($"there are two groups with the name '{_body[(_at + 2)..end]}'.");
        _out.Append(CultureInfo.InvariantCulture, $"(?<{_group}>");
        _at = end + 1;
    }

    private static bool IsGroupName(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || !Scanner.IsNameStart(name[0])) return false;
        foreach (var character in name)
        {
            if (!Scanner.IsNamePart(character)) return false;
        }

        return true;
    }
}
