using System.Globalization;
using CallCenter.Agents;
using CallCenter.Kpis;
using CallCenter.Queues;

namespace CallCenter.Routing;

/// <summary>A queue as the router sees it.</summary>
internal sealed class QueueSlot(ServiceQueue queue)
{
    private const double Weight = 0.1;

    private readonly Dictionary<DemandKey, Demand> _demands = [];

    public ServiceQueue Queue { get; private set; } = queue;

    /// <summary>All who wait here, also those held for their last agent.</summary>
    public RankedSet<WaitingContact> Waiting { get; } = new(WaitingContact.Order);

    /// <summary>The same by the time they have waited.</summary>
    public SortedSet<WaitingContact> ByAge { get; } = new(Comparer<WaitingContact>.Create((a, b) =>
        a.QueuedAt != b.QueuedAt ? a.QueuedAt.CompareTo(b.QueuedAt) : a.Sequence.CompareTo(b.Sequence)));

    public IReadOnlyCollection<Demand> Demands => _demands.Values;
    public bool PositionsChanged { get; set; }
    public DateTimeOffset ToldAt { get; set; } = DateTimeOffset.MinValue;
    public DateTimeOffset? NearDue { get; set; }
    public DateTimeOffset? FarDue { get; set; }
    public QueueDay Today { get; set; } = QueueDay.None;
    public KpiRuleSet Rules { get; private set; } = RulesOf(queue);
    private TimeSpan? AverageHandling { get; set; }

    /// <summary>The queue's own demand: what it asks of whoever serves it.</summary>
    public Demand Own => _demands[default(DemandKey) with { Skills = "" }];

    public Demand? Find(DemandKey key) => _demands.GetValueOrDefault(key);

    public Demand Open(DemandKey key, IReadOnlyList<SkillRequirement> skills)
    {
        var widening = Queue.Overflow.Where((_, rule) => (key.Widened & (1 << rule)) != 0).Select(rule => rule.Target!);
        IReadOnlySet<string> groups = Queue.Groups.Count == 0 ? new HashSet<string>() : Queue.Groups.Concat(widening).ToHashSet(StringComparer.Ordinal);
        var lowered = Queue.Skills.Concat(skills).Select(skill => skill with { Level = Math.Max(AgentSkill.Lowest, skill.Level - key.Relaxed) });
        var demand = new Demand(this, key, groups, [.. lowered]);
        _demands.Add(key, demand);
        return demand;
    }

    public void Close(Demand demand) => _demands.Remove(demand.Key);

    /// <summary>The most by which levels can fall until none asks for more than the lowest.</summary>
    public int MostRelaxed(IReadOnlyList<SkillRequirement> skills) => Queue.RelaxLevelEvery is null ? 0
        : Queue.Skills.Concat(skills).Select(skill => skill.Level - AgentSkill.Lowest).DefaultIfEmpty(0).Max();

    /// <summary>The bits of all rules that open the queue to another group.</summary>
    public int Widest { get; private set; } = WidestOf(queue);

    public void Redefine(ServiceQueue definition) => (Queue, Widest, Rules) = (definition, WidestOf(definition), RulesOf(definition));

    private static KpiRuleSet RulesOf(ServiceQueue queue) => new() { Id = "queue", Version = 1, ServiceLevelTarget = queue.ServiceLevelTarget };

    private static int WidestOf(ServiceQueue queue) => queue.Overflow.Select((rule, index) => rule.Kind == OverflowKind.Group ? 1 << index : 0).Sum();

    public void Handled(TimeSpan time) =>
        AverageHandling = AverageHandling is { } average ? (average * (1 - Weight)) + (time * Weight) : time;

    /// <summary>
    /// The expected wait at a position: with all N agents at work, the contact at position k waits for k of them to become free,
    /// that is k·H/N for a mean handling time H (talk and wrap-up). Exact for a queue M/M/N that serves in order: W. Whitt,
    /// <i>Predicting Queueing Delays</i>, Management Science 45(6), 1999. H is the exponentially weighted mean of the queue's own
    /// contacts, the latest with a tenth; null until there is one.
    /// </summary>
    public TimeSpan? EstimatedWait(int position) => AverageHandling is { } average ? average * position / Math.Max(1, Own.Working) : null;

    /// <summary>One spelling for the same requirements.</summary>
    public static string Spell(IReadOnlyList<SkillRequirement> skills) => skills.Count == 0 ? "" : string.Join('\n', skills
        .Select(skill => string.Create(CultureInfo.InvariantCulture, $"{skill.Skill.ToUpperInvariant()}\t{skill.Level}")).Order(StringComparer.Ordinal));
}
