using CallCenter.Persistence.Instances;
using CallCenter.Processes.HeatMaps;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.HeatMaps;

/// <summary>The journals of runs as a heat map reads them.</summary>
internal static class RunJournals
{
    private const string WentOn = "GoesOn: ";

    /// <summary>What each of the runs adds; one whose journal was taken out, or has lost its beginning, adds nothing.</summary>
    public static async Task<IReadOnlyDictionary<string, RunTally>> FoldAsync(CallCenterDbContext database, IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken)
    {
        var rows = await database.Set<JournalRow>().AsNoTracking().Where(row => instanceIds.Contains(row.InstanceId))
            .OrderBy(row => row.InstanceId).ThenBy(row => row.FirstSequence).ToListAsync(cancellationToken);
        return rows.GroupBy(row => row.InstanceId, StringComparer.Ordinal).Where(journal => journal.First().FirstSequence == 1)
            .ToDictionary(journal => journal.Key, journal => RunFold.Of([.. journal.SelectMany(row => JournalCodec.Read(row.Entries)).SelectMany(Events)]), StringComparer.Ordinal);
    }

    private static IEnumerable<RunEvent> Events(JournalRecord record) => record.Event switch
    {
        JournalEvent.Ran => [Of(record, RunEventKind.Started), Of(record, RunEventKind.Completed, record.Outcomes)],
        JournalEvent.Completed => [Of(record, RunEventKind.Completed, record.Outcomes)],
        JournalEvent.Started => [Of(record, RunEventKind.Started)],
        JournalEvent.Faulted => [Of(record, RunEventKind.Faulted)],
        JournalEvent.Canceled => [Of(record, RunEventKind.Canceled)],
        JournalEvent.Noted when record.Message?.StartsWith(WentOn, StringComparison.Ordinal) == true =>
            [Of(record, RunEventKind.WentOn, record.Message[WentOn.Length..].Split(", "))],
        JournalEvent.Noted => [Of(record, RunEventKind.Noted)],
        _ => [],
    };

    private static RunEvent Of(JournalRecord record, RunEventKind kind, IReadOnlyList<string>? outcomes = null) =>
        new(record.ExecutionNumber, record.ParentNumber, record.ActivityId, kind, record.At, outcomes);
}
