namespace CallCenter.Workflows.Server.SignIn;

/// <summary>What a person is in the centre.</summary>
public static class Roles
{
    public const string Agent = nameof(Agent);
    public const string TeamLead = nameof(TeamLead);
    public const string QualityReviewer = nameof(QualityReviewer);
    public const string ProcessOwner = nameof(ProcessOwner);
    public const string Administrator = nameof(Administrator);

    public static readonly IReadOnlyList<string> All = [Agent, TeamLead, QualityReviewer, ProcessOwner, Administrator];
}

/// <summary>Names of the claims a session carries besides the framework's.</summary>
public static class Claims
{
    public const string Stamp = "stamp";
    public const string Language = "language";
    public const string DisplayName = "display-name";
}
