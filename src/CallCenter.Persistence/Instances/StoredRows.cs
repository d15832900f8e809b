using System.Data.Common;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Persistence.Instances;

/// <summary>The columns of what the runtime reads, and the records made of them; the same for every kind of database.</summary>
internal static class StoredRows
{
    public const string InstanceColumns = """
        "Id", "DefinitionId", "DefinitionVersionId", "DefinitionVersion", "CorrelationId", "Name", "ParentInstanceId", "Status", "SubStatus",
        "IncidentCount", "IsAsking", "Revision", "CreatedAt", "UpdatedAt", "FinishedAt", "State"
        """;

    public const string BookmarkColumns = """ "InstanceId", "Number", "StimulusName", "StimulusKey", "DueAt" """;

    public const string ReadOutbox = """SELECT "InstanceId", "Number", "Type", "Json" FROM "Outbox" ORDER BY "InstanceId", "Number" """;

    public const string ReadInbox = """
        SELECT "Id", "StimulusName", "StimulusKey", "PayloadType", "PayloadJson", "CorrelationId", "At", "ExpiresAt" FROM "Inbox" ORDER BY "At", "Id"
        """;

    public static StoredInstance Instance(DbDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), Text(reader, 4), Text(reader, 5), Text(reader, 6),
        (InstanceStatus)reader.GetInt32(7), (InstanceSubStatus)reader.GetInt32(8), reader.GetInt32(9), reader.GetBoolean(10), reader.GetInt32(11),
        Time(reader, 12), Time(reader, 13), TimeOrNull(reader, 14), Bytes(reader, 15));

    public static StoredBookmark Bookmark(DbDataReader reader) => new(
        reader.GetString(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : new(reader.GetString(2), reader.GetString(3)), TimeOrNull(reader, 4));

    public static StoredCommand Command(DbDataReader reader) => new(reader.GetString(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3));

    public static StoredStimulus Stimulus(DbDataReader reader) => new(
        reader.GetString(0), new(reader.GetString(1), reader.GetString(2)), Text(reader, 3), Text(reader, 4), Text(reader, 5), Time(reader, 6), Time(reader, 7));

    /// <summary>The first instance of a batch that has another revision than expected, by a reader of ids and revisions.</summary>
    public static string? FindStale(CommitBatch batch, DbDataReader reader)
    {
        var stored = new Dictionary<string, int?>(StringComparer.Ordinal);
        while (reader.Read()) stored[reader.GetString(0)] = reader.GetInt32(1);
        return batch.Instances.Where(write => stored.GetValueOrDefault(write.Row.Id) != write.ExpectedRevision).Select(write => write.Row.Id).FirstOrDefault();
    }

    public static byte[] Bytes(DbDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static DateTimeOffset Time(DbDataReader reader, int column) => new(reader.GetInt64(column), TimeSpan.Zero);

    private static DateTimeOffset? TimeOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : Time(reader, column);
}
