using System.Collections;
using System.Data;
using CallCenter.Persistence.Instances;
using Microsoft.Data.SqlClient;
using Microsoft.Data.SqlClient.Server;

namespace CallCenter.Persistence.SqlServer;

internal interface ISqlServerRows : IBatchRows, IEnumerable<SqlDataRecord>
{
    /// <summary>The name of the parameter, with its <c>@</c>.</summary>
    string Parameter { get; }

    SqlParameter ToParameter();

    /// <summary>The statement that makes the table type; a migration holds it.</summary>
    string TypeDefinition { get; }
}

/// <summary>Rows that are sent as a table-valued parameter; the server must know the type.</summary>
internal sealed class SqlServerRows<TRow>(string type, string parameter) : BatchRows<TRow>, ISqlServerRows
{
    /// <summary>The longest text that an index of EF Core's holds.</summary>
    private const int LongestKey = 450;

    private readonly List<SqlMetaData> _metadata = [];
    private readonly List<Action<SqlDataRecord, TRow>> _set = [];
    private readonly List<TRow> _rows = [];

    public string Parameter => parameter;

    public string TypeDefinition => $"CREATE TYPE \"{type}\" AS TABLE ({string.Join(", ", _metadata.Select(column => $"\"{column.Name}\" {TypeOf(column)}"))});";

    /// <summary>No rows are no value: the client refuses an enumeration without any.</summary>
    public SqlParameter ToParameter() => new(parameter, SqlDbType.Structured) { TypeName = type, Value = _rows.Count == 0 ? null : this };

    public IEnumerator<SqlDataRecord> GetEnumerator()
    {
        var record = new SqlDataRecord([.. _metadata]);
        foreach (var row in _rows)
        {
            foreach (var set in _set) set(record, row);
            yield return record;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected override void AddKey(string column, Func<TRow, string?> value) => AddTexts(new(column, SqlDbType.NVarChar, LongestKey), value);

    protected override void AddText(string column, Func<TRow, string?> value) => AddTexts(new(column, SqlDbType.NVarChar, SqlMetaData.Max), value);

    protected override void AddNumber(string column, Func<TRow, int> value) =>
        Add(new(column, SqlDbType.Int), (record, at, row) => record.SetInt32(at, value(row)));

    protected override void AddFlag(string column, Func<TRow, bool> value) =>
        Add(new(column, SqlDbType.Bit), (record, at, row) => record.SetBoolean(at, value(row)));

    protected override void AddTicks(string column, Func<TRow, long?> value) => Add(new(column, SqlDbType.BigInt), (record, at, row) =>
    {
        if (value(row) is { } ticks) record.SetInt64(at, ticks);
        else record.SetDBNull(at);
    });

    protected override void AddBytes(string column, Func<TRow, byte[]> value) =>
        Add(new(column, SqlDbType.VarBinary, SqlMetaData.Max), (record, at, row) => record.SetValue(at, value(row)));

    protected override void Take(TRow row) => _rows.Add(row);

    protected override void Forget() => _rows.Clear();

    /// <summary>The client would cut a text that is too long; that must not happen to a key unseen.</summary>
    private void AddTexts(SqlMetaData column, Func<TRow, string?> value) => Add(column, (record, at, row) =>
    {
        if (value(row) is not { } text) record.SetDBNull(at);
        else if (column.MaxLength < 0 || text.Length <= column.MaxLength) record.SetString(at, text);
        else throw new ArgumentException($"{column.Name} has {text.Length} characters; {column.MaxLength} are possible: {text[..40]}...");
    });

    private void Add(SqlMetaData column, Action<SqlDataRecord, int, TRow> set)
    {
        var at = _metadata.Count;
        _metadata.Add(column);
        _set.Add((record, row) => set(record, at, row));
    }

    private static string TypeOf(SqlMetaData column) => column.SqlDbType switch
    {
        SqlDbType.NVarChar when column.MaxLength > 0 => $"nvarchar({column.MaxLength}) COLLATE {SqlServerDbContext.Ordinal}",
        SqlDbType.NVarChar => "nvarchar(max)",
        SqlDbType.VarBinary => "varbinary(max)",
        var other => other.ToString().ToLowerInvariant(),
    };
}
