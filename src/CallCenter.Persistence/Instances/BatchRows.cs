namespace CallCenter.Persistence.Instances;

/// <summary>Rows on their way into a table, sent to the server in one piece.</summary>
internal interface IBatchRows
{
    IReadOnlyList<string> Columns { get; }

    int Count { get; }

    void Clear();
}

/// <summary>Rows made of objects of one kind: which columns there are, and what goes into them.</summary>
internal abstract class BatchRows<TRow> : IBatchRows
{
    private readonly List<string> _columns = [];

    public IReadOnlyList<string> Columns => _columns;

    public int Count { get; private set; }

    /// <summary>A text that an index holds.</summary>
    public BatchRows<TRow> Key(string column, Func<TRow, string?> value) => With(column, () => AddKey(column, value));

    public BatchRows<TRow> Text(string column, Func<TRow, string?> value) => With(column, () => AddText(column, value));

    public BatchRows<TRow> Number(string column, Func<TRow, int> value) => With(column, () => AddNumber(column, value));

    public BatchRows<TRow> Flag(string column, Func<TRow, bool> value) => With(column, () => AddFlag(column, value));

    /// <summary>A moment as UTC ticks.</summary>
    public BatchRows<TRow> Time(string column, Func<TRow, DateTimeOffset?> value) => With(column, () => AddTicks(column, row => value(row)?.UtcTicks));

    public BatchRows<TRow> Bytes(string column, Func<TRow, byte[]> value) => With(column, () => AddBytes(column, value));

    public void Add(TRow row)
    {
        Take(row);
        Count++;
    }

    public void AddRange(IEnumerable<TRow> rows)
    {
        foreach (var row in rows) Add(row);
    }

    public void Clear()
    {
        Forget();
        Count = 0;
    }

    protected abstract void AddKey(string column, Func<TRow, string?> value);
    protected abstract void AddText(string column, Func<TRow, string?> value);
    protected abstract void AddNumber(string column, Func<TRow, int> value);
    protected abstract void AddFlag(string column, Func<TRow, bool> value);
    protected abstract void AddTicks(string column, Func<TRow, long?> value);
    protected abstract void AddBytes(string column, Func<TRow, byte[]> value);

    /// <summary>Takes what the columns need from a row.</summary>
    protected abstract void Take(TRow row);

    protected abstract void Forget();

    private BatchRows<TRow> With(string column, Action add)
    {
        _columns.Add(column);
        add();
        return this;
    }
}
