using System.Diagnostics;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Hosting;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Runtime.Partitions;

/// <summary>
/// The only writer of its instances: takes the waiting messages, steps the instances, commits all of it in one transaction,
/// and only then lets the effects out.
/// </summary>
internal sealed class Partition(int index, PartitionPorts ports)
    : Station<object>($"partition {index}", concurrency: 1, ports.Work)
{
    /// <summary>How often a message that fails alone is tried at once before its instance is set aside.</summary>
    private const int QuickAttempts = 3;

    private static readonly object Flush = new();
    private static readonly object WakeUp = new();

    private readonly HotInstances _hot = new(Math.Max(1, ports.Options.HotInstances / ports.Options.Partitions));
    private readonly Queue<Message> _again = new();
    private readonly ParkedInstances _parked = new(ports);
    private readonly SentCommands _sent = new();
    private int _limit = ports.Options.BatchSize;
    private int _failures;

    public override bool HasWork => base.HasWork || _again.Count > 0;
    public int QueueDepth => Waiting;
    internal int HotCount => _hot.Count;

    public void Post(Message message) => Put(message);

    /// <summary>A command reached its receiver; its row goes with the next commit, or soon.</summary>
    public void NoteSent(string instanceId, int number)
    {
        if (_sent.Add(instanceId, number)) ArmFlush();
    }

    /// <summary>Takes the rows of sent commands out now.</summary>
    public void FlushSent() => Put(Flush);

    public override async Task PumpAsync(CancellationToken cancellationToken)
    {
        var taken = Take(out var batch);
        if (batch is null)
        {
            Work.Ended(taken);
            return;
        }

        try
        {
            if (!await LoadAsync(batch, cancellationToken)) return;
            Apply(batch);
            if (batch.Commit.IsEmpty || await CommitAsync(batch, cancellationToken)) Complete(batch);
        }
        finally
        {
            if (_again.Count > 0) Wake();
            Work.Ended(taken);
        }
    }

    /// <summary>Messages that must be tried again are in no queue that the host waits on.</summary>
    private void Wake()
    {
        if (!base.HasWork) Put(WakeUp);
    }

    private int Take(out PartitionBatch? batch)
    {
        var taken = 0;
        var result = new PartitionBatch();
        var flush = false;
        while (result.MessageCount < _limit && _again.TryDequeue(out var again)) Accept(again);
        while (result.MessageCount < _limit && TryTake(out var item))
        {
            taken++;
            if (item is Message message) Accept(message);
            else if (ReferenceEquals(item, Flush)) flush = true;
            else if (item is ParkedInstances.Release release)
            {
                foreach (var parked in _parked.TakeAll(release.InstanceId)) result.Add(parked);
            }
        }

        if (result.MessageCount > 0 || flush) _sent.MoveTo(result.Commit.CommandsSent);
        batch = result.MessageCount > 0 || result.Commit.CommandsSent.Count > 0 ? result : null;
        return taken;

        void Accept(Message message)
        {
            if (!_parked.TryAdd(message)) result.Add(message);
        }
    }

    private async Task<bool> LoadAsync(PartitionBatch batch, CancellationToken cancellationToken)
    {
        List<string>? cold = null;
        foreach (var work in batch.Works)
        {
            if (_hot.TryGet(work.InstanceId, out var hot))
                (work.Instance, work.Graph, work.StoredRevision) = (hot.Instance, hot.Graph, hot.Revision);
            else if (work.Messages[0] is not StartMessage { Attempts: 0, MayExist: false })
                (cold ??= []).Add(work.InstanceId);
        }

        if (cold is null) return true;
        try
        {
            foreach (var row in await ports.Store.LoadAsync(cold, cancellationToken))
            {
                var work = batch.Find(row.Id)!;
                try
                {
                    await ReadAsync(work, row, cancellationToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    work.Failure = exception;
                }
            }

            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.LoadFailed(ports.Logger, index, ports.Options.BackOff(_failures + 1), exception);
            TakeBackSent(batch);
            TryAgain(batch);
            await PauseAsync(cancellationToken);
            return false;
        }
    }

    private async ValueTask ReadAsync(InstanceWork work, StoredInstance row, CancellationToken cancellationToken)
    {
        var graph = await ports.Graphs.GetGraphAsync(row.DefinitionVersionId, cancellationToken);
        if (graph is null)
        {
            Log.VersionMissing(ports.Logger, row.Id, row.DefinitionVersionId);
            throw new WorkflowNotFoundException(row.DefinitionId);
        }

        (work.Instance, work.Graph, work.StoredRevision) = (ports.States.Read(row.State, graph), graph, row.Revision);
        _hot.Keep(work.Instance, graph);
    }

    private void Apply(PartitionBatch batch)
    {
        var context = batch.Context;
        context.Now = batch.Commit.At = ports.Clock.GetUtcNow();
        batch.Commit.TakenUntil = context.Now + ports.Options.RememberStimuli + ports.Options.Patience;
        foreach (var work in batch.Works)
        {
            var takenBefore = batch.Commit.Taken.Count;
            try
            {
                if (work.Failure is not null) continue;
                foreach (var message in work.Messages) message.Apply(work, context);
                if (work.Changed) work.WriteTo(batch.Commit, ports.States, ports.Payloads);
            }
            catch (Exception exception)
            {
                work.Failure = exception;
                batch.Commit.Taken.RemoveRange(takenBefore, batch.Commit.Taken.Count - takenBefore);
            }
        }

        foreach (var work in batch.Works)
        {
            if (work.Failure is { } failure) Park(work, failure);
        }
    }

    private void Park(InstanceWork work, Exception failure)
    {
        _hot.Forget(work.InstanceId);
        var kept = work.Messages.Where(message => !message.Fail(failure)).ToList();
        if (kept.Count == 0) return;
        var pause = _parked.Park(work.InstanceId, kept, () => Put(new ParkedInstances.Release(work.InstanceId)));
        Log.InstanceFailed(ports.Logger, work.InstanceId, pause, failure);
    }

    private async Task<bool> CommitAsync(PartitionBatch batch, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            await ports.Store.CommitAsync(batch.Commit, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            ports.Meter.FailedCommits.Add(1);
            foreach (var work in batch.Works) _hot.Forget(work.InstanceId);
            Log.CommitFailed(ports.Logger, index, batch.MessageCount, ports.Options.BackOff(_failures + 1), exception);
            if (exception is not StaleInstanceException && await WasCommittedAsync(batch, cancellationToken)) return true;
            TakeBackSent(batch);
            if (batch.Works is [var alone] && alone.Messages.Any(message => message.Attempts >= QuickAttempts)) Park(alone, exception);
            else TryAgain(batch);
            return false;
        }

        _failures = 0;
        _limit = Math.Min(_limit * 2, ports.Options.BatchSize);
        foreach (var work in batch.Changed)
        {
            _parked.Recovered(work.InstanceId);
            if (work.Instance!.Status == InstanceStatus.Running) _hot.Keep(work.Instance, work.Graph!);
            else _hot.Forget(work.InstanceId);
        }

        ports.Meter.Commits.Add(1);
        ports.Meter.CommitDuration.Record(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        ports.Meter.BatchSize.Record(batch.MessageCount);
        return true;
    }

    /// <summary>A commit that reported a failure may have happened all the same. Asks the store until it answers.</summary>
    private async Task<bool> WasCommittedAsync(PartitionBatch batch, CancellationToken cancellationToken)
    {
        while (true)
        {
            await PauseAsync(cancellationToken);
            if (batch.Changed.FirstOrDefault() is not { } witness) return false;
            try
            {
                var rows = await ports.Store.LoadAsync([witness.InstanceId], cancellationToken);
                return rows.Count == 1 && rows[0].Revision == witness.Instance!.Revision;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                Log.LoadFailed(ports.Logger, index, ports.Options.BackOff(_failures + 1), exception);
            }
        }
    }

    private void TakeBackSent(PartitionBatch batch)
    {
        if (batch.Commit.CommandsSent.Count == 0) return;
        _sent.TakeBack(batch.Commit.CommandsSent);
        ArmFlush();
    }

    /// <summary>Puts the messages back in front, to be taken in smaller batches so that a bad instance shows.</summary>
    private void TryAgain(PartitionBatch batch)
    {
        _limit = Math.Max(1, _limit / 2);
        var later = _again.ToArray();
        _again.Clear();
        foreach (var message in batch.Messages.Concat(later))
        {
            message.Attempts++;
            _again.Enqueue(message);
        }
    }

    /// <summary>Waits on the centre's clock; the partition's work does not hold that clock up meanwhile.</summary>
    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        Work.SetAside();
        try
        {
            await ports.Clock.WaitAsync(ports.Options.BackOff(++_failures), cancellationToken);
        }
        finally
        {
            Work.TakeUp();
        }
    }

    private void Complete(PartitionBatch batch)
    {
        foreach (var work in batch.Changed)
        {
            ports.Meter.Steps.Add(1);
            ports.Timers.Changed(work);
            ports.Commands.Enqueue(work.Commands);
            foreach (var ask in work.Asks) ports.Asks.Enqueue(ask);
            foreach (var bookmark in work.BookmarksAdded)
            {
                if (bookmark.Stimulus is { } stimulus) ports.Room.BookmarkCommitted(stimulus, work.InstanceId);
            }

            if (work.Continues) Put(new ContinueMessage(work.InstanceId));
            Tell(work.InstanceId);
        }

        foreach (var ask in batch.Context.AsksAgain) ports.Asks.Enqueue(ask);
        foreach (var work in batch.Works)
        {
            if (work.Failure is not null) continue;
            foreach (var message in work.Messages) message.Committed();
        }
    }

    private void Tell(string instanceId)
    {
        foreach (var observer in ports.Observers.Value)
        {
            try
            {
                observer.Committed(instanceId);
            }
            catch (Exception exception)
            {
                Log.ObserverFailed(ports.Logger, instanceId, exception);
            }
        }
    }

    private void ArmFlush() => ports.Clock.After(ports.Options.OutboxFlush, () => Put(Flush));
}
