using System.Diagnostics;

namespace CallCenter.Workflows.Benchmarks.Durable;

/// <summary>Warms up, then measures in rounds, so that a disturbed round does not make the figure.</summary>
internal static class Measure
{
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    private const int Rounds = 7;

    public static async Task RatesAsync(string what, int callers, Func<Task> operation)
    {
        long done = 0;
        using var stop = new CancellationTokenSource();
        var working = CallersAsync(callers, async () =>
        {
            try
            {
                while (!stop.IsCancellationRequested)
                {
                    await operation();
                    Interlocked.Increment(ref done);
                }
            }
            catch (EndOfWorkException)
            {
                // The rounds so far count.
            }
        });
        await Task.WhenAny(Task.Delay(Warm), working);
        var rates = new List<double>();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var (first, allocated, began) = (Interlocked.Read(ref done), GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
        for (var round = 0; round < Rounds && !working.IsCompleted; round++)
        {
            var (before, start) = (Interlocked.Read(ref done), Stopwatch.GetTimestamp());
            await Task.WhenAny(Task.Delay(Round), working);
            if (!working.IsCompleted) rates.Add((Interlocked.Read(ref done) - before) / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        var count = Interlocked.Read(ref done) - first;
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var bytes = GC.GetTotalAllocatedBytes() - allocated;
        var all = Stopwatch.GetElapsedTime(began);
        await stop.CancelAsync();
        await working;
        if (rates.Count == 0) rates.Add(count / all.TotalSeconds);
        Console.WriteLine($"{what}: {Median(rates):N0} a second (median of {rates.Count} rounds, {rates.Min():N0} to {rates.Max():N0}), "
            + $"{used.TotalMicroseconds / count:F0} µs of CPU and {bytes / count / 1024.0:F1} KB allocated each");
    }

    public static Task CallersAsync(int callers, Func<Task> work) => Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(work)));

    public static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

/// <summary>Nothing is left to do in a measurement.</summary>
internal sealed class EndOfWorkException : Exception;
