using CallCenter.Persistence.Instances;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.Data.Sqlite;

namespace CallCenter.Persistence.Sqlite;

/// <summary>Writes batches over the one connection that writes instances, in turn with others who write often.</summary>
internal sealed class SqliteWriter : IBatchWriter
{
    private readonly SqliteTurn _turn;
    private readonly SqliteConnection _connection;
    private readonly SqliteBatchWriter _batches;
    private readonly SqliteStatement _begin, _commit, _rollback;
    private readonly SqliteCheckpoints _checkpoints;

    public SqliteWriter(SqliteDatabase database)
    {
        _turn = database.Turns;
        _connection = database.OpenForWriting();
        _batches = new(_connection);
        _begin = new(_connection, "BEGIN IMMEDIATE", 0);
        _commit = new(_connection, "COMMIT", 0);
        _rollback = new(_connection, "ROLLBACK", 0);
        _checkpoints = new(database);
    }

    public void TakeTurn() => _turn.Take();

    public void PassTurn() => _turn.Pass();

    public void Write(IReadOnlyList<CommitBatch> batches)
    {
        try
        {
            _begin.Run();
            foreach (var batch in batches) _batches.Write(batch);
            _commit.Run();
        }
        catch
        {
            TryRollBack();
            throw;
        }

        _checkpoints.Committed();
    }

    /// <summary>Whatever it was, the transaction was rolled back.</summary>
    public bool IsUndone(Exception failure) => true;

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
        foreach (var statement in new[] { _begin, _commit, _rollback }) statement.Dispose();
        _batches.Dispose();
        _checkpoints.Dispose();
        _connection.Dispose();
    }
}
