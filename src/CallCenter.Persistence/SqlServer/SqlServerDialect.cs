using System.Globalization;
using CallCenter.Persistence.Instances;

namespace CallCenter.Persistence.SqlServer;

/// <summary>How SQL Server writes rows that come as a table-valued parameter.</summary>
internal sealed class SqlServerDialect : IBatchDialect
{
    /// <summary>The error that says that not every row met one to update.</summary>
    public const int StaleError = 50001;

    private readonly List<ISqlServerRows> _all = [];

    public IReadOnlyList<ISqlServerRows> AllRows => _all;

    public BatchRows<T> NewRows<T>(string name)
    {
        var rows = new SqlServerRows<T>(name, string.Create(CultureInfo.InvariantCulture, $"@rows{_all.Count}"));
        _all.Add(rows);
        return rows;
    }

    public string From(IBatchRows rows) => $"{((ISqlServerRows)rows).Parameter} AS given";

    public string UpdateAll(string table, IEnumerable<string> columns, IReadOnlyList<(string Column, string Given)> where, IBatchRows rows) => string.Create(
        CultureInfo.InvariantCulture, $"""
        UPDATE target SET {BatchSql.Assignments(columns, "given")}
        FROM "{table}" AS target JOIN {From(rows)} ON {BatchSql.Match("target", where)};
        SET @updated = @@ROWCOUNT;
        IF @updated <> (SELECT count(*) FROM {((ISqlServerRows)rows).Parameter}) THROW {StaleError}, 'Not every row has the expected revision.', 1
        """);

    public string Replace(string table, IReadOnlyList<string> key, IBatchRows rows) => $"""
        {DeleteWhere(table, key, rows)};
        INSERT INTO "{table}" ({BatchSql.Quoted(rows.Columns)}) SELECT {BatchSql.Quoted(rows.Columns)} FROM {From(rows)}
        """;

    public string Delete(string table, IBatchRows rows) => DeleteWhere(table, rows.Columns, rows);

    public string ForgetTaken(IBatchRows rows, int most) => string.Create(CultureInfo.InvariantCulture, $"""
        DELETE target FROM "InboxTaken" AS target JOIN {From(rows)} ON target."ExpiresAt" <= given."ExpiresAt"
        WHERE target."Id" IN (SELECT TOP ({most}) "Id" FROM "InboxTaken" ORDER BY "Id")
        """);

    private string DeleteWhere(string table, IEnumerable<string> columns, IBatchRows rows) =>
        $"""DELETE target FROM "{table}" AS target JOIN {From(rows)} ON {BatchSql.Match("target", columns)}""";
}
