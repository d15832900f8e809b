using System.Globalization;
using CallCenter.Persistence.Instances;

namespace CallCenter.Persistence.PostgreSql;

/// <summary>How PostgreSQL writes rows that come as an array per column.</summary>
internal sealed class PostgreSqlDialect : IBatchDialect
{
    public BatchRows<T> NewRows<T>(string name) => new PostgreSqlRows<T>();

    public string From(IBatchRows rows)
    {
        var arrays = Enumerable.Range(1, rows.Columns.Count).Select(number => string.Create(CultureInfo.InvariantCulture, $"${number}"));
        return $"unnest({string.Join(", ", arrays)}) AS given({BatchSql.Quoted(rows.Columns)})";
    }

    /// <summary>Too few rows make a division by zero, which undoes the transaction without a second way to the server and back.</summary>
    public string UpdateAll(string table, IEnumerable<string> columns, IReadOnlyList<(string Column, string Given)> where, IBatchRows rows) => $"""
        WITH written AS (
            UPDATE "{table}" AS target SET {BatchSql.Assignments(columns, "given")}
            FROM {From(rows)} WHERE {BatchSql.Match("target", where)}
            RETURNING 1)
        SELECT 1 / (count(*) = cardinality($1))::int FROM written
        """;

    public string Replace(string table, IReadOnlyList<string> key, IBatchRows rows) => $"""
        INSERT INTO "{table}" ({BatchSql.Quoted(rows.Columns)}) SELECT {BatchSql.Quoted(rows.Columns)} FROM {From(rows)}
        ON CONFLICT ({BatchSql.Quoted(key)}) DO UPDATE SET {BatchSql.Assignments(rows.Columns.Except(key), "EXCLUDED")}
        """;

    public string Delete(string table, IBatchRows rows) =>
        $"""DELETE FROM "{table}" AS target USING {From(rows)} WHERE {BatchSql.Match("target", rows.Columns)}""";

    public string ForgetTaken(IBatchRows rows, int most) => string.Create(CultureInfo.InvariantCulture, $"""
        DELETE FROM "InboxTaken" AS target USING {From(rows)}
        WHERE target."Id" IN (SELECT "Id" FROM "InboxTaken" ORDER BY "Id" LIMIT {most} FOR UPDATE SKIP LOCKED) AND target."ExpiresAt" <= given."ExpiresAt"
        """);
}
