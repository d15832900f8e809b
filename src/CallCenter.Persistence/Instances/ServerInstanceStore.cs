using System.Data.Common;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Persistence.Instances;

/// <summary>
/// Instances in a database server: reads run beside each other on pooled connections, commits in groups. The SQL is what the
/// servers have in common; how a statement takes a list is each one's own.
/// </summary>
public abstract class ServerInstanceStore : IInstanceStore, IDisposable
{
    private const string DueOrder = """ORDER BY "DueAt", "InstanceId", "Number" OFFSET 0 ROWS FETCH NEXT @most ROWS ONLY""";
    private const string Due = $"""SELECT {StoredRows.BookmarkColumns} FROM "Bookmarks" WHERE "DueAt" <= @until {DueOrder}""";
    private const string DueAfter = $"""
        SELECT {StoredRows.BookmarkColumns} FROM "Bookmarks" WHERE "DueAt" <= @until AND "DueAt" >= @after
            AND ("DueAt" > @after OR "InstanceId" > @instance OR ("InstanceId" = @instance AND "Number" > @number))
        {DueOrder}
        """;

    private readonly DbDataSource _source;
    private readonly string _asking;
    private GroupCommit? _commits;

    private protected ServerInstanceStore(DbDataSource source, string literalTrue)
    {
        _source = source;
        _asking = $"""SELECT "Id" FROM "Instances" WHERE "IsAsking" = {literalTrue} AND "Status" = 0""";
    }

    /// <summary>Reads instances by their ids, given as <see cref="AddIds"/> gives them.</summary>
    private protected abstract string Load { get; }

    /// <summary>Reads bookmarks by their stimuli, given as <see cref="AddStimuli"/> gives them.</summary>
    private protected abstract string ByStimulus { get; }

    private protected abstract void AddIds(DbCommand command, IReadOnlyCollection<string> ids);

    private protected abstract void AddStimuli(DbCommand command, IReadOnlyCollection<StimulusKey> stimuli);

    /// <summary>Starts the writers; called once, by the constructor.</summary>
    private protected void WriteBy(string database, params IReadOnlyList<IBatchWriter> writers)
    {
        try
        {
            _commits = new($"Writer of {database}", writers);
        }
        catch (Exception failure)
        {
            Dispose();
            if (failure is DbException) throw DatabaseUnavailableException.NoAnswer(database, failure);
            throw;
        }
    }

    public Task CommitAsync(CommitBatch batch, CancellationToken cancellationToken) =>
        (_commits ?? throw new ObjectDisposedException(GetType().Name)).CommitAsync(batch);

    public Task<IReadOnlyList<StoredInstance>> LoadAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken) =>
        QueryAsync(Load, StoredRows.Instance, command => AddIds(command, instanceIds), cancellationToken);

    public Task<IReadOnlyList<StoredBookmark>> FindBookmarksAsync(IReadOnlyCollection<StimulusKey> stimuli, CancellationToken cancellationToken) =>
        QueryAsync(ByStimulus, StoredRows.Bookmark, command => AddStimuli(command, stimuli), cancellationToken);

    public Task<IReadOnlyList<StoredBookmark>> FindDueAsync(TimerPosition? after, DateTimeOffset until, int most, CancellationToken cancellationToken) =>
        QueryAsync(after is null ? Due : DueAfter, StoredRows.Bookmark, command =>
        {
            Add(command, "until", until.UtcTicks);
            Add(command, "most", most);
            if (after is null) return;
            Add(command, "after", after.DueAt.UtcTicks);
            Add(command, "instance", after.InstanceId);
            Add(command, "number", after.Number);
        }, cancellationToken);

    public Task<IReadOnlyList<StoredCommand>> ReadOutboxAsync(CancellationToken cancellationToken) =>
        QueryAsync(StoredRows.ReadOutbox, StoredRows.Command, null, cancellationToken);

    public Task<IReadOnlyList<StoredStimulus>> ReadInboxAsync(CancellationToken cancellationToken) =>
        QueryAsync(StoredRows.ReadInbox, StoredRows.Stimulus, null, cancellationToken);

    public Task<IReadOnlyList<string>> FindAskingAsync(CancellationToken cancellationToken) =>
        QueryAsync(_asking, reader => reader.GetString(0), null, cancellationToken);

    public async Task<IReadOnlyList<TakenStimulus>> ReadTakenAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Remembered = """SELECT "Entries" FROM "InboxTaken" WHERE "ExpiresAt" > @now ORDER BY "Id" """;
        var taken = new List<TakenStimulus>();
        var rows = await QueryAsync(Remembered, reader => StoredRows.Bytes(reader, 0), command => Add(command, "now", now.UtcTicks), cancellationToken);
        foreach (var packed in rows) TakenPacking.Unpack(packed, taken);
        return taken;
    }

    public async Task<bool> AnyRunningAsync(string? definitionId, string? correlationId, CancellationToken cancellationToken)
    {
        var sql = """SELECT 1 WHERE EXISTS (SELECT 1 FROM "Instances" WHERE "Status" = 0""";
        if (definitionId is not null) sql += """ AND "DefinitionId" = @definition""";
        if (correlationId is not null) sql += """ AND "CorrelationId" = @correlation""";
        var found = await QueryAsync(sql + ")", reader => reader.GetInt32(0), command =>
        {
            if (definitionId is not null) Add(command, "definition", definitionId);
            if (correlationId is not null) Add(command, "correlation", correlationId);
        }, cancellationToken);
        return found.Count > 0;
    }

    public Task<IReadOnlyList<string>> FindChildrenAsync(string parentInstanceId, InstanceStatus status, CancellationToken cancellationToken) =>
        QueryAsync("""SELECT "Id" FROM "Instances" WHERE "ParentInstanceId" = @parent AND "Status" = @status ORDER BY "Id" """, reader => reader.GetString(0), command =>
        {
            Add(command, "parent", parentInstanceId);
            Add(command, "status", (int)status);
        }, cancellationToken);

    private async Task<IReadOnlyList<T>> QueryAsync<T>(
        string sql, Func<DbDataReader, T> row, Action<DbCommand>? fill, CancellationToken cancellationToken)
    {
        await using var command = _source.CreateCommand(sql);
        fill?.Invoke(command);
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) rows.Add(row(reader));
        return rows;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _commits, null) is { } commits) commits.Dispose();
        _source.Dispose();
        GC.SuppressFinalize(this);
    }
}
