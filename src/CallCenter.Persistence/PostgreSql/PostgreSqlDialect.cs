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
        return $"unnest({string.Join(", ", arrays)}) AS new({Quoted(rows.Columns)})";
    }

    /// <summary>Too few rows make a division by zero, which undoes the transaction without a second way to the server and back.</summary>
    public string UpdateAll(string table, IEnumerable<string> columns, string condition, IBatchRows rows) => $"""
        WITH written AS (
            UPDATE "{table}" SET {string.Join(", ", columns.Select(column => $"\"{column}\" = new.\"{column}\""))}
            FROM {From(rows)} WHERE {condition}
            RETURNING 1)
        SELECT 1 / (count(*) = cardinality($1))::int FROM written
        """;

    public string Replace(string table, IReadOnlyList<string> key, IBatchRows rows) => $"""
        INSERT INTO "{table}" ({Quoted(rows.Columns)}) SELECT {Quoted(rows.Columns)} FROM {From(rows)}
        ON CONFLICT ({Quoted(key)}) DO UPDATE SET {string.Join(", ", rows.Columns.Except(key).Select(column => $"\"{column}\" = EXCLUDED.\"{column}\""))}
        """;

    public string Delete(string table, IBatchRows rows) => $"""
        DELETE FROM "{table}" USING {From(rows)}
        WHERE {string.Join(" AND ", rows.Columns.Select(column => $"\"{table}\".\"{column}\" = new.\"{column}\""))}
        """;

    public string ForgetTaken(IBatchRows rows, int most) => string.Create(CultureInfo.InvariantCulture, $"""
        DELETE FROM "InboxTaken" USING {From(rows)}
        WHERE "Id" IN (SELECT "Id" FROM "InboxTaken" ORDER BY "Id" LIMIT {most} FOR UPDATE SKIP LOCKED) AND "InboxTaken"."ExpiresAt" <= new."ExpiresAt"
        """);

    private static string Quoted(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"\"{column}\""));
}
