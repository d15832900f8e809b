using System.Diagnostics;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Settings;
using CallCenter.Workflows.Server.Tests.Durability;

namespace CallCenter.Workflows.Benchmarks.Durable;

/// <summary>What running durably costs, on the database given.</summary>
internal sealed class DurableBenchmarks(DatabaseProvider provider)
{
    private const int Callers = 64;

    public async Task StartToFirstBookmarkAsync()
    {
        await using var database = await BenchDatabase.CreateAsync(provider);
        await using var host = await DurableHost.StartAsync(database);
        await Measure.RatesAsync($"start to first bookmark, {database.Name}, 64 callers", Callers, () => host.StartInstanceAsync(BenchFlows.Wait, "contact"));
    }

    public async Task ResumeToTheEndAsync()
    {
        const int instances = 60_000;
        await using var database = await BenchDatabase.CreateAsync(provider);
        await using var host = await DurableHost.StartAsync(database);
        var ids = new string[instances];
        var next = -1;
        await Measure.CallersAsync(Callers, async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number < instances) ids[number] = await host.StartInstanceAsync(BenchFlows.Wait);
        });
        next = -1;
        await Measure.RatesAsync($"resume to the end, {database.Name}, 64 callers", Callers, async () =>
        {
            if (Interlocked.Increment(ref next) is var number && number < instances) await host.ResumeAsync(ids[number]);
            else throw new EndOfWorkException();
        });
    }

    public async Task ResumeLatencyAsync()
    {
        const int perSecond = 1_000, warmSeconds = 2, seconds = 10;
        await using var database = await BenchDatabase.CreateAsync(provider);
        await using var host = await DurableHost.StartAsync(database);
        var ids = new string[perSecond * (warmSeconds + seconds)];
        var next = -1;
        await Measure.CallersAsync(Callers, async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number < ids.Length) ids[number] = await host.StartInstanceAsync(BenchFlows.Wait);
        });
        var latencies = new double[ids.Length];
        var offered = new List<Task>(ids.Length);
        var began = Stopwatch.GetTimestamp();
        for (var number = 0; number < ids.Length; number++)
        {
            // Due times do not wait for answers, so a slow answer shows as latency and not as a lower rate.
            while (Stopwatch.GetElapsedTime(began).TotalSeconds * perSecond < number) await Task.Delay(1);
            offered.Add(ResumeAsync(number, began + (long)(number / (double)perSecond * Stopwatch.Frequency)));
        }

        await Task.WhenAll(offered);
        latencies = latencies[(perSecond * warmSeconds)..];
        Array.Sort(latencies);
        Console.WriteLine($"resume latency, {database.Name}, {perSecond:N0} a second offered: "
            + $"p50 {latencies[latencies.Length / 2]:F1} ms, p99 {latencies[(int)(latencies.Length * 0.99)]:F1} ms, longest {latencies[^1]:F1} ms");

        async Task ResumeAsync(int number, long due)
        {
            await host.ResumeAsync(ids[number]);
            latencies[number] = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
        }
    }

    public async Task SuspendedSizeAsync()
    {
        const int instances = 20_000;
        await using var database = await BenchDatabase.CreateAsync(provider);
        await using (await DurableHost.StartAsync(database)) { }
        var empty = await database.SizeAsync();
        await using (var host = await DurableHost.StartAsync(database))
        {
            var next = -1;
            await Measure.CallersAsync(Callers, async () =>
            {
                while (Interlocked.Increment(ref next) is var number && number < instances)
                    await host.StartInstanceAsync(BenchFlows.Wait, $"contact-{number}", BenchInputs.Caller(number));
            });
        }

        Console.WriteLine($"suspended instance, {database.Name}: {(await database.SizeAsync() - empty) / (double)instances:N0} bytes, indexes and journal included");
    }

    /// <summary>Delays due at any time from now to tomorrow, as the runtime would have written them over the last day.</summary>
    public async Task PendingTimersAsync()
    {
        const int delays = 100_000;
        await using var database = await BenchDatabase.CreateAsync(provider);
        await using (await DurableHost.StartAsync(database)) { }
        var empty = await StartTimesAsync(database);
        await using (var host = await DurableHost.StartAsync(database)) await new StoreFilling(host).FillDelaysAsync(delays);
        await database.SettleAsync();
        var full = await StartTimesAsync(database);
        Console.WriteLine($"time to the first start, {database.Name}: {empty:F1} ms over an empty store, {full:F1} ms with {delays:N0} pending delays");
    }

    public async Task EventsAtOnceAsync()
    {
        const int events = 10_000;
        await using var database = await BenchDatabase.CreateAsync(provider);
        await using var host = await DurableHost.StartAsync(database);
        var atOnce = new EventsAtOnce(host.Runtime, host.Store, host.Get<IInstanceReader>());
        await atOnce.StartAsync(events);
        var time = await atOnce.OfferAsync();
        var wrong = await atOnce.FindWrongAsync();
        foreach (var found in wrong.Take(10)) Console.WriteLine("  " + found);
        Console.WriteLine($"{events:N0} events resumed at once, every fourth offered twice, {database.Name}: {time.TotalMilliseconds:N0} ms, "
            + (wrong.Count == 0 ? "every one exactly once and no bookmark left" : $"{wrong.Count:N0} THINGS WRONG"));
    }

    private static async Task<double> StartTimesAsync(BenchDatabase database)
    {
        var times = new List<double>();
        for (var run = 0; run < 9; run++)
        {
            await using var host = await DurableHost.StartAsync(database);
            times.Add(host.StartTime.TotalMilliseconds);
        }

        return Measure.Median(times);
    }
}
