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

    /// <summary>The limit of wrap-up after a talk; zero goes straight back to available, unless a code is due.</summary>
    public TimeSpan WrapUp { get; init; } = TimeSpan.FromSeconds(30);

    public WrapUpMode WrapUpMode { get; init; } = WrapUpMode.Optional;

    /// <summary>The codes an agent may close a contact with; none means any text.</summary>
    public IReadOnlyList<string> WrapUpCodes { get; init; } = [];

    /// <summary>
    /// Each time a contact has waited this long, the levels it requires of an agent fall by one, down to 1, so that a good
    /// agent now comes before the best one too late. Null never relaxes.
    /// </summary>
    public TimeSpan? RelaxLevelEvery { get; init; }

    /// <summary>Where contacts go that wait too long or find too many before them; the rules are tried in order, each once for a contact.</summary>
    public IReadOnlyList<OverflowRule> Overflow { get; init; } = [];

    /// <summary>Priority that customers of a level have before others.</summary>
    public IReadOnlyList<LevelBonus> LevelBonuses { get; init; } = [];

    /// <summary>How long a contact waits for the agent who had the customer last, if that agent serves the queue and is at work; null does not prefer them.</summary>
    public TimeSpan? LastAgentWait { get; init; }

    /// <summary>Whether contacts are refused, and waiting ones let go, when no agent who could serve them is signed in.</summary>
    public bool RefuseWithoutAgents { get; init; } = true;

    /// <summary>Answered within this time counts for the service level.</summary>
    public TimeSpan ServiceLevelTarget { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Music class while waiting.</summary>
    public string Music { get; init; } = "default";

    /// <summary>Id or name of its opening hours; null is always open. Who comes when it is closed is refused, who waits already is served.</summary>
    public string? Calendar { get; init; }

    /// <summary>Whether contacts are recorded from when they wait here on; what is heard before is the line's matter.</summary>
    public Contacts.RecordingRule Recording { get; init; }

    /// <summary>How often a promised callback is tried in all.</summary>
    public int CallbackAttempts { get; init; } = 1;

    /// <summary>How long after a callback that the customer did not answer it is tried again.</summary>
    public TimeSpan CallbackRetryAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The priority that customers of a level gain here; 0 for levels not named.</summary>
    public int BonusOf(string? customerLevel) =>
        LevelBonuses.FirstOrDefault(bonus => string.Equals(bonus.Level, customerLevel, StringComparison.OrdinalIgnoreCase))?.Priority ?? 0;
}

/// <summary>A skill that a contact requires, at least at that level.</summary>
public sealed record SkillRequirement(string Skill, int Level = Agents.AgentSkill.Lowest);

/// <summary>What is asked of an agent between a talk and the next contact.</summary>
public enum WrapUpMode
{
    /// <summary>Straight back to available.</summary>
    None,

    /// <summary>Ends by hand or by the limit; a code may be given.</summary>
    Optional,

    /// <summary>Ends when a code is given, however long that takes.</summary>
    Mandatory,
}

/// <summary>Customers of this level are served as if the flow had asked for that much more priority.</summary>
public sealed record LevelBonus(string Level, int Priority);

public enum OverflowKind
{
    /// <summary>Moves to another queue and keeps the time it has waited.</summary>
    Queue,

    /// <summary>Stays, and a group of agents besides the queue's own may take it: expert seats as a second line.</summary>
    Group,

    /// <summary>Leaves the queue; its flow is told, and takes a message as drawn.</summary>
    Voicemail,

    /// <summary>Stays; its flow is told, and offers a callback.</summary>
    Callback,
}

/// <summary>When and where contacts of a queue overflow. One of the two conditions is enough.</summary>
/// <param name="Kind">Where to.</param>
/// <param name="Target">The queue or the group; null for the other kinds.</param>
/// <param name="AfterWait">After so long in this queue.</param>
/// <param name="AtLength">On arrival, when so many wait already.</param>
public sealed record OverflowRule(OverflowKind Kind, string? Target = null, TimeSpan? AfterWait = null, int? AtLength = null);
