using System.Globalization;
using CallCenter.Contacts;
using CallCenter.Persistence.Centre.Recordings;
using CallCenter.Telephony.Sounds;
using CallCenter.Workflows.Runtime.Retention;
using CallCenter.Workflows.Server.Settings;
using Microsoft.AspNetCore.DataProtection;

namespace CallCenter.Workflows.Server.Recordings;

/// <summary>Keeps recordings: sealed files below one folder, and their entries in the index.</summary>
internal sealed class RecordingVault(RecordingStore store, IDataProtectionProvider protection, ServerSettings settings) : IRetainedRecordings
{
    private const string Incoming = "incoming";
    private readonly string _folder = settings.RecordingDirectory ?? Path.Combine(settings.DataDirectory, "recordings");
    private readonly IDataProtector _protector = protection.CreateProtector("CallCenter.Recordings");

    /// <summary>A recording's id: the name it was started under, which begins with its contact where the adapter did not see to that.</summary>
    public static string IdOf(ContactId contact, string recording) =>
        recording.StartsWith(contact.Value, StringComparison.Ordinal) ? recording : $"{contact}-{recording}";

    /// <summary>Takes a recording into keeping. The file is there whole, then the entry: a crash between leaves a file that the next attempt replaces.</summary>
    public async Task KeepAsync(ContactRecord contact, string recording, Stream audio, CancellationToken cancellationToken)
    {
        var id = IdOf(contact.Id, recording);
        var file = FileOf(id, contact.ArrivedAt);
        var path = Path.Combine(_folder, file);
        var making = Path.Combine(_folder, Incoming, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Directory.CreateDirectory(Path.GetDirectoryName(making)!);
        await using var watched = new BeginningStream(audio);
        var (size, hash) = await SealedFile.WriteAsync(watched, making, _protector.CreateProtector(id), cancellationToken);
        File.Move(making, path, overwrite: true);
        var length = WaveFile.LengthOf(watched.Beginning, size) ?? TimeSpan.Zero;
        var flow = await store.FlowOfAsync(contact.Id, cancellationToken);
        await store.AddAsync(
            new()
            {
                Id = id,
                ContactId = contact.Id.Value,
                Kind = RecordingTimeline.IsCall(contact, recording) ? RecordingKind.Call : RecordingKind.Voicemail,
                StartedAt = RecordingTimeline.StartOf(contact, recording, length) ?? contact.AnsweredAt ?? contact.ArrivedAt,
                LengthMilliseconds = (long)length.TotalMilliseconds,
                Size = size,
                Hash = hash,
                File = file,
                From = contact.From,
                To = contact.To,
                AgentId = contact.AgentId,
                AgentName = contact.AgentName,
                Queue = contact.Queue,
                CustomerId = contact.CustomerId,
                InstanceId = flow?.InstanceId,
                DefinitionId = flow?.DefinitionId,
                DefinitionVersion = flow?.Version,
            },
            cancellationToken);
    }

    /// <summary>The sound, as it was taken into keeping.</summary>
    /// <exception cref="IOException">The file is not there.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed, or its key is not in the ring.</exception>
    public Stream Open(RecordingRow recording) => SealedFile.Open(Path.Combine(_folder, recording.File), _protector.CreateProtector(recording.Id));

    /// <summary>Removes what a crash left half written.</summary>
    public void Clean()
    {
        var folder = Path.Combine(_folder, Incoming);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    public Task<IReadOnlyList<KeptRecording>> FindAsync(KeptRecording? after, DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        store.FindBeforeAsync(after, before, most, cancellationToken);

    /// <summary>The file first: an entry without one is found by the next sweep, a file without an entry by nobody.</summary>
    public async Task<int> DeleteAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        foreach (var file in await store.FilesAsync(ids, cancellationToken))
        {
            var path = Path.Combine(_folder, file);
            if (File.Exists(path)) File.Delete(path);
        }

        return await store.DeleteAsync(ids, cancellationToken);
    }

    private static string FileOf(string id, DateTimeOffset at)
    {
        var name = string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_')).TrimStart('.');
        return string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyy}/{at.UtcDateTime:MM}/{at.UtcDateTime:dd}/{name}.rec");
    }
}
