using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;

namespace CallCenter.Routing;

/// <summary>An agent as the router sees them.</summary>
internal sealed class AgentSlot(Agent agent, long sequence)
{
    public Agent Agent { get; set; } = agent;
    public long Sequence { get; } = sequence;
    public AgentState State { get; set; } = AgentState.Offline;
    public DateTimeOffset Since { get; set; }
    public string? Reason { get; set; }

    /// <summary>Since when the agent waits for a contact; kept over an offer that came to nothing without their doing.</summary>
    public DateTimeOffset IdleSince { get; set; }

    /// <summary>The state asked for during a talk.</summary>
    public (AgentState State, string? Reason)? Pending { get; set; }

    public WaitingContact? Contact { get; set; }
    public long Offer { get; set; }

    /// <summary>Goes up with each change of state, so that timers set before it are void.</summary>
    public long Stamp { get; set; }

    public DateTimeOffset ServingSince { get; set; }
    public QueueSlot? ServedQueue { get; set; }
    public List<QueueSlot> Queues { get; } = [];
}

/// <summary>A queue as the router sees it.</summary>
internal sealed class QueueSlot(ServiceQueue queue)
{
    private const double Weight = 0.1;

    public ServiceQueue Queue { get; set; } = queue;
    public SortedSet<WaitingContact> Waiting { get; } = new(WaitingContact.Order);
    public SortedSet<AgentSlot> Idle { get; } = new(LongestIdle);
    public HashSet<AgentSlot> Members { get; } = [];
    public bool PositionsChanged { get; set; }
    public DateTimeOffset? FarDue { get; set; }
    private TimeSpan? AverageHandling { get; set; }

    private static readonly Comparer<AgentSlot> LongestIdle = Comparer<AgentSlot>.Create((a, b) =>
        a.IdleSince != b.IdleSince ? a.IdleSince.CompareTo(b.IdleSince) : a.Sequence.CompareTo(b.Sequence));

    public void Handled(TimeSpan time) =>
        AverageHandling = AverageHandling is { } average ? (average * (1 - Weight)) + (time * Weight) : time;

    public TimeSpan? EstimatedWait(int position)
    {
        if (AverageHandling is not { } average) return null;
        var working = Members.Count(m => m.State is not (AgentState.Offline or AgentState.Break));
        return average * position / Math.Max(1, working);
    }
}

internal enum WaitingState { Waiting, Offered, Talking }

/// <summary>A contact as the router sees it.</summary>
internal sealed class WaitingContact
{
    public required ContactId Contact { get; init; }
    public required QueueSlot? Queue { get; init; }
    public required IReadOnlyList<SkillRequirement> Skills { get; init; }
    public required DateTimeOffset QueuedAt { get; init; }
    public required long Sequence { get; init; }

    /// <summary>Higher first.</summary>
    public required int Rank { get; init; }

    /// <summary>Earlier first.</summary>
    public required DateTimeOffset Virtual { get; init; }

    /// <summary>For a contact that is for certain agents: those not yet tried.</summary>
    public List<AgentSlot>? Targets { get; init; }

    public TimeSpan RingTime { get; init; }
    public WaitingState State { get; set; }
    public AgentSlot? Agent { get; set; }
    public int ToldPosition { get; set; }

    public static readonly Comparer<WaitingContact> Order = Comparer<WaitingContact>.Create((a, b) =>
    {
        if (a.Rank != b.Rank) return b.Rank.CompareTo(a.Rank);
        return a.Virtual != b.Virtual ? a.Virtual.CompareTo(b.Virtual) : a.Sequence.CompareTo(b.Sequence);
    });
}
