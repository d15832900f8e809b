using CallCenter.Telephony.Asterisk;
using CallCenter.Workflows.Graphs;

namespace CallCenter.Workflows.Server.Settings;

public enum DatabaseProvider { Sqlite, PostgreSql, SqlServer }

public enum TelephonyAdapter { Simulator, Asterisk }

public enum InboxTransport { InProcess }

public enum IncidentStrategy { Fault, ContinueWithIncidents }

public enum JournalValues { Include, Exclude }

public enum RecordingDefault { On, Off }

/// <summary>Everything a person can set, read once at start and valid from then on.</summary>
public sealed record ServerSettings
{
    /// <summary>Where the embedded database, recordings and keys live.</summary>
    public required string DataDirectory { get; init; }

    public DatabaseProvider Database { get; init; }

    /// <summary>Which database server and database, and how to sign in there; null for SQLite.</summary>
    public string? DatabaseConnectionString { get; init; }

    public TelephonyAdapter Telephony { get; init; }

    /// <summary>How Asterisk is reached; null when calls are simulated.</summary>
    public AsteriskOptions? Asterisk { get; init; }

    /// <summary>What holds for definitions that do not say it themselves.</summary>
    public GraphDefaults Engine { get; init; } = GraphDefaults.None;

    public InboxTransport Inbox { get; init; }

    /// <summary>Whether every answered call is recorded unless its flow stops that, or only where a flow says so.</summary>
    public RecordingDefault Recording { get; init; }

    /// <summary>Where recordings are kept; null keeps them in the data directory.</summary>
    public string? RecordingDirectory { get; init; }

    /// <summary>How many times faster than the wall clock the simulator runs; 0 makes its clock virtual.</summary>
    public double SimulatorSpeed { get; init; } = 1;

    /// <summary>What the simulator's clock shows at the start, to try another time of day or a holiday; null for now.</summary>
    public DateTimeOffset? SimulatorStart { get; init; }

    /// <summary>How long a stimulus that met no bookmark waits for one.</summary>
    public TimeSpan InboxPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many handled contacts a day's spot check draws.</summary>
    public int SpotCheckSize { get; init; } = 20;

    /// <summary>Requests to flows, and from flows to other servers.</summary>
    public HttpSettings Http { get; init; } = new();

    /// <summary>Password of the first <c>admin</c>; null makes one and shows it once.</summary>
    public string? AdminPassword { get; init; }

    /// <summary>Fills a demo centre once.</summary>
    public bool Demo { get; init; }

    /// <summary>The built web app; null when it is not there.</summary>
    public string? DesignerDirectory { get; init; }

    /// <summary>The product's own flows; null when they are not there.</summary>
    public string? WorkflowsDirectory { get; init; }

    public string DatabaseFile => Path.Combine(DataDirectory, "callcenter.db");
}
