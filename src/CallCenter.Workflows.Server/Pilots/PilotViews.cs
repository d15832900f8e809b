using CallCenter.Persistence.Pilots;
using CallCenter.Processes.Pilots;
using CallCenter.Processes.Statistics;

namespace CallCenter.Workflows.Server.Pilots;

/// <summary>A pilot in a list.</summary>
public record PilotShown(
    string Id, string Name, string Process, string PilotVersion, string ControlVersion, PilotStatus Status, DesignKind Design, IReadOnlyList<string> Groups, DateOnly Launch,
    DateOnly MeasuredFrom, DateOnly MeasuredUntil, DateOnly DecisionOn, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? LaunchedAt, string? LaunchedBy,
    string? LaunchReason, DateTimeOffset? EndedAt, string? EndedBy, VerdictKind? Decision, VerdictKind? Proposal, string? DecisionReason)
{
    public static PilotShown Of(PilotRow row) => Of(row, PilotDesk.PlanOf(row));

    internal static PilotShown Of(PilotRow row, PilotPlan plan) => new(
        row.Id, row.Name, row.Process, row.PilotVersion, row.ControlVersion, row.Status, PlanShown.KindOf(plan.Design), plan.Design.Groups, plan.Launch, plan.Measured.From,
        plan.Measured.Until, plan.DecisionOn, row.CreatedAt, row.CreatedBy, row.LaunchedAt, row.LaunchedBy, row.LaunchReason, row.EndedAt, row.EndedBy, row.Decision, row.Proposal,
        row.DecisionReason);
}

/// <summary>A pilot with its plan; while it is planned, with what is to be known before the launch.</summary>
public sealed record PilotDetail : PilotShown
{
    public PilotDetail(PilotShown shown, PlanShown plan, IReadOnlyList<PilotFinding>? findings) : base(shown) => (Plan, Findings) = (plan, findings);

    public PlanShown Plan { get; }

    public IReadOnlyList<PilotFinding>? Findings { get; }
}

/// <summary>A plan as it was drawn.</summary>
/// <param name="Assignments">How many assignments could have been drawn.</param>
/// <param name="SmallestP">The smallest p that any result can reach.</param>
/// <param name="WasDrawn">Whether the seed gives this assignment.</param>
public sealed record PlanShown(
    DesignKind Kind, IReadOnlyList<string> Groups, IReadOnlyList<string> Pilots, IReadOnlyList<string> Controls, bool Matched, IReadOnlyList<IReadOnlyList<string>> Waves,
    IReadOnlyList<int> Blocks, int? DaysPerBlock, int? DaysPerStep, double Assignments, double SmallestP, bool WasDrawn, int Seed, IReadOnlyList<KpiRule> Kpis, DateOnly Launch,
    int BaselineWeeks, int Weeks, int WashOutDays, DateOnly MeasuredFrom, DateOnly MeasuredUntil, DateOnly DecisionOn, double Alpha, double Power, double LeastExposure,
    double MostContamination)
{
    public static PlanShown Of(PilotPlan plan)
    {
        var parallel = plan.Design as PilotDesign.Parallel;
        var switchback = plan.Design as PilotDesign.Switchback;
        var wedge = plan.Design as PilotDesign.SteppedWedge;
        var mechanism = plan.Design.Mechanism;
        return new(
            KindOf(plan.Design), plan.Design.Groups, parallel?.Pilots ?? [], parallel?.Controls ?? [], mechanism is AssignmentMechanism.ChooseMatched, wedge?.Waves ?? [],
            switchback?.Blocks ?? [], switchback?.DaysPerBlock, wedge?.DaysPerStep, mechanism.Count, mechanism.SmallestP, PilotChecks.WasDrawn(plan), plan.Seed, plan.Kpis, plan.Launch,
            plan.BaselineWeeks, plan.Weeks, plan.WashOutDays, plan.Measured.From, plan.Measured.Until, plan.DecisionOn, plan.Alpha, plan.Power, plan.LeastExposure,
            plan.MostContamination);
    }

    internal static DesignKind KindOf(PilotDesign design) => design switch
    {
        PilotDesign.Switchback => DesignKind.Switchback,
        PilotDesign.SteppedWedge => DesignKind.SteppedWedge,
        _ => DesignKind.Parallel,
    };
}
