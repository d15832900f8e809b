namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>Putting texts together within the memory budget, without copying the whole at every <c>text += part</c>.</summary>
internal static class Texts
{
    /// <summary>Shorter results are copied at once; from here on an appendable buffer pays.</summary>
    private const int Appendable = 512;

    public static int MemoryOf(int length) => 24 + 2 * length;

    public static Value Concatenate(ScriptRun run, Value left, Value right)
    {
        if (left.IsSensitive || right.IsSensitive) return Value.Of(new SensitiveText(Plain(run, Operators.ToText(run, left), Operators.ToText(run, right))));
        if (left.Reference is GrowingText growing) return growing.Append(run, Operators.ToText(run, right));
        var (first, second) = (Operators.ToText(run, left), Operators.ToText(run, right));
        if (first.Length == 0) return second;
        if (second.Length == 0) return first;
        if (first.Length + second.Length < Appendable || first.Length < second.Length) return Plain(run, first, second);
        return new GrowingText(run, first).Append(run, second);
    }

    private static string Plain(ScriptRun run, string first, string second)
    {
        run.Charge(MemoryOf(checked(first.Length + second.Length)));
        return string.Concat(first, second);
    }
}

/// <summary>
/// A text that grows at its end. Several values share one buffer, each knowing its own length; only the longest may
/// append in place. It reads as an ordinary string everywhere and is turned into one when it leaves the script.
/// </summary>
internal sealed class GrowingText : TextValue
{
    private sealed class Buffer
    {
        public char[] Characters = [];
        public int Used;
    }

    private readonly Buffer _buffer;
    private readonly int _length;
    private string? _text;

    public GrowingText(ScriptRun run, string text)
    {
        run.Charge(4 * text.Length);
        _buffer = new Buffer { Characters = new char[text.Length * 2], Used = text.Length };
        text.CopyTo(_buffer.Characters);
        _length = text.Length;
        _text = text;
    }

    private GrowingText(Buffer buffer, int length)
    {
        _buffer = buffer;
        _length = length;
    }

    public override int Length => _length;

    public override string Text => _text ??= new string(_buffer.Characters, 0, _length);

    public Value Append(ScriptRun run, string part)
    {
        if (part.Length == 0) return Value.Of(this);
        run.Charge(48 + 2 * part.Length);
        var buffer = _buffer.Used == _length ? _buffer : new Buffer { Characters = Text.ToCharArray(), Used = _length };
        if (buffer != _buffer) run.Charge(2 * _length);
        var length = checked(_length + part.Length);
        if (buffer.Characters.Length < length)
        {
            var size = Math.Max(length, _length * 2);
            run.Charge(2 * size);
            Array.Resize(ref buffer.Characters, size);
        }

        part.CopyTo(buffer.Characters.AsSpan(_length));
        buffer.Used = length;
        return Value.Of(new GrowingText(buffer, length));
    }
}
