using CallCenter.Contacts;
using CallCenter.Telephony.Asterisk.Ari;

namespace CallCenter.Telephony.Asterisk;

/// <content>Recordings that are over, in Asterisk's own folder until they are taken into keeping.</content>
public sealed partial class AsteriskTelephony : IRecordingSource
{
    public async ValueTask<RecordedSound> OpenAsync(ContactId contact, string recording, CancellationToken cancellationToken)
    {
        var name = AriNames.Segment(AriNames.Recording(contact, recording));

        // A live recording has a file too, which is not whole yet.
        if (await _ari.ExistsAsync("recordings/live/" + name)) return RecordedSound.Unfinished;
        return await _ari.OpenAsync($"recordings/stored/{name}/file", cancellationToken) is { } audio ? new(audio) : RecordedSound.None;
    }

    public async ValueTask DeleteAsync(ContactId contact, string recording, CancellationToken cancellationToken) =>
        await _ari.DeleteAsync("recordings/stored/" + AriNames.Segment(AriNames.Recording(contact, recording)));

    /// <summary>Asterisk's folder may hold what is not ours: nothing in it is removed but by name.</summary>
    public ValueTask CleanAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
