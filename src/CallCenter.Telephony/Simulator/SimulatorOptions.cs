namespace CallCenter.Telephony.Simulator;

/// <summary>How the simulated world behaves.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Gives ids to contacts; unique for all time.</summary>
    public Func<string> NewId { get; init; } = () => Guid.CreateVersion7().ToString("N");

    /// <summary>How long a recorded prompt is; null does not know it.</summary>
    public Func<string, TimeSpan?> AudioLength { get; init; } = _ => TimeSpan.FromSeconds(3);

    /// <summary>Where recordings are written; null writes none.</summary>
    public SimulatedRecordings? Recordings { get; init; }

    /// <summary>What happens when a number is dialled.</summary>
    public Func<string, FarEnd> FarEndOf { get; init; } = _ => new FarEnd();

    /// <summary>Calls that are over are kept, so many, for who asks later.</summary>
    public int KeptCalls { get; init; } = 5_000;
}

/// <summary>Whoever answers a dialled number.</summary>
public sealed record FarEnd
{
    /// <summary>Null answers; else the leg ends so, after <see cref="After"/>.</summary>
    public LegEnd? Refusal { get; init; }

    public TimeSpan After { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long they talk.</summary>
    public TimeSpan TalkFor { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>An agent who works by themselves: answers, talks, wraps up.</summary>
public sealed record SimulatedAgent
{
    public required string AgentId { get; init; }

    /// <summary>How long the phone rings; null never answers.</summary>
    public TimeSpan? AnswerAfter { get; init; } = TimeSpan.FromSeconds(3);

    public TimeSpan TalkFor { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The work after a talk; the queue's limit may end it sooner.</summary>
    public TimeSpan WrapUpFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Comes back so long after a contact that they did not answer; null stays away.</summary>
    public TimeSpan? BackAfter { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>What a simulated caller does by themselves.</summary>
public sealed record CallerHabits
{
    /// <summary>How long the message is that they leave; zero leaves none.</summary>
    public TimeSpan Message { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long their matter takes an agent; null takes as long as the agent's talks do.</summary>
    public TimeSpan? TalkFor { get; init; }

    /// <summary>How long their matter takes the agent after the talk; null is the agent's own time.</summary>
    public TimeSpan? WrapUpFor { get; init; }
}
