using System.Diagnostics.Metrics;

namespace CallCenter.Workflows.Runtime.Hosting;

/// <summary>The meter <c>callcenter.workflows</c>.</summary>
internal sealed class RuntimeMeter : IDisposable
{
    public const string Name = "callcenter.workflows";

    private readonly Meter _meter = new(Name);

    public RuntimeMeter()
    {
        Steps = _meter.CreateCounter<long>("steps", description: "Engine steps that changed an instance");
        Commits = _meter.CreateCounter<long>("commits", description: "Transactions of partitions");
        FailedCommits = _meter.CreateCounter<long>("commits.failed", description: "Transactions that failed and were tried again");
        CommitDuration = _meter.CreateHistogram<double>("commit.duration", "ms", "Time a partition waited for its transaction");
        BatchSize = _meter.CreateHistogram<int>("batch.size", description: "Messages in one transaction");
        CommandsSent = _meter.CreateCounter<long>("commands.sent");
        CommandsFailed = _meter.CreateCounter<long>("commands.failed", description: "Sendings that failed and are tried again");
    }

    public Counter<long> Steps { get; }
    public Counter<long> Commits { get; }
    public Counter<long> FailedCommits { get; }
    public Histogram<double> CommitDuration { get; }
    public Histogram<int> BatchSize { get; }
    public Counter<long> CommandsSent { get; }
    public Counter<long> CommandsFailed { get; }

    public void Observe(Func<int> queueDepth, Func<int> stimuliWaiting, Func<int> timersInMemory)
    {
        _meter.CreateObservableGauge("queue.depth", queueDepth, description: "Messages waiting in partitions");
        _meter.CreateObservableGauge("stimuli.waiting", stimuliWaiting, description: "Stimuli in the inbox");
        _meter.CreateObservableGauge("timers.near", timersInMemory, description: "Timers within the horizon");
    }

    public void Dispose() => _meter.Dispose();
}
