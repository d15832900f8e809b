using System.Collections.Frozen;
using System.Globalization;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>Cuts the source into tokens, one at a time, so that the parser can say where a pattern or a template goes on.</summary>
internal sealed partial class Scanner(SourceText source)
{
    private static readonly FrozenSet<string> Keywords = FrozenSet.ToFrozenSet([
        "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum",
        "export", "extends", "false", "finally", "for", "function", "if", "import", "in", "instanceof", "new", "null",
        "return", "super", "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while", "with",
    ]);

    // Longest first, so that the first match is the token.
    private static readonly string[] Signs = [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=",
        "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=",
        "^=", "<<", ">>", "**",
        "{", "}", "(", ")", "[", "]", ";", ",", "<", ">", "+", "-", "*", "/", "%", "&", "|", "^", "!", "~", "?", ":", "=", ".",
    ];

    private static readonly string[][] SignsByFirst = GroupSigns();

    private readonly string _text = source.Text;
    private int _at;

    public int At
    {
        get => _at;
        set => _at = value;
    }

    public Token Next()
    {
        var token = new Token { AfterNewLine = SkipBlank(), Start = _at, Text = "", Flags = "" };
        if (_at >= _text.Length)
        {
            token.End = _at;
            return token;
        }

        var character = _text[_at];
        if (IsNameStart(character)) ScanName(ref token);
        else if (char.IsAsciiDigit(character) || (character == '.' && char.IsAsciiDigit(Peek(1)))) ScanNumber(ref token);
        else if (character is '"' or '\'') ScanString(ref token, character);
        else if (character == '`') ScanTemplatePart(ref token);
        else ScanSign(ref token);
        token.End = _at;
        return token;
    }

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    public static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c is '_' or '$' || (c > 127 && char.IsLetter(c));

    public static bool IsNamePart(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '_' or '$' || (c > 127 && (char.IsLetterOrDigit(c) || c is '\u200c' or '\u200d'
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation));

    public static bool IsNewLine(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';

    /// <summary>Skips spaces and comments; true when a line ended among them.</summary>
    private bool SkipBlank()
    {
        var newLine = false;
        while (_at < _text.Length)
        {
            var character = _text[_at];
            if (IsNewLine(character))
            {
                newLine = true;
                _at++;
            }
            else if (character is ' ' or '\t' or '\v' or '\f' or '\u00a0' or '\ufeff'
                || (character > 127 && char.GetUnicodeCategory(character) == UnicodeCategory.SpaceSeparator))
            {
                _at++;
            }
            else if (character == '/' && Peek(1) == '/')
            {
                while (_at < _text.Length && !IsNewLine(_text[_at])) _at++;
            }
            else if (character == '/' && Peek(1) == '*')
            {
                newLine |= SkipComment();
            }
            else
            {
                return newLine;
            }
        }

        return newLine;
    }

    private bool SkipComment()
    {
        var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (end < 0) throw source.SyntaxError(_at, "This comment has no end; write */ after it.", "注释没有结束;请在其后写上 */。");
        var newLine = _text.AsSpan(_at, end - _at).IndexOfAny('\n', '\r') >= 0;
        _at = end + 2;
        return newLine;
    }

    private void ScanName(ref Token token)
    {
        var start = _at;
        while (_at < _text.Length && IsNamePart(_text[_at])) _at++;
        if (_at < _text.Length && _text[_at] == '\\')
            throw source.SyntaxError(_at, "Escapes in names are not supported; write the letter itself.", "名称中不支持转义;请直接书写该字符。");
        token.Text = _text[start.._at];
        token.Kind = Keywords.Contains(token.Text) ? TokenKind.Keyword : TokenKind.Name;
    }

    private void ScanSign(ref Token token)
    {
        var first = _text[_at];
        var candidates = first < 128 ? SignsByFirst[first] : [];
        foreach (var sign in candidates)
        {
            if (string.CompareOrdinal(_text, _at, sign, 0, sign.Length) != 0) continue;
            // a?.5:b is a conditional, not an optional chain.
            if (sign == "?." && char.IsAsciiDigit(Peek(2))) continue;
            token.Kind = TokenKind.Sign;
            token.Text = sign;
            _at += sign.Length;
            return;
        }

        if (first == '#')
            throw source.SyntaxError(_at, "Private names (#name) are not supported: use an ordinary name.", "不支持私有名称(#name):请使用普通名称。");
        throw source.SyntaxError(_at, $"The character '{first}' has no meaning here.", $"此处的字符“{first}”没有意义。");
    }

    private static string[][] GroupSigns()
    {
        var groups = new string[128][];
        for (var i = 0; i < groups.Length; i++) groups[i] = [.. Signs.Where(sign => sign[0] == i)];
        return groups;
    }
}
