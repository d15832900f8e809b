using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Tests.Runtime.Stores;

/// <summary>Rows in memory with the promises of a database: a batch is written whole or not at all.</summary>
internal sealed class MemoryInstanceStore : IInstanceStore
{
    private readonly Lock _lock = new();

    public Dictionary<string, StoredInstance> Instances { get; } = [];
    public Dictionary<(string InstanceId, int Number), StoredBookmark> Bookmarks { get; } = [];
    public List<StoredJournal> Journal { get; } = [];
    public SortedDictionary<(string InstanceId, int Number), StoredCommand> Outbox { get; } = [];
    public Dictionary<string, StoredStimulus> Inbox { get; } = [];
    public List<(TakenStimulus Taken, DateTimeOffset Until)> Taken { get; } = [];

    public Task CommitAsync(CommitBatch batch, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (var (row, expected) in batch.Instances)
            {
                if (Instances.TryGetValue(row.Id, out var known) ? known.Revision != expected : expected is not null)
                    return Task.FromException(new StaleInstanceException(row.Id));
            }

            Write(batch);
            return Task.CompletedTask;
        }
    }

    private void Write(CommitBatch batch)
    {
        foreach (var (row, _) in batch.Instances) Instances[row.Id] = row;
        foreach (var removed in batch.BookmarksRemoved) Bookmarks.Remove(removed);
        foreach (var bookmark in batch.BookmarksAdded) Bookmarks[(bookmark.InstanceId, bookmark.Number)] = bookmark;
        Journal.AddRange(batch.Journal);
        foreach (var command in batch.CommandsAdded) Outbox[(command.InstanceId, command.Number)] = command;
        foreach (var sent in batch.CommandsSent) Outbox.Remove(sent);
        foreach (var stimulus in batch.StimuliAdded) Inbox[stimulus.Id] = stimulus;
        foreach (var id in batch.StimuliRemoved) Inbox.Remove(id);
        Taken.AddRange(batch.Taken.Select(taken => (taken, batch.TakenUntil)));
        Taken.RemoveAll(taken => taken.Until <= batch.At);
    }

    public Task<IReadOnlyList<StoredInstance>> LoadAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken) =>
        Read(() => instanceIds.Where(Instances.ContainsKey).Select(id => Instances[id]));

    public Task<IReadOnlyList<StoredBookmark>> FindBookmarksAsync(IReadOnlyCollection<StimulusKey> stimuli, CancellationToken cancellationToken) =>
        Read(() =>
        {
            var wanted = stimuli.ToHashSet();
            return Bookmarks.Values.Where(bookmark => bookmark.Stimulus is { } stimulus && wanted.Contains(stimulus));
        });

    public Task<IReadOnlyList<StoredBookmark>> FindDueAsync(
        TimerPosition? after, DateTimeOffset until, int most, CancellationToken cancellationToken) =>
        Read(() => Bookmarks.Values.Where(bookmark => bookmark.DueAt <= until && IsAfter(bookmark, after))
            .OrderBy(bookmark => bookmark.DueAt).ThenBy(bookmark => bookmark.InstanceId, StringComparer.Ordinal).ThenBy(bookmark => bookmark.Number)
            .Take(most));

    public Task<IReadOnlyList<StoredCommand>> ReadOutboxAsync(CancellationToken cancellationToken) => Read(() => Outbox.Values);

    public Task<IReadOnlyList<StoredStimulus>> ReadInboxAsync(CancellationToken cancellationToken) =>
        Read(() => Inbox.Values.OrderBy(stimulus => stimulus.At));

    public Task<IReadOnlyList<string>> FindAskingAsync(CancellationToken cancellationToken) =>
        Read(() => Instances.Values.Where(row => row.IsAsking && row.Status == InstanceStatus.Running).Select(row => row.Id));

    public Task<IReadOnlyList<TakenStimulus>> ReadTakenAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Read(() => Taken.Where(taken => taken.Until > now).Select(taken => taken.Taken));

    public Task<bool> AnyRunningAsync(string? definitionId, string? correlationId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(Instances.Values.Any(row => row.Status == InstanceStatus.Running
                && (definitionId is null || row.DefinitionId == definitionId) && (correlationId is null || row.CorrelationId == correlationId)));
        }
    }

    public Task<IReadOnlyList<string>> FindChildrenAsync(string parentInstanceId, InstanceStatus status, CancellationToken cancellationToken) =>
        Read(() => Instances.Values.Where(row => row.ParentInstanceId == parentInstanceId && row.Status == status).Select(row => row.Id).Order(StringComparer.Ordinal));

    private Task<IReadOnlyList<T>> Read<T>(Func<IEnumerable<T>> rows)
    {
        lock (_lock) return Task.FromResult<IReadOnlyList<T>>([.. rows()]);
    }

    private static bool IsAfter(StoredBookmark bookmark, TimerPosition? position)
    {
        if (position is null) return true;
        if (bookmark.DueAt != position.DueAt) return bookmark.DueAt > position.DueAt;
        var byId = string.CompareOrdinal(bookmark.InstanceId, position.InstanceId);
        return byId > 0 || (byId == 0 && bookmark.Number > position.Number);
    }
}
