using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Hosting;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.Extensions.Logging;

namespace CallCenter.Workflows.Runtime.Stimuli;

/// <summary>Writes the inbox's rows: stimuli that wait, and those that wait no more.</summary>
internal sealed class InboxStation(
    StimulusRoom room, IInstanceStore store, IPayloadCodec payloads, TimeProvider clock, WorkflowRuntimeOptions options, WorkCounter counter, ILogger logger)
    : Station<(Arrival Arrival, bool Store)>("inbox", concurrency: 1, counter)
{
    public void Store(Arrival arrival) => Put((arrival, true));

    public void Remove(Arrival arrival) => Put((arrival, false));

    public override async Task PumpAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        var stored = new List<Arrival>();
        var batch = new CommitBatch();
        while (taken < options.BatchSize && TryTake(out var item))
        {
            taken++;
            if (!item.Store) batch.StimuliRemoved.Add(item.Arrival.Id);
            else if (TryWrite(item.Arrival, batch)) stored.Add(item.Arrival);
        }

        try
        {
            if (!batch.IsEmpty) await CommitAsync(batch, cancellationToken);
            foreach (var arrival in stored) room.Stored(arrival);
        }
        finally
        {
            Work.Ended(taken);
        }
    }

    private bool TryWrite(Arrival arrival, CommitBatch batch)
    {
        try
        {
            var (type, json) = arrival.Payload is { } payload ? payloads.Write(payload) : (null, null);
            batch.StimuliAdded.Add(new(arrival.Id, arrival.Key, type, json, arrival.Stimulus.CorrelationId, arrival.At, arrival.ExpiresAt));
            return true;
        }
        catch (Exception exception)
        {
            room.Abandon(arrival, exception);
            return false;
        }
    }

    /// <summary>Writing it twice does no harm, so a failure of any kind is answered by trying again.</summary>
    private async Task CommitAsync(CommitBatch batch, CancellationToken cancellationToken)
    {
        for (var failures = 0; ; )
        {
            try
            {
                batch.At = clock.GetUtcNow();
                await store.CommitAsync(batch, cancellationToken);
                return;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                var pause = options.BackOff(++failures);
                Log.StoreFailed(logger, "to keep the inbox", pause, exception);
                Work.SetAside();
                await clock.WaitAsync(pause, cancellationToken);
                Work.TakeUp();
            }
        }
    }
}
