using System.Diagnostics;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Settings;

namespace CallCenter.Workflows.Benchmarks.Durable;

/// <summary>The limit that the store sets: rows of the same size in batches of 64, with no engine and no runtime.</summary>
internal sealed class RawInsert(DatabaseProvider provider)
{
    public async Task RunAsync()
    {
        await using var database = await BenchDatabase.CreateAsync(provider);
        await using var host = await DurableHost.StartAsync(database);
        var rates = new List<double>();
        for (var round = 0; round < 7; round++)
        {
            var (written, began) = (0, Stopwatch.GetTimestamp());
            while (Stopwatch.GetElapsedTime(began).TotalSeconds < 1)
            {
                await host.Store.CommitAsync(Batch(64), default);
                written += 64;
            }

            rates.Add(written / Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        Console.WriteLine($"bare store, {database.Name}, rows of one start in batches of 64, one sync each: {Measure.Median(rates):N0} a second");
    }

    private static CommitBatch Batch(int size)
    {
        var batch = new CommitBatch { At = DateTimeOffset.UtcNow };
        for (var i = 0; i < size; i++)
        {
            var id = Guid.CreateVersion7().ToString("N");
            batch.Instances.Add(new(new(id, "wait", "wait:1", 1, "contact", null, null, InstanceStatus.Running, InstanceSubStatus.Suspended, 0, false, 1,
                batch.At, batch.At, null, new byte[400]), null));
            batch.BookmarksAdded.Add(new(id, 5, new("Bench", id), null));
            batch.Journal.Add(new(id, 1, 4, batch.At, new byte[200]));
        }

        return batch;
    }
}
