using System.Diagnostics;

namespace CallCenter.Workflows.Benchmarks.Engine;

/// <summary>
/// One call's processor time (of all threads, so the collector's too), elapsed time and allocation, each as the median over
/// several rounds. Processor time is what counts: on a shared machine the neighbours' turns are not ours; on a quiet one both agree.
/// </summary>
internal sealed record Measure(double Seconds, double Elapsed, long Bytes)
{
    private const int Rounds = 41;

    public double PerSecond => 1 / Seconds;

    /// <summary>Calls until the code is hot, then times rounds of about 20 ms each. The median forgives a disturbed round.</summary>
    public static Measure Of(Action work)
    {
        var calls = WarmUp(work);
        var seconds = new double[Rounds];
        var elapsed = new double[Rounds];
        var bytes = new long[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var processor = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            for (var call = 0; call < calls; call++) work();
            elapsed[round] = watch.Elapsed.TotalSeconds / calls;
            seconds[round] = (Environment.CpuUsage.TotalTime - processor).TotalSeconds / calls;
            bytes[round] = (GC.GetAllocatedBytesForCurrentThread() - allocated) / calls;
        }

        Array.Sort(seconds);
        Array.Sort(elapsed);
        Array.Sort(bytes);
        return new(seconds[Rounds / 2], elapsed[Rounds / 2], bytes[Rounds / 2]);
    }

    private static int WarmUp(Action work)
    {
        var watch = Stopwatch.StartNew();
        var calls = 0;
        while (watch.ElapsedMilliseconds < 3_000)
        {
            work();
            calls++;
        }

        // Tiered compilation replaces hot code in the background; give it a moment, then count anew.
        var hot = Stopwatch.StartNew();
        calls = 0;
        while (hot.ElapsedMilliseconds < 500)
        {
            work();
            calls++;
        }

        return Math.Max(1, calls / 25);
    }
}
