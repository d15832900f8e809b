using System.Data.Common;
using CallCenter.Persistence.Instances;
using CallCenter.Workflows.Activities;
using Npgsql;
using NpgsqlTypes;

namespace CallCenter.Persistence.PostgreSql;

/// <summary>Instances in PostgreSQL.</summary>
public sealed class PostgreSqlInstanceStore : ServerInstanceStore
{
    /// <summary>One executes while the other waits for the disk.</summary>
    private const int Writers = 2;

    /// <summary>The tables must exist. Throws <see cref="DatabaseUnavailableException"/> when another server writes into this database.</summary>
    public PostgreSqlInstanceStore(PostgreSqlDatabase database) : base(database.CreateStoreSource(), "true") =>
        WriteBy(database.Description, [.. Enumerable.Range(0, Writers).Select(number => new PostgreSqlWriter(database, number))]);

    private protected override string Load => $"""SELECT {StoredRows.InstanceColumns} FROM "Instances" WHERE "Id" = ANY(@ids)""";

    private protected override string ByStimulus => $"""
        SELECT {StoredRows.BookmarkColumns} FROM unnest(@keys, @names) AS wanted(key, name)
        JOIN "Bookmarks" ON "StimulusKey" = key AND "StimulusName" = name AND "StimulusName" IS NOT NULL
        """;

    private protected override void AddIds(DbCommand command, IReadOnlyCollection<string> ids) => AddTexts(command, "ids", ids);

    private protected override void AddStimuli(DbCommand command, IReadOnlyCollection<StimulusKey> stimuli)
    {
        AddTexts(command, "keys", stimuli.Select(stimulus => stimulus.Key));
        AddTexts(command, "names", stimuli.Select(stimulus => stimulus.Name));
    }

    private static void AddTexts(DbCommand command, string name, IEnumerable<string> values) =>
        command.Parameters.Add(new NpgsqlParameter<string[]>(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { TypedValue = [.. values.Select(UnicodeText.Of)!] });
}
