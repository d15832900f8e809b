using CallCenter.Telephony.Asterisk.Ari;
using CallCenter.Telephony.Speech;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Asterisk;

/// <summary>Finds or makes what Asterisk is to play.</summary>
internal sealed partial class PromptSounds(AsteriskOptions options, ISpeech speech, AriClient ari, ILogger logger)
{
    private static readonly string[] Endings = [".wav", ".wav16", ".ulaw", ".alaw", ".gsm", ".g722", ".sln", ".sln16"];
    private readonly SpeechCache _spoken = new(speech, Path.Combine(options.SoundsDirectory, "spoken"));
    private readonly string _path = (options.SoundsPath ?? options.SoundsDirectory).TrimEnd('/');

    /// <summary>ARI's name of it; null when it cannot be played, and the log says why.</summary>
    public async ValueTask<string?> MediaOfAsync(Playback playback)
    {
        try
        {
            if (playback.Sound is { } sound) return Shared(sound);
            if (playback.Audio is { } audio) return await AudioAsync(audio);
            if (string.IsNullOrWhiteSpace(playback.Text)) return null;
            return $"sound:{_path}/spoken/{await _spoken.FileOfAsync(new Utterance(playback.Text.Trim(), playback.Language, playback.Voice))}";
        }
        catch (Exception failure) when (failure is SpeechException or IOException or UnauthorizedAccessException)
        {
            LogNotSaid(logger, failure, playback.Id, playback.Language);
            return null;
        }
    }

    /// <summary>A recording of the library lies where Asterisk does not see it; it is copied once, named by its content.</summary>
    private string Shared(PromptSound sound)
    {
        var folder = Path.Combine(options.SoundsDirectory, "library");
        var file = Path.Combine(folder, sound.Hash + ".wav");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(folder);
            var copying = $"{file}.{Guid.NewGuid():N}.part";
            File.Copy(sound.File, copying);
            File.Move(copying, file, overwrite: true);
        }

        return $"sound:{_path}/library/{sound.Hash}";
    }

    /// <summary>A recorded prompt of ours, or one of Asterisk's own sounds.</summary>
    private async Task<string?> AudioAsync(string audio)
    {
        var isName = audio.Length > 0 && audio.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '/' or '.') && !audio.Contains("..", StringComparison.Ordinal) && audio[0] != '/';
        if (isName)
        {
            var name = Path.ChangeExtension(audio, null);
            if (Endings.Any(ending => File.Exists(Path.Combine(options.SoundsDirectory, "prompts", name + ending)))) return $"sound:{_path}/prompts/{name}";
            if (await ari.ExistsAsync($"sounds/{AriNames.Segment(name)}")) return $"sound:{name}";
        }

        LogUnknown(logger, audio, Path.Combine(options.SoundsDirectory, "prompts"));
        return null;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Prompt {Prompt} ({Language}) could not be turned into sound.")]
    private static partial void LogNotSaid(ILogger logger, Exception failure, string prompt, string language);

    [LoggerMessage(Level = LogLevel.Error, Message = "There is no recorded prompt {Audio} in {Folder}, nor does Asterisk have it.")]
    private static partial void LogUnknown(ILogger logger, string audio, string folder);
}
