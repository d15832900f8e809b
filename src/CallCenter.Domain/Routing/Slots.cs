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

    /// <summary>The state asked for during a talk or a wrap-up that is not over yet.</summary>
    public (AgentState State, string? Reason)? Pending { get; set; }

    /// <summary>The one contact whose course is the agent's state.</summary>
    public WaitingContact? Contact { get; set; }

    /// <summary>Messages they have beside it, offered or being answered.</summary>
    public List<WaitingContact> Messages { get; } = [];

    /// <summary>Contacts that wait for this agent and no other.</summary>
    public SortedSet<WaitingContact> Awaited { get; } = new(WaitingContact.Order);

    /// <summary>Goes up with each change of state, so that timers set before it are void.</summary>
    public long Stamp { get; set; }

    public AgentDay Today { get; set; } = AgentDay.None;
    public DateTimeOffset ServingSince { get; set; }
    public QueueSlot? ServedQueue { get; set; }
    public List<Membership> Memberships { get; } = [];
    public WrapUp? WrapUp { get; set; }

    /// <summary>The code given for the contact at hand.</summary>
    public string? Code { get; set; }

    public bool IsSignedIn => State != AgentState.Offline;
    public bool IsWorking => State is not (AgentState.Offline or AgentState.Break);

    /// <summary>Whether another contact can be offered.</summary>
    public bool IsFreeFor(bool message) => message && Agent.MaxMessages > 0
        ? State is AgentState.Available or AgentState.Reserved or AgentState.Busy && Messages.Count < Agent.MaxMessages
        : State == AgentState.Available;
}

/// <summary>A wrap-up under way.</summary>
/// <param name="Contact">What is wrapped up.</param>
/// <param name="Mode">Of the queue it came through.</param>
/// <param name="Due">When its limit ends; null is none.</param>
/// <param name="Codes">Those that were asked for; null is the queue's.</param>
internal sealed record WrapUp(ContactId Contact, WrapUpMode Mode, DateTimeOffset? Due, IReadOnlyList<string>? Codes);

/// <summary>That an agent may take contacts of a demand.</summary>
internal sealed class Membership(AgentSlot agent, Demand demand, int match)
{
    public AgentSlot Agent { get; } = agent;
    public Demand Demand { get; } = demand;

    /// <summary>The sum of the agent's levels in the required skills.</summary>
    public int Match { get; } = match;

    /// <summary>As which the agent stands among the free ones, if they do. The values are those of the time they were put there.</summary>
    public Candidate? Candidate { get; set; }
}

/// <summary>A free agent among those who may take a demand's contacts.</summary>
internal readonly record struct Candidate(int Match, int Load, DateTimeOffset IdleSince, AgentSlot Agent)
{
    /// <summary>The policy: the best skill match, then who has the fewest messages, then who has been idle longest.</summary>
    public static readonly Comparer<Candidate> Order = Comparer<Candidate>.Create((a, b) =>
    {
        if (a.Match != b.Match) return b.Match.CompareTo(a.Match);
        if (a.Load != b.Load) return a.Load.CompareTo(b.Load);
        return a.IdleSince != b.IdleSince ? a.IdleSince.CompareTo(b.IdleSince) : a.Agent.Sequence.CompareTo(b.Agent.Sequence);
    });
}

internal enum WaitingState { Waiting, Offered, Talking }

/// <summary>A contact as the router sees it.</summary>
internal sealed class WaitingContact
{
    public required ContactId Contact { get; set; }

    /// <summary>It stands for asking a colleague about this contact.</summary>
    public ContactId? About { get; set; }

    public required QueueSlot? Queue { get; set; }
    public required IReadOnlyList<SkillRequirement> Skills { get; init; }

    /// <summary>Since when it waits, over all queues.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    public required long Sequence { get; init; }

    /// <summary>Higher first.</summary>
    public required int Rank { get; init; }

    /// <summary>Earlier first.</summary>
    public required DateTimeOffset Virtual { get; init; }

    /// <summary>For a contact that is for certain agents: those not yet tried.</summary>
    public List<AgentSlot>? Targets { get; init; }

    public TimeSpan RingTime { get; set; }
    public bool IsMessage { get; init; }
    public bool IsCallback { get; init; }
    public AgentSlot? LastAgent { get; init; }

    /// <summary>Since when it is in its present queue.</summary>
    public DateTimeOffset JoinedAt { get; set; }

    /// <summary>Queues it has been in; it overflows into none of them again.</summary>
    public List<QueueSlot> Visited { get; } = [];

    /// <summary>By how much the levels required are lowered.</summary>
    public int Relaxed { get; set; }

    /// <summary>Rules of the present queue that were applied, as bits.</summary>
    public int Overflowed { get; set; }

    public DateTimeOffset? OverflowAgainAt { get; set; }

    /// <summary>Who may take it, as things are.</summary>
    public Demand? Demand { get; set; }

    public WaitingState State { get; set; }
    public AgentSlot? Agent { get; set; }
    public long Offer { get; set; }

    /// <summary>The agent has it among their messages, not as the contact of their state.</summary>
    public bool IsBeside { get; set; }

    public DateTimeOffset ServingSince { get; set; }

    /// <summary>The agent it is held for.</summary>
    public AgentSlot? AwaitedAgent { get; set; }

    public int ToldPosition { get; set; }

    /// <summary>Goes up whenever what it waits for changes, so that timers set before it are void.</summary>
    public long Stamp { get; set; }

    private List<(AgentSlot Agent, DateTimeOffset Until)>? _passedBy;

    public void PassBy(AgentSlot agent, DateTimeOffset until) => (_passedBy ??= []).Add((agent, until));

    /// <summary>Whether that agent did not take it a moment ago.</summary>
    public bool IsPassedBy(AgentSlot agent, DateTimeOffset now)
    {
        if (_passedBy is null) return false;
        _passedBy.RemoveAll(passed => passed.Until <= now);
        return _passedBy.Exists(passed => passed.Agent == agent);
    }

    /// <summary>When the next of those who did not take it may be offered it again.</summary>
    public DateTimeOffset? NextPassEnds(DateTimeOffset now)
    {
        _passedBy?.RemoveAll(passed => passed.Until <= now);
        return _passedBy is { Count: > 0 } passed ? passed.Min(pass => pass.Until) : null;
    }

    /// <summary>Whom an agent serves first.</summary>
    public static readonly Comparer<WaitingContact> Order = Comparer<WaitingContact>.Create((a, b) =>
    {
        if (a.Rank != b.Rank) return b.Rank.CompareTo(a.Rank);
        return a.Virtual != b.Virtual ? a.Virtual.CompareTo(b.Virtual) : a.Sequence.CompareTo(b.Sequence);
    });
}
