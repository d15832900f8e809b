using System.Diagnostics.CodeAnalysis;

namespace CallCenter.Persistence.Sqlite;

/// <summary>
/// SQLite lets one write at a time and makes the others look again after pauses that grow to a tenth of a second. Waiting here
/// instead wakes the next one at once.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A SemaphoreSlim holds nothing unless it is asked for its wait handle.")]
internal sealed class SqliteTurn : IWriteTurn
{
    private readonly SemaphoreSlim _free = new(1, 1);

    public void Take() => _free.Wait();

    public Task TakeAsync(CancellationToken cancellationToken) => _free.WaitAsync(cancellationToken);

    public void Pass() => _free.Release();
}
