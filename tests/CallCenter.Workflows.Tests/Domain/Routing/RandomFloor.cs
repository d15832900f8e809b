using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;
using CallCenter.Routing;

namespace CallCenter.Workflows.Tests.Domain.Routing;

/// <summary>
/// A random day on the floor, with an account of its own of who may take whom, made from definitions and decisions alone. After
/// every input it is judged by what must hold.
/// </summary>
internal sealed class RandomFloor
{
    private static readonly TimeSpan Worth = TimeSpan.FromSeconds(30);
    private static readonly RoutingOptions Options = new() { OfferAgainAfter = TimeSpan.FromSeconds(20) };

    private readonly Random _random;
    private readonly Router _router;
    private readonly bool _strict;
    private readonly Dictionary<string, ServiceQueue> _queues;
    private readonly Dictionary<string, Agent> _agents;
    private readonly Dictionary<ContactId, Known> _contacts = [];
    private readonly HashSet<string> _atWork = [];
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private int _count;

    private enum Stage { Waiting, Offered, Talking }

    /// <summary>A contact as this account sees it.</summary>
    private sealed class Known
    {
        public required string Queue { get; set; }
        public required int Priority { get; init; }
        public required DateTimeOffset At { get; init; }
        public required int Order { get; init; }
        public required IReadOnlyList<SkillRequirement> Skills { get; init; }
        public required bool IsMessage { get; init; }
        public int Relaxed { get; set; }
        public HashSet<string> Widened { get; } = [];
        public Dictionary<string, DateTimeOffset> PassedBy { get; } = [];
        public string? HeldFor { get; set; }
        public DateTimeOffset HeldUntil { get; set; }
        public Stage Stage { get; set; }
        public string? Agent { get; set; }
    }

    public RandomFloor(int seed)
    {
        _random = new Random(seed);
        _strict = seed % 2 == 0;
        _router = new Router(Options with { PriorityWorth = _strict ? null : Worth });
        ServiceQueue[] queues =
        [
            new() { Id = "q1", Name = "q1", Groups = ["g1"], WrapUp = TimeSpan.Zero, LastAgentWait = TimeSpan.FromSeconds(12) },
            new()
            {
                Id = "q2", Name = "q2", Groups = ["g2"], Capacity = 4, WrapUpMode = WrapUpMode.Mandatory, WrapUp = TimeSpan.FromSeconds(5),
                Overflow = [new(OverflowKind.Queue, "q3", AfterWait: TimeSpan.FromSeconds(15)), new(OverflowKind.Voicemail, AtLength: 3)],
            },
            new()
            {
                Id = "q3", Name = "q3", Skills = [new("vip", 3)], RefuseWithoutAgents = false, WrapUp = TimeSpan.FromSeconds(15),
                RelaxLevelEvery = TimeSpan.FromSeconds(8), LevelBonuses = [new("Key", 2)],
            },
            new()
            {
                Id = "q4", Name = "q4", Groups = ["g2"], WrapUpMode = WrapUpMode.None,
                Overflow = [new(OverflowKind.Group, "g1", AfterWait: TimeSpan.FromSeconds(10)), new(OverflowKind.Callback, AtLength: 2)],
            },
        ];
        _queues = queues.ToDictionary(queue => queue.Id);
        _agents = Enumerable.Range(0, 7).Select(i => new Agent
        {
            Id = "a" + i, WorkNumber = "80" + i, Name = "a" + i, Groups = ["g" + (1 + (i % 2))], Skills = i < 4 ? [new AgentSkill("vip", 1 + i)] : [],
            MaxMessages = i == 5 ? 2 : 0,
        }).ToDictionary(agent => agent.Id);
        foreach (var queue in queues) Apply(new RoutingInput.QueueDefined(queue));
        foreach (var agent in _agents.Values) Apply(new RoutingInput.AgentDefined(agent));
    }

    public List<RoutingDecision> Log { get; } = [];

    public RandomFloor Run(int steps)
    {
        for (var i = 0; i < steps; i++) Step();
        return this;
    }

    private void Step()
    {
        var until = _now + TimeSpan.FromSeconds(_random.Next(0, 4));
        while (_router.NextDue is { } due && due <= until)
        {
            if (due > _now) _now = due;
            Apply(new RoutingInput.TimePassed());
        }

        _now = until;
        var agent = "a" + _random.Next(7);
        switch (_random.Next(15))
        {
            case <= 1: Arrive(); break;
            case 2 when _contacts.Count < 25: Arrive(); break;
            case 3 or 13 when Any(Stage.Offered) is { } offer: Apply(new RoutingInput.OfferAccepted(offer, _contacts[offer].Agent!)); break;
            case 4 or 5: Apply(new RoutingInput.AgentWants(agent, AgentState.Available)); break;
            case 6: Apply(new RoutingInput.AgentWants(agent, _random.Next(3) > 0 ? AgentState.Break : AgentState.Offline, "r")); break;
            case 7 or 8 when Any(Stage.Offered) is { } offer: Apply(new RoutingInput.OfferAccepted(offer, _contacts[offer].Agent!)); break;
            case 9 when Any(Stage.Offered) is { } offer: Apply(new RoutingInput.OfferDeclined(offer, _contacts[offer].Agent!, "no")); break;
            case 10 or 11 when Any(Stage.Talking) is { } talk: Apply(new RoutingInput.TalkEnded(talk)); break;
            case 12 when Any(null) is { } any:
                Apply(_random.Next(2) == 0 ? new RoutingInput.ContactGone(any) : new RoutingInput.ContactWithdrawn(any));
                break;
            case 14 when Any(Stage.Talking) is { } talk: Apply(new RoutingInput.CodesAsked(talk, _random.Next(4) == 0 ? [] : ["done"])); break;
            default: Apply(new RoutingInput.WrapUpCoded(agent, "done")); break;
        }
    }

