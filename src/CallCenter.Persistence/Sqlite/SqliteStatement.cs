using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CallCenter.Persistence.Sqlite;

/// <summary>
/// A prepared statement whose parameters are numbered <c>$0</c>, <c>$1</c>, ... Belongs to one connection and one thread at a
/// time. Calls SQLite itself: what runs ten thousand times a second must not make objects for each value that it carries.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    /// <summary>SQLite numbers parameters from 1, in the order in which the text names them first.</summary>
    private readonly int[] _places;

    private byte[] _text = new byte[256];

    public SqliteStatement(SqliteConnection connection, string sql, int parameters)
    {
        _connection = connection.Handle ?? throw new ArgumentException("The connection must be open.", nameof(connection));
        Check(raw.sqlite3_prepare_v2(_connection, sql, out _statement));
        _places = [.. Enumerable.Range(0, parameters).Select(i => raw.sqlite3_bind_parameter_index(_statement, $"${i}"))];
    }

    public SqliteStatement Set(int index, string? value)
    {
        if (value is null) return SetNull(index);

        // An empty span would be taken for null.
        if (value.Length == 0) return Checked(raw.sqlite3_bind_text(_statement, _places[index], value));
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (_text.Length < most) _text = new byte[most];
        var length = Encoding.UTF8.GetBytes(value, _text);
        return Checked(raw.sqlite3_bind_text(_statement, _places[index], _text.AsSpan(0, length)));
    }

    public SqliteStatement Set(int index, long value) => Checked(raw.sqlite3_bind_int64(_statement, _places[index], value));

    public SqliteStatement Set(int index, DateTimeOffset? value) => value is { } time ? Set(index, time.UtcTicks) : SetNull(index);

    public SqliteStatement Set(int index, byte[] value) => Checked(raw.sqlite3_bind_blob(_statement, _places[index], value));

    /// <summary>Runs it and tells how many rows it changed.</summary>
    public int Run()
    {
        try
        {
            Check(raw.sqlite3_step(_statement));
            return raw.sqlite3_changes(_connection);
        }
        finally
        {
            _ = raw.sqlite3_reset(_statement);
        }
    }

    /// <summary>Runs it and hands out each row, which is good until the next.</summary>
    public void Read(Action<SqliteStatement> row)
    {
        try
        {
            int result;
            while ((result = raw.sqlite3_step(_statement)) == raw.SQLITE_ROW) row(this);
            Check(result);
        }
        finally
        {
            _ = raw.sqlite3_reset(_statement);
        }
    }

    /// <summary>A column of the row at hand.</summary>
    public string? Text(int column) => IsNull(column) ? null : raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <inheritdoc cref="Text"/>
    public long? Number(int column) => IsNull(column) ? null : raw.sqlite3_column_int64(_statement, column);

    public void Dispose() => _statement.Dispose();

    private bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    private SqliteStatement SetNull(int index) => Checked(raw.sqlite3_bind_null(_statement, _places[index]));

    private SqliteStatement Checked(int result)
    {
        Check(result);
        return this;
    }

    /// <summary>Throws what the failure is; that there are rows, or no more, is none.</summary>
    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
}
