namespace CallCenter.Workflows.Benchmarks.Centre;

/// <summary>
/// What a stretch of work costs this process: processor time and memory, which depend little on what else the machine does,
/// and how long the garbage collector stopped everything meanwhile.
/// </summary>
internal sealed class CostMeter : IDisposable
{
    private readonly long _bytes = GC.GetTotalAllocatedBytes();
    private readonly TimeSpan _processor = Environment.CpuUsage.TotalTime;
    private readonly TimeSpan _paused = GC.GetTotalPauseDuration();
    private readonly Timer _watch;
    private TimeSpan _longest;
    private int _pauses;
    private long _seen = GC.GetGCMemoryInfo(GCKind.Any).Index;

    // A collection is seen unless another follows it within so little.
    public CostMeter() => _watch = new(_ => LookAtCollections(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(10));

    public string PerPiece(int pieces)
    {
        LookAtCollections();
        var bytes = GC.GetTotalAllocatedBytes() - _bytes;
        var processor = Environment.CpuUsage.TotalTime - _processor;
        var paused = GC.GetTotalPauseDuration() - _paused;
        return FormattableString.Invariant(
            $"{bytes / 1024.0 / pieces:F1} KB, {processor.TotalMicroseconds / pieces:F0} µs of processor; {_pauses} collections paused {paused.TotalMilliseconds:F0} ms in all, {_longest.TotalMilliseconds:F1} ms at most");
    }

    public void Dispose() => _watch.Dispose();

    private void LookAtCollections()
    {
        lock (_watch)
        {
            var last = GC.GetGCMemoryInfo(GCKind.Any);
            if (last.Index == _seen) return;
            _pauses += (int)(last.Index - _seen);
            _seen = last.Index;
            foreach (var pause in last.PauseDurations) _longest = pause > _longest ? pause : _longest;
        }
    }
}
