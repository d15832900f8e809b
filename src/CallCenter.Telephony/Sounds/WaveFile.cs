using System.Buffers.Binary;

namespace CallCenter.Telephony.Sounds;

/// <summary>WAV files of telephone quality: 8 kHz, one channel, 16 bits.</summary>
public static class WaveFile
{
    public const int HeaderSize = 44;
    public const int SamplesPerSecond = 8000;
    public const int BytesPerSecond = SamplesPerSecond * sizeof(short);

    /// <summary>The header of a file with so many bytes of samples.</summary>
    public static byte[] Header(int dataBytes)
    {
        var header = new byte[HeaderSize];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), HeaderSize - 8 + dataBytes);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), SamplesPerSecond);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), BytesPerSecond);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(32), sizeof(short));
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(34), 16);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(40), dataBytes);
        return header;
    }

    /// <summary>How long a WAV file of any rate plays, by its beginning and its size; null when it is no WAV file.</summary>
    /// <remarks>What a recorder that was cut off wrote into the header as the size does not count, what is there does.</remarks>
    public static TimeSpan? LengthOf(ReadOnlySpan<byte> beginning, long size)
    {
        if (beginning.Length < 12 || !beginning.StartsWith("RIFF"u8) || !beginning[8..].StartsWith("WAVE"u8)) return null;
        var bytesPerSecond = 0;
        for (var at = 12; at + 8 <= beginning.Length;)
        {
            var chunk = beginning.Slice(at, 4);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(beginning[(at + 4)..]);
            at += 8;
            if (chunk.SequenceEqual("fmt "u8) && at + 12 <= beginning.Length) bytesPerSecond = BinaryPrimitives.ReadInt32LittleEndian(beginning[(at + 8)..]);
            if (chunk.SequenceEqual("data"u8)) return bytesPerSecond <= 0 ? null : TimeSpan.FromSeconds(Math.Max(0, size - at) / (double)bytesPerSecond);
            if (length > int.MaxValue - at - 1) return null;
            at += (int)length + (int)(length & 1);
        }

        return null;
    }
}
