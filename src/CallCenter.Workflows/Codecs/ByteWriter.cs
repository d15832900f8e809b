using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Codecs;

/// <summary>Writes the compact form in which instances and journals are stored. Numbers are variable-length, texts UTF-8.</summary>
internal sealed class ByteWriter(ISecretCodec? secrets, int mostText = int.MaxValue)
{
    /// <summary>Deeper than this a value is cut off with null: scripts can make cycles.</summary>
    public const int MostDepth = 100;

    private readonly ArrayBufferWriter<byte> _buffer = new(512);

    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();

    public void Clear() => _buffer.ResetWrittenCount();

    public void Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>Signed, seven bits a byte, small magnitudes first.</summary>
    public void Number(long value)
    {
        var bits = (ulong)((value << 1) ^ (value >> 63));
        var span = _buffer.GetSpan(10);
        var length = 0;
        while (bits >= 0x80)
        {
            span[length++] = (byte)(bits | 0x80);
            bits >>= 7;
        }

        span[length++] = (byte)bits;
        _buffer.Advance(length);
    }

    public void Real(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_buffer.GetSpan(8), value);
        _buffer.Advance(8);
    }

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Number(length);
        Encoding.UTF8.GetBytes(text, _buffer.GetSpan(Math.Max(length, 1)));
        _buffer.Advance(length);
    }

    /// <summary>A text or null.</summary>
    public void Optional(string? text)
    {
        Flag(text is not null);
        if (text is not null) Text(text);
    }

    public void Moment(DateTimeOffset moment) => Number(moment.UtcTicks);

    public void Moment(DateTimeOffset? moment)
    {
        Flag(moment is not null);
        if (moment is { } given) Moment(given);
    }

    public void Values(Value[]? values)
    {
        Number(values?.Length ?? -1);
        foreach (var value in values ?? []) Value(value);
    }

    public void Record(ValueRecord? record)
    {
        Flag(record is not null);
        if (record is not null) Members(record, 0);
    }

    public void Value(Value value, int depth = 0)
    {
        switch (value.Kind)
        {
            case ValueKind.Boolean: Byte(value.IsTrue ? Tags.True : Tags.False); break;
            case ValueKind.Number when IsWhole(value.Number):
                Byte(Tags.Whole);
                Number((long)value.Number);
                break;
            case ValueKind.Number:
                Byte(Tags.Real);
                Real(value.Number);
                break;
            case ValueKind.String when value.IsSensitive: Sensitive(value); break;
            case ValueKind.String:
                Byte(Tags.Text);
                Text(value.AsString is { } text && text.Length > mostText ? text[..mostText] + "…" : value.AsString!);
                break;
            case ValueKind.List when depth < MostDepth:
                Byte(Tags.List);
                Number(value.AsList!.Count);
                foreach (var item in value.AsList) Value(item, depth + 1);
                break;
            case ValueKind.Record when depth < MostDepth:
                Byte(Tags.Record);
                Members(value.AsRecord!, depth + 1);
                break;
            case ValueKind.Undefined: Byte(Tags.Undefined); break;
            default: Byte(Tags.Null); break;
        }
    }

    /// <summary>With a secret codec encrypted, without one (journals) masked for good.</summary>
    private void Sensitive(Value value)
    {
        Byte(secrets is null ? Tags.Text : Tags.Secret);
        Text(secrets is null ? SensitiveText.Mask : secrets.Protect(value.AsString!));
    }

    private void Members(ValueRecord record, int depth)
    {
        Number(record.Count);
        foreach (var (name, member) in record)
        {
            Text(name);
            Value(member, depth);
        }
    }

    private static bool IsWhole(double number) =>
        number == Math.Truncate(number) && Math.Abs(number) < 1e15 && !(number == 0 && double.IsNegative(number));
}

/// <summary>What each stored value begins with.</summary>
internal static class Tags
{
    public const byte Undefined = 0;
    public const byte Null = 1;
    public const byte False = 2;
    public const byte True = 3;
    public const byte Whole = 4;
    public const byte Real = 5;
    public const byte Text = 6;
    public const byte List = 7;
    public const byte Record = 8;
    public const byte Secret = 9;
}
