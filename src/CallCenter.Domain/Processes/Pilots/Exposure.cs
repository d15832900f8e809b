namespace CallCenter.Processes.Pilots;

/// <summary>When an agent read the version's announcement and passed its quiz.</summary>
public sealed record ExposureRecord(string AgentId, string Group, string Version, DateTimeOffset? ReadAt, DateTimeOffset? QuizPassedAt)
{
    /// <summary>From then on the agent counts as treated; null before both are there.</summary>
    public DateTimeOffset? TreatedFrom => ReadAt is { } read && QuizPassedAt is { } passed ? (read > passed ? read : passed) : null;
}

/// <summary>
/// Who has really had the version. It is a record beside the verdict, never a filter of it: groups are compared as assigned, for
/// those who learn early are not like those who learn late.
/// </summary>
public static class Exposure
{
    /// <summary>The part of the agents bound to the version who were treated at the moment; null without agents.</summary>
    public static double? Share(IReadOnlyCollection<ExposureRecord> bound, DateTimeOffset at) =>
        bound.Count == 0 ? null : bound.Count(record => record.TreatedFrom <= at) / (double)bound.Count;
}

/// <summary>An agent changed groups.</summary>
public sealed record AgentMove(string AgentId, string From, string To, DateTimeOffset At);

/// <summary>Contacts of a group by the version they ran under.</summary>
public sealed record VersionUse(string Group, DateOnly Day, string Version, long Contacts);

/// <summary>How far the arms have mixed.</summary>
public static class Contamination
{
    /// <summary>The part of measured contacts that ran under the other arm's version; null without contacts.</summary>
    public static double? Share(PilotPlan plan, IEnumerable<VersionUse> uses)
    {
        long all = 0, other = 0;
        foreach (var use in uses)
        {
            if (use.Day < plan.Measured.From || use.Day >= plan.Measured.Until || !plan.Design.Groups.Contains(use.Group)) continue;
            all += use.Contacts;
            if (use.Version != (plan.Design.IsPilot(plan, use.Group, use.Day) ? plan.PilotVersion : plan.ControlVersion)) other += use.Contacts;
        }

        return all == 0 ? null : other / (double)all;
    }

    /// <summary>Moves from one arm to the other while the pilot ran.</summary>
    public static IEnumerable<AgentMove> Crossings(PilotPlan plan, IEnumerable<AgentMove> moves) => moves.Where(move =>
        DateOnly.FromDateTime(move.At.DateTime) is var day && day >= plan.Launch && day < plan.Measured.Until
        && plan.Design.IsPilot(plan, move.From, day) != plan.Design.IsPilot(plan, move.To, day));
}
