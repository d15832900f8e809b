using CallCenter.Queues;

namespace CallCenter.Routing;

/// <summary>What tells one demand of a queue from another.</summary>
/// <param name="Skills">Required besides the queue's own, in one spelling.</param>
/// <param name="Relaxed">By how much the levels are lowered.</param>
/// <param name="Widened">Overflow rules that opened it to more groups, as bits.</param>
/// <param name="IsMessage">Messages go to those who have room for one.</param>
internal readonly record struct DemandKey(string Skills, int Relaxed, int Widened, bool IsMessage);

/// <summary>
/// The contacts of a queue that the same agents may take, and those agents: an index kept up to date, so that a decision looks
/// at the first of each side and never searches.
/// </summary>
internal sealed class Demand(QueueSlot queue, DemandKey key, IReadOnlySet<string> groups, IReadOnlyList<SkillRequirement> skills)
{
    public QueueSlot Queue { get; } = queue;
    public DemandKey Key { get; } = key;
    public IReadOnlyList<SkillRequirement> Skills { get; } = skills;
    public SortedSet<WaitingContact> Waiting { get; } = new(WaitingContact.Order);
    public SortedSet<Candidate> Free { get; } = new(Candidate.Order);
    public Dictionary<AgentSlot, Membership> Members { get; } = [];

    /// <summary>Members who are not offline.</summary>
    public int SignedIn { get; set; }

    /// <summary>Members who are neither offline nor on a break.</summary>
    public int Working { get; set; }

    public bool MayTake(AgentSlot agent)
    {
        if (groups.Count > 0 && !agent.Agent.Groups.Any(groups.Contains)) return false;
        foreach (var required in Skills)
        {
            if (agent.Agent.LevelOf(required.Skill) < required.Level) return false;
        }

        return true;
    }

    public int MatchOf(AgentSlot agent)
    {
        var match = 0;
        foreach (var required in Skills) match += agent.Agent.LevelOf(required.Skill);
        return match;
    }
}