    private void Arrive()
    {
        var id = new ContactId("c" + ++_count);
        var queue = "q" + _random.Next(1, 5);
        var isKey = _random.Next(5) == 0;
        IReadOnlyList<SkillRequirement> skills = _random.Next(5) == 0 ? [new SkillRequirement("vip")] : [];
        var priority = _random.Next(3);
        _contacts[id] = new Known
        {
            Queue = queue, Priority = priority + (isKey && queue == "q3" ? 2 : 0), At = _now, Order = _count, Skills = skills, IsMessage = _random.Next(4) == 0,
        };
        Apply(new RoutingInput.ContactQueued(id, queue, skills, priority)
        {
            CustomerLevel = isKey ? "Key" : null, LastAgentId = _random.Next(3) == 0 ? "a" + _random.Next(7) : null, IsMessage = _contacts[id].IsMessage,
        });
    }

    private ContactId? Any(Stage? stage)
    {
        var found = _contacts.Where(contact => stage is null || contact.Value.Stage == stage).OrderBy(contact => contact.Value.Order).Select(contact => contact.Key).ToList();
        return found.Count == 0 ? null : found[_random.Next(found.Count)];
    }

    private void Apply(RoutingInput input)
    {
        switch (input)
        {
            // What ends here frees the agent, who may get the next contact in the same breath.
            case RoutingInput.TalkEnded ended when _contacts[ended.Contact].Stage == Stage.Talking: _contacts.Remove(ended.Contact); break;
            case RoutingInput.ContactGone gone when _contacts[gone.Contact].Stage != Stage.Offered: _contacts.Remove(gone.Contact); break;
            case RoutingInput.ContactWithdrawn out_ when _contacts[out_.Contact].Stage == Stage.Waiting: _contacts.Remove(out_.Contact); break;
            case RoutingInput.OfferDeclined declined: GiveBack(declined.Contact, passed: true); break;
        }

        var decisions = _router.Apply(input, _now);
        foreach (var decision in decisions) Take(decision, input);
        Log.AddRange(decisions);
        if (decisions.Any(decision => decision is not RoutingDecision.PositionChanged)) Check();
    }

    private void Take(RoutingDecision decision, RoutingInput input)
    {
        switch (decision)
        {
            case RoutingDecision.AgentChanged changed:
                if (changed.To is AgentState.Break or AgentState.Offline) _atWork.Remove(changed.AgentId);
                else _atWork.Add(changed.AgentId);
                break;
            case RoutingDecision.ContactOffered offered: Offer(_contacts[offered.Contact], offered); break;
            case RoutingDecision.OfferWithdrawn withdrawn:
                Assert.Equal((Stage.Offered, withdrawn.AgentId), (_contacts[withdrawn.Contact].Stage, _contacts[withdrawn.Contact].Agent));
                if (input is RoutingInput.ContactGone or RoutingInput.ContactWithdrawn) _contacts.Remove(withdrawn.Contact);
                else GiveBack(withdrawn.Contact, passed: withdrawn.Why.En.Contains("deadline", StringComparison.Ordinal));
                break;
            case RoutingDecision.ContactConnected connected:
                Assert.Equal((Stage.Offered, connected.Agent.Id), (_contacts[connected.Contact].Stage, _contacts[connected.Contact].Agent));
                _contacts[connected.Contact].Stage = Stage.Talking;
                break;
            case RoutingDecision.ContactHeld held: (_contacts[held.Contact].HeldFor, _contacts[held.Contact].HeldUntil) = (held.AgentId, held.Until); break;
            case RoutingDecision.LevelsRelaxed relaxed: _contacts[relaxed.Contact].Relaxed = relaxed.By; break;
            case RoutingDecision.ContactOverflowed { Kind: OverflowKind.Queue } moved:
                var contact = _contacts[moved.Contact];
                (contact.Queue, contact.Relaxed, contact.HeldFor) = (moved.Target!, 0, null);
                contact.Widened.Clear();
                break;
            case RoutingDecision.ContactOverflowed { Kind: OverflowKind.Group } opened: _contacts[opened.Contact].Widened.Add(opened.Target!); break;
            case RoutingDecision.ContactOverflowed { Kind: OverflowKind.Voicemail } gone: _contacts.Remove(gone.Contact); break;
            case RoutingDecision.ContactRefused refused:
                Assert.Equal(Stage.Waiting, _contacts[refused.Contact].Stage);
                _contacts.Remove(refused.Contact);
                break;
        }
    }

