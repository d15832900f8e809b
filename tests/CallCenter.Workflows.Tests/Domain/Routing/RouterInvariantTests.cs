using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;
using CallCenter.Routing;

namespace CallCenter.Workflows.Tests.Domain.Routing;

/// <summary>Random days on the floor, judged by what must hold after every input. A failing seed is in the test's name and replays.</summary>
public sealed class RouterInvariantTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Apply_RandomDay_InvariantsHold(int seed) => new Day(seed).Run(800);

    [Fact]
    public void Apply_SameInputs_SameDecisions()
    {
        var first = new Day(99).Run(1000);
        var second = new Day(99).Run(1000);

        Assert.NotEmpty(first);
        Assert.Equal(first, second);
    }

    private sealed class Day
    {
        private static readonly string[] Groups = ["g1", "g2"];
        private readonly Random _random;
        private readonly Router _router;
        private readonly bool _strict;
        private readonly Dictionary<ContactId, (string Queue, int Priority, int Order, bool Skilled)> _queued = [];
        private readonly Dictionary<ContactId, string> _offered = [];
        private readonly Dictionary<ContactId, string> _talking = [];
        private readonly List<string> _log = [];
        private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        private int _contacts;

        public Day(int seed)
        {
            _random = new Random(seed);
            _strict = seed % 2 == 0;
            _router = new Router(new RoutingOptions { PriorityWorth = _strict ? null : TimeSpan.FromSeconds(30) });
            foreach (var (id, groups) in new[] { ("q1", new[] { "g1" }), ("q2", ["g2"]), ("q3", []) })
            {
                Apply(new RoutingInput.QueueDefined(new ServiceQueue
                {
                    Id = id, Name = id, Groups = groups, Capacity = id == "q2" ? 4 : null, RefuseWithoutAgents = id != "q3",
                    WrapUp = TimeSpan.FromSeconds(id == "q1" ? 0 : 15),
                }));
            }

            for (var i = 0; i < 6; i++)
            {
                Apply(new RoutingInput.AgentDefined(new Agent
                {
                    Id = "a" + i, WorkNumber = "80" + i, Name = "a" + i, Groups = [Groups[i % 2]],
                    Skills = i < 3 ? [new AgentSkill("vip", 2)] : [],
                }));
            }
        }

        public List<string> Run(int steps)
        {
            for (var i = 0; i < steps; i++) Step();
            return _log;
        }

        private void Step()
        {
            _now += TimeSpan.FromSeconds(_random.Next(0, 4));
            var agent = "a" + _random.Next(6);
            switch (_random.Next(12))
            {
                case <= 2:
                    var skilled = _random.Next(4) == 0;
                    var priority = _random.Next(3);
                    var queue = "q" + _random.Next(1, 4);
                    var id = new ContactId("c" + ++_contacts);
                    _queued[id] = (queue, priority, _contacts, skilled);
                    Apply(new RoutingInput.ContactQueued(id, queue, skilled ? [new SkillRequirement("vip")] : [], priority));
                    break;
                case 3 or 4: Apply(new RoutingInput.AgentWants(agent, AgentState.Available)); break;
                case 5: Apply(new RoutingInput.AgentWants(agent, _random.Next(3) > 0 ? AgentState.Break : AgentState.Offline, "r")); break;
                case 6 or 7 when Any(_offered) is { } offer: Apply(new RoutingInput.OfferAccepted(offer.Key, offer.Value)); break;
                case 8 when Any(_offered) is { } offer: Apply(new RoutingInput.OfferDeclined(offer.Key, offer.Value, "no")); break;
                case 9 when Any(_talking) is { } talk: Apply(new RoutingInput.TalkEnded(talk.Key)); break;
                case 10 when Any(_queued) is { } any: Apply(_random.Next(2) == 0
                    ? new RoutingInput.ContactGone(any.Key) : new RoutingInput.ContactWithdrawn(any.Key)); break;
                default: Apply(new RoutingInput.TimePassed()); break;
            }
        }

        private KeyValuePair<ContactId, T>? Any<T>(Dictionary<ContactId, T> from) =>
            from.Count == 0 ? null : from.OrderBy(p => p.Key.Value, StringComparer.Ordinal).ElementAt(_random.Next(from.Count));

        private void Apply(RoutingInput input)
        {
            var before = _router.Queues().ToDictionary(q => q.Queue.Id, q => q.Waiting);
            if (input is RoutingInput.TalkEnded or RoutingInput.ContactGone) EndTalk(input);
            foreach (var decision in _router.Apply(input, _now))
            {
                _log.Add(decision.ToString());
                Take(decision, before);
            }

            if (input is RoutingInput.ContactGone over) Forget(over.Contact);
            Check();
        }

        /// <summary>An agent without wrap-up may get the next contact in the same breath.</summary>
        private void EndTalk(RoutingInput input)
        {
            var contact = input is RoutingInput.TalkEnded ended ? ended.Contact : ((RoutingInput.ContactGone)input).Contact;
            if (_talking.Remove(contact)) _queued.Remove(contact);
        }

        private void Take(RoutingDecision decision, Dictionary<string, IReadOnlyList<ContactId>> before)
        {
            switch (decision)
            {
                case RoutingDecision.ContactOffered offered:
                    Assert.False(_offered.ContainsKey(offered.Contact), $"{offered.Contact} is offered twice");
                    Assert.False(_talking.ContainsKey(offered.Contact), $"{offered.Contact} talks and is offered");
                    Assert.DoesNotContain(offered.Agent.Id, _offered.Values);
                    Assert.DoesNotContain(offered.Agent.Id, _talking.Values);
                    CheckOrder(offered, before);
                    _offered.Add(offered.Contact, offered.Agent.Id);
                    break;
                case RoutingDecision.OfferWithdrawn withdrawn: Assert.True(_offered.Remove(withdrawn.Contact)); break;
                case RoutingDecision.ContactConnected connected:
                    Assert.True(_offered.Remove(connected.Contact));
                    _talking.Add(connected.Contact, connected.Agent.Id);
                    break;
                case RoutingDecision.AgentChanged { To: AgentState.Break, From: AgentState.Reserved } changed:
                    foreach (var (contact, agent) in _offered.Where(o => o.Value == changed.AgentId).ToList()) _offered.Remove(contact);
                    break;
                case RoutingDecision.ContactRefused refused: Forget(refused.Contact); break;
                case RoutingDecision.ContactLeft left: Forget(left.Contact); break;
            }
        }

        /// <summary>Of the contacts in its queue that this agent could serve, the one that was offered was the first.</summary>
        private void CheckOrder(RoutingDecision.ContactOffered offered, Dictionary<string, IReadOnlyList<ContactId>> before)
        {
            var it = _queued[offered.Contact];
            var vip = offered.Agent.LevelOf("vip") > 0;
            foreach (var other in before[it.Queue])
            {
                if (other == offered.Contact || _offered.ContainsKey(other) || !_queued.TryGetValue(other, out var theirs)) continue;
                if (theirs.Skilled && !vip) continue;
                if (theirs.Priority == it.Priority) Assert.True(theirs.Order > it.Order, $"{offered.Contact} overtook {other}");
                else if (_strict) Assert.True(theirs.Priority < it.Priority, $"{offered.Contact} overtook {other} of higher priority");
            }
        }

        private void Forget(ContactId contact)
        {
            _queued.Remove(contact);
            _offered.Remove(contact);
            _talking.Remove(contact);
        }

        private void Check()
        {
            var agents = _router.Agents();
            var held = agents.Where(a => a.Contact is not null).Select(a => a.Contact!.Value).ToList();
            Assert.Equal(held.Count, held.Distinct().Count());
            Assert.All(agents, a => Assert.Equal(a.State is AgentState.Reserved or AgentState.Busy, a.Contact is not null));
            Assert.Equal(_offered.Values.Order(StringComparer.Ordinal), Ids(agents, AgentState.Reserved));
            Assert.Equal(_talking.Values.Order(StringComparer.Ordinal), Ids(agents, AgentState.Busy));

            var queues = _router.Queues();
            Assert.Equal(_queued.Count, queues.Sum(q => q.Waiting.Count) + _offered.Count + _talking.Count);
            foreach (var queue in queues)
            {
                foreach (var contact in queue.Waiting)
                {
                    var skilled = _queued[contact].Skilled;
                    Assert.DoesNotContain(agents, a => a.State == AgentState.Available && a.Queues.Contains(queue.Queue.Id)
                        && (!skilled || a.Agent.LevelOf("vip") > 0));
                }
            }
        }

        private static IEnumerable<string> Ids(IReadOnlyList<AgentSnapshot> agents, AgentState state) =>
            agents.Where(a => a.State == state).Select(a => a.Agent.Id).Order(StringComparer.Ordinal);
    }
}
