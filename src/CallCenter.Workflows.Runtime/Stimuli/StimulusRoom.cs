using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Runtime.Partitions;
using CallCenter.Workflows.Runtime.Stores;

namespace CallCenter.Workflows.Runtime.Stimuli;

/// <summary>
/// Every stimulus on its way, by key. It is entered here before the router looks for bookmarks, and partitions tell each new
/// bookmark here after its commit: whichever comes first, the other one sees it.
/// </summary>
internal sealed class StimulusRoom(TimeProvider clock, WorkflowRuntimeOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<StimulusKey, Lane> _lanes = [];
    private readonly Dictionary<string, Arrival> _onTheWay = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _takenBefore = new(StringComparer.Ordinal);
    private readonly StimulusMemory _memory = new(options.RememberStimuli);
    private readonly PriorityQueue<Arrival, long> _byExpiry = new();
    private RouterStation _router = null!;
    private InboxStation _inbox = null!;
    private Action<Message> _post = null!;
    private ITimer? _expiry;
    private DateTimeOffset _last = DateTimeOffset.MinValue;
    private int _waiting;

    public int WaitingCount => Volatile.Read(ref _waiting);

    public void Connect(RouterStation router, InboxStation inbox, Action<Message> post) => (_router, _inbox, _post) = (router, inbox, post);

    /// <summary>What had its effect before the last stop.</summary>
    public void Remember(IEnumerable<TakenStimulus> taken)
    {
        foreach (var (stimulusId, target) in taken)
        {
            if (!_takenBefore.TryGetValue(stimulusId, out var targets)) _takenBefore[stimulusId] = targets = new(StringComparer.Ordinal);
            targets.Add(target);
        }
    }

    public Task<OfferResult> Offer(Stimulus stimulus)
    {
        var now = clock.GetUtcNow();
        return Enter(stimulus, stored: false, now, now + options.Patience);
    }

    /// <summary>Goes on with one that was in the inbox when the server stopped.</summary>
    public void Restore(Stimulus stimulus, DateTimeOffset at, DateTimeOffset expiresAt) => _ = Enter(stimulus, stored: true, at, expiresAt);

    private Task<OfferResult> Enter(Stimulus stimulus, bool stored, DateTimeOffset at, DateTimeOffset expiresAt)
    {
        lock (_lock)
        {
            if (_memory.TryGet(stimulus.Id, out var result)) return Task.FromResult(result);
            if (_onTheWay.TryGetValue(stimulus.Id, out var known)) return known.Done;

            // No two at the same moment: the inbox gives them back in the order in which they came.
            _last = at = at > _last ? at : _last.AddTicks(1);
            var arrival = new Arrival(stimulus, at, expiresAt)
            {
                IsStored = stored,
                TakenBefore = _takenBefore.TryGetValue(stimulus.Id, out var targets) ? targets : [],
            };
            _onTheWay[stimulus.Id] = arrival;
            if (stimulus.Alternatives is not null)
            {
                arrival.State = ArrivalState.Looking;
                _router.StartOne(arrival);
                return arrival.Done;
            }

            if (!_lanes.TryGetValue(stimulus.Key, out var lane)) _lanes[stimulus.Key] = lane = new(stimulus.Key);
            lane.Arrivals.AddLast(arrival);
            if (lane.Arrivals.Count == 1) LookUp(lane);
            else if (lane.First!.State is ArrivalState.Storing or ArrivalState.Waiting) StoreQueued(lane);
            return arrival.Done;
        }
    }

    /// <summary>Called by a partition after a commit, for each new bookmark.</summary>
    public void BookmarkCommitted(StimulusKey key, string instanceId)
    {
        lock (_lock)
        {
            if (!_lanes.TryGetValue(key, out var lane)) return;
            if (lane.First is { State: ArrivalState.Waiting } first) Deliver(first, [instanceId]);
            else lane.NewBookmarks.Add(instanceId);
        }
    }

    /// <summary>
    /// The router is about to read bookmarks of the lane: what is committed before that, it will see. Answers the key of the
    /// triggers that belong to it; null when there is nothing to look for.
    /// </summary>
    public StimulusKey? BeginLooking(Lane lane)
    {
        lock (_lock)
        {
            lane.NewBookmarks.Clear();
            return lane.First is { State: ArrivalState.Looking } first ? first.TriggerKey : null;
        }
    }

    /// <summary>The router found these instances waiting. With starts to come, <paramref name="starts"/> is what the router will start.</summary>
    public IReadOnlyList<Arrival> Found(Lane lane, IReadOnlyCollection<string> instanceIds, int starts)
    {
        lock (_lock)
        {
            var first = lane.First!;
            first.WasLookedUp = true;
            var targets = instanceIds.Where(id => !first.TakenBefore.Contains(id)).ToList();
            if (targets.Count == 0 && starts > 0) return Detach(lane, starts);
            first.Open = starts;
            if (targets.Count > 0) Deliver(first, targets);
            else NobodyNow(lane, first);
            return starts > 0 ? [first] : [];
        }
    }

    /// <summary>Nobody waits in a running instance: all of the lane only start, in no order, so none holds up another.</summary>
    private List<Arrival> Detach(Lane lane, int starts)
    {
        var all = lane.Arrivals.Where(arrival => arrival.State != ArrivalState.Storing && arrival.TakenBefore.Count == 0).ToList();
        if (!all.Contains(lane.First!)) all.Insert(0, lane.First!);
        foreach (var arrival in all)
        {
            LeaveWaiting(arrival);
            arrival.State = ArrivalState.Delivering;
            arrival.Open = starts;
            lane.Arrivals.Remove(arrival);
        }

        Next(lane);
        return all;
    }

    /// <summary>The partition committed the delivery, or met no such bookmark.</summary>
    public void Delivered(Arrival arrival, string instanceId, bool taken)
    {
        lock (_lock)
        {
            if (taken) arrival.Resumed(instanceId);
            Closed(arrival);
        }
    }

    /// <summary>A start of a workflow by this stimulus is committed, or there was none after all.</summary>
    public void Started(Arrival arrival, string? instanceId)
    {
        lock (_lock)
        {
            if (instanceId is not null) arrival.Started(instanceId);
            Closed(arrival);
        }
    }

    /// <summary>For a stimulus that only starts: how many starts there will be.</summary>
    public void Starting(Arrival arrival, int starts)
    {
        lock (_lock)
        {
            arrival.State = ArrivalState.Delivering;
            arrival.Open = starts;
            if (starts == 0) End(arrival);
        }
    }

    /// <summary>The inbox row is written.</summary>
    public void Stored(Arrival arrival)
    {
        lock (_lock)
        {
            arrival.IsStored = true;
            arrival.State = ArrivalState.Waiting;
            Interlocked.Increment(ref _waiting);
            arrival.Tell(OfferResult.Waiting);
            _byExpiry.Enqueue(arrival, arrival.ExpiresAt.UtcTicks);
            ArmExpiry();
            if (!_lanes.TryGetValue(arrival.Key, out var lane) || lane.First != arrival) return;
            if (!arrival.WasLookedUp) LookUp(lane);
            else if (lane.NewBookmarks.Count > 0) Deliver(arrival, TakeNew(lane));
        }
    }

    /// <summary>It cannot be written to the inbox, so that waiting for it would be a promise without ground.</summary>
    public void Abandon(Arrival arrival, Exception exception)
    {
        lock (_lock)
        {
            arrival.Fail(exception);
            End(arrival);
        }
    }

    private void LookUp(Lane lane)
    {
        var first = lane.First!;
        LeaveWaiting(first);
        first.State = ArrivalState.Looking;
        _router.LookUp(lane);
    }

    /// <summary>In their order: what is stored of a lane is always its beginning, so that a restart cannot change the order.</summary>
    private void StoreQueued(Lane lane)
    {
        foreach (var arrival in lane.Arrivals.Where(arrival => arrival.State == ArrivalState.Queued).ToList())
        {
            if (arrival.Stimulus.IsFleeting) End(arrival);
            else Store(arrival);
        }
    }

    private void Store(Arrival arrival)
    {
        arrival.State = ArrivalState.Storing;
        _inbox.Store(arrival);
    }

    private void Deliver(Arrival arrival, IReadOnlyList<string> targets)
    {
        LeaveWaiting(arrival);
        arrival.State = ArrivalState.Delivering;
        arrival.Open += targets.Count;
        foreach (var target in targets) _post(new DeliverMessage(target, arrival, this));
    }

    private static List<string> TakeNew(Lane lane)
    {
        var targets = lane.NewBookmarks.ToList();
        lane.NewBookmarks.Clear();
        return targets;
    }

    private void Closed(Arrival arrival)
    {
        if (--arrival.Open > 0) return;
        var lane = _lanes.GetValueOrDefault(arrival.Key);
        if (lane?.First != arrival || arrival.HadEffect) End(arrival);
        else NobodyNow(lane, arrival);
    }

    /// <summary>The first of its lane met nobody: it and all behind it wait in the inbox.</summary>
    private void NobodyNow(Lane lane, Arrival first)
    {
        lane.NewBookmarks.ExceptWith(first.TakenBefore);
        if (lane.NewBookmarks.Count > 0) Deliver(first, TakeNew(lane));
        else if (first.HadEffect || first.Stimulus.IsFleeting) End(first);
        else
        {
            if (first.IsStored) Stored(first);
            else Store(first);
            StoreQueued(lane);
        }
    }

    private void End(Arrival arrival)
    {
        LeaveWaiting(arrival);
        arrival.State = ArrivalState.Over;
        _onTheWay.Remove(arrival.Id);
        _memory.Add(arrival.Id, arrival.Result, clock.GetUtcNow());
        if (arrival.IsStored) _inbox.Remove(arrival);
        arrival.Tell(arrival.Result);
        if (!_lanes.TryGetValue(arrival.Key, out var lane) || !lane.Arrivals.Contains(arrival)) return;
        var wasFirst = lane.First == arrival;
        lane.Arrivals.Remove(arrival);
        if (wasFirst) Next(lane);
    }

    private void Next(Lane lane)
    {
        if (lane.First is not { } next) _lanes.Remove(lane.Key);
        else if (next.State is ArrivalState.Queued or ArrivalState.Waiting) LookUp(lane);
    }

    private void LeaveWaiting(Arrival arrival)
    {
        if (arrival.State == ArrivalState.Waiting) Interlocked.Decrement(ref _waiting);
    }

    private void ArmExpiry()
    {
        if (!_byExpiry.TryPeek(out var next, out _)) return;
        var pause = next.ExpiresAt - clock.GetUtcNow();
        _expiry ??= clock.CreateTimer(_ => Expire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _expiry.Change(pause <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }

    private void Expire()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            while (_byExpiry.TryPeek(out var arrival, out _) && arrival.ExpiresAt <= now)
            {
                // One that is under way comes back here when it has to wait again.
                _byExpiry.Dequeue();
                if (arrival.State == ArrivalState.Waiting) End(arrival);
            }

            ArmExpiry();
        }
    }

    public void Stop() => _expiry?.Dispose();
}
