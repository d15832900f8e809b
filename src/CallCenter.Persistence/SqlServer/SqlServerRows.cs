using System.Data;
using System.Diagnostics.CodeAnalysis;
using CallCenter.Persistence.Instances;
using Microsoft.Data.SqlClient;

namespace CallCenter.Persistence.SqlServer;

internal interface ISqlServerRows : IBatchRows
{
    /// <summary>The name of the parameter, with its <c>@</c>.</summary>
    string Parameter { get; }

    SqlParameter ToParameter();

    /// <summary>The statement that makes the table type; a migration holds it.</summary>
    string TypeDefinition { get; }
}

/// <summary>Rows that are sent as a table-valued parameter; the server must know the type.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A DataTable of its own, without a site, holds nothing to let go.")]
internal sealed class SqlServerRows<TRow>(string type, string parameter) : BatchRows<TRow>, ISqlServerRows
{
    /// <summary>The longest text that an index of EF Core's holds.</summary>
    private const int LongestKey = 450;

    private readonly DataTable _table = new();
    private readonly List<string> _types = [];
    private readonly List<Func<TRow, object?>> _values = [];

    public string Parameter => parameter;

    public string TypeDefinition => $"CREATE TYPE \"{type}\" AS TABLE ({string.Join(", ", Columns.Zip(_types, (column, name) => $"\"{column}\" {name}"))});";

    public SqlParameter ToParameter() => new(parameter, SqlDbType.Structured) { TypeName = type, Value = _table };

    protected override void AddKey(string column, Func<TRow, string?> value) =>
        Add<string>(column, $"nvarchar({LongestKey}) COLLATE {SqlServerDbContext.Ordinal}", row => Fitting(column, value(row)));

    protected override void AddText(string column, Func<TRow, string?> value) => Add<string>(column, "nvarchar(max)", value);

    protected override void AddNumber(string column, Func<TRow, int> value) => Add<int>(column, "int", row => value(row));

    protected override void AddFlag(string column, Func<TRow, bool> value) => Add<bool>(column, "bit", row => value(row));

    protected override void AddTicks(string column, Func<TRow, long?> value) => Add<long>(column, "bigint", row => value(row));

    protected override void AddBytes(string column, Func<TRow, byte[]> value) => Add<byte[]>(column, "varbinary(max)", value);

    protected override void Take(TRow row) => _table.Rows.Add([.. _values.Select(value => value(row) ?? DBNull.Value)]);

    protected override void Forget() => _table.Clear();

    private void Add<T>(string column, string type, Func<TRow, object?> value)
    {
        _table.Columns.Add(column, typeof(T));
        _types.Add(type);
        _values.Add(value);
    }

    /// <summary>A key must not be cut on its way.</summary>
    private static string? Fitting(string column, string? key) => key is null || key.Length <= LongestKey
        ? key
        : throw new ArgumentException($"{column} has {key.Length} characters; {LongestKey} are possible: {key[..40]}...");
}
