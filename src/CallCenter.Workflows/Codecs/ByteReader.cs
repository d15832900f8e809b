using System.Buffers.Binary;
using System.Text;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Codecs;

/// <summary>Reads what <see cref="ByteWriter"/> wrote.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes, ISecretCodec? secrets)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    public readonly bool AtEnd => _position >= _bytes.Length;

    public byte Byte() => _bytes[_position++];

    /// <summary>Reads the first byte, which tells the form; answers it, or throws when it is newer than the newest known.</summary>
    public byte Form(string what, byte newest)
    {
        if (Byte() is var form && form >= 1 && form <= newest) return form;
        throw new FormatException($"{what} is stored in form {form}, which was written by a newer version; this one reads forms 1 to {newest}. Start the newer version.");
    }

    public bool Flag() => Byte() != 0;

    public long Number()
    {
        ulong bits = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = _bytes[_position++];
            bits |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return (long)(bits >> 1) ^ -(long)(bits & 1);
        }
    }

    public int Int() => (int)Number();

    public double Real()
    {
        var value = BinaryPrimitives.ReadDoubleLittleEndian(_bytes[_position..]);
        _position += 8;
        return value;
    }

    public string Text()
    {
        var length = Int();
        var text = Encoding.UTF8.GetString(_bytes.Slice(_position, length));
        _position += length;
        return text;
    }

    public string? Optional() => Flag() ? Text() : null;

    public DateTimeOffset Moment() => new(Number(), TimeSpan.Zero);

    public DateTimeOffset? OptionalMoment() => Flag() ? Moment() : null;

    public Value[]? Values()
    {
        var count = Int();
        if (count < 0) return null;
        var values = new Value[count];
        for (var i = 0; i < count; i++) values[i] = Value();
        return values;
    }

    public ValueRecord? Record() => Flag() ? Members() : null;

    public Value Value()
    {
        switch (Byte())
        {
            case Tags.Undefined: return default;
            case Tags.Null: return Workflows.Value.Null;
            case Tags.False: return false;
            case Tags.True: return true;
            case Tags.Whole: return Number();
            case Tags.Real: return Real();
            case Tags.Text: return Text();
            case Tags.Secret:
                var secret = Text();
                return secrets is null ? SensitiveText.Mask : Workflows.Value.Of(new SensitiveText(secrets.Reveal(secret)));
            case Tags.List:
                var count = Int();
                var list = new ValueList(count);
                for (var i = 0; i < count; i++) list.Add(Value());
                return Workflows.Value.Of(list);
            case Tags.Record: return Workflows.Value.Of(Members());
            case var tag: throw new FormatException($"Stored value begins with unknown tag {tag}.");
        }
    }

    private ValueRecord Members()
    {
        var count = Int();
        var record = new ValueRecord(count);
        for (var i = 0; i < count; i++)
        {
            var name = Text();
            record[name] = Value();
        }

        return record;
    }
}
