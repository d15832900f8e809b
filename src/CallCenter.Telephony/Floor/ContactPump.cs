using CallCenter.Contacts;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Floor;

/// <summary>
/// Hands changed contacts to the store, away from the floor's loop. While a save runs, changes gather, so a slow store sees
/// fewer and larger batches and never an older state after a newer one.
/// </summary>
internal sealed class ContactPump(IContactStore store, IdleGate gate, ILogger logger) : IAsyncDisposable
{
    /// <summary>Small, so that nobody else who writes to the database waits long.</summary>
    private const int Batch = 64;
    private readonly Lock _gate = new();
    private readonly Dictionary<ContactId, Func<ContactRecord>> _pending = [];
    private readonly Dictionary<ContactId, ContactRecord> _changed = [];
    private readonly Dictionary<ContactId, ContactRecord> _failed = [];
    private Task _run = Task.CompletedTask;
    private bool _running;

    /// <summary>Called on the floor's loop; the record is taken there too, when the floor has finished its piece of work.</summary>
    public void Changed(ContactId contact, Func<ContactRecord> record) => _pending[contact] = record;

    /// <summary>Called on the floor's loop between two pieces of work.</summary>
    public void Flush()
    {
        if (_pending.Count == 0) return;
        lock (_gate)
        {
            foreach (var (id, record) in _pending) _changed[id] = record();
            _pending.Clear();
            foreach (var (id, record) in _failed) _changed.TryAdd(id, record);
            _failed.Clear();
            if (_running) return;
            _running = true;
            gate.Enter();
            _run = Task.Run(RunAsync);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task run;
        lock (_gate) run = _run;
        await run;
    }

    private async Task RunAsync()
    {
        try
        {
            while (Take() is { } batch) await SaveAsync(batch);
        }
        finally
        {
            gate.Leave();
        }
    }

    private List<ContactRecord>? Take()
    {
        lock (_gate)
        {
            if (_changed.Count == 0)
            {
                _running = false;
                return null;
            }

            var batch = _changed.Values.Take(Batch).ToList();
            foreach (var record in batch) _changed.Remove(record.Id);
            return batch;
        }
    }

    private async Task SaveAsync(List<ContactRecord> batch)
    {
        try
        {
            await store.SaveAsync(batch, CancellationToken.None);
            lock (_gate)
            {
                foreach (var record in batch) _failed.Remove(record.Id);
            }
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "{Count} contacts could not be saved; they are tried again with the next change.", batch.Count);
            lock (_gate)
            {
                foreach (var record in batch) _failed[record.Id] = record;
            }
        }
    }
}
