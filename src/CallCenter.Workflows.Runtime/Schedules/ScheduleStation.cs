using CallCenter.Workflows.Runtime.Hosting;
using CallCenter.Workflows.Runtime.Stimuli;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Runtime.Timers;
using Microsoft.Extensions.Logging;

namespace CallCenter.Workflows.Runtime.Schedules;

/// <summary>
/// Starts published versions by the clock. A schedule is a timer's row like any other, only that no instance has it. When it
/// comes due, one transaction moves it on and puts a stimulus named after the moment into the inbox: so each moment starts
/// once, whenever the server dies. What came due while it was down is made up for by a single date, and left out by what recurs.
/// </summary>
internal sealed class ScheduleStation(
    IInstanceStore store, IGraphSource graphs, StimulusRoom room, TimerStation timers, TimeProvider clock, WorkflowRuntimeOptions options,
    WorkCounter counter, ILogger logger)
    : Station<(string Id, int Number)?>("schedules", concurrency: 1, counter)
{
    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);

    /// <param name="DueAt">Null when it will not come due any more.</param>
    private readonly record struct Row(int Number, DateTimeOffset? DueAt);

    public void Start()
    {
        graphs.Changed += Compare;
        if (graphs.Schedules.Count > 0) Put(null);
    }

    public void Stop() => graphs.Changed -= Compare;

    public void Due(string id, int number) => Put((id, number));

    public override async Task PumpAsync(CancellationToken cancellationToken)
    {
        if (!TryTake(out var item)) return;
        try
        {
            if (item is var (id, number)) await FireAsync(id, number, cancellationToken);
            else await CompareAsync(cancellationToken);
        }
        finally
        {
            Work.Ended();
        }
    }

    private void Compare(string definitionId) => Put(null);

    /// <summary>Makes the rows what the published versions say.</summary>
    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        var published = graphs.Schedules.DistinctBy(schedule => schedule.Id).ToDictionary(schedule => schedule.Id, StringComparer.Ordinal);
        var added = published.Values.Where(schedule => !_rows.ContainsKey(schedule.Id)).ToList();
        var removed = _rows.Keys.Where(id => !published.ContainsKey(id)).ToList();
        if (added.Count + removed.Count == 0) return;
        var batch = new CommitBatch();
        var stored = added.Count == 0 ? [] : await TryAsync(
            "when flows are to start", () => store.FindBookmarksAsync([.. added.Select(schedule => PublishedSchedule.RowKey(schedule.Id))], cancellationToken), cancellationToken);
        var byId = stored.ToLookup(row => row.InstanceId, StringComparer.Ordinal);
        var now = clock.GetUtcNow();
        var rows = added.Select(schedule => (schedule.Id, Before: byId[schedule.Id].FirstOrDefault(), Row: RowOf(schedule, byId[schedule.Id].FirstOrDefault(), now))).ToList();
        foreach (var (id, before, row) in rows)
        {
            if (before?.Number == row.Number) continue;
            if (before is not null) batch.BookmarksRemoved.Add((id, before.Number));
            batch.BookmarksAdded.Add(new(id, row.Number, PublishedSchedule.RowKey(id), row.DueAt));
        }

        foreach (var id in removed) batch.BookmarksRemoved.Add((id, _rows[id].Number));
        await CommitAsync(batch, cancellationToken);
        foreach (var id in removed)
        {
            timers.Changed(id, _rows[id].Number, 0, null);
            _rows.Remove(id);
        }

        foreach (var (id, before, row) in rows)
        {
            _rows[id] = row;
            timers.Changed(id, before?.Number, row.Number, row.DueAt);
        }
    }

    private static Row RowOf(PublishedSchedule published, StoredBookmark? stored, DateTimeOffset now)
    {
        if (stored is null) return new(1, published.Schedule.First(now));
        var missed = stored.DueAt <= now && !published.Schedule.CatchesUp;
        return missed ? new(stored.Number + 1, published.Schedule.After(stored.DueAt!.Value, now)) : new(stored.Number, stored.DueAt);
    }

    private async Task FireAsync(string id, int number, CancellationToken cancellationToken)
    {
        if (!_rows.TryGetValue(id, out var row))
        {
            // Left behind by a version that was retracted while the server was down.
            var leftover = new CommitBatch();
            leftover.BookmarksRemoved.Add((id, number));
            await CommitAsync(leftover, cancellationToken);
            return;
        }

        if (row.Number != number || row.DueAt is not { } due) return;
        if (graphs.Schedules.FirstOrDefault(schedule => schedule.Id == id) is not { } published) return;
        var now = clock.GetUtcNow();
        var next = new Row(number + 1, published.Schedule.After(due, now));
        var stimulus = new StoredStimulus($"{id}@{due.UtcTicks}", published.DueKey, null, null, null, now, now + options.Patience);
        var batch = new CommitBatch();
        batch.BookmarksRemoved.Add((id, number));
        batch.BookmarksAdded.Add(new(id, next.Number, PublishedSchedule.RowKey(id), next.DueAt));
        batch.StimuliAdded.Add(stimulus);
        await CommitAsync(batch, cancellationToken);
        _rows[id] = next;
        timers.Changed(id, number, next.Number, next.DueAt);
        room.Restore(new(stimulus.Id, stimulus.Stimulus, null), stimulus.At, stimulus.ExpiresAt);
    }

    private async Task CommitAsync(CommitBatch batch, CancellationToken cancellationToken)
    {
        if (batch.IsEmpty) return;
        await TryAsync("to keep when flows are to start", async () =>
        {
            batch.At = clock.GetUtcNow();
            await store.CommitAsync(batch, cancellationToken);
            return true;
        }, cancellationToken);
    }

    /// <summary>Reading and writing this twice does no harm, so a failure of any kind is answered by trying again.</summary>
    private async Task<T> TryAsync<T>(string what, Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        for (var failures = 0; ; )
        {
            try
            {
                return await attempt();
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                var pause = options.BackOff(++failures);
                Log.StoreFailed(logger, what, pause, exception);
                Work.SetAside();
                await clock.WaitAsync(pause, cancellationToken);
                Work.TakeUp();
            }
        }
    }
}
