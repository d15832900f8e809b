namespace CallCenter.Queues;

/// <summary>From when a figure of the wall board is a warning, and from when an alarm.</summary>
public sealed record BoardLimit(int Warning, int Alarm);

/// <summary>When the wall board shows a queue's figures in colour. Null takes what holds for the centre.</summary>
public sealed record BoardLimits
{
    /// <summary>What holds for a centre that has set nothing.</summary>
    public static readonly BoardLimits Usual = new()
    {
        Waiting = new(5, 10), LongestWaitSeconds = new(20, 60), ServiceLevelPercent = new(80, 70), AbandonedPercent = new(5, 10),
    };

    /// <summary>How many wait.</summary>
    public BoardLimit? Waiting { get; init; }

    public BoardLimit? LongestWaitSeconds { get; init; }

    /// <summary>Bad when below, the others when above.</summary>
    public BoardLimit? ServiceLevelPercent { get; init; }

    public BoardLimit? AbandonedPercent { get; init; }

    /// <summary>These, and where they are silent, the others.</summary>
    public BoardLimits Or(BoardLimits others) => new()
    {
        Waiting = Waiting ?? others.Waiting,
        LongestWaitSeconds = LongestWaitSeconds ?? others.LongestWaitSeconds,
        ServiceLevelPercent = ServiceLevelPercent ?? others.ServiceLevelPercent,
        AbandonedPercent = AbandonedPercent ?? others.AbandonedPercent,
    };
}
