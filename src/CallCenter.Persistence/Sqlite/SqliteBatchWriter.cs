using CallCenter.Persistence.Instances;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.Data.Sqlite;

namespace CallCenter.Persistence.Sqlite;

/// <summary>Writes commit batches over one connection, inside a transaction that its caller opened.</summary>
internal sealed class SqliteBatchWriter : IDisposable
{
    private readonly List<SqliteStatement> _all = [];
    private readonly SqliteStatement _insertInstance, _updateInstance, _updateWhole, _addBookmark, _removeBookmark, _addJournal,
        _addCommand, _removeCommand, _addStimulus, _removeStimulus, _addTaken, _forgetTaken, _addUncounted;

    private readonly TakenClearing _clearing = new();

    public SqliteBatchWriter(SqliteConnection connection)
    {
        _insertInstance = New("""
            INSERT INTO Instances (Id, DefinitionId, DefinitionVersionId, DefinitionVersion, CorrelationId, Name, ParentInstanceId, Status, SubStatus,
                IncidentCount, IsAsking, Revision, CreatedAt, UpdatedAt, FinishedAt, State)
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """, 16);
        // A column that an index has must not be written unless it changed: SQLite would rewrite the index entry.
        _updateInstance = New("""
            UPDATE Instances SET Revision = $2, UpdatedAt = $3, SubStatus = $4, Name = $5, State = $6
            WHERE Id = $0 AND Revision = $1 AND Status = $7 AND IsAsking = $8 AND IncidentCount = $9 AND CorrelationId IS $10
                AND DefinitionVersionId = $11
            """, 12);
        _updateWhole = New("""
            UPDATE Instances SET Revision = $2, UpdatedAt = $3, SubStatus = $4, Name = $5, State = $6,
                Status = $7, IsAsking = $8, IncidentCount = $9, CorrelationId = $10, DefinitionVersionId = $11,
                FinishedAt = $12, DefinitionVersion = $13
            WHERE Id = $0 AND Revision = $1
            """, 14);
        _addBookmark = New("INSERT OR REPLACE INTO Bookmarks (InstanceId, Number, StimulusName, StimulusKey, DueAt) VALUES ($0, $1, $2, $3, $4)", 5);
        _removeBookmark = New("DELETE FROM Bookmarks WHERE InstanceId = $0 AND Number = $1", 2);
        _addJournal = New("INSERT INTO Journal (InstanceId, FirstSequence, Count, At, Entries) VALUES ($0, $1, $2, $3, $4)", 5);
        _addCommand = New("INSERT OR REPLACE INTO Outbox (InstanceId, Number, Type, Json) VALUES ($0, $1, $2, $3)", 4);
        _removeCommand = New("DELETE FROM Outbox WHERE InstanceId = $0 AND Number = $1", 2);
        _addStimulus = New("""
            INSERT OR REPLACE INTO Inbox (Id, StimulusName, StimulusKey, PayloadType, PayloadJson, CorrelationId, At, ExpiresAt)
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7)
            """, 8);
        _removeStimulus = New("DELETE FROM Inbox WHERE Id = $0", 1);
        _addTaken = New("INSERT INTO InboxTaken (ExpiresAt, Entries) VALUES ($0, $1)", 2);
        _forgetTaken = New($"""
            DELETE FROM InboxTaken WHERE Id IN (SELECT Id FROM InboxTaken ORDER BY Id LIMIT {TakenClearing.MostRows}) AND ExpiresAt <= $0
            """, 1);
        _addUncounted = New("INSERT OR REPLACE INTO UncountedRuns (InstanceId, Number) VALUES ($0, $1)", 2);
        return;

        SqliteStatement New(string sql, int parameters)
        {
            var statement = new SqliteStatement(connection, sql, parameters);
            _all.Add(statement);
            return statement;
        }
    }

