using CallCenter.Persistence.Instances;
using CallCenter.Workflows.Runtime.Stores;
using Npgsql;

namespace CallCenter.Persistence.PostgreSql;

/// <summary>
/// Writes batches over one connection. All statements of a transaction go out together, so that it costs one way to the
/// server and back. The connection holds a lock for as long as it lives: a second server on the same database is refused,
/// and one that follows a dead one waits for that one's last transaction.
/// </summary>
internal sealed class PostgreSqlWriter(PostgreSqlDatabase database, int number) : IBatchWriter
{
    /// <summary>Among the advisory locks of a database, ours: "CCWF".</summary>
    private const int LockClass = 0x43435746;

    private readonly ServerBatch _batch = new(new PostgreSqlDialect());
    private readonly Dictionary<BatchStatement, NpgsqlBatchCommand> _commands = [];
    private NpgsqlConnection? _connection;

    /// <inheritdoc/>
    /// <exception cref="DatabaseUnavailableException">Another server holds the lock.</exception>
    public void Open() => _connection = Connect();

    public void Write(IReadOnlyList<CommitBatch> batches)
    {
        _batch.Fill(batches);
        try
        {
            using var batch = new NpgsqlBatch(_connection ??= Connect());
            foreach (var statement in _batch.Statements) batch.BatchCommands.Add(CommandOf(statement));
            batch.ExecuteNonQuery();
        }
        catch (PostgresException failure) when (batches.Count == 1 && IsUndone(failure) && IsStale(failure))
        {
            throw FindStale(batches[0]) is { } id ? new StaleInstanceException(id) : failure;
        }
        catch (Exception failure) when (!IsUndone(failure))
        {
            Disconnect();
            throw;
        }
    }

    /// <summary>What the server refuses with an error it has rolled back. Of anything else - a broken line, a server that goes down - nobody knows.</summary>
    public bool IsUndone(Exception failure) => failure is StaleInstanceException or PostgresException { InvariantSeverity: "ERROR" };

    private static bool IsStale(PostgresException failure) => failure.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DivisionByZero;

    private string? FindStale(CommitBatch batch)
    {
        using var command = new NpgsqlCommand("""SELECT "Id", "Revision" FROM "Instances" WHERE "Id" = ANY($1)""", _connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. batch.Instances.Select(write => write.Row.Id)] });
        using var reader = command.ExecuteReader();
        return StoredRows.FindStale(batch, reader);
    }

    private NpgsqlBatchCommand CommandOf(BatchStatement statement)
    {
        if (_commands.TryGetValue(statement, out var known)) return known;
        var command = new NpgsqlBatchCommand(statement.Sql);
        foreach (var parameter in ((IPostgreSqlRows)statement.Rows).Parameters) command.Parameters.Add(parameter);
        return _commands[statement] = command;
    }

    private NpgsqlConnection Connect()
    {
        var connection = new NpgsqlConnection(database.WriterConnectionString);
        try
        {
            connection.Open();
            using var command = new NpgsqlCommand("SET lock_timeout = '10s'; SELECT pg_advisory_lock(@class, @number); SET lock_timeout = 0", connection);
            command.Parameters.AddWithValue("class", LockClass);
            command.Parameters.AddWithValue("number", number);
            command.ExecuteNonQuery();
            return connection;
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            connection.Dispose();
            throw DatabaseUnavailableException.InUse(database.Description, failure);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Disconnect()
    {
        _connection?.Dispose();
        _connection = null;
    }

    public void Dispose() => Disconnect();
}
