using CallCenter.Persistence.Instances;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.Data.SqlClient;

namespace CallCenter.Persistence.SqlServer;

/// <summary>
/// Writes batches over one connection, a transaction in one way to the server and back. The connection holds a lock for as
/// long as it lives, so that a second server on the same database is refused.
/// </summary>
internal sealed class SqlServerWriter(SqlServerDatabase database) : IBatchWriter
{
    private static readonly int[] StaleErrors = [SqlServerDialect.StaleError, 2601, 2627];

    private readonly ServerBatch _batch = new(new SqlServerDialect());
    private SqlConnection? _connection;

    /// <inheritdoc/>
    /// <exception cref="DatabaseUnavailableException">Another server holds the lock.</exception>
    public void Open() => _connection = Connect();

    public void Write(IReadOnlyList<CommitBatch> batches)
    {
        _batch.Fill(batches);
        try
        {
            using var command = (_connection ??= Connect()).CreateCommand();
            var statements = _batch.Statements.ToList();

            // Any error undoes the whole transaction and ends it.
            command.CommandText = $"""
                SET XACT_ABORT ON;
                DECLARE @updated int;
                BEGIN TRANSACTION;
                {string.Join(";\n", statements.Select(statement => statement.Sql))};
                COMMIT;
                """;
            foreach (var statement in statements) command.Parameters.Add(((ISqlServerRows)statement.Rows).ToParameter());
            command.ExecuteNonQuery();
        }
        catch (SqlException failure) when (batches.Count == 1 && StaleErrors.Contains(failure.Number))
        {
            throw FindStale(batches[0]) is { } id ? new StaleInstanceException(id) : failure;
        }
        catch (Exception failure) when (!IsUndone(failure))
        {
            Disconnect();
            throw;
        }
    }

    /// <summary>Errors up to severity 19 leave the connection open and the transaction undone. A time-out (-2) may have come too late.</summary>
    public bool IsUndone(Exception failure) => failure is StaleInstanceException or ArgumentException or SqlException { Class: < 20, Number: not -2 };

    private string? FindStale(CommitBatch batch)
    {
        var ids = SqlServerInstanceStore.Ids(batch.Instances.Select(write => write.Row.Id));
        using var command = _connection!.CreateCommand();
        command.CommandText = """SELECT "Id", "Revision" FROM "Instances" WHERE "Id" IN (SELECT ids."Id" FROM @ids AS ids)""";
        command.Parameters.Add(ids.ToParameter());
        using var reader = command.ExecuteReader();
        return StoredRows.FindStale(batch, reader);
    }

    private SqlConnection Connect()
    {
        var connection = new SqlConnection(database.WriterConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """
                DECLARE @answer int;
                EXEC @answer = sp_getapplock @Resource = 'CallCenter.Workflows', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 10000;
                SELECT @answer;
                """;
            return (int)command.ExecuteScalar() >= 0 ? connection : throw DatabaseUnavailableException.InUse(database.Description);
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
