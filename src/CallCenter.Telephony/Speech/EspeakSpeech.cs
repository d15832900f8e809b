using System.Text;

namespace CallCenter.Telephony.Speech;

/// <summary>Text to speech by <c>espeak-ng</c>, brought to telephone quality by <c>sox</c>.</summary>
public sealed class EspeakSpeech(TimeSpan? limit = null) : ISpeech
{
    private readonly TimeSpan _limit = limit ?? TimeSpan.FromSeconds(20);

    public string Name => "espeak-ng-1";

    public async Task SayAsync(Utterance utterance, string file, CancellationToken cancellationToken)
    {
        var spoken = file + ".espeak.wav";
        try
        {
            await ToolProcess.RunAsync("espeak-ng", ["-v", VoiceOf(utterance), "-w", spoken, "--stdin"], Clean(utterance.Text), _limit, cancellationToken);
            if (!File.Exists(spoken)) throw new SpeechException($"espeak-ng said nothing; has it the voice {VoiceOf(utterance)}?");
            await ToolProcess.RunAsync(
                "sox", ["-t", "wav", spoken, "-t", "wav", "-r", "8000", "-c", "1", "-b", "16", "-e", "signed-integer", file], "", _limit, cancellationToken);
        }
        finally
        {
            File.Delete(spoken);
        }
    }

    private static string VoiceOf(Utterance utterance)
    {
        if (!string.IsNullOrWhiteSpace(utterance.Voice))
        {
            return utterance.Voice.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '+' or '_')
                ? utterance.Voice
                : throw new SpeechException($"\"{utterance.Voice}\" is no name of a voice; one is such as cmn or en-us+f3.");
        }

        var language = utterance.Language.ToLowerInvariant();
        if (language.StartsWith("zh-hk", StringComparison.Ordinal) || language.StartsWith("yue", StringComparison.Ordinal)) return "yue";
        if (language.StartsWith("zh", StringComparison.Ordinal)) return "cmn";
        return language.Length > 0 && language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? language
            : throw new SpeechException($"\"{utterance.Language}\" is no language; one is such as zh-CN or en-US.");
    }

    /// <summary>Control characters are commands to the voice, not words.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text) clean.Append(char.IsControl(c) ? ' ' : c);
        return clean.ToString();
    }
}
