namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>Where code goes on that must not go on inside another's call: on the simulation's own thread, when the schedule says so.</summary>
internal sealed class SimContext : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = new();

    public bool HasWork => _posted.Count > 0;

    public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));

    public void RunOne()
    {
        var (callback, state) = _posted.Dequeue();
        callback(state);
    }

    /// <summary>The process died.</summary>
    public void Forget() => _posted.Clear();
}
