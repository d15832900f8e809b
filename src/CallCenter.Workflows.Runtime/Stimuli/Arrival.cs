using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Runtime.Stimuli;

internal enum ArrivalState
{
    /// <summary>Behind another of the same key.</summary>
    Queued,
    /// <summary>The router finds out whom it concerns.</summary>
    Looking,
    /// <summary>Partitions have it.</summary>
    Delivering,
    /// <summary>Being written to the inbox.</summary>
    Storing,
    /// <summary>In the inbox.</summary>
    Waiting,
    Over,
}

/// <summary>A stimulus on its way. Changed only under the room's lock.</summary>
internal sealed class Arrival(Stimulus stimulus, DateTimeOffset at, DateTimeOffset expiresAt)
{
    private readonly TaskCompletionSource<OfferResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _resumed = [];
    private readonly List<string> _started = [];

    public string Id => stimulus.Id;
    public StimulusKey Key => stimulus.Key;
    public StimulusKey TriggerKey => stimulus.TriggerKey ?? stimulus.Key;
    public object? Payload => stimulus.Payload;
    public Stimulus Stimulus => stimulus;
    public DateTimeOffset At => at;
    public DateTimeOffset ExpiresAt => expiresAt;
    public ArrivalState State { get; set; }

    /// <summary>It has a row in the inbox.</summary>
    public bool IsStored { get; set; }

    /// <summary>The router found nobody for it as the first of its lane.</summary>
    public bool WasLookedUp { get; set; }

    /// <summary>Deliveries and starts under way.</summary>
    public int Open { get; set; }

    /// <summary>Targets where it had its effect before the server was restarted.</summary>
    public IReadOnlyCollection<string> TakenBefore { get; init; } = [];

    public bool HadEffect => _resumed.Count + _started.Count + TakenBefore.Count > 0;
    public bool HadEffectNow => _resumed.Count + _started.Count > 0;
    public Task<OfferResult> Done => _done.Task;

    public void Resumed(string instanceId) => _resumed.Add(instanceId);
    public void Started(string instanceId) => _started.Add(instanceId);

    public OfferResult Result => HadEffectNow ? new([.. _resumed], [.. _started], false) : OfferResult.None;

    public void Tell(OfferResult result) => _done.TrySetResult(result);
    public void Fail(Exception exception) => _done.TrySetException(exception);
}

/// <summary>Stimuli of one key, in their order. Only the first is looked up or delivered, so that keys pressed fast arrive as pressed.</summary>
internal sealed class Lane(StimulusKey key)
{
    public StimulusKey Key { get; } = key;
    public LinkedList<Arrival> Arrivals { get; } = [];

    /// <summary>Instances that committed a bookmark of the key since the router last looked.</summary>
    public HashSet<string> NewBookmarks { get; } = new(StringComparer.Ordinal);

    public Arrival? First => Arrivals.First?.Value;
}
