using System.Collections.Concurrent;
using CallCenter.Persistence.Instances;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Persistence.Sqlite;

/// <summary>
/// Instances in SQLite. Reads run where they are called: they are prepared look-ups of microseconds on pooled connections,
/// and never wait for the writer.
/// </summary>
public sealed class SqliteInstanceStore : IInstanceStore, IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly ConcurrentBag<SqliteReader> _readers = [];
    private readonly GroupCommit _commits;
    private volatile bool _disposed;

    /// <summary>The tables must exist.</summary>
    public SqliteInstanceStore(SqliteDatabase database)
    {
        _database = database;
        _commits = new("SQLite writer", new SqliteWriter(database));
    }

    public Task CommitAsync(CommitBatch batch, CancellationToken cancellationToken) => _commits.CommitAsync(batch);

    public Task<IReadOnlyList<StoredInstance>> LoadAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<StoredInstance>>(reader => reader.Load(instanceIds));

    public Task<IReadOnlyList<StoredBookmark>> FindBookmarksAsync(IReadOnlyCollection<StimulusKey> stimuli, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<StoredBookmark>>(reader => reader.FindBookmarks(stimuli));

    public Task<IReadOnlyList<StoredBookmark>> FindDueAsync(
        TimerPosition? after, DateTimeOffset until, int most, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<StoredBookmark>>(reader => reader.FindDue(after, until, most));

    public Task<IReadOnlyList<StoredCommand>> ReadOutboxAsync(CancellationToken cancellationToken) =>
        Read<IReadOnlyList<StoredCommand>>(reader => reader.ReadOutbox());

    public Task<IReadOnlyList<StoredStimulus>> ReadInboxAsync(CancellationToken cancellationToken) =>
        Read<IReadOnlyList<StoredStimulus>>(reader => reader.ReadInbox());

    public Task<IReadOnlyList<string>> FindAskingAsync(CancellationToken cancellationToken) =>
        Read<IReadOnlyList<string>>(reader => reader.FindAsking());

    public Task<IReadOnlyList<TakenStimulus>> ReadTakenAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<TakenStimulus>>(reader => reader.ReadTaken(now));

    public Task<bool> AnyRunningAsync(string? definitionId, string? correlationId, CancellationToken cancellationToken) =>
        Read(reader => reader.AnyRunning(definitionId, correlationId));

    public Task<IReadOnlyList<string>> FindChildrenAsync(string parentInstanceId, InstanceStatus status, CancellationToken cancellationToken) =>
        Read<IReadOnlyList<string>>(reader => reader.FindChildren(parentInstanceId, status));

    private Task<T> Read<T>(Func<SqliteReader, T> query)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_readers.TryTake(out var reader)) reader = new(_database);
        try
        {
            return Task.FromResult(query(reader));
        }
        catch (Exception exception)
        {
            return Task.FromException<T>(exception);
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _commits.Dispose();
        foreach (var reader in _readers) reader.Dispose();
    }
}
