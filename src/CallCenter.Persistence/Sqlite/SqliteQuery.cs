using Microsoft.Data.Sqlite;

namespace CallCenter.Persistence.Sqlite;

/// <summary>A prepared query whose parameters are numbered <c>$0</c>, <c>$1</c>, ... Belongs to one connection and one thread at a time.</summary>
internal sealed class SqliteQuery : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteParameter[] _parameters;

    public SqliteQuery(SqliteConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        _parameters = new SqliteParameter[parameters];
        for (var i = 0; i < parameters; i++) _parameters[i] = _command.Parameters.Add(new SqliteParameter($"${i}", SqliteType.Text));
        _command.Prepare();
    }

    public SqliteQuery Set(int index, string? value)
    {
        _parameters[index].SqliteType = SqliteType.Text;
        _parameters[index].Value = (object?)value ?? DBNull.Value;
        return this;
    }

    public SqliteQuery Set(int index, long value)
    {
        _parameters[index].SqliteType = SqliteType.Integer;
        _parameters[index].Value = value;
        return this;
    }

    public SqliteQuery Set(int index, DateTimeOffset? value)
    {
        _parameters[index].SqliteType = SqliteType.Integer;
        _parameters[index].Value = value is { } time ? time.UtcTicks : DBNull.Value;
        return this;
    }

    public SqliteDataReader Read() => _command.ExecuteReader();

    public void Dispose() => _command.Dispose();
}
