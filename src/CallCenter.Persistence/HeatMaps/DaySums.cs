using CallCenter.Processes.HeatMaps;

namespace CallCenter.Persistence.HeatMaps;

/// <summary>What a run counts to.</summary>
internal readonly record struct RunPlace(string DefinitionVersionId, int Day, string Group)
{
    public CountedFaultRow Fault(string instanceId, byte[] tally) => new() { InstanceId = instanceId, DefinitionVersionId = DefinitionVersionId, Day = Day, Group = Group, Tally = tally };
}

/// <summary>The sums that a batch of runs counts into, read once and written once.</summary>
internal sealed class DaySums(CallCenterDbContext context)
{
    private readonly Dictionary<RunPlace, (RunDayRow? Stored, RunTally Tally)> _sums = [];

    public async ValueTask<RunTally> OfAsync(RunPlace place, CancellationToken cancellationToken)
    {
        if (_sums.TryGetValue(place, out var sum)) return sum.Tally;
        var stored = await context.FindAsync<RunDayRow>([place.DefinitionVersionId, place.Day, place.Group], cancellationToken);
        var tally = stored is null ? new RunTally() : RunTallyPacking.Unpack(stored.Tally);
        _sums[place] = (stored, tally);
        return tally;
    }

    public void Write()
    {
        foreach (var (place, (stored, tally)) in _sums)
        {
            if (stored is null) context.Add(new RunDayRow { DefinitionVersionId = place.DefinitionVersionId, Day = place.Day, Group = place.Group, Tally = RunTallyPacking.Pack(tally) });
            else stored.Tally = RunTallyPacking.Pack(tally);
        }
    }
}
