using System.Collections.Concurrent;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Persistence.Instances;

/// <summary>Writes commit batches over a connection of its own; used by one thread.</summary>
internal interface IBatchWriter : IDisposable
{
    /// <summary>Called once, before anything is written.</summary>
    void Open() { }

    /// <summary>Waits until this writer may write; what arrives meanwhile is taken along.</summary>
    void TakeTurn() { }

    void PassTurn() { }

    /// <summary>Writes all of the batches in one transaction, or nothing and throws.</summary>
    void Write(IReadOnlyList<CommitBatch> batches);

    /// <summary>Whether after this failure nothing can have been written, so that the batches may be tried again.</summary>
    bool IsUndone(Exception failure);
}

/// <summary>
/// A thread per writer that takes every batch that waits into one transaction, so that one sync of the disk serves all
/// partitions. When that is refused, each batch is tried in a transaction of its own: a bad one fails alone.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    private const int MostBatches = 64;

    private readonly BlockingCollection<Pending> _queue = [];
    private readonly List<Thread> _threads = [];
    private readonly IReadOnlyList<IBatchWriter> _writers;

    /// <summary>Opens the writers and takes them over.</summary>
    public GroupCommit(string name, params IReadOnlyList<IBatchWriter> writers)
    {
        _writers = writers;
        try
        {
            foreach (var writer in writers) writer.Open();
        }
        catch
        {
            foreach (var writer in writers) writer.Dispose();
            throw;
        }

        foreach (var writer in writers)
        {
            var thread = new Thread(() => Run(writer)) { IsBackground = true, Name = name };
            _threads.Add(thread);
            thread.Start();
        }
    }

    public Task CommitAsync(CommitBatch batch)
    {
        var pending = new Pending(batch);
        _queue.Add(pending);
        return pending.Done.Task;
    }

    private void Run(IBatchWriter writer)
    {
        var taken = new List<Pending>();
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            writer.TakeTurn();
            taken.Clear();
            taken.Add(first);
            while (taken.Count < MostBatches && _queue.TryTake(out var next)) taken.Add(next);
            Write(writer, taken);
            writer.PassTurn();
            foreach (var pending in taken) pending.Settle();
        }
    }

    private static void Write(IBatchWriter writer, List<Pending> taken)
    {
        try
        {
            writer.Write([.. taken.Select(pending => pending.Batch)]);
        }
        catch (Exception failure) when (taken.Count > 1 && writer.IsUndone(failure))
        {
            foreach (var pending in taken) Write(writer, [pending]);
        }
        catch (Exception failure)
        {
            foreach (var pending in taken) pending.Failure = failure;
        }
    }

    /// <summary>Waits until what was handed in is written.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        foreach (var thread in _threads) thread.Join();
        foreach (var writer in _writers) writer.Dispose();
        _queue.Dispose();
    }

    private sealed class Pending(CommitBatch batch)
    {
        public CommitBatch Batch { get; } = batch;
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public Exception? Failure { get; set; }

        public void Settle()
        {
            if (Failure is null) Done.SetResult();
            else Done.SetException(Failure);
        }
    }
}
