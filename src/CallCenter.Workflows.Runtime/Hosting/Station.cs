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

    /// <summary>Completes when there is work.</summary>
    ValueTask<bool> WaitForWorkAsync(CancellationToken cancellationToken);

    /// <summary>Takes some of the waiting work and does it. Does not throw for what the outside does.</summary>
    Task PumpAsync(CancellationToken cancellationToken);
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

    public ValueTask<bool> WaitForWorkAsync(CancellationToken cancellationToken) => _channel.Reader.WaitToReadAsync(cancellationToken);

    public abstract Task PumpAsync(CancellationToken cancellationToken);

    /// <summary>Queues; each item that was taken must be ended with <see cref="WorkShare.Ended"/>.</summary>
    protected void Put(T item)
    {
        Work.Began();
        _channel.Writer.TryWrite(item);
    }

    protected bool TryTake(out T item) => _channel.Reader.TryRead(out item!);
}
