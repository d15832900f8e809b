using CallCenter.Persistence.Pilots;
using CallCenter.Processes.HeatMaps;

namespace CallCenter.Workflows.Server.Processes.HeatMaps;

/// <summary>What is asked for; what is left out is usual.</summary>
/// <param name="Flow">The workflow of the version; its first.</param>
/// <param name="From">The first day; four weeks back, or the pilot's launch.</param>
/// <param name="To">The last day, included; today, or the pilot's end.</param>
/// <param name="Pilot">Splits the runs by the arms of this pilot.</param>
public sealed record HeatMapWanted(string? Flow, DateOnly? From, DateOnly? To, string? Pilot);

/// <summary>What runs that began in a period did, on the drawing of a version's workflow.</summary>
/// <param name="To">The last day, included.</param>
/// <param name="UnderWay">Runs that began in the period and have not ended: they are not counted yet.</param>
/// <param name="Uncounted">Runs of any flow that have ended and are about to be counted.</param>
/// <param name="Notice">Why there is nothing to see, and what to do.</param>
/// <param name="Nodes">Those of the drawing in its order, then others that runs passed: within drawn ones, or of the pilot's other version.</param>
/// <param name="Arms">One for all; or the pilot's, the control's and what belongs to neither.</param>
public sealed record HeatMapView(
    string Flow, string Name, string DefinitionVersionId, int DefinitionVersion, DateOnly From, DateOnly To, HeatPilot? Pilot, int UnderWay, int Uncounted, Why? Notice,
    IReadOnlyList<HeatNode> Nodes, IReadOnlyList<ArmHeat> Arms);

public sealed record HeatPilot(string Id, string Name, PilotStatus Status, string PilotVersion, string ControlVersion, DateOnly Launch);

/// <param name="Type">Null when no drawing has it any more.</param>
public sealed record HeatNode(string Id, string Name, string? Type, bool IsDrawn);

/// <param name="DropOffs">Runs that were ended from outside.</param>
public sealed record ArmHeat(Arm Arm, long Runs, long DropOffs, IReadOnlyList<NodeHeat> Nodes, IReadOnlyList<EdgeHeat> Edges);

/// <summary>The visits to a node; <see cref="NodeTally"/> says what the members mean. Times are off by at most <see cref="DwellTimes.Error"/> of themselves.</summary>
/// <param name="NinetiethSeconds">Nine of ten visits were shorter.</param>
public sealed record NodeHeat(string Id, long Entries, long Completions, long Faults, long DropOffs, double? MedianSeconds, double? NinetiethSeconds)
{
    internal static NodeHeat Of(string id, NodeTally tally) => new(
        id, tally.Entries, tally.Completions, tally.Faults, tally.DropOffs, tally.Dwell.Quantile(0.5)?.TotalSeconds, tally.Dwell.Quantile(0.9)?.TotalSeconds);
}

/// <summary>How often runs went along a line of the drawing.</summary>
public sealed record EdgeHeat(string Source, string Port, string Target, long Count);
