using System.Collections.Concurrent;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.Data.Sqlite;

namespace CallCenter.Persistence.Sqlite;

/// <summary>
/// The one writer of instances: a thread that takes every batch that waits into one transaction, so that one sync of the
/// disk serves all partitions. A batch that fails is rolled back alone.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int MostBatches = 64;

    private readonly BlockingCollection<Pending> _queue = [];
    private readonly List<Pending> _taken = [];
    private readonly SqliteTurn _turn;
    private readonly SqliteConnection _connection;
    private readonly SqliteBatchWriter _batches;
    private readonly SqliteStatement _begin, _commit, _rollback, _save, _release, _undo;
    private readonly SqliteCheckpoints _checkpoints;
    private readonly Thread _thread;

    public SqliteWriter(SqliteDatabase database)
    {
        _turn = database.Turns;
        _connection = database.OpenForWriting();
        _batches = new(_connection);
        _begin = new(_connection, "BEGIN IMMEDIATE", 0);
        _commit = new(_connection, "COMMIT", 0);
        _rollback = new(_connection, "ROLLBACK", 0);
        _save = new(_connection, "SAVEPOINT batch", 0);
        _release = new(_connection, "RELEASE batch", 0);
        _undo = new(_connection, "ROLLBACK TO batch", 0);
        _checkpoints = new(database);
        _thread = new(Run) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    public Task CommitAsync(CommitBatch batch)
    {
        var pending = new Pending(batch);
        _queue.Add(pending);
        return pending.Done.Task;
    }

    private void Run()
    {
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            _turn.Take();
            _taken.Clear();
            _taken.Add(first);
            while (_taken.Count < MostBatches && _queue.TryTake(out var next)) _taken.Add(next);
            WriteAll();
            _turn.Pass();
            Settle();
            _checkpoints.Committed();
        }
    }

    private void WriteAll()
    {
        try
        {
            _begin.Run();
            if (_taken.Count == 1) _batches.Write(_taken[0].Batch);
            else foreach (var pending in _taken) WriteApart(pending);
            _commit.Run();
        }
        catch (Exception exception)
        {
            TryRollBack();
            foreach (var pending in _taken) pending.Failure = exception;
        }
    }

    private void Settle()
    {
        foreach (var pending in _taken)
        {
            if (pending.Failure is null) pending.Done.TrySetResult();
            else pending.Done.TrySetException(pending.Failure);
        }
    }

    private void WriteApart(Pending pending)
    {
        _save.Run();
        try
        {
            _batches.Write(pending.Batch);
        }
        catch (Exception exception)
        {
            _undo.Run();
            pending.Failure = exception;
        }

        _release.Run();
    }

    private void TryRollBack()
    {
        try
        {
            _rollback.Run();
        }
        catch (SqliteException)
        {
            // There was no transaction any more: SQLite rolled back by itself.
        }
    }

    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        foreach (var statement in new[] { _begin, _commit, _rollback, _save, _release, _undo }) statement.Dispose();
        _batches.Dispose();
        _checkpoints.Dispose();
        _connection.Dispose();
        _queue.Dispose();
    }

    private sealed class Pending(CommitBatch batch)
    {
        public CommitBatch Batch { get; } = batch;
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public Exception? Failure { get; set; }
    }
}
