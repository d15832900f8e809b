namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>
/// Makes values fit to leave a script: functions are dropped, dates become texts, and what is circular, too deep or too
/// large is refused. Lists and records are cleaned in place; what is refused is cut off first, so that even a stored
/// list that a failing script made circular can still be written.
/// </summary>
internal sealed class Outgoing
{
    /// <summary>As deep as readers of JSON go by default.</summary>
    private const int Deepest = 60;

    private readonly ScriptRun _run;
    private readonly object?[] _path = new object?[Deepest];
    private long _left;
    private bool _tooDeep;

    private Outgoing(ScriptRun run)
    {
        _run = run;
        _left = run.Budget.Output;
    }

    public static Value Clean(ScriptRun run, in Value value, string noun, string chineseNoun)
    {
        var cleaner = new Outgoing(run);
        var result = cleaner.Visit(value, 0);
        if (cleaner._left < 0) throw TooLarge(run, noun, chineseNoun);
        if (cleaner._tooDeep)
        {
            throw run.Exceeded("output", $"the {noun} is circular or nested more than {Deepest} levels deep",
                $"{chineseNoun}存在循环引用或嵌套超过 {Deepest} 层");
        }

        return result;
    }

    public static ExpressionException TooLarge(ScriptRun run, string noun, string chineseNoun) =>
        run.Exceeded("output", $"the {noun} is larger than {run.Budget.Output / 1024} KB", $"{chineseNoun}大于 {run.Budget.Output / 1024} KB");

    private Value Visit(in Value value, int depth)
    {
        _left -= 4;
        switch (value.Reference)
        {
            case ValueList list:
                if (!Enters(list, depth)) return Cut();
                VisitItems(list, depth + 1);
                return value;
            case ValueRecord record:
                if (!Enters(record, depth)) return Cut();
                VisitMembers(record, depth + 1);
                return value;
            case ScriptObject other:
                // A plain form may hold the object itself, so it counts as one level.
                return Enters(other, depth) ? Visit(other.ToPlain(_run), depth + 1) : Cut();
            case TextValue text:
                _left -= text.Length;
                return text.Text;
            case TransientValue: return default;
            default:
                if (value.IsString) _left -= value.AsString!.Length;
                return value;
        }
    }

    /// <summary>False when the object is within itself or too deep.</summary>
    private bool Enters(object container, int depth)
    {
        if (depth >= Deepest || Array.IndexOf(_path, container, 0, depth) >= 0) return false;
        _path[depth] = container;
        return true;
    }

    private Value Cut()
    {
        _tooDeep = true;
        return Value.Null;
    }

    private void VisitItems(ValueList list, int depth)
    {
        list.Named = null;
        for (var i = 0; i < list.Count; i++)
        {
            if (_left < 0)
            {
                // Nothing behind this point can be part of a value of allowed size.
                list.RemoveRange(i, list.Count - i);
                return;
            }

            var item = list[i];
            if (item.IsNumber)
            {
                _left -= 4;
                continue;
            }

            // Only what changed is written: in a circle, the visit further in may already have cut this very item.
            var cleaned = Visit(item, depth);
            if (!ReferenceEquals(cleaned.Reference, item.Reference)) list[i] = cleaned;
        }
    }

    private void VisitMembers(ValueRecord record, int depth)
    {
        for (var i = 0; i < record.Count; i++)
        {
            var (name, member) = record.At(i);
            _left -= name.Length + 4;
            if (_left < 0)
            {
                while (record.Count > i) record.RemoveAt(record.Count - 1);
                return;
            }

            if (member.IsNumber) continue;
            var cleaned = Visit(member, depth);
            if (!ReferenceEquals(cleaned.Reference, member.Reference)) record.SetAt(i, cleaned);
        }
    }
}
