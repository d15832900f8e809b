using System.Data.Common;
using CallCenter.Persistence.Instances;
using CallCenter.Workflows.Activities;

namespace CallCenter.Persistence.SqlServer;

/// <summary>Instances in SQL Server.</summary>
public sealed class SqlServerInstanceStore : ServerInstanceStore
{
    /// <summary>The tables must exist. Throws <see cref="DatabaseUnavailableException"/> when another server writes into this database.</summary>
    public SqlServerInstanceStore(SqlServerDatabase database) : base(database.CreateSource(), "1") =>
        WriteBy(database.Description, new SqlServerWriter(database));

    /// <summary>The statements that make the table types which the store needs; a migration holds the same.</summary>
    public static IReadOnlyList<string> TypeDefinitions
    {
        get
        {
            var dialect = new SqlServerDialect();
            _ = new ServerBatch(dialect);
            return [.. dialect.AllRows.Append(Ids([])).Append(Stimuli([])).Select(rows => rows.TypeDefinition).Distinct()];
        }
    }

    private protected override string Load => $"""SELECT {StoredRows.InstanceColumns} FROM "Instances" WHERE "Id" IN (SELECT ids."Id" FROM @ids AS ids)""";

    private protected override string ByStimulus => $"""
        SELECT {StoredRows.BookmarkColumns} FROM @stimuli AS wanted
        JOIN "Bookmarks" ON "StimulusKey" = wanted."WantedKey" AND "StimulusName" = wanted."WantedName"
        """;

    private protected override void AddIds(DbCommand command, IReadOnlyCollection<string> ids) => command.Parameters.Add(Ids(ids).ToParameter());

    private protected override void AddStimuli(DbCommand command, IReadOnlyCollection<StimulusKey> stimuli) =>
        command.Parameters.Add(Stimuli(stimuli).ToParameter());

    internal static ISqlServerRows Ids(IEnumerable<string> ids)
    {
        var rows = new SqlServerRows<string>("Keys", "@ids");
        rows.Key("Id", id => id).AddRange(ids);
        return rows;
    }

    private static SqlServerRows<StimulusKey> Stimuli(IEnumerable<StimulusKey> stimuli)
    {
        var rows = new SqlServerRows<StimulusKey>("Stimuli", "@stimuli");
        rows.Key("WantedName", stimulus => stimulus.Name).Key("WantedKey", stimulus => stimulus.Key).AddRange(stimuli);
        return rows;
    }
}
