using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Persistence.Instances;

/// <summary>How a database server writes rows that come in one piece, named <c>given</c> in its SQL.</summary>
internal interface IBatchDialect
{
    BatchRows<T> NewRows<T>(string name);

    /// <summary>The rows as a table in a FROM clause.</summary>
    string From(IBatchRows rows);

    /// <summary>Updates the columns where others have the values given, and fails the transaction unless every row given met one.</summary>
    string UpdateAll(string table, IEnumerable<string> columns, IReadOnlyList<(string Column, string Given)> where, IBatchRows rows);

    /// <summary>Inserts, in place of rows with the same key.</summary>
    string Replace(string table, IReadOnlyList<string> key, IBatchRows rows);

    /// <summary>Deletes by all of the columns.</summary>
    string Delete(string table, IBatchRows rows);

    /// <summary>Deletes some of the oldest expired rows of the taken stimuli.</summary>
    string ForgetTaken(IBatchRows rows, int most);
}

/// <summary>What the servers' SQL has in common.</summary>
internal static class BatchSql
{
    public static string Quoted(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"\"{column}\""));

    /// <summary>Sets columns to the values of the same columns of the rows named.</summary>
    public static string Assignments(IEnumerable<string> columns, string from) => string.Join(", ", columns.Select(column => $"\"{column}\" = {from}.\"{column}\""));

    /// <summary>That a row of the table has the values given.</summary>
    public static string Match(string table, IEnumerable<(string Column, string Given)> where) =>
        string.Join(" AND ", where.Select(pair => $"{table}.\"{pair.Column}\" = given.\"{pair.Given}\""));

    public static string Match(string table, IEnumerable<string> columns) => Match(table, columns.Select(column => (column, column)));
}

/// <summary>A statement and the rows it takes.</summary>
internal sealed record BatchStatement(string Sql, IBatchRows Rows);

/// <summary>
/// Any number of commit batches as a handful of statements, one for each thing that is done to a table. Batches that wait at
/// the same time concern different instances, so their order among one another does not matter.
/// </summary>
internal sealed class ServerBatch
{
    private readonly IBatchDialect _dialect;
    private readonly List<BatchStatement> _statements = [];
    private readonly BatchRows<StoredInstance> _inserted;
    private readonly BatchRows<InstanceWrite> _updated;
    private readonly BatchRows<StoredBookmark> _bookmarksAdded;
    private readonly BatchRows<StoredJournal> _journal;
    private readonly BatchRows<StoredCommand> _commandsAdded;
    private readonly BatchRows<(string InstanceId, int Number)> _bookmarksRemoved, _commandsSent, _finished;
    private readonly BatchRows<StoredStimulus> _stimuliAdded;
    private readonly BatchRows<string> _stimuliRemoved;
    private readonly BatchRows<CommitBatch> _taken;
    private readonly BatchRows<DateTimeOffset> _forgotten;
    private readonly TakenClearing _clearing = new();

    public ServerBatch(IBatchDialect dialect)
    {
        _dialect = dialect;
        _inserted = InstanceColumns(dialect.NewRows<StoredInstance>("NewInstances"));
        Insert("Instances", _inserted);
        _updated = dialect.NewRows<InstanceWrite>("ChangedInstances")
            .Key("Id", write => write.Row.Id).Number("Expected", write => write.ExpectedRevision!.Value).Number("Revision", write => write.Row.Revision)
            .Text("DefinitionVersionId", write => write.Row.DefinitionVersionId).Number("DefinitionVersion", write => write.Row.DefinitionVersion)
            .Key("CorrelationId", write => write.Row.CorrelationId).Text("Name", write => write.Row.Name).Number("Status", write => (int)write.Row.Status)
            .Number("SubStatus", write => (int)write.Row.SubStatus).Number("IncidentCount", write => write.Row.IncidentCount)
            .Flag("IsAsking", write => write.Row.IsAsking).Time("UpdatedAt", write => write.Row.UpdatedAt).Time("FinishedAt", write => write.Row.FinishedAt)
            .Bytes("State", write => write.Row.State);
        _statements.Add(new(dialect.UpdateAll("Instances", _updated.Columns.Skip(2), [("Id", "Id"), ("Revision", "Expected")], _updated), _updated));
        _finished = Replace("UncountedRuns", ["InstanceId"], KeyColumns(dialect.NewRows<(string, int)>("InstanceKeys")));
        _bookmarksRemoved = Delete("Bookmarks", KeyColumns(dialect.NewRows<(string, int)>("InstanceKeys")));
        _bookmarksAdded = Replace("Bookmarks", ["InstanceId", "Number"], dialect.NewRows<StoredBookmark>("NewBookmarks")
            .Key("InstanceId", row => row.InstanceId).Number("Number", row => row.Number)
            .Key("StimulusName", row => row.Stimulus?.Name).Key("StimulusKey", row => row.Stimulus?.Key).Time("DueAt", row => row.DueAt));
        _journal = Insert("Journal", dialect.NewRows<StoredJournal>("NewJournal")
            .Key("InstanceId", row => row.InstanceId).Number("FirstSequence", row => row.FirstSequence).Number("Count", row => row.Count)
            .Time("At", row => row.At).Bytes("Entries", row => row.Entries));
        _commandsAdded = Replace("Outbox", ["InstanceId", "Number"], dialect.NewRows<StoredCommand>("NewCommands")
            .Key("InstanceId", row => row.InstanceId).Number("Number", row => row.Number).Text("Type", row => row.Type).Text("Json", row => row.Json));
        _commandsSent = Delete("Outbox", KeyColumns(dialect.NewRows<(string, int)>("InstanceKeys")));
        _stimuliAdded = Replace("Inbox", ["Id"], dialect.NewRows<StoredStimulus>("NewStimuli")
            .Key("Id", row => row.Id).Text("StimulusName", row => row.Stimulus.Name).Text("StimulusKey", row => row.Stimulus.Key)
            .Text("PayloadType", row => row.PayloadType).Text("PayloadJson", row => row.PayloadJson).Text("CorrelationId", row => row.CorrelationId)
            .Time("At", row => row.At).Time("ExpiresAt", row => row.ExpiresAt));
        _stimuliRemoved = Delete("Inbox", dialect.NewRows<string>("Keys").Key("Id", id => id));
        _taken = Insert("InboxTaken", dialect.NewRows<CommitBatch>("NewTaken")
            .Time("ExpiresAt", batch => batch.TakenUntil).Bytes("Entries", batch => TakenPacking.Pack(batch.Taken)));
        _forgotten = dialect.NewRows<DateTimeOffset>("Moments").Time("ExpiresAt", at => at);
        _statements.Add(new(dialect.ForgetTaken(_forgotten, TakenClearing.MostRows), _forgotten));
    }

