using CallCenter.Telephony.Speech;

namespace CallCenter.Telephony.Tests.Asterisk.Support;

/// <summary>Says everything with half a second of tone, so that tests need not listen long.</summary>
internal sealed class ToneSpeech(TimeSpan? length = null) : ISpeech
{
    private readonly TimeSpan _length = length ?? TimeSpan.FromSeconds(0.5);

    public string Name => $"tone-{_length}";

    public Task SayAsync(Utterance utterance, string file, CancellationToken cancellationToken) =>
        File.WriteAllBytesAsync(file, Sound.Tone(_length, 440), cancellationToken);
}
