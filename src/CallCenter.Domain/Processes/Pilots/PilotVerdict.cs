namespace CallCenter.Processes.Pilots;

public enum VerdictKind
{
    /// <summary>It was not run as planned; its figures prove nothing.</summary>
    Invalid,

    /// <summary>Harm is shown: back to the version before, at once.</summary>
    RollBack,

    /// <summary>Better, and nothing worse by more than its margin.</summary>
    Ship,

    /// <summary>Neither is shown: go on, or a person decides.</summary>
    Hold,
}

/// <summary>What a pilot has shown so far, and why.</summary>
/// <param name="Kind">The first that holds of invalid, roll back, ship, hold.</param>
/// <param name="Reasons">For people.</param>
/// <param name="Evidence">What it rests on.</param>
public sealed record PilotVerdict(VerdictKind Kind, IReadOnlyList<Why> Reasons, PilotEvidence Evidence)
{
    public static PilotVerdict Of(PilotPlan plan, PilotEvidence evidence)
    {
        var invalid = VerdictRules.Invalid(plan, evidence).ToList();
        if (invalid.Count > 0) return new(VerdictKind.Invalid, invalid, evidence);

        var harm = VerdictRules.Harm(plan, evidence).ToList();
        if (harm.Count > 0) return new(VerdictKind.RollBack, harm, evidence);

        var doubts = VerdictRules.Doubts(plan, evidence).ToList();
        return doubts.Count == 0
            ? new(VerdictKind.Ship, [.. VerdictRules.Merits(plan, evidence)], evidence)
            : new(VerdictKind.Hold, doubts, evidence);
    }
}