    /// <summary>Those that have something to write, in the order in which they must run.</summary>
    public IEnumerable<BatchStatement> Statements => _statements.Where(statement => statement.Rows.Count > 0);

    public void Fill(IReadOnlyList<CommitBatch> batches)
    {
        foreach (var statement in _statements) statement.Rows.Clear();
        foreach (var batch in batches)
        {
            foreach (var write in batch.Instances)
            {
                if (write.ExpectedRevision is null) _inserted.Add(write.Row);
                else _updated.Add(write);
            }

            _finished.AddRange(batch.Finished);
            _bookmarksRemoved.AddRange(batch.BookmarksRemoved);
            _bookmarksAdded.AddRange(batch.BookmarksAdded);
            _journal.AddRange(batch.Journal);
            _commandsAdded.AddRange(batch.CommandsAdded);
            _commandsSent.AddRange(batch.CommandsSent);
            _stimuliAdded.AddRange(batch.StimuliAdded);
            _stimuliRemoved.AddRange(batch.StimuliRemoved);
            if (batch.Taken.Count > 0) _taken.Add(batch);
        }

        if (batches.Count > 0 && _clearing.IsDue(batches[^1].At)) _forgotten.Add(batches[^1].At);
    }

    private BatchRows<T> Insert<T>(string table, BatchRows<T> rows)
    {
        var columns = BatchSql.Quoted(rows.Columns);
        _statements.Add(new($"""INSERT INTO "{table}" ({columns}) SELECT {columns} FROM {_dialect.From(rows)}""", rows));
        return rows;
    }

    private BatchRows<T> Replace<T>(string table, IReadOnlyList<string> key, BatchRows<T> rows)
    {
        _statements.Add(new(_dialect.Replace(table, key, rows), rows));
        return rows;
    }

    private BatchRows<T> Delete<T>(string table, BatchRows<T> rows)
    {
        _statements.Add(new(_dialect.Delete(table, rows), rows));
        return rows;
    }

    private static BatchRows<(string InstanceId, int Number)> KeyColumns(BatchRows<(string InstanceId, int Number)> rows) =>
        rows.Key("InstanceId", key => key.InstanceId).Number("Number", key => key.Number);

    private static BatchRows<StoredInstance> InstanceColumns(BatchRows<StoredInstance> rows) => rows
        .Key("Id", row => row.Id).Key("DefinitionId", row => row.DefinitionId).Text("DefinitionVersionId", row => row.DefinitionVersionId)
        .Number("DefinitionVersion", row => row.DefinitionVersion).Key("CorrelationId", row => row.CorrelationId).Text("Name", row => row.Name)
        .Key("ParentInstanceId", row => row.ParentInstanceId).Number("Status", row => (int)row.Status).Number("SubStatus", row => (int)row.SubStatus)
        .Number("IncidentCount", row => row.IncidentCount).Flag("IsAsking", row => row.IsAsking).Number("Revision", row => row.Revision)
        .Time("CreatedAt", row => row.CreatedAt).Time("UpdatedAt", row => row.UpdatedAt).Time("FinishedAt", row => row.FinishedAt)
        .Bytes("State", row => row.State);
}
