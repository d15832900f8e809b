using System.Collections.Concurrent;
using CallCenter.Persistence.Centre.Audit;
using CallCenter.Persistence.Centre.Recordings;

namespace CallCenter.Workflows.Server.Recordings;

/// <summary>Writes down who listens to what. A player asks for a recording in many pieces: those of one listening are one entry.</summary>
internal sealed class ListeningLog(AuditTrail trail)
{
    private const int Most = 10_000;

    /// <summary>So long after the last piece, the next one is another listening.</summary>
    private static readonly TimeSpan OneListening = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(string Person, string Recording), DateTimeOffset> _last = new();

    /// <summary>Returns when the listening is written down.</summary>
    public async Task NoteAsync(string person, RecordingRow recording, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (_last.TryGetValue((person, recording.Id), out var last) && now - last < OneListening)
        {
            _last[(person, recording.Id)] = now;
            return;
        }

        await trail.WriteAsync(person, AuditActions.RecordingListened, recording.Id, $"{recording.From} → {recording.To}", cancellationToken);
        if (_last.Count >= Most) _last.Clear();
        _last[(person, recording.Id)] = now;
    }
}
