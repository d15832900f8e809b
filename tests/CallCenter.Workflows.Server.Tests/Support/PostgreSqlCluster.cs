using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CallCenter.Workflows.Server.Tests.Support;

/// <summary>
/// A PostgreSQL of our own in a temporary folder, as it is set up by default: every commit is synced to the disk. It ends and
/// leaves nothing behind when this process does, however it ends. To try others, the environment's POSTGRESQL_SETTINGS takes
/// settings such as <c>-c full_page_writes=off</c>.
/// </summary>
public sealed class PostgreSqlCluster : IAsyncDisposable
{
    /// <summary>Of the user <c>callcenter</c>, who may do everything. Asked for over TCP only.</summary>
    public const string Password = "Cluster-password-1";

    /// <summary>Runs the server until its own input ends; that is when the process that started it ended.</summary>
    private const string Script = """
        set -eu
        bin=$1 port=$2 password=$3
        folder=$(mktemp -d /tmp/callcenter-postgresql.XXXXXX)
        trap 'kill -QUIT "$server" 2>/dev/null || true; wait; rm -rf "$folder"' EXIT
        printf '%s' "$password" > "$folder/password"
        "$bin/initdb" -D "$folder/data" -U callcenter -E UTF8 --locale=C.UTF-8 -A scram-sha-256 --auth-local=trust --pwfile="$folder/password" --no-sync > "$folder/initdb.log"
        start() {
          "$bin/postgres" -D "$folder/data" -k "$folder" -h 127.0.0.1 -p "$port" -c max_connections=200 ${POSTGRESQL_SETTINGS:-} >> "$folder/server.log" 2>&1 &
          server=$!
          until "$bin/pg_isready" -q -h "$folder" -p "$port"; do
            kill -0 "$server" 2>/dev/null || { cat "$folder/server.log" >&2; exit 1; }
            sleep 0.05
          done
          echo "ready $folder"
        }
        start
        while read -r order; do
          case $order in
            stop) kill -INT "$server"; wait "$server" || true; echo stopped ;;
            start) start ;;
          esac
        done
        """;

    private static readonly Lazy<Task<PostgreSqlCluster>> Own = new(StartAsync);

    private readonly Process _process;
    private readonly int _port;
    private string _folder = "";
    private int _databases;

    private PostgreSqlCluster(Process process, int port) => (_process, _port) = (process, port);

    /// <summary>One for all tests of the assembly.</summary>
    public static Task<PostgreSqlCluster> SharedAsync() => Own.Value;

    public static async Task<PostgreSqlCluster> StartAsync()
    {
        var port = FreePort();
        var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] script = ["sh", "-c", Script, "cluster", ProgramFolder(), port.ToString(CultureInfo.InvariantCulture), Password];
        // PostgreSQL does not run as root; its packages make a user for it.
        string[] command = Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--", .. script] : script;
        start.FileName = command[0];
        foreach (var argument in command[1..]) start.ArgumentList.Add(argument);
        start.WorkingDirectory = "/";
        var cluster = new PostgreSqlCluster(Process.Start(start)!, port);
        cluster._folder = (await cluster.AnswerAsync("ready"))["ready ".Length..];
        return cluster;
    }

    /// <summary>An address over the unix socket, without a password.</summary>
    public string ConnectionString(string database) => $"Host={_folder};Port={_port};Username=callcenter;Database={database}";

    /// <summary>An address over TCP.</summary>
    public string TcpConnectionString(string database, string password = Password) =>
        $"Host=127.0.0.1;Port={_port};Username=callcenter;Password={password};Database={database}";

    /// <summary>A database of one's own, empty or a copy; answers its name.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {template ?? "template0"}", connection);
        await command.ExecuteNonQueryAsync();
        return name;
    }

    public async Task StopServerAsync()
    {
        await _process.StandardInput.WriteLineAsync("stop");
        await AnswerAsync("stopped");
    }

    public async Task StartServerAsync()
    {
        await _process.StandardInput.WriteLineAsync("start");
        await AnswerAsync("ready");
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<string> AnswerAsync(string expected)
    {
        var line = await _process.StandardOutput.ReadLineAsync();
        return line?.StartsWith(expected, StringComparison.Ordinal) == true ? line : throw new InvalidOperationException($"PostgreSQL did not start: {line}");
    }

    /// <summary>Where Debian puts the programs of the newest version, which are not in the path; elsewhere they are.</summary>
    private static string ProgramFolder()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian).OrderDescending(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return versions.Select(version => Path.Combine(version, "bin")).Concat(Environment.GetEnvironmentVariable("PATH")!.Split(':'))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_isready")))
            ?? throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
