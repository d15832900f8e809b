using CallCenter.Telephony.Speech;

namespace CallCenter.Telephony.Sounds;

/// <summary>Why a file cannot be used as a prompt.</summary>
public enum SoundFault
{
    Empty,

    /// <summary>None of the kinds of sound files that are taken.</summary>
    UnknownFormat,

    /// <summary>It says that it is one and cannot be read.</summary>
    Broken,
    TooLong,

    /// <summary>The tool that converts is missing, or has not the format built in.</summary>
    NoTool,
}

/// <summary>A file is no sound that can be used.</summary>
public sealed class SoundException(SoundFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public SoundFault Fault { get; } = fault;
}

/// <summary>Checks sound files of strangers and brings them to telephone quality, by <c>sox</c>.</summary>
/// <param name="longest">The longest that is taken.</param>
public sealed class SoundConverter(TimeSpan longest)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Writes a WAV file of 8 kHz, mono, 16 bits and answers how long it plays.</summary>
    /// <exception cref="SoundException">It cannot be used.</exception>
    public async Task<TimeSpan> ConvertAsync(string file, string into, CancellationToken cancellationToken)
    {
        var kind = await KindAsync(file, cancellationToken);
        try
        {
            // One second more than is taken tells a file that is too long, however long it claims to be.
            var most = FormattableString.Invariant($"{longest.TotalSeconds + 1}");
            await ToolProcess.RunAsync(
                "sox", ["-t", kind, file, "-t", "wav", "-r", "8000", "-c", "1", "-b", "16", "-e", "signed-integer", into, "trim", "0", most], "", Limit, cancellationToken);
        }
        catch (SpeechException failure)
        {
            var isMissing = failure.InnerException is not null || failure.Message.Contains("no handler for", StringComparison.Ordinal);
            throw new SoundException(isMissing ? SoundFault.NoTool : SoundFault.Broken, failure.Message, failure);
        }

        var length = await LengthAsync(into, cancellationToken);
        if (length <= TimeSpan.Zero) throw new SoundException(SoundFault.Empty, "There is no sound in it.");
        if (length > longest) throw new SoundException(SoundFault.TooLong, FormattableString.Invariant($"It is longer than {longest.TotalSeconds:0} s."));
        return length;
    }

    /// <summary>
    /// The kind by what the file begins with. The tool is told it and never guesses: among what it could guess are play lists,
    /// which name other files.
    /// </summary>
    private static async Task<string> KindAsync(string file, CancellationToken cancellationToken)
    {
        var start = await BeginningAsync(file, 16, cancellationToken);
        if (start.Length == 0) throw new SoundException(SoundFault.Empty, "The file is empty.");
        return KindOf(start) ?? throw new SoundException(SoundFault.UnknownFormat, "It is no WAV, MP3, Ogg, FLAC or AIFF file.");
    }

    private static string? KindOf(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith("RIFF"u8)) return "wav";
        if (start.StartsWith("OggS"u8)) return "ogg";
        if (start.StartsWith("fLaC"u8)) return "flac";
        if (start.StartsWith("FORM"u8)) return "aiff";
        return start.StartsWith("ID3"u8) || (start.Length > 1 && start[0] == 0xFF && (start[1] & 0xE0) == 0xE0) ? "mp3" : null;
    }

    private static async Task<TimeSpan> LengthAsync(string wave, CancellationToken cancellationToken) =>
        File.Exists(wave) ? WaveFile.LengthOf(await BeginningAsync(wave, 256, cancellationToken), new FileInfo(wave).Length) ?? TimeSpan.Zero : TimeSpan.Zero;

    private static async Task<byte[]> BeginningAsync(string file, int count, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        var start = new byte[count];
        return start[..await stream.ReadAtLeastAsync(start, count, throwOnEndOfStream: false, cancellationToken)];
    }
}
