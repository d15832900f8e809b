using System.Globalization;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Escapes outside of classes.</content>
internal sealed partial class PatternSyntax
{
    private void Escape()
    {
        if (_at >= _body.Length) throw Problem("a \\ stands at its end.");
        var character = _body[_at++];
        switch (character)
        {
            case 'd' or 'D' or 'w' or 'W' or 's' or 'S':
                var set = CharacterSets.Of(char.ToLowerInvariant(character));
                _out.Append(char.IsUpper(character) ? NotIn(set) : $"[{set}]");
                return;
            case 'b': _out.Append(@"(?:(?<=[a-zA-Z0-9_])(?![a-zA-Z0-9_])|(?<![a-zA-Z0-9_])(?=[a-zA-Z0-9_]))"); return;
            case 'B': _out.Append(@"(?:(?<=[a-zA-Z0-9_])(?=[a-zA-Z0-9_])|(?<![a-zA-Z0-9_])(?![a-zA-Z0-9_]))"); return;
            case 'k' when _names.Count > 0 || _unicode: NamedReference(); return;
            case 'p' or 'P' when _unicode: Property(character == 'P'); return;
            case >= '1' and <= '9' when BackReference(character): return;
            default: break;
        }

        _at--;
        var code = CodeOfEscape();
        if (code > 0xffff) _out.Append("(?:").Append(Astral(code)).Append(')');
        else _out.Append(Unit((char)code));
    }

    private string NotIn(string set) => _unicode ? $"(?:{Pair}|[^{set}])" : $"[^{set}]";

    private static string Astral(int code)
    {
        var pair = char.ConvertFromUtf32(code);
        return Unit(pair[0]) + Unit(pair[1]);
    }

    private bool BackReference(char first)
    {
        var end = _at;
        while (end < _body.Length && char.IsAsciiDigit(_body[end])) end++;
        var number = int.TryParse(_body.AsSpan(_at - 1, end - _at + 1), CultureInfo.InvariantCulture, out var read) ? read : int.MaxValue;
        if (number <= _groups)
        {
            _at = end;
            AppendReference(number);
            return true;
        }

        if (first - '0' > _groups || _unicode)
        {
            if (_unicode) throw Problem($"there is no group {number}.");
            return false;
        }

        AppendReference(first - '0');
        return true;
    }

    /// <summary>A reference to a group that took no part in the match matches nothing, which .NET would refuse.</summary>
    private void AppendReference(int number) => _out.Append(CultureInfo.InvariantCulture, $@"(?({number})\k<{number}>)");

    private void NamedReference()
    {
        var end = _at < _body.Length && _body[_at] == '<' ? _body.IndexOf('>', _at) : -1;
        if (end < 0 || !_names.TryGetValue(_body[(_at + 1)..end], out var number)) throw Problem("\\k<name> names no group.");
        _at = end + 1;
        AppendReference(number);
    }

    private void Property(bool negated)
    {
        var (set, astral) = ReadProperty();
        if (astral.Length == 0 || !_unicode) _out.Append(negated ? NotIn(set) : $"[{set}]");
        else if (negated) _out.Append(CultureInfo.InvariantCulture, $"(?:(?!{astral}){Pair}|[^{set}])");
        else _out.Append(CultureInfo.InvariantCulture, $"(?:{astral}|[{set}])");
    }

    private (string Set, string Astral) ReadProperty()
    {
        var end = _at < _body.Length && _body[_at] == '{' ? _body.IndexOf('}', _at) : -1;
        if (end < 0) throw Problem("\\p needs a property, as in \\p{L} or \\p{Script=Han}.");
        var name = _body[(_at + 1)..end];
        _at = end + 1;
        return CharacterSets.OfProperty(name) ?? throw Problem($"the property '{name}' is not known; general categories such as L or Lu and scripts such as Script=Han are.");
    }

    /// <summary>The character that the escape at the current place stands for.</summary>
    private int CodeOfEscape()
    {
        var character = _body[_at++];
        switch (character)
        {
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'v': return '\v';
            case 'f': return '\f';
            case '0' when _at >= _body.Length || !char.IsAsciiDigit(_body[_at]): return 0;
            case 'c' when _at < _body.Length && char.IsAsciiLetter(_body[_at]): return _body[_at++] % 32;
            case 'x': return ReadHex(2) ?? IdentityEscape(character);
            case 'u': return ReadUnicode() ?? IdentityEscape(character);
            default: return IdentityEscape(character);
        }
    }

    private int IdentityEscape(char character)
    {
        if (_unicode && (char.IsAsciiLetterOrDigit(character) || character == '_')) throw Problem($"the escape \\{character} is not known.");
        return character;
    }

    private int? ReadHex(int count)
    {
        if (_at + count > _body.Length) return null;
        if (!int.TryParse(_body.AsSpan(_at, count), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) return null;
        _at += count;
        return code;
    }

    private int? ReadUnicode()
    {
        if (!_unicode || _at >= _body.Length || _body[_at] != '{')
        {
            var high = ReadHex(4);
            if (!_unicode || high is not (>= 0xd800 and <= 0xdbff) || string.CompareOrdinal(_body, _at, "\\u", 0, 2) != 0) return high;
            var before = _at;
            _at += 2;
            if (ReadHex(4) is { } low and >= 0xdc00 and <= 0xdfff) return char.ConvertToUtf32((char)high, (char)low);
            _at = before;
            return high;
        }

        var end = _body.IndexOf('}', _at);
        if (end < 0 || !int.TryParse(_body.AsSpan(_at + 1, end - _at - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            || code is < 0 or > 0x10ffff or (>= 0xd800 and <= 0xdfff))
        {
            throw Problem("\\u{...} needs a code point.");
        }

        _at = end + 1;
        return code;
    }
}
