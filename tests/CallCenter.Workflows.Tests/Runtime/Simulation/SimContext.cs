namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>Continuations that may not run where they were completed wait here until the schedule lets them, so that all stays on one thread.</summary>
internal sealed class SimContext : SynchronizationContext
{
    private readonly List<(SendOrPostCallback Callback, object? State)> _waiting = [];

    public int Count => _waiting.Count;

    public override void Post(SendOrPostCallback d, object? state) => _waiting.Add((d, state));

    /// <summary>Runs the one of that place.</summary>
    public void Run(int index)
    {
        var (callback, state) = _waiting[index];
        _waiting.RemoveAt(index);
        callback(state);
    }

    /// <summary>The process died: nobody goes on.</summary>
    public void Forget() => _waiting.Clear();
}
