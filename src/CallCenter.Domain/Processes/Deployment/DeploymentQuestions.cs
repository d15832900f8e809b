namespace CallCenter.Processes.Deployment;

/// <summary>What flows ask of the centre about deployed processes; each is answered by <see cref="DeploymentAnswer"/>.</summary>
public abstract record DeploymentQuestion;

/// <summary>Tells a version to groups, due after a time.</summary>
public sealed record AskAnnounce(string Version, IReadOnlyList<string> Groups, TimeSpan DueIn, DateTimeOffset At) : DeploymentQuestion;

/// <summary>Draws the contacts of a day.</summary>
/// <param name="Day">Null for yesterday.</param>
/// <param name="Size">Null for the centre's usual.</param>
public sealed record AskSpotDraw(DateOnly? Day, int? Size) : DeploymentQuestion;

/// <summary>Opens a problem.</summary>
/// <param name="Owner">The user who sees to it.</param>
public sealed record AskOpenProblem(
    ProblemKind Kind, string Process, string? Group, string What, string ImmediateAction, string Owner, TimeSpan DueIn, DateTimeOffset At) : DeploymentQuestion;

/// <param name="Id">Of what came to be: the announcement, the problem, the day drawn; null when it was refused.</param>
/// <param name="Count">Contacts drawn.</param>
/// <param name="Refusal">Why not.</param>
public sealed record DeploymentAnswer(string? Id, int? Count = null, Why? Refusal = null);
