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

    /// <summary>Runs until tiered compilation has replaced the hot code, then tells how many calls make a round.</summary>
    private static int WarmUp(Action work)
    {
        CallsIn(3.0, work);
        return Math.Max(1, CallsIn(0.5, work) / 25);
    }

    private static int CallsIn(double seconds, Action work)
    {
        var end = Environment.CpuUsage.TotalTime + TimeSpan.FromSeconds(seconds);
        var calls = 0;
        for (; calls % 16 != 0 || Environment.CpuUsage.TotalTime < end; calls++) work();
        return calls;
    }
}
