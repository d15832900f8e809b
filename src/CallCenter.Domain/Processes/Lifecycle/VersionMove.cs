using CallCenter.Processes.Pilots;

namespace CallCenter.Processes.Lifecycle;

/// <summary>Something that takes a version on, or back. A closed set.</summary>
public abstract record VersionMove
{
    private VersionMove() { }

    /// <summary>Freezes it, with the versions of its workflows that it has by then.</summary>
    /// <param name="Errors">Findings of the design check that block.</param>
    /// <param name="WarningsWithoutReason">Findings that need a reason and have none yet.</param>
    public sealed record Release(int Errors, int WarningsWithoutReason) : VersionMove;

    public sealed record StartPilot(string Pilot) : VersionMove;

    public sealed record EndPilot(VerdictKind Verdict) : VersionMove;

    /// <summary>To all groups.</summary>
    /// <param name="WithoutProof">The owner's reason to go on without a pilot that said ship; kept with the version.</param>
    public sealed record StartRollout(string? WithoutProof = null) : VersionMove;

    /// <param name="ReachedAll">Whether every group has it.</param>
    public sealed record EndRollout(bool ReachedAll) : VersionMove;

    public sealed record Reject : VersionMove;

    public sealed record Retire : VersionMove;
}

/// <summary>What came of a move: the version as it is then, and why not when it was refused.</summary>
public sealed record VersionStep(ProcessVersion Version, Why? Refusal);

/// <summary>
/// The order of a version's life. A design is not deployed right after it is made: theory is proven by a pilot first, and who
/// goes on without says why.
/// </summary>
public static class VersionLifecycle
{
    public static VersionStep Apply(ProcessVersion version, VersionMove move) => move switch
    {
        VersionMove.Release release => Release(version, release),
        VersionMove.StartPilot => To(version, VersionStatus.Piloting, VersionStatus.Released, VersionStatus.Proven),
        VersionMove.EndPilot end => To(version, AfterPilot(end.Verdict), VersionStatus.Piloting),
        VersionMove.StartRollout { WithoutProof: { } reason } when version.Status == VersionStatus.Released && !string.IsNullOrWhiteSpace(reason) =>
            new(version with { Status = VersionStatus.RollingOut, WithoutProof = reason.Trim() }, null),
        VersionMove.StartRollout when version.Status == VersionStatus.Released => new(version, Unproven),
        VersionMove.StartRollout => To(version, VersionStatus.RollingOut, VersionStatus.Proven),
        VersionMove.EndRollout end => To(version, end.ReachedAll ? VersionStatus.InForce : VersionStatus.Released, VersionStatus.RollingOut),
        VersionMove.Reject => To(version, VersionStatus.Rejected, VersionStatus.Draft, VersionStatus.Released, VersionStatus.Proven),
        _ => To(version, VersionStatus.Retired, VersionStatus.InForce),
    };

    /// <summary>A pilot's results correct the process: a new draft with the same content, to be changed and piloted again.</summary>
    /// <param name="version">Frozen.</param>
    /// <param name="number">The next of the process.</param>
    public static ProcessVersion Revise(ProcessVersion version, int number) =>
        version with { Number = number, Status = VersionStatus.Draft, Definitions = [], Revises = version.Number, Note = null, WithoutProof = null };

    private static VersionStep Release(ProcessVersion version, VersionMove.Release release)
    {
        if (version.Status != VersionStatus.Draft) return Refused(version);
        if (version.Definitions.Count == 0)
            return new(version, new Why("版本中没有工作流，至少加入一个。", "The version has no workflow; add one at least."));
        if (release.Errors > 0)
            return new(version, new Why($"设计检查还有 {release.Errors} 个错误，改正后才能发布。", $"The design check has {release.Errors} errors; mend them first."));
        if (release.WarningsWithoutReason > 0)
        {
            return new(version, new Why(
                $"还有 {release.WarningsWithoutReason} 个警告没有说明理由。", $"{release.WarningsWithoutReason} warnings have no reason yet; give one for each."));
        }

        return new(version with { Status = VersionStatus.Released }, null);
    }

    /// <summary>A pilot that was invalid or undecided proves nothing either way: the version may be piloted again.</summary>
    private static VersionStatus AfterPilot(VerdictKind verdict) => verdict switch
    {
        VerdictKind.Ship => VersionStatus.Proven,
        VerdictKind.RollBack => VersionStatus.Rejected,
        _ => VersionStatus.Released,
    };

    private static VersionStep To(ProcessVersion version, VersionStatus status, params ReadOnlySpan<VersionStatus> from) =>
        from.Contains(version.Status) ? new(version with { Status = status }, null) : Refused(version);

    private static VersionStep Refused(ProcessVersion version) => new(version, new Why(
        $"版本 {version.Number} 的状态是“{NameOf(version.Status).Zh}”，现在不能这样做。", $"Version {version.Number} is {NameOf(version.Status).En}; that cannot be done now."));

    private static readonly Why Unproven = new(
        "该版本还没有试点证明，不能马上部署；请先试点，或由流程负责人写明理由。",
        "No pilot has proven this version, so it is not deployed yet; pilot it first, or let the process owner give a reason.");

    /// <summary>How people call a status; the English as it follows "is".</summary>
    public static Why NameOf(VersionStatus status) => status switch
    {
        VersionStatus.Draft => new("草稿", "a draft"),
        VersionStatus.Released => new("已发布", "released"),
        VersionStatus.Piloting => new("试点中", "in a pilot"),
        VersionStatus.Proven => new("试点通过", "proven by a pilot"),
        VersionStatus.RollingOut => new("推广中", "being rolled out"),
        VersionStatus.InForce => new("已生效", "in force"),
        VersionStatus.Rejected => new("已放弃", "rejected"),
        _ => new("已停用", "retired"),
    };
}
