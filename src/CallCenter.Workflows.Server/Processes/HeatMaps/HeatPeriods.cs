using CallCenter.Kpis;
using CallCenter.Persistence.HeatMaps;
using CallCenter.Persistence.Pilots;
using CallCenter.Processes.HeatMaps;
using CallCenter.Processes.Lifecycle;
using CallCenter.Processes.Pilots;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Pilots;
using CallCenter.Workflows.Server.Problems;

namespace CallCenter.Workflows.Server.Processes.HeatMaps;

/// <summary>What runs of an arm did.</summary>
public sealed record ArmTally(Arm Arm, RunTally Tally);

/// <summary>The days of a heat map, and the pilot whose arms it compares.</summary>
/// <param name="Plan">Null without a pilot.</param>
/// <param name="Ended">The day on which the pilot ended.</param>
public sealed record HeatPeriod(DayRange Days, HeatPilot? Pilot, PilotPlan? Plan, DateOnly? Ended)
{
    public IReadOnlyList<ArmTally> Split(IReadOnlyList<RunDay> days)
    {
        Arm[] arms = Plan is null ? [Arm.All] : [Arm.Pilot, Arm.Control, Arm.Neither];
        var tallies = arms.ToDictionary(arm => arm, _ => new RunTally());
        foreach (var day in days) day.AddTo(tallies[Plan is null ? Arm.All : PilotArms.Of(Plan, day.Group, day.Day, Ended)]);
        return [.. arms.Select(arm => new ArmTally(arm, tallies[arm]))];
    }
}

/// <summary>Settles what was left out, and refuses what cannot be.</summary>
public sealed class HeatPeriods(PilotStore pilots, CentreTime time)
{
    private const int UsualDays = 28;
    private const int MostDays = 400;

    public async Task<HeatPeriod> ChooseAsync(ProcessVersion version, HeatMapWanted wanted, CancellationToken cancellationToken)
    {
        var row = string.IsNullOrEmpty(wanted.Pilot) ? null : await RequireAsync(version, wanted.Pilot, cancellationToken);
        var plan = row is null ? null : PilotDesk.PlanOf(row);
        DateOnly? ended = row?.EndedAt is { } moment ? time.DayOf(moment) : null;

        var to = wanted.To ?? Later(ended ?? time.Today, wanted.From ?? plan?.Launch);
        var from = wanted.From ?? plan?.Launch ?? to.AddDays(1 - UsualDays);
        new InputCheck()
            .Require(from <= to, "to", $"结束日 {to:yyyy-MM-dd} 早于开始日 {from:yyyy-MM-dd}。请把两者对调。", $"The last day, {to:yyyy-MM-dd}, is before the first, {from:yyyy-MM-dd}. Swap them.")
            .Require(to.DayNumber - from.DayNumber < MostDays, "from", $"期间最长 {MostDays} 天，请缩短。", $"A period has at most {MostDays} days. Choose a shorter one.")
            .Done();
        var shown = row is null ? null : new HeatPilot(row.Id, row.Name, row.Status, row.PilotVersion, row.ControlVersion, plan!.Launch);
        return new(new(from, to.AddDays(1)), shown, plan, ended);
    }

    private async Task<PilotRow> RequireAsync(ProcessVersion version, string id, CancellationToken cancellationToken)
    {
        var row = await pilots.FindAsync(id, cancellationToken) ?? throw new ProblemException(Problem.NotFound($"没有试点“{id}”。", $"There is no pilot \"{id}\"."));
        new InputCheck()
            .Require(
                row.PilotVersion == version.Id || row.ControlVersion == version.Id, "pilot",
                $"试点“{row.Name}”比较的是 {row.PilotVersion} 和 {row.ControlVersion}。请打开其中一个版本的热力图。",
                $"The pilot \"{row.Name}\" compares {row.PilotVersion} and {row.ControlVersion}. Open the heat map of one of these versions.")
            .Require(
                row.Status is not (PilotStatus.Planned or PilotStatus.Withdrawn), "pilot",
                $"试点“{row.Name}”没有开始过，没有可比较的两组。请不选试点，或先启动它。",
                $"The pilot \"{row.Name}\" was never launched, so there are no arms to compare. Leave the pilot out, or launch it first.")
            .Done();
        return row;
    }

    private static DateOnly Later(DateOnly one, DateOnly? other) => other > one ? other.Value : one;
}
