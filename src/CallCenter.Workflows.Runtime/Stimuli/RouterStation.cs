using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Runtime.Hosting;
using CallCenter.Workflows.Runtime.Stores;
using Microsoft.Extensions.Logging;

namespace CallCenter.Workflows.Runtime.Stimuli;

/// <summary>Finds out whom stimuli concern: bookmarks by one query for all that wait, triggers from memory.</summary>
internal sealed class RouterStation(
    StimulusRoom room, IInstanceStore store, IGraphSource graphs, Starter starter, TimeProvider clock, WorkflowRuntimeOptions options,
    WorkCounter counter, ILogger logger)
    : Station<object>("router", concurrency: 1, counter)
{
    private const int MostAtOnce = 512;

    public void LookUp(Lane lane) => Put(lane);

    public void StartOne(Arrival arrival) => Put(arrival);

    public override async Task PumpAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        var lanes = new List<(Lane Lane, StimulusKey TriggerKey)>();
        var starts = new List<Arrival>();
        while (taken < MostAtOnce && TryTake(out var item))
        {
            taken++;
            if (item is Arrival arrival) starts.Add(arrival);
            else if (item is Lane lane && room.BeginLooking(lane) is { } triggerKey) lanes.Add((lane, triggerKey));
        }

        try
        {
            foreach (var arrival in starts) await StartFirstAsync(arrival, cancellationToken);
            if (lanes.Count > 0) await RouteAsync(lanes, cancellationToken);
        }
        finally
        {
            Work.Ended(taken);
        }
    }

    private async Task RouteAsync(List<(Lane Lane, StimulusKey TriggerKey)> lanes, CancellationToken cancellationToken)
    {
        var waiting = (await FindAsync([.. lanes.Select(entry => entry.Lane.Key)], cancellationToken)).ToLookup(bookmark => bookmark.Stimulus!.Value);
        foreach (var (lane, triggerKey) in lanes)
        {
            var triggers = graphs.FindTriggers(triggerKey);
            var instances = waiting[lane.Key].Select(bookmark => bookmark.InstanceId).Distinct().ToList();
            foreach (var arrival in room.Found(lane, instances, triggers.Count))
            {
                foreach (var trigger in triggers) await StartAsync(trigger, arrival, cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<StoredBookmark>> FindAsync(StimulusKey[] keys, CancellationToken cancellationToken)
    {
        for (var failures = 0; ; )
        {
            try
            {
                return await store.FindBookmarksAsync(keys, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                var pause = options.BackOff(++failures);
                Log.StoreFailed(logger, "who waits for a stimulus", pause, exception);
                Work.SetAside();
                await clock.WaitAsync(pause, cancellationToken);
                Work.TakeUp();
            }
        }
    }

    /// <summary>Exactly one workflow: of the first key that any trigger has.</summary>
    private async Task StartFirstAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        var trigger = arrival.TakenBefore.Count > 0 ? null : arrival.Stimulus.Alternatives!.Prepend(arrival.Key)
            .Select(key => graphs.FindTriggers(key).MinBy(candidate => candidate.DefinitionId, StringComparer.Ordinal))
            .FirstOrDefault(candidate => candidate is not null);
        room.Starting(arrival, trigger is null ? 0 : 1);
        if (trigger is not null) await StartAsync(trigger, arrival, cancellationToken);
    }

    private async Task StartAsync(PublishedTrigger trigger, Arrival arrival, CancellationToken cancellationToken)
    {
        try
        {
            var graph = arrival.TakenBefore.Contains(trigger.DefinitionId) ? null : await graphs.GetGraphAsync(trigger.VersionId, cancellationToken);
            if (graph is null) room.Started(arrival, null);
            else await starter.StartByStimulusAsync(graph, trigger.ActivityId, arrival, room, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.StartFailed(logger, arrival.Id, trigger.DefinitionId, exception);
            room.Started(arrival, null);
        }
    }
}