    private void GiveBack(ContactId id, bool passed)
    {
        var contact = _contacts[id];
        if (passed) contact.PassedBy[contact.Agent!] = _now + Options.OfferAgainAfter;
        (contact.Stage, contact.Agent, contact.HeldFor) = (Stage.Waiting, null, null);
    }

    private void Offer(Known contact, RoutingDecision.ContactOffered offered)
    {
        Assert.Equal(Stage.Waiting, contact.Stage);
        Assert.True(MayTake(offered.Agent, contact), $"{offered.Contact} is offered to {offered.Agent.Id}, who may not take it");
        var beside = contact.IsMessage && offered.Agent.MaxMessages > 0;
        var others = _contacts.Values.Where(other => other.Agent == offered.Agent.Id).ToList();
        Assert.True(others.Count(other => (other.IsMessage && offered.Agent.MaxMessages > 0) == beside) < (beside ? offered.Agent.MaxMessages : 1));
        foreach (var (id, other) in _contacts)
        {
            if (other == contact || other.Stage != Stage.Waiting || other.Order == _count) continue;
            if ((other.IsMessage && offered.Agent.MaxMessages > 0) == beside && MayTake(offered.Agent, other))
                Assert.True(Compare(contact, other) < 0, $"{offered.Contact} overtook {id}");
        }

        (contact.Stage, contact.Agent, contact.HeldFor) = (Stage.Offered, offered.Agent.Id, null);
    }

    private int Compare(Known a, Known b)
    {
        if (_strict && a.Priority != b.Priority) return b.Priority.CompareTo(a.Priority);
        var (first, second) = _strict ? (a.At, b.At) : (a.At - (Worth * a.Priority), b.At - (Worth * b.Priority));
        return first != second ? first.CompareTo(second) : a.Order.CompareTo(b.Order);
    }

    private bool MayTake(Agent agent, Known contact)
    {
        var queue = _queues[contact.Queue];
        if (contact.PassedBy.GetValueOrDefault(agent.Id) > _now) return false;
        if (contact.HeldFor is { } held && held != agent.Id && contact.HeldUntil > _now && _atWork.Contains(held) && !(contact.PassedBy.GetValueOrDefault(held) > _now)) return false;
        if (queue.Groups.Count > 0 && !agent.Groups.Any(group => queue.Groups.Contains(group) || contact.Widened.Contains(group))) return false;
        return queue.Skills.Concat(contact.Skills).All(skill => agent.LevelOf(skill.Skill) >= Math.Max(1, skill.Level - contact.Relaxed));
    }

    private void Check()
    {
        var agents = _router.Agents();
        foreach (var agent in agents)
        {
            var own = _contacts.Where(contact => contact.Value.Agent == agent.Agent.Id).ToList();
            var main = own.SingleOrDefault(contact => !contact.Value.IsMessage || agent.Agent.MaxMessages == 0);
            Assert.Equal(agent.State == AgentState.Reserved, main.Value?.Stage == Stage.Offered);
            Assert.Equal(agent.State == AgentState.Busy, main.Value?.Stage == Stage.Talking);
            Assert.Equal(own.Count - (main.Value is null ? 0 : 1), agent.Messages.Count);
        }

        var waiting = _router.Queues(_now).SelectMany(queue => queue.Waiting.Select(id => (queue.Queue.Id, Contact: id))).ToList();
        Assert.Equal(_contacts.Where(contact => contact.Value.Stage == Stage.Waiting).Select(contact => (contact.Value.Queue, contact.Key.Value)).Order(), waiting.Select(contact => (contact.Id, contact.Contact.Value)).Order());
        foreach (var (_, id) in waiting)
        {
            var contact = _contacts[id];
            Assert.DoesNotContain(agents, agent => IsFree(agent, contact.IsMessage) && MayTake(agent.Agent, contact));
        }

        if (waiting.Count == 0) return;
        var any = waiting[_random.Next(waiting.Count)].Contact;
        var ahead = _contacts.Values.Count(other => other.Stage == Stage.Waiting && other.Queue == _contacts[any].Queue && Compare(other, _contacts[any]) < 0);
        Assert.Equal(ahead + 1, _router.PositionOf(any)!.Value.Position);
    }

    private static bool IsFree(AgentSnapshot agent, bool message) => message && agent.Agent.MaxMessages > 0
        ? agent.State is AgentState.Available or AgentState.Reserved or AgentState.Busy && agent.Messages.Count < agent.Agent.MaxMessages
        : agent.State == AgentState.Available;
}
