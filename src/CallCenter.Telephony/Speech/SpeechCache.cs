using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Telephony.Speech;

/// <summary>
/// Spoken texts as files, named by what is said and by whom: said once, played for ever. Those not asked for the longest are
/// removed when there are too many.
/// </summary>
/// <param name="speech">Who says it.</param>
/// <param name="directory">Where the files lie.</param>
/// <param name="mostFiles">How many are kept.</param>
public sealed class SpeechCache(ISpeech speech, string directory, int mostFiles = 20_000)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, Lazy<Task>> _underWay = new(StringComparer.Ordinal);
    private int _made;

    /// <summary>The file's name without its folder and its ending <c>.wav</c>; it is there when this returns.</summary>
    /// <exception cref="SpeechException">It cannot be said.</exception>
    public async Task<string> FileOfAsync(Utterance utterance)
    {
        var name = NameOf(utterance);
        var file = Path.Combine(directory, name + ".wav");
        if (File.Exists(file))
        {
            Touch(file);
            return name;
        }

        // Many callers may be the first to hear it at once: it is made once.
        var making = _underWay.GetOrAdd(name, _ => new Lazy<Task>(() => Task.Run(() => MakeAsync(utterance, file))));
        try
        {
            await making.Value;
            return name;
        }
        finally
        {
            _underWay.TryRemove(new(name, making));
        }
    }

    /// <summary>What makes two sounds the same.</summary>
    public string NameOf(Utterance utterance)
    {
        var content = string.Join('\n', speech.Name, utterance.Voice ?? "", utterance.Language, utterance.Text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }

    private async Task MakeAsync(Utterance utterance, string file)
    {
        var making = $"{file}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(directory);
            await speech.SayAsync(utterance, making, CancellationToken.None);

            // A file is there whole or not at all.
            File.Move(making, file, overwrite: true);
            if (Interlocked.Increment(ref _made) % 256 == 0) Trim();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SpeechException($"The folder for spoken texts cannot be written to: {failure.Message}", failure);
        }
        finally
        {
            File.Delete(making);
        }
    }

    private static void Touch(string file)
    {
        var now = DateTime.UtcNow;
        if (now - File.GetLastWriteTimeUtc(file) > Fresh) File.SetLastWriteTimeUtc(file, now);
    }

    private void Trim()
    {
        var files = new DirectoryInfo(directory).GetFiles("*.wav");
        foreach (var old in files.OrderBy(file => file.LastWriteTimeUtc).Take(files.Length - mostFiles)) old.Delete();
    }
}
