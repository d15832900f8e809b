using System.Diagnostics;
using CallCenter.Workflows.Runtime;

namespace CallCenter.Workflows.Benchmarks.Durable;

/// <summary>What running durably on SQLite costs.</summary>
internal static class DurableBenchmarks
{
    private const int Callers = 64;

    public static async Task StartToFirstBookmarkAsync()
    {
        await using var host = await DurableHost.StartAsync();
        await Measure.RatesAsync("start to first bookmark, SQLite, 64 callers", Callers, () => host.StartInstanceAsync(BenchFlows.Wait, "contact"));
    }

    public static async Task ResumeToTheEndAsync()
    {
        const int instances = 60_000;
        await using var host = await DurableHost.StartAsync();
        var ids = new string[instances];
        var next = -1;
        await Measure.CallersAsync(Callers, async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number < instances) ids[number] = await host.StartInstanceAsync(BenchFlows.Wait);
        });
        next = -1;
        await Measure.RatesAsync("resume to the end, SQLite, 64 callers", Callers, async () =>
        {
            if (Interlocked.Increment(ref next) is var number && number < instances) await host.ResumeAsync(ids[number]);
            else throw new EndOfWorkException();
        });
    }

    public static async Task ResumeLatencyAsync()
    {
        const int perSecond = 1_000, seconds = 10;
        await using var host = await DurableHost.StartAsync();
        var ids = new string[perSecond * seconds];
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
        Array.Sort(latencies);
        Console.WriteLine($"resume latency, SQLite, {perSecond:N0} a second offered: "
            + $"p50 {latencies[latencies.Length / 2]:F1} ms, p99 {latencies[(int)(latencies.Length * 0.99)]:F1} ms, longest {latencies[^1]:F1} ms");

        async Task ResumeAsync(int number, long due)
        {
            await host.ResumeAsync(ids[number]);
            latencies[number] = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
        }
    }

    public static async Task SuspendedSizeAsync()
    {
        const int instances = 20_000;
        var directory = Directory.CreateTempSubdirectory("callcenter-bench-").FullName;
        try
        {
            var file = Path.Combine(directory, "callcenter.db");
            await using (await DurableHost.StartAsync(directory)) { }
            var empty = new FileInfo(file).Length;
            await using (var host = await DurableHost.StartAsync(directory))
            {
                var next = -1;
                await Measure.CallersAsync(Callers, async () =>
                {
                    while (Interlocked.Increment(ref next) is var number && number < instances)
                        await host.StartInstanceAsync(BenchFlows.Wait, $"contact-{number}", Caller(number));
                });
            }

            Console.WriteLine($"suspended instance: {(new FileInfo(file).Length - empty) / (double)instances:N0} bytes in the database, indexes and journal included");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    public static async Task StartUpAsync()
    {
        const int delays = 100_000;
        var directory = Directory.CreateTempSubdirectory("callcenter-bench-").FullName;
        try
        {
            await using (await DurableHost.StartAsync(directory)) { }
            var empty = await StartTimesAsync(directory);
            await using (var host = await DurableHost.StartAsync(directory))
            {
                var next = -1;
                await Measure.CallersAsync(Callers, async () =>
                {
                    while (Interlocked.Increment(ref next) < delays) await host.StartInstanceAsync(BenchFlows.Delay);
                });
            }

            var full = await StartTimesAsync(directory);
            Console.WriteLine($"time to ready: {empty:F1} ms over an empty store, {full:F1} ms with {delays:N0} pending delays");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<double> StartTimesAsync(string directory)
    {
        var times = new List<double>();
        for (var run = 0; run < 5; run++)
        {
            await using var host = await DurableHost.StartAsync(directory);
            times.Add(host.StartTime.TotalMilliseconds);
        }

        return Measure.Median(times);
    }

    private static ValueRecord Caller(int number) => new()
    {
        ["from"] = $"1380013{number:D5}", ["to"] = "4008001234", ["name"] = "王小明", ["level"] = "VIP", ["product"] = "智能门锁 X5",
    };
}
