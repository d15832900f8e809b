namespace CallCenter.Processes.Deployment;

/// <summary>What goes wrong when a process is deployed.</summary>
public enum ProblemKind
{
    /// <summary>People understand the same process differently.</summary>
    UnevenUnderstanding,

    /// <summary>People do not work by it.</summary>
    NotFollowed,
}

public enum ProblemStatus
{
    Open,

    /// <summary>Something was done; whether it works shows later.</summary>
    Closed,

    /// <summary>A review found that it works.</summary>
    Effective,
}

/// <summary>A problem with a deployed process, who sees to it, and what came of it.</summary>
/// <param name="ImmediateAction">Done at once so that the effect does not spread.</param>
public sealed record DeploymentProblem(ProblemStatus Status, string ImmediateAction, DateTimeOffset DueAt)
{
    /// <summary>What was done; null while open.</summary>
    public string? Done { get; init; }

    /// <summary>When somebody is to look whether it works.</summary>
    public DateTimeOffset? ReviewAt { get; init; }

    /// <summary>What the last review found.</summary>
    public string? Review { get; init; }

    /// <summary>How often a review found that it does not work.</summary>
    public int Reopenings { get; init; }
}

/// <summary>Something done with a problem. A closed set.</summary>
public abstract record ProblemMove
{
    private ProblemMove() { }

    /// <param name="Done">What was done.</param>
    /// <param name="ReviewAfter">How long it is to show.</param>
    public sealed record Close(string Done, TimeSpan ReviewAfter) : ProblemMove;

    /// <param name="IsEffective">Whether what was done works; if not, the problem is open again.</param>
    /// <param name="Remark">What the review saw.</param>
    /// <param name="DueAt">When it is due anew, if it does not work.</param>
    public sealed record Review(bool IsEffective, string Remark, DateTimeOffset? DueAt) : ProblemMove;
}

/// <summary>A problem is over when a review has found that what was done works, not when something was done.</summary>
public static class ProblemLife
{
    public static (DeploymentProblem Problem, Why? Refusal) Apply(DeploymentProblem problem, ProblemMove move, DateTimeOffset now) => move switch
    {
        ProblemMove.Close when problem.Status != ProblemStatus.Open => (problem, new("问题已经关闭。", "The problem is closed already.")),
        ProblemMove.Close close => (problem with { Status = ProblemStatus.Closed, Done = close.Done, ReviewAt = now + close.ReviewAfter }, null),
        ProblemMove.Review when problem.Status != ProblemStatus.Closed => (problem, new("先关闭问题，再复查效果。", "Close the problem before you review it.")),
        ProblemMove.Review when now < problem.ReviewAt => (problem, new("还没到复查时间，效果尚看不出来。", "It is not time for the review yet: the effect cannot show so early.")),
        ProblemMove.Review { IsEffective: false } review when !(review.DueAt > now) => (problem, new("措施无效，请给出新的截止时间。", "It did not work: give a new due time in the future.")),
        ProblemMove.Review { IsEffective: true } review => (problem with { Status = ProblemStatus.Effective, Review = review.Remark }, null),
        ProblemMove.Review review => (
            problem with { Status = ProblemStatus.Open, Review = review.Remark, DueAt = review.DueAt!.Value, ReviewAt = null, Done = null, Reopenings = problem.Reopenings + 1 }, null),
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, "Problems do not know this move."),
    };
}
