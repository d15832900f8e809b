using System.Globalization;
using System.Text;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>JSON.parse, exact to the letter and within the budgets of the script.</summary>
internal sealed class JsonReader(ScriptRun run, string text)
{
    private const int Deepest = 500;

    private int _at;
    private int _depth;

    public static Value Read(ScriptRun run, string text)
    {
        run.Work(text.Length / 16);
        var reader = new JsonReader(run, text);
        var value = reader.ReadValue();
        reader.SkipBlank();
        return reader._at < text.Length ? throw reader.Unexpected() : value;
    }

    private ScriptThrow Unexpected()
    {
        var found = _at < text.Length ? $"'{text[_at]}' at position {_at}" : "the end of the text";
        return run.Error("SyntaxError", $"This is not JSON: unexpected {found}.", $"不是有效的 JSON:位置 {_at} 处出现意外内容。");
    }

    private void SkipBlank()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\n' or '\r') _at++;
    }

    private Value ReadValue()
    {
        SkipBlank();
        if (_at >= text.Length) throw Unexpected();
        switch (text[_at])
        {
            case '{': return ReadRecord();
            case '[': return ReadList();
            case '"': return ReadText();
            case 't': return ReadWord("true", true);
            case 'f': return ReadWord("false", false);
            case 'n': return ReadWord("null", Value.Null);
            default: return ReadNumber();
        }
    }

    private Value ReadWord(string word, Value value)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0) throw Unexpected();
        _at += word.Length;
        return value;
    }

    private void Enter()
    {
        _at++;
        if (++_depth > Deepest) throw run.RangeError($"The JSON is nested more than {Deepest} levels deep.", $"JSON 嵌套超过 {Deepest} 层。");
        ScriptRun.EnsureStack(run);
    }

    private bool Skip(char sign)
    {
        SkipBlank();
        if (_at >= text.Length || text[_at] != sign) return false;
        _at++;
        return true;
    }

    private Value ReadList()
    {
        Enter();
        var list = run.NewList();
        if (!Skip(']'))
        {
            do run.Append(list, ReadValue());
            while (Skip(','));
            if (!Skip(']')) throw Unexpected();
        }

        _depth--;
        return Value.Of(list);
    }

    private Value ReadRecord()
    {
        Enter();
        var record = run.NewRecord();
        if (!Skip('}'))
        {
            do
            {
                SkipBlank();
                if (_at >= text.Length || text[_at] != '"') throw Unexpected();
                var name = ReadText();
                if (!Skip(':')) throw Unexpected();
                run.SetMember(record, name, ReadValue());
            }
            while (Skip(','));
            if (!Skip('}')) throw Unexpected();
        }

        _depth--;
        return Value.Of(record);
    }

    private Value ReadNumber()
    {
        var start = _at;
        if (_at < text.Length && text[_at] == '-') _at++;
        if (_at < text.Length && text[_at] == '0') _at++;
        else SkipDigits();
        if (_at < text.Length && text[_at] == '.')
        {
            _at++;
            SkipDigits();
        }

        if (_at < text.Length && text[_at] is 'e' or 'E')
        {
            _at++;
            if (_at < text.Length && text[_at] is '+' or '-') _at++;
            SkipDigits();
        }

        return double.Parse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private void SkipDigits()
    {
        if (_at >= text.Length || !char.IsAsciiDigit(text[_at])) throw Unexpected();
        while (_at < text.Length && char.IsAsciiDigit(text[_at])) _at++;
    }

    private string ReadText()
    {
        var start = ++_at;
        StringBuilder? built = null;
        while (true)
        {
            if (_at >= text.Length || text[_at] < ' ') throw Unexpected();
            var character = text[_at];
            if (character == '"') break;
            _at++;
            if (character != '\\') continue;
            built ??= new StringBuilder();
            built.Append(text, start, _at - 1 - start);
            ReadEscape(built);
            start = _at;
        }

        var result = built is null ? text[start.._at] : built.Append(text, start, _at - start).ToString();
        run.Charge(Texts.MemoryOf(result.Length));
        _at++;
        return result;
    }

    private void ReadEscape(StringBuilder built)
    {
        if (_at >= text.Length) throw Unexpected();
        switch (text[_at])
        {
            case '"' or '\\' or '/': built.Append(text[_at]); break;
            case 'b': built.Append('\b'); break;
            case 'f': built.Append('\f'); break;
            case 'n': built.Append('\n'); break;
            case 'r': built.Append('\r'); break;
            case 't': built.Append('\t'); break;
            case 'u' when _at + 4 < text.Length
                && int.TryParse(text.AsSpan(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                built.Append((char)code);
                _at += 4;
                break;
            default: throw Unexpected();
        }

        _at++;
    }
}
