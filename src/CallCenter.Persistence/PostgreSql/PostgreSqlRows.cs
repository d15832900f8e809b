using CallCenter.Persistence.Instances;
using Npgsql;
using NpgsqlTypes;

namespace CallCenter.Persistence.PostgreSql;

/// <summary>Rows that are sent as an array per column.</summary>
internal sealed class PostgreSqlRows<TRow> : BatchRows<TRow>, IPostgreSqlRows
{
    private readonly List<Action<TRow>> _take = [];
    private readonly List<Action> _forget = [];

    public List<NpgsqlParameter> Parameters { get; } = [];

    protected override void AddKey(string column, Func<TRow, string?> value) => AddText(column, value);

    protected override void AddText(string column, Func<TRow, string?> value) => Add(NpgsqlDbType.Text, row => UnicodeText.Of(value(row)));

    protected override void AddNumber(string column, Func<TRow, int> value) => Add(NpgsqlDbType.Integer, value);

    protected override void AddFlag(string column, Func<TRow, bool> value) => Add(NpgsqlDbType.Boolean, value);

    protected override void AddTicks(string column, Func<TRow, long?> value) => Add(NpgsqlDbType.Bigint, value);

    protected override void AddBytes(string column, Func<TRow, byte[]> value) => Add(NpgsqlDbType.Bytea, value);

    protected override void Take(TRow row)
    {
        foreach (var take in _take) take(row);
    }

    protected override void Forget()
    {
        foreach (var forget in _forget) forget();
    }

    private void Add<T>(NpgsqlDbType type, Func<TRow, T> value)
    {
        var values = new List<T>();
        Parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        _take.Add(row => values.Add(value(row)));
        _forget.Add(values.Clear);
    }
}

internal interface IPostgreSqlRows
{
    /// <summary>One for each column, in their order; filled by adding rows.</summary>
    List<NpgsqlParameter> Parameters { get; }
}
