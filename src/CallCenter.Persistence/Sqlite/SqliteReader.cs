using CallCenter.Persistence.Instances;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.Data.Sqlite;

namespace CallCenter.Persistence.Sqlite;

/// <summary>A read connection with its prepared statements; used by one caller at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteQuery _load, _due, _dueAfter, _running, _children;
    private readonly SqliteStatement _byStimulus;

    public SqliteReader(SqliteDatabase database)
    {
        _connection = database.OpenForReading();
        _load = new(_connection, $"SELECT {StoredRows.InstanceColumns} FROM Instances WHERE Id = $0", 1);
        _byStimulus = new(_connection, "SELECT InstanceId, Number, DueAt FROM Bookmarks WHERE StimulusKey = $0 AND StimulusName = $1", 2);
        _due = new(_connection, $"SELECT {StoredRows.BookmarkColumns} FROM Bookmarks WHERE DueAt <= $0 ORDER BY DueAt, InstanceId, Number LIMIT $1", 2);
        _dueAfter = new(_connection, $"""
            SELECT {StoredRows.BookmarkColumns} FROM Bookmarks WHERE DueAt <= $0 AND (DueAt, InstanceId, Number) > ($2, $3, $4)
            ORDER BY DueAt, InstanceId, Number LIMIT $1
            """, 5);
        _running = new(_connection, """
            SELECT EXISTS (SELECT 1 FROM Instances
                WHERE Status = 0 AND ($0 IS NULL OR DefinitionId = $0) AND ($1 IS NULL OR CorrelationId = $1))
            """, 2);
        _children = new(_connection, "SELECT Id FROM Instances WHERE ParentInstanceId = $0 AND Status = $1 ORDER BY Id", 2);
    }

    public List<string> FindChildren(string parentInstanceId, InstanceStatus status)
    {
        var found = new List<string>();
        using var reader = _children.Set(0, parentInstanceId).Set(1, (int)status).Read();
        while (reader.Read()) found.Add(reader.GetString(0));
        return found;
    }

    public List<StoredInstance> Load(IReadOnlyCollection<string> ids)
    {
        var found = new List<StoredInstance>(ids.Count);
        foreach (var id in ids)
        {
            using var reader = _load.Set(0, id).Read();
            if (reader.Read()) found.Add(StoredRows.Instance(reader));
        }

        return found;
    }

    public List<StoredBookmark> FindBookmarks(IReadOnlyCollection<StimulusKey> stimuli)
    {
        var found = new List<StoredBookmark>();
        foreach (var stimulus in stimuli)
        {
            _byStimulus.Set(0, stimulus.Key).Set(1, stimulus.Name).Read(row => found.Add(new(
                row.Text(0)!, (int)row.Number(1)!, stimulus, row.Number(2) is { } ticks ? new(ticks, TimeSpan.Zero) : null)));
        }

        return found;
    }

    public List<StoredBookmark> FindDue(TimerPosition? after, DateTimeOffset until, int most)
    {
        var found = new List<StoredBookmark>();
        var statement = after is null ? _due : _dueAfter.Set(2, after.DueAt).Set(3, after.InstanceId).Set(4, after.Number);
        ReadBookmarks(statement.Set(0, until).Set(1, most), found);
        return found;
    }

    public bool AnyRunning(string? definitionId, string? correlationId)
    {
        using var reader = _running.Set(0, definitionId).Set(1, correlationId).Read();
        return reader.Read() && reader.GetInt64(0) == 1;
    }

    public List<StoredCommand> ReadOutbox() => Query(StoredRows.ReadOutbox, StoredRows.Command);

    public List<StoredStimulus> ReadInbox() => Query(StoredRows.ReadInbox, StoredRows.Stimulus);

    public List<string> FindAsking() => Query("SELECT Id FROM Instances WHERE IsAsking = 1 AND Status = 0", reader => reader.GetString(0));

    public List<TakenStimulus> ReadTaken(DateTimeOffset now)
    {
        var taken = new List<TakenStimulus>();
        foreach (var packed in Query($"SELECT Entries FROM InboxTaken WHERE ExpiresAt > {now.UtcTicks}", reader => StoredRows.Bytes(reader, 0)))
            TakenPacking.Unpack(packed, taken);
        return taken;
    }

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> row)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    private static void ReadBookmarks(SqliteQuery statement, List<StoredBookmark> into)
    {
        using var reader = statement.Read();
        while (reader.Read()) into.Add(StoredRows.Bookmark(reader));
    }

    public void Dispose()
    {
        foreach (var query in new[] { _load, _due, _dueAfter, _running, _children }) query.Dispose();
        _byStimulus.Dispose();
        _connection.Dispose();
    }
}
