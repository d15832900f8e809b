namespace CallCenter.Queues;

/// <summary>An ordered place where contacts wait, and who serves it.</summary>
/// <remarks>Named so, because <c>Queue</c> alone would be .NET's collection in every file that uses it.</remarks>
public sealed record ServiceQueue
{
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Ids of the groups that serve it; none means every agent with the skills.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    public IReadOnlyList<SkillRequirement> Skills { get; init; } = [];

    /// <summary>How many may wait; null is unlimited.</summary>
    public int? Capacity { get; init; }

    /// <summary>How long an offered contact rings at an agent.</summary>
    public TimeSpan RingTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The limit of wrap-up after a talk; zero goes straight back to available.</summary>
    public TimeSpan WrapUp { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether contacts are refused, and waiting ones let go, when no agent who could serve them is signed in.</summary>
    public bool RefuseWithoutAgents { get; init; } = true;

    /// <summary>Answered within this time counts for the service level.</summary>
    public TimeSpan ServiceLevelTarget { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Music class while waiting.</summary>
    public string Music { get; init; } = "default";

    /// <summary>Name of its opening hours; null is always open.</summary>
    public string? Calendar { get; init; }
}

/// <summary>A skill that a contact requires, at least at that level.</summary>
public sealed record SkillRequirement(string Skill, int Level = Agents.AgentSkill.Lowest);
