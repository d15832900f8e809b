using System.Diagnostics;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Benchmarks.Durable;

/// <summary>
/// Fills a store with the very rows that the runtime would have written, in large batches: instances of the versions in turn,
/// begun over the last ninety days, the waiting ones spread evenly among the finished.
/// </summary>
internal sealed class StoreFilling(DurableHost host)
{
    private const int BatchSize = 2_000;

    /// <summary>Enough that the writers always find the next batch; no more, as each holds some megabytes.</summary>
    private const int MostUnderWay = 4;

    private static readonly TimeSpan Period = TimeSpan.FromDays(90);

    private readonly InstanceCodec _codec = host.Get<InstanceCodec>();
    private readonly StepResult _result = new();
    private readonly List<JournalEntry> _journal = [];

    /// <summary>Answers the ids of those that wait.</summary>
    public async Task<List<string>> FillAsync(int finished, int waiting, int versions)
    {
        var began = Stopwatch.GetTimestamp();
        var graphs = new List<WorkflowGraph>();
        for (var version = 1; version <= versions; version++) graphs.Add(await GraphAsync(BenchFlows.Wait, version));
        var total = finished + waiting;
        var ids = new List<string>(waiting);
        await WriteAsync(total, Period, (batch, number, at) =>
        {
            var waits = (long)(number + 1) * waiting / total > ids.Count;
            var id = Add(batch, graphs[number % versions], number, at, waits);
            if (waits) ids.Add(id);
        });
        Console.WriteLine($"  filled with {finished:N0} finished and {waiting:N0} waiting instances of {versions} versions in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s");
        return ids;
    }

    /// <summary>Instances whose delay of a day ends some time between now and tomorrow.</summary>
    public async Task FillDelaysAsync(int count)
    {
        var graph = await GraphAsync(BenchFlows.Delay, 1);
        await WriteAsync(count, TimeSpan.FromDays(1), (batch, number, at) => Add(batch, graph, number, at, waits: true));
    }

    private async Task<WorkflowGraph> GraphAsync(string definition, int version) =>
        (await host.Get<IGraphSource>().GetGraphAsync(BenchFlows.VersionId(definition, version)))!;

    /// <summary>Spreads them evenly over the time that ends now.</summary>
    private async Task WriteAsync(int total, TimeSpan period, Action<CommitBatch, int, DateTimeOffset> add)
    {
        var first = DateTimeOffset.UtcNow - period;
        var underWay = new Queue<Task>();
        var batch = new CommitBatch();
        for (var number = 0; number < total; number++)
        {
            batch.At = first + (period * ((double)(number + 1) / total));
            add(batch, number, batch.At);
            if (batch.Instances.Count < BatchSize && number < total - 1) continue;
            if (underWay.Count >= MostUnderWay) await underWay.Dequeue();
            underWay.Enqueue(host.Store.CommitAsync(batch, default));
            batch = new();
        }

        await Task.WhenAll(underWay);
    }

    private string Add(CommitBatch batch, WorkflowGraph graph, int number, DateTimeOffset at, bool waits)
    {
        var instance = WorkflowEngine.Create(graph, Guid.CreateVersion7(at).ToString("N"), at);
        instance.CorrelationId = $"contact-{number}";
        Step(batch, graph, instance, new Occurrence.Started(BenchInputs.Caller(number)), at);
        if (waits)
        {
            foreach (var bookmark in _result.BookmarksAdded) batch.BookmarksAdded.Add(new(instance.Id, bookmark.Number, bookmark.Stimulus, bookmark.DueAt));
        }
        else
        {
            Step(batch, graph, instance, new Occurrence.StimulusArrived(instance.Bookmarks[0].Number, null), at + TimeSpan.FromMinutes(3));
        }

        batch.Instances.Add(new(new(
            instance.Id, instance.DefinitionId, instance.DefinitionVersionId, instance.DefinitionVersion, instance.CorrelationId, instance.Name, null, instance.Status,
            instance.SubStatus, 0, IsAsking: false, instance.Revision, instance.CreatedAt, instance.UpdatedAt, instance.FinishedAt, _codec.Write(instance, graph)), null));
        if (!waits) batch.Finished.Add((instance.Id, instance.Revision));
        return instance.Id;
    }

    private void Step(CommitBatch batch, WorkflowGraph graph, WorkflowInstance instance, Occurrence occurrence, DateTimeOffset at)
    {
        WorkflowEngine.Step(graph, instance, occurrence, at, _result);
        _journal.Clear();
        _journal.AddRange(_result.Journal);
        batch.Journal.Add(new(instance.Id, _journal[0].Sequence, _journal.Count, at, JournalCodec.Write(_journal)));
    }
}
