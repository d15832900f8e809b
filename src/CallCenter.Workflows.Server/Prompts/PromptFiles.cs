using System.Security.Cryptography;
using CallCenter.Telephony.Sounds;
using CallCenter.Telephony.Speech;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.Settings;

namespace CallCenter.Workflows.Server.Prompts;

/// <summary>The sounds of prompts as files of telephone quality, each named by its content: uploaded recordings, and texts spoken for those who listen.</summary>
internal sealed class PromptFiles
{
    public const long MostBytes = 20L * 1024 * 1024;

    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private const string Incoming = "incoming";
    private static readonly SoundConverter Converter = new(Longest);

    private readonly string _folder;
    private readonly SpeechCache _spoken;

    public PromptFiles(ServerSettings settings, ISpeech speech)
    {
        _folder = Path.Combine(settings.DataDirectory, "prompts");
        _spoken = new(speech, Path.Combine(_folder, "spoken"), mostFiles: 2_000);
    }

    public string PathOf(string hash) => Path.Combine(_folder, hash + ".wav");

    /// <summary>Checks and converts an upload.</summary>
    /// <exception cref="ProblemException">It is too large, or no sound that can be used.</exception>
    public async Task<(string Hash, TimeSpan Length)> TakeAsync(Stream upload, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(_folder, Incoming);
        Directory.CreateDirectory(folder);
        var raw = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        var converted = raw + ".wav";
        try
        {
            await ReceiveAsync(upload, raw, cancellationToken);
            var length = await Converter.ConvertAsync(raw, converted, cancellationToken);
            var hash = await HashAsync(converted, cancellationToken);
            File.Move(converted, PathOf(hash), overwrite: true);
            return (hash, length);
        }
        catch (SoundException failure)
        {
            throw new ProblemException(SoundProblems.Of(failure));
        }
        finally
        {
            File.Delete(raw);
            File.Delete(converted);
        }
    }

    /// <summary>The file of a text as a synthesised voice says it.</summary>
    /// <exception cref="ProblemException">It cannot be said here.</exception>
    public async Task<string> SpeakAsync(string text, string language, string? voice)
    {
        try
        {
            return Path.Combine(_folder, "spoken", await _spoken.FileOfAsync(new(text, language, voice)) + ".wav");
        }
        catch (SpeechException failure)
        {
            throw new ProblemException(new(ProblemType.Unavailable, new($"这段文字无法合成语音：{failure.Message}", $"The text cannot be spoken here: {failure.Message}")));
        }
    }

    public void Delete(string hash) => File.Delete(PathOf(hash));

    /// <summary>Removes what uploads that a crash cut short left behind.</summary>
    public void Clean()
    {
        var folder = Path.Combine(_folder, Incoming);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static async Task ReceiveAsync(Stream upload, string file, CancellationToken cancellationToken)
    {
        await using var into = File.Create(file);
        var buffer = new byte[64 * 1024];
        var size = 0L;
        for (int read; (read = await upload.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            size += read;
            if (size > MostBytes) throw new ProblemException(SoundProblems.TooLarge);
            await into.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    private static async Task<string> HashAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
