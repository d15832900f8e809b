using System.Globalization;
using System.Text;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Numbers, strings, templates and patterns.</content>
internal sealed partial class Scanner
{
    private void ScanNumber(ref Token token)
    {
        var start = _at;
        token.Kind = TokenKind.Number;
        var radix = _text[_at] == '0' ? RadixOf(Peek(1)) : 10;
        if (radix != 10)
        {
            _at += 2;
            token.Number = ScanRadix(radix);
        }
        else
        {
            if (_text[_at] == '0' && char.IsAsciiDigit(Peek(1)))
                throw source.SyntaxError(start, "A number cannot begin with 0; write 0o17 for octal.", "数字不能以 0 开头;八进制请写 0o17。");
            token.Number = ScanDecimal();
        }

        if (_at < _text.Length && _text[_at] == 'n') throw source.Refused(start, Refusal.BigInt);
        if (_at < _text.Length && IsNamePart(_text[_at]))
            throw source.SyntaxError(_at, "A name or digit cannot follow a number directly.", "数字后面不能直接跟名称或数字。");
    }

    private static int RadixOf(char mark) => mark switch
    {
        'x' or 'X' => 16,
        'o' or 'O' => 8,
        'b' or 'B' => 2,
        _ => 10,
    };

    private double ScanRadix(int radix)
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiHexDigit(_text[_at]) || _text[_at] == '_')) _at++;
        var digits = _text[start.._at].Replace("_", "", StringComparison.Ordinal);
        var number = Numbers.ParseInRadix(digits, radix, out var used);
        if (digits.Length == 0 || used < digits.Length)
            throw source.SyntaxError(start, $"This is not a number in base {radix}.", $"这不是 {radix} 进制数。");
        return number;
    }

    private double ScanDecimal()
    {
        var start = _at;
        SkipDigits();
        if (_at < _text.Length && _text[_at] == '.')
        {
            _at++;
            SkipDigits();
        }

        if (_at < _text.Length && _text[_at] is 'e' or 'E')
        {
            var mark = _at++;
            if (_at < _text.Length && _text[_at] is '+' or '-') _at++;
            if (!char.IsAsciiDigit(Peek(0))) throw source.SyntaxError(mark, "The exponent of this number has no digits.", "此数字的指数没有数位。");
            SkipDigits();
        }

        var digits = _text.AsSpan(start, _at - start);
        if (digits.Contains('_')) digits = digits.ToString().Replace("_", "", StringComparison.Ordinal);
        return double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private void SkipDigits()
    {
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || (_text[_at] == '_' && char.IsAsciiDigit(Peek(1))))) _at++;
    }

    private void ScanString(ref Token token, char quote)
    {
        var start = _at++;
        StringBuilder? built = null;
        var from = _at;
        while (true)
        {
            if (_at >= _text.Length || _text[_at] is '\n' or '\r')
                throw source.SyntaxError(start, $"This text has no end; write {quote} after it.", $"文本没有结束;请在其后写上 {quote}。");
            var character = _text[_at];
            if (character == quote) break;
            if (character != '\\')
            {
                _at++;
                continue;
            }

            built ??= new StringBuilder();
            built.Append(_text, from, _at - from);
            ScanEscape(built, inTemplate: false);
            from = _at;
        }

        token.Kind = TokenKind.String;
        token.Text = built is null ? _text[from.._at] : built.Append(_text, from, _at - from).ToString();
        _at++;
    }

    /// <summary>Goes on with a template after the expression that ends at the brace at <paramref name="brace"/>.</summary>
    public Token ContinueTemplate(int brace)
    {
        _at = brace;
        var token = new Token { Start = brace, Text = "", Flags = "" };
        ScanTemplatePart(ref token);
        token.End = _at;
        return token;
    }

    private void ScanTemplatePart(ref Token token)
    {
        var start = _at++;
        var built = new StringBuilder();
        token.Kind = TokenKind.TemplatePart;
        while (true)
        {
            if (_at >= _text.Length) throw source.SyntaxError(start, "This template has no end; write ` after it.", "模板没有结束;请在其后写上 `。");
            var character = _text[_at];
            if (character == '`')
            {
                _at++;
                token.Last = true;
                break;
            }

            if (character == '$' && Peek(1) == '{')
            {
                _at += 2;
                break;
            }

            if (character == '\\')
            {
                ScanEscape(built, inTemplate: true);
                continue;
            }

            _at++;
            if (character == '\r')
            {
                if (Peek(0) == '\n') _at++;
                character = '\n';
            }

            built.Append(character);
        }

        token.Text = built.ToString();
    }

    private void ScanEscape(StringBuilder built, bool inTemplate)
    {
        var start = _at++;
        if (_at >= _text.Length) throw source.SyntaxError(start, "The text ends within an escape.", "文本在转义中结束。");
        var character = _text[_at++];
        switch (character)
        {
            case 'n': built.Append('\n'); break;
            case 't': built.Append('\t'); break;
            case 'r': built.Append('\r'); break;
            case 'b': built.Append('\b'); break;
            case 'f': built.Append('\f'); break;
            case 'v': built.Append('\v'); break;
            case '0' when !char.IsAsciiDigit(Peek(0)): built.Append('\0'); break;
            case 'x': built.Append((char)ScanHex(2, start)); break;
            case 'u': ScanUnicodeEscape(built, start); break;
            case '\r':
                if (Peek(0) == '\n') _at++;
                break;
            case '\n' or '\u2028' or '\u2029': break;
            case >= '0' and <= '9':
                var kind = inTemplate ? "a template" : "a text";
                throw source.SyntaxError(start, $"Octal escapes are not allowed in {kind}; write \\x41 or \\u0041.", "不允许八进制转义;请写 \\x41 或 \\u0041。");
            default: built.Append(character); break;
        }
    }

    private void ScanUnicodeEscape(StringBuilder built, int start)
    {
        if (Peek(0) != '{')
        {
            built.Append((char)ScanHex(4, start));
            return;
        }

        var end = _text.IndexOf('}', _at);
        var digits = end < 0 ? "" : _text[(_at + 1)..end];
        if (!int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code is < 0 or > 0x10ffff)
            throw source.SyntaxError(start, "This is no Unicode escape; write \\u{1F600}.", "这不是 Unicode 转义;请写 \\u{1F600}。");
        _at = end + 1;
        if (code is >= 0xd800 and <= 0xdfff) built.Append((char)code);
        else built.Append(char.ConvertFromUtf32(code));
    }

    private int ScanHex(int count, int start)
    {
        if (_at + count > _text.Length
            || !int.TryParse(_text.AsSpan(_at, count), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw source.SyntaxError(start, $"This escape needs {count} hexadecimal digits.", $"此转义需要 {count} 位十六进制数字。");
        }

        _at += count;
        return code;
    }

    /// <summary>Reads a pattern whose slash stands at <paramref name="slash"/>.</summary>
    public Token ScanPattern(int slash)
    {
        _at = slash + 1;
        var inClass = false;
        while (true)
        {
            if (_at >= _text.Length || IsNewLine(_text[_at]))
                throw source.SyntaxError(slash, "This pattern has no end; write / after it.", "正则表达式没有结束;请在其后写上 /。");
            var character = _text[_at];
            if (character == '/' && !inClass) break;
            if (character == '[') inClass = true;
            else if (character == ']') inClass = false;
            else if (character == '\\') _at++;
            _at++;
        }

        var body = _text[(slash + 1).._at++];
        var flags = _at;
        while (_at < _text.Length && IsNamePart(_text[_at])) _at++;
        return new Token { Kind = TokenKind.Pattern, Text = body, Flags = _text[flags.._at], Start = slash, End = _at };
    }
}
