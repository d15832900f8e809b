using Microsoft.Data.Sqlite;

namespace CallCenter.Persistence.Sqlite;

/// <summary>
/// Copies the write-ahead log into the database file on a thread and a connection of its own. The writer goes on meanwhile;
/// only when the log has grown far does a checkpoint wait for the writer's pause, so that the log begins anew.
/// </summary>
internal sealed class SqliteCheckpoints : IDisposable
{
    private const int EveryCommits = 200;
    private const long LongLog = 64L * 1024 * 1024;

    private readonly SqliteConnection _connection;
    private readonly string _log;
    private readonly AutoResetEvent _wake = new(false);
    private readonly Thread _thread;
    private volatile bool _stopping;
    private int _commits;

    public SqliteCheckpoints(SqliteDatabase database)
    {
        _connection = database.OpenForCheckpoints();
        _log = database.Path + "-wal";
        _thread = new(Run) { IsBackground = true, Name = "SQLite checkpoints" };
        _thread.Start();
    }

    /// <summary>Called by the writer after each commit.</summary>
    public void Committed()
    {
        if (++_commits < EveryCommits) return;
        _commits = 0;
        _wake.Set();
    }

    private void Run()
    {
        while (_wake.WaitOne() && !_stopping)
        {
            Checkpoint("PASSIVE");
            var file = new FileInfo(_log);

            // This one keeps the writer out, so it follows at once upon the other, which left it little to copy.
            if (file.Exists && file.Length > LongLog) Checkpoint("RESTART");
        }
    }

    private void Checkpoint(string mode)
    {
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = $"PRAGMA wal_checkpoint({mode})";
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // Busy: the next one makes up for it. Nothing is lost, the log only stays longer.
        }
    }

    public void Dispose()
    {
        _stopping = true;
        _wake.Set();
        _thread.Join();
        Checkpoint("TRUNCATE");
        _connection.Dispose();
        _wake.Dispose();
    }
}
