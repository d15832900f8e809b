using System.Threading.Channels;

namespace CallCenter.Workflows.Runtime.Hosting;

/// <summary>
/// A place where work queues, and the code that does it. The host runs a loop per station; a test pumps stations in an
/// order of its own, so that every interleaving can be tried and repeated.
/// </summary>
internal interface IStation
{
    string Name { get; }

    /// <summary>How many pumps may be under way at once.</summary>
    int Concurrency { get; }

    bool HasWork { get; }

    /// <summary>Takes some of the waiting work and does it. Does not throw for what the outside does.</summary>
    Task PumpAsync(CancellationToken cancellationToken);

    /// <summary>Waits for work and does it; what the host's loops call again and again.</summary>
    Task RunOnceAsync(CancellationToken cancellationToken);
}

/// <summary>A station with one queue.</summary>
internal abstract class Station<T>(string name, int concurrency, WorkCounter counter) : IStation
{
    private readonly Channel<T> _channel = Channel.CreateUnbounded<T>();

    public string Name { get; } = name;
    public int Concurrency { get; } = concurrency;
    public virtual bool HasWork => _channel.Reader.Count > 0;

    protected WorkShare Work { get; } = new(counter);
    protected int Waiting => _channel.Reader.Count;

    public abstract Task PumpAsync(CancellationToken cancellationToken);

    public virtual async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        if (await _channel.Reader.WaitToReadAsync(cancellationToken)) await PumpAsync(cancellationToken);
    }

    /// <summary>Queues; each item that was taken must be ended with <see cref="WorkShare.Ended"/>.</summary>
    protected void Put(T item)
    {
        Work.Began();
        _channel.Writer.TryWrite(item);
    }

    protected bool TryTake(out T item) => _channel.Reader.TryRead(out item!);

    protected ValueTask<T> TakeAsync(CancellationToken cancellationToken) => _channel.Reader.ReadAsync(cancellationToken);
}

/// <summary>A station whose items are done one by one, several beside each other. One item wakes one loop, not all of them.</summary>
internal abstract class WorkerStation<T>(string name, int concurrency, WorkCounter counter) : Station<T>(name, concurrency, counter)
{
    public sealed override Task PumpAsync(CancellationToken cancellationToken) =>
        TryTake(out var item) ? DoCountedAsync(item, cancellationToken) : Task.CompletedTask;

    public sealed override async Task RunOnceAsync(CancellationToken cancellationToken) =>
        await DoCountedAsync(await TakeAsync(cancellationToken), cancellationToken);

    protected abstract Task DoAsync(T item, CancellationToken cancellationToken);

    private async Task DoCountedAsync(T item, CancellationToken cancellationToken)
    {
        try
        {
            await DoAsync(item, cancellationToken);
        }
        finally
        {
            Work.Ended();
        }
    }
}