    public void Write(CommitBatch batch)
    {
        foreach (var write in batch.Instances) WriteInstance(write);
        foreach (var (instanceId, revision) in batch.Finished) _addUncounted.Set(0, instanceId).Set(1, revision).Run();
        foreach (var (instanceId, number) in batch.BookmarksRemoved) _removeBookmark.Set(0, instanceId).Set(1, number).Run();
        foreach (var bookmark in batch.BookmarksAdded)
        {
            _addBookmark.Set(0, bookmark.InstanceId).Set(1, bookmark.Number)
                .Set(2, bookmark.Stimulus?.Name).Set(3, bookmark.Stimulus?.Key).Set(4, bookmark.DueAt).Run();
        }

        foreach (var journal in batch.Journal)
        {
            _addJournal.Set(0, journal.InstanceId).Set(1, journal.FirstSequence).Set(2, journal.Count).Set(3, journal.At).Set(4, journal.Entries).Run();
        }

        foreach (var command in batch.CommandsAdded)
            _addCommand.Set(0, command.InstanceId).Set(1, command.Number).Set(2, command.Type).Set(3, command.Json).Run();
        foreach (var (instanceId, number) in batch.CommandsSent) _removeCommand.Set(0, instanceId).Set(1, number).Run();
        WriteStimuli(batch);
    }

    private void WriteStimuli(CommitBatch batch)
    {
        foreach (var stimulus in batch.StimuliAdded)
        {
            _addStimulus.Set(0, stimulus.Id).Set(1, stimulus.Stimulus.Name).Set(2, stimulus.Stimulus.Key).Set(3, stimulus.PayloadType)
                .Set(4, stimulus.PayloadJson).Set(5, stimulus.CorrelationId).Set(6, stimulus.At).Set(7, stimulus.ExpiresAt).Run();
        }

        foreach (var id in batch.StimuliRemoved) _removeStimulus.Set(0, id).Run();
        if (batch.Taken.Count > 0) _addTaken.Set(0, batch.TakenUntil).Set(1, TakenPacking.Pack(batch.Taken)).Run();
        if (_clearing.IsDue(batch.At)) _forgetTaken.Set(0, batch.At).Run();
    }

    private void WriteInstance(InstanceWrite write)
    {
        var row = write.Row;
        if (write.ExpectedRevision is not { } expected)
        {
            Insert(row);
            return;
        }

        if (SetChanging(_updateInstance, row, expected).Run() == 1) return;
        if (SetChanging(_updateWhole, row, expected).Set(12, row.FinishedAt).Set(13, row.DefinitionVersion).Run() != 1) throw new StaleInstanceException(row.Id);
    }

    private static SqliteStatement SetChanging(SqliteStatement statement, StoredInstance row, int expected) => statement
        .Set(0, row.Id).Set(1, expected).Set(2, row.Revision).Set(3, row.UpdatedAt).Set(4, (int)row.SubStatus).Set(5, row.Name).Set(6, row.State)
        .Set(7, (int)row.Status).Set(8, row.IsAsking ? 1 : 0).Set(9, row.IncidentCount).Set(10, row.CorrelationId)
        .Set(11, row.DefinitionVersionId);

    private void Insert(StoredInstance row)
    {
        _insertInstance.Set(0, row.Id).Set(1, row.DefinitionId).Set(2, row.DefinitionVersionId).Set(3, row.DefinitionVersion).Set(4, row.CorrelationId)
            .Set(5, row.Name).Set(6, row.ParentInstanceId).Set(7, (int)row.Status).Set(8, (int)row.SubStatus).Set(9, row.IncidentCount)
            .Set(10, row.IsAsking ? 1 : 0).Set(11, row.Revision).Set(12, row.CreatedAt).Set(13, row.UpdatedAt).Set(14, row.FinishedAt).Set(15, row.State);
        try
        {
            _insertInstance.Run();
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == 19)
        {
            throw new StaleInstanceException(row.Id);
        }
    }

    public void Dispose()
    {
        foreach (var statement in _all) statement.Dispose();
    }
}
