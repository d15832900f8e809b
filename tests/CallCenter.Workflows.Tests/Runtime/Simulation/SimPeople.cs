using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Tests.Runtime.Stores;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>Those who look at runs: they retry what failed until it works, and now and then cancel what runs, sometimes both at once.</summary>
internal sealed class SimPeople(SimSchedule schedule, MemoryInstanceStore database)
{
    /// <summary>Few, so that cancelling does not hide what hangs.</summary>
    private int _cancels = schedule.Next(3);

    /// <summary>Whom they wanted to cancel, whether it came in time or not.</summary>
    public HashSet<string> Cancelled { get; } = new(StringComparer.Ordinal);

    public bool CanAct
    {
        get
        {
            foreach (var row in database.Instances.Values)
            {
                if (IsTheirs(row)) return true;
            }

            return false;
        }
    }

    /// <summary>Something failed that they are going to retry.</summary>
    public bool MustAct => Rows.Any(id => database.Instances[id].SubStatus == InstanceSubStatus.Faulted);

    private IEnumerable<string> Rows => database.Instances.Values
        .Where(IsTheirs).Select(row => row.Id).Order(StringComparer.Ordinal);

    private static bool IsTheirs(StoredInstance row) =>
        (row.SubStatus == InstanceSubStatus.Faulted || row.Status == InstanceStatus.Running) && row.DefinitionId == SimFlows.Shaky.Definition.DefinitionId;

    public void Act(RuntimeCore core)
    {
        var rows = Rows.ToList();
        var row = database.Instances[rows[schedule.Next(rows.Count)]];
        if (row.SubStatus == InstanceSubStatus.Faulted || schedule.Chance(20)) Ask(core, row.Id, new Occurrence.Retried());
        if (row.Status != InstanceStatus.Running || _cancels == 0 || !schedule.Chance(5)) return;
        _cancels--;
        Cancelled.Add(row.Id);
        Ask(core, row.Id, new Occurrence.Cancelled("by hand"));
    }

    private void Ask(RuntimeCore core, string instanceId, Occurrence occurrence)
    {
        schedule.Trace?.Invoke($"{occurrence.GetType().Name} {instanceId}");
        _ = core.RequestAsync(instanceId, occurrence, CancellationToken.None);
    }
}
