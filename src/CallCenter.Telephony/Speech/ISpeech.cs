namespace CallCenter.Telephony.Speech;

/// <summary>Something to be said.</summary>
/// <param name="Text">The words.</param>
/// <param name="Language">BCP 47, e.g. <c>zh-CN</c>.</param>
/// <param name="Voice">A voice of the adapter; null for the language's default.</param>
public sealed record Utterance(string Text, string Language, string? Voice);

/// <summary>Makes sound of text.</summary>
public interface ISpeech
{
    /// <summary>Part of what makes a sound the same: changes when the adapter would say the same text differently.</summary>
    string Name { get; }

    /// <summary>Writes what is said into a WAV file of 8 kHz, mono, 16 bits.</summary>
    /// <exception cref="SpeechException">It cannot be said: an unknown voice, a tool that is missing or fails.</exception>
    Task SayAsync(Utterance utterance, string file, CancellationToken cancellationToken);
}

/// <summary>A text could not be said.</summary>
public sealed class SpeechException(string message, Exception? inner = null) : Exception(message, inner);
