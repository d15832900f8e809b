using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Pilots;

namespace CallCenter.Processes.Lifecycle;

/// <summary>
/// A step that a lifecycle drawn as a flow wants done. Answered by <see cref="LifecycleAnswer"/>; asked twice it is done once,
/// and answered the same.
/// </summary>
/// <param name="Process">The process that it is about.</param>
public abstract record LifecycleQuestion(string Process);

/// <summary>Puts a candidate into the catalogue. Answered by <c>Registered</c>, or <c>Known</c> when it is there already.</summary>
/// <param name="Owner">The user who answers for it.</param>
public sealed record AskRegistration(string Process, string? Name, string? EnglishName, string? Description, ProcessClass Class, string? Owner) : LifecycleQuestion(Process);

/// <summary>Gives a candidate its points. Answered by <c>Scored</c> with its priority.</summary>
public sealed record AskScore(string Process, IReadOnlyList<CriterionPoints> Points) : LifecycleQuestion(Process);

/// <summary>Decides for or against a candidate. Answered by <c>Chosen</c> or <c>Dropped</c>.</summary>
public sealed record AskStanding(string Process, ProcessStanding Standing, string? Reason) : LifecycleQuestion(Process);

/// <summary>Wants a draft to work on: the one there is, or a new one. Answered by <c>Drafted</c>.</summary>
public sealed record AskDraft(string Process) : LifecycleQuestion(Process);

/// <summary>Checks the design of a version. Answered by <c>Passed</c>, <c>Errors</c> or <c>Warnings</c>.</summary>
/// <param name="Version">Its number; null for the latest that has not been given up.</param>
public sealed record AskDesign(string Process, int? Version) : LifecycleQuestion(Process);

/// <summary>Makes the document of a version. Answered by <c>Made</c> with its title.</summary>
/// <param name="Version">Its number; null for the latest that has not been given up.</param>
public sealed record AskDocument(string Process, int? Version) : LifecycleQuestion(Process);

/// <summary>Freezes a draft. Answered by <c>Released</c>.</summary>
/// <param name="Version">Its number; null for the latest that has not been given up.</param>
public sealed record AskRelease(string Process, int? Version) : LifecycleQuestion(Process);

/// <summary>Plans a pilot, or takes the one that people have planned. Answered by <c>Planned</c>.</summary>
/// <param name="Version">Its number; null for the latest that has not been given up.</param>
/// <param name="Plan">As the API takes one, as JSON; null for what people have planned.</param>
public sealed record AskPilotPlan(string Process, int? Version, string? Plan) : LifecycleQuestion(Process);

/// <summary>Launches a pilot. Answered by <c>Started</c>.</summary>
/// <param name="Pilot">Null for the latest of the process.</param>
/// <param name="Reason">Why it is launched although the plan has warnings.</param>
public sealed record AskPilotStart(string Process, string? Pilot, string? Reason) : LifecycleQuestion(Process);

/// <summary>What the rules say of a pilot. Answered by a verdict's name, or <c>Running</c> while it is too early.</summary>
/// <param name="Pilot">Null for the latest of the process.</param>
public sealed record AskPilotVerdict(string Process, string? Pilot) : LifecycleQuestion(Process);

/// <summary>Ends a pilot by a decision. Answered by <c>Stopped</c>.</summary>
/// <param name="Pilot">Null for the latest of the process.</param>
public sealed record AskPilotEnd(string Process, string? Pilot, VerdictKind Decision, string? Reason) : LifecycleQuestion(Process);

/// <summary>Where a roll-out stands. Answered by <c>Ready</c>, <c>Waiting</c>, <c>Finished</c> or <c>Stopped</c>.</summary>
/// <param name="Rollout">Null for the latest of the process.</param>
/// <param name="Judged">How people judged KPIs since the last wave, by their ids.</param>
/// <param name="Reason">Why they judge other than the facts say; without it only a word of warning counts.</param>
public sealed record AskRollout(string Process, string? Rollout, IReadOnlyDictionary<string, bool> Judged, string? Reason = null) : LifecycleQuestion(Process);

/// <summary>Starts a wave. Answered by <c>Started</c>, <c>GatesClosed</c> or <c>Finished</c>.</summary>
/// <param name="Rollout">Which.</param>
/// <param name="Wave">Counts from 1: what has started already is not started again.</param>
/// <param name="SignedOff">The role that agrees to the wave, if one does.</param>
/// <param name="SignedOffBy">Who agreed.</param>
public sealed record AskWave(string Process, string Rollout, int Wave, string? SignedOff, string? SignedOffBy) : LifecycleQuestion(Process);

/// <summary>Gives groups the version back that they had. Answered by <c>RolledBack</c>.</summary>
/// <param name="Rollout">Null for the latest of the process.</param>
/// <param name="Groups">All of them when none is named.</param>
public sealed record AskRollBack(string Process, string? Rollout, IReadOnlyList<string> Groups) : LifecycleQuestion(Process);

/// <summary>What came of a step.</summary>
/// <param name="Outcome">One of those its question names, or <see cref="Refused"/>.</param>
/// <param name="Words">For people: why it was refused, what was found.</param>
public sealed record LifecycleAnswer(string Outcome, Why? Words = null)
{
    /// <summary>It was not done, and <see cref="Words"/> say why.</summary>
    public const string Refused = "Refused";

    /// <summary>The pilot or the roll-out.</summary>
    public string? Id { get; init; }

    /// <summary>The version's number, the wave's, or the day of a pilot.</summary>
    public int? Number { get; init; }

    /// <summary>The priority of a candidate.</summary>
    public double? Figure { get; init; }

    /// <summary>The document's title.</summary>
    public string? Title { get; init; }

    /// <summary>The version that it is about, such as <c>hotline:2</c>.</summary>
    public string? Version { get; init; }

    /// <summary>The groups that get it next.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];
}
