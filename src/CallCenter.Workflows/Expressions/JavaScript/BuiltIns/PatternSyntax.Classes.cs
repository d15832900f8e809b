using System.Text;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Character classes.</content>
internal sealed partial class PatternSyntax
{
    private void Class()
    {
        var negated = _at < _body.Length && _body[_at] == '^';
        if (negated) _at++;
        var units = new StringBuilder();
        var astral = new List<string>();
        while (true)
        {
            if (_at >= _body.Length) throw Problem("a character class has no end; write ] after it.");
            if (_body[_at] == ']') break;
            ReadClassPart(units, astral);
        }

        _at++;
        _out.Append(Build(units.ToString(), astral, negated));
    }

    private string Build(string units, List<string> astral, bool negated)
    {
        var others = string.Join('|', astral);
        if (!negated)
        {
            if (units.Length == 0) return others.Length == 0 ? "(?!)" : $"(?:{others})";
            return others.Length == 0 ? $"[{units}]" : $"(?:{others}|[{units}])";
        }

        var unit = units.Length == 0 ? AnyUnit : $"[^{units}]";
        if (!_unicode) return unit;
        return others.Length == 0 ? $"(?:{Pair}|{unit})" : $"(?:(?!{others})(?:{Pair}|{unit}))";
    }

    private void ReadClassPart(StringBuilder units, List<string> astral)
    {
        var from = ReadClassAtom(units, astral);
        if (from is not { } low) return;
        if (_at + 1 >= _body.Length || _body[_at] != '-' || _body[_at + 1] == ']')
        {
            AddRange(units, astral, low, low);
            return;
        }

        _at++;
        if (ReadClassAtom(units, astral) is not { } high)
        {
            // [a-\d] is a, - and the digits.
            AddRange(units, astral, low, low);
            AddRange(units, astral, '-', '-');
            return;
        }

        if (high < low) throw Problem("the range of a character class is in the wrong order.");
        AddRange(units, astral, low, high);
    }

    /// <summary>One character of a class; null when it was a set such as \d, which is added at once.</summary>
    private int? ReadClassAtom(StringBuilder units, List<string> astral)
    {
        var character = _body[_at++];
        if (character != '\\')
        {
            if (_unicode && char.IsHighSurrogate(character) && _at < _body.Length && char.IsLowSurrogate(_body[_at]))
                return char.ConvertToUtf32(character, _body[_at++]);
            return character;
        }

        if (_at >= _body.Length) throw Problem("a \\ stands at its end.");
        switch (_body[_at])
        {
            case 'd' or 'w' or 's':
                units.Append(CharacterSets.Of(_body[_at++]));
                return null;
            case 'D' or 'W' or 'S':
                units.Append(CharacterSets.AllBut(char.ToLowerInvariant(_body[_at++])));
                if (_unicode) astral.Add(Pair);
                return null;
            case 'p' or 'P' when _unicode:
                if (_body[_at++] == 'P') throw Problem("\\P within a class is not supported: use [^\\p{...}].");
                var (set, pairs) = ReadProperty();
                units.Append(set);
                if (pairs.Length > 0) astral.Add(pairs);
                return null;
            case 'b':
                _at++;
                return '\b';
            case '-':
                _at++;
                return '-';
            default: return CodeOfEscape();
        }
    }

    private static void AddRange(StringBuilder units, List<string> astral, int low, int high)
    {
        if (low <= 0xffff)
        {
            units.Append(Unit((char)low));
            if (high > low) units.Append('-').Append(Unit((char)Math.Min(high, 0xffff)));
        }

        if (high > 0xffff) astral.Add(CharacterSets.Pairs(Math.Max(low, 0x10000), high));
    }
}
