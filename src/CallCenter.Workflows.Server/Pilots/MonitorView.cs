using CallCenter.Kpis;
using CallCenter.Processes.Pilots;
using CallCenter.Processes.Statistics;

namespace CallCenter.Workflows.Server.Pilots;

/// <summary>A running pilot as of a day: what its verdict rests on, for pages and for the evidence pack.</summary>
/// <param name="Until">The first day that is not known.</param>
/// <param name="Look">Which day's look, of <paramref name="Looks"/>.</param>
/// <param name="Proposal">What the rules propose.</param>
/// <param name="Reasons">Why.</param>
/// <param name="SampleRatioP">That the arms' contacts follow their agents' days.</param>
/// <param name="SampleRatioAlarm">At or below it something besides the version differs.</param>
/// <param name="Volumes">Contacts, and days of agents at work, of each arm.</param>
/// <param name="Exposure">The part of the pilot's agents with receipt and quiz.</param>
/// <param name="Contamination">The part of contacts under the other arm's version.</param>
/// <param name="Kpis">Each compared.</param>
/// <param name="Trend">Whether the arms went side by side before.</param>
public sealed record MonitorView(
    DateOnly Until, int Look, int Looks, bool IsComplete, VerdictKind Proposal, IReadOnlyList<Why> Reasons, double HarmLimit, double? SampleRatioP, double SampleRatioAlarm,
    IReadOnlyList<ArmView> Volumes, double? Exposure, double LeastExposure, double? Contamination, double MostContamination, IReadOnlyList<KpiView> Kpis, TrendView? Trend);

public sealed record ArmView(string Arm, long Contacts, double AgentDays);

/// <summary>A KPI of both arms.</summary>
/// <param name="Effect">Pilot less control, in the KPI's unit.</param>
/// <param name="Low">Of the 95 % interval.</param>
/// <param name="High">Of the 95 % interval.</param>
/// <param name="P">Of the randomisation test for "better".</param>
/// <param name="HarmP">For "worse".</param>
/// <param name="NonInferiorityP">For "not worse by the margin".</param>
/// <param name="Obstacle">Why it is not compared.</param>
/// <param name="Missing">Groups without contacts in a period.</param>
/// <param name="Pilot">With numerator, denominator, rules and maturity.</param>
/// <param name="Control">With numerator, denominator, rules and maturity.</param>
/// <param name="Days">Day by day.</param>
public sealed record KpiView(
    string Kpi, string Name, string EnglishName, KpiUnit Unit, KpiDirection Better, KpiRole Role, double Margin, double? Effect, double? Low, double? High, double? P,
    double? HarmP, double? NonInferiorityP, Why? Obstacle, IReadOnlyList<string> Missing, KpiValue Pilot, KpiValue Control, IReadOnlyList<GroupView> Groups,
    IReadOnlyList<DayView> Days);

public sealed record GroupView(string Group, bool IsPilot, double Before, double During);

public sealed record DayView(DateOnly Day, double? Pilot, double? Control);

public sealed record TrendView(IReadOnlyList<WeeklyGap> Gaps, double? P);
