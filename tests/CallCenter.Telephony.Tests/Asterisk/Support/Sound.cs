namespace CallCenter.Telephony.Tests.Asterisk.Support;

/// <summary>Sounds for the ears of tests.</summary>
internal static class Sound
{
    private const int Rate = 8000;

    /// <summary>A tone as a WAV file of 8 kHz, mono, 16 bits.</summary>
    public static byte[] Tone(TimeSpan length, double hertz)
    {
        var samples = (int)(length.TotalSeconds * Rate);
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("RIFF"u8);
        writer.Write(36 + (samples * 2));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(Rate);
        writer.Write(Rate * 2);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(samples * 2);
        for (var i = 0; i < samples; i++) writer.Write((short)(8000 * Math.Sin(2 * Math.PI * hertz * i / Rate)));
        writer.Flush();
        return file.ToArray();
    }

    /// <summary>20 ms of nothing.</summary>
    public static byte[] Silence { get; } = [.. Enumerable.Repeat((byte)0xD5, 160)];

    /// <summary>20 ms of a tone that is in no music and no prompt.</summary>
    public static byte[] Voice { get; } = [.. Enumerable.Range(0, 160).Select(i => ToALaw(12_000 * Math.Sin(2 * Math.PI * VoiceCycles * i / 160)))];

    private const int VoiceCycles = 23;

    /// <summary>Whether a fifth or more of what is in 20 ms of A-law is <see cref="Voice"/>.</summary>
    public static bool HasVoice(ReadOnlySpan<byte> sound)
    {
        var (energy, real, imaginary) = (0.0, 0.0, 0.0);
        for (var i = 0; i < sound.Length; i++)
        {
            var (sample, angle) = (FromALaw(sound[i]), 2 * Math.PI * VoiceCycles * i / 160);
            energy += sample * sample;
            real += sample * Math.Cos(angle);
            imaginary += sample * Math.Sin(angle);
        }

        return energy / sound.Length > 250_000 && 2 * ((real * real) + (imaginary * imaginary)) / (sound.Length * energy) > 0.2;
    }

    private static double FromALaw(byte value)
    {
        var bits = value ^ 0x55;
        var (exponent, mantissa) = ((bits >> 4) & 7, bits & 15);
        var size = exponent == 0 ? (mantissa << 4) + 8 : ((mantissa << 4) + 0x108) << (exponent - 1);
        return (bits & 0x80) != 0 ? size : -size;
    }

    /// <summary>The one of its 256 values that comes nearest.</summary>
    private static byte ToALaw(double sample) => (byte)Enumerable.Range(0, 256).MinBy(value => Math.Abs(FromALaw((byte)value) - sample));

    /// <summary>A buzz as 20 ms of A-law, loud enough to count as speech.</summary>
    public static byte[] Buzz { get; } = [.. Enumerable.Range(0, 160).Select(i => (byte)(i / 10 % 2 == 0 ? 0xA5 : 0x25))];
}
