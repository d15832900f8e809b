using CallCenter.Contacts;

namespace CallCenter.Telephony;

/// <summary>Where an adapter leaves what it recorded, until somebody has taken it into keeping.</summary>
public interface IRecordingSource
{
    /// <summary>A recording as WAV.</summary>
    /// <param name="contact">Whose it is.</param>
    /// <param name="recording">The name it was started under.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<RecordedSound> OpenAsync(ContactId contact, string recording, CancellationToken cancellationToken);

    /// <summary>Takes it away; does nothing when it is not there.</summary>
    ValueTask DeleteAsync(ContactId contact, string recording, CancellationToken cancellationToken);

    /// <summary>Takes away what an earlier run of ours left behind and nobody asked for.</summary>
    ValueTask CleanAsync(CancellationToken cancellationToken);
}

/// <summary>What a source has of a recording.</summary>
/// <param name="Audio">The whole recording; null when there is none.</param>
/// <param name="IsUnfinished">It is still being written: ask again.</param>
public sealed record RecordedSound(Stream? Audio, bool IsUnfinished = false)
{
    public static readonly RecordedSound None = new(null, IsUnfinished: false);

    public static readonly RecordedSound Unfinished = new(null, IsUnfinished: true);
}
