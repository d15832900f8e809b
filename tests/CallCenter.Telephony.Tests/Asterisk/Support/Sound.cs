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

    /// <summary>A buzz as 20 ms of A-law, loud enough to count as speech.</summary>
    public static byte[] Buzz { get; } = [.. Enumerable.Range(0, 160).Select(i => (byte)(i / 10 % 2 == 0 ? 0xA5 : 0x25))];
}
